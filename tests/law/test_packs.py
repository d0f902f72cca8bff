"""A pack is data: a second country needs no code, and a fault is told with file and key."""

from pathlib import Path

import pytest

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.clocks import Unit
from qaitaru.law.pack import Ground
from qaitaru.law.packs_shipped import law_with, shipped_law
from qaitaru.law.reading import read_pack

PACK = """
code = "xx"
scope = "national"
text = { kk = "X", ru = "X", en = "X" }
[calendar]
zone = "Europe/Paris"
weekend = [6, 7]
"""
CLOCK = """
[[clock]]
key = "xx.freeze"
jurisdiction = "xx"
runs_from = "published"
stopped_by = "frozen"
owed_by = "reporting_entity"
text = { kk = "X", ru = "X", en = "X" }
[[clock.editions]]
name = "1"
valid_from = 2020-01-01
count = 2
unit = "working_days"
ends = "day_end"
source = "Act 1"
"""


EDITION = "clock[0].editions[0]"


def faulty(*texts: str) -> tuple[str, str, str, str]:
    with pytest.raises(PackFaulty) as told:
        read_pack({f"xx/{n}.toml": text for n, text in enumerate(texts)})
    fault = told.value
    return fault.file, fault.key, fault.found, fault.expected


def test_a_second_country_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "clocks.toml").write_text(CLOCK, encoding="utf-8")
    (folder / "readme.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    law = law_with(tmp_path)
    assert law.jurisdictions == ("kz", "uk", "us", "xx")
    every = law.clocks("xx", "un_1988")
    keys = [one.key for one in every if one.runs_from == "published"]
    assert keys == ["xx.freeze", "fatf.freeze", "un.freeze"]
    assert law.clock("xx.thaw") is None


def test_a_folder_of_a_shipped_code_takes_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "kz"
    folder.mkdir()
    (folder / "pack.toml").write_text(PACK.replace('"xx"', '"kz"'), encoding="utf-8")
    assert law_with(tmp_path).clocks("kz", "kz_list") == shipped_law().clocks("", "kz_list")


def test_without_a_folder_the_law_is_the_shipped_one(tmp_path: Path) -> None:
    assert law_with(tmp_path / "none") is shipped_law()


def test_a_file_of_other_letters_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "pack.toml").write_bytes(b"\xff")
    with pytest.raises(PackFaulty):
        law_with(tmp_path)


def test_a_wrong_type_is_told_with_its_file_key_and_what_was_found() -> None:
    told = faulty(PACK, CLOCK.replace("count = 2", 'count = "two"'))
    assert told == (
        "xx/1.toml",
        "clock[0].editions[0].count",
        "two",
        "Expected `int`, got `str`",
    )


def test_an_unknown_and_a_missing_key_are_told() -> None:
    assert "`colour`" in faulty(PACK, CLOCK + 'colour = "red"')[3]
    assert "`zone`" in faulty(PACK.replace('zone = "Europe/Paris"', ""))[3]
    assert faulty("")[3].startswith("Object missing required field")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("count = 2", "count = 0", f"{EDITION}.count"),
        ("count = 2", "count = -1", f"{EDITION}.count"),
        ('"working_days"', '"without_delay"', f"{EDITION}.count"),
        ('"day_end"', '"instant"', f"{EDITION}.ends"),
        ('"working_days"', '"hours"', f"{EDITION}.ends"),
        ('"Act 1"', '" "', f"{EDITION}.source"),
        (
            'source = "Act 1"',
            'source = "A"\nvalid_to = 2019-01-01',
            f"{EDITION}.valid_to",
        ),
        ('"xx.freeze"', '"yy.freeze"', "clock[0].key"),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, key: str) -> None:
    assert faulty(PACK, CLOCK.replace(old, new))[1] == key


def test_editions_follow_one_another_and_keys_are_one() -> None:
    second = CLOCK[CLOCK.index("[[clock.editions]]") :]
    assert (
        faulty(PACK, CLOCK + second.replace("2020", "2019"))[1] == "clock[0].editions[1].valid_from"
    )
    assert faulty(PACK, CLOCK, CLOCK)[1] == "clock[1].key"
    assert faulty(PACK, CLOCK[: CLOCK.index("[[clock.editions]]")] + "editions = []")[1] == (
        "clock[0].editions"
    )


def test_a_second_value_of_one_key_and_broken_toml_are_refused() -> None:
    assert faulty(PACK, 'code = "yy"')[:3] == ("xx/1.toml", "code", "yy")
    assert faulty(PACK, "[[clock")[3] == "TOML 1.0"


def test_a_zone_and_a_weekend_there_are() -> None:
    assert faulty(PACK.replace("Europe/Paris", "Mars/Olympus"))[1] == "calendar.zone"
    assert faulty(PACK.replace("[6, 7]", "[6, 8]"))[1] == "calendar.weekend"


def test_a_clock_that_is_named_must_be_there() -> None:
    wanting = """
[[exemption]]
key = "basic"
ground = "notification"
clock = "xx.silence"
text = { kk = "X", ru = "X", en = "X" }
source = "Act 1"
"""
    assert faulty(PACK, CLOCK, wanting)[1:] == ("exemption[0].clock", "xx.silence", "xx.freeze")
    route = """
[[route]]
key = "off"
phases = ["xx.freeze", "xx.gone"]
text = { kk = "X", ru = "X", en = "X" }
source = "Act 1"
"""
    assert faulty(PACK, CLOCK, route)[1:3] == ("route[0].phases", "xx.gone")


def test_what_a_list_calls_its_regime_is_known() -> None:
    law = shipped_law()
    found = law.regime_of("un", ("AL-QAIDA",))
    assert found is not None
    assert found.key == "un_1267"
    assert law.regime_of("un", ("Atlantis",)) is None
    assert law.regime_of("mars", ("Al-Qaida",)) is None


def test_the_exemptions_and_ways_off_the_list_go_by_regime() -> None:
    law = shipped_law()
    kinds = {one.key: one.ground for one in law.exemptions("kz", "un_1267")}
    assert kinds == {
        "basic": Ground.NOTIFICATION,
        "extraordinary": Ground.APPROVAL,
        "humanitarian": Ground.STANDING,
    }
    assert [one.key for one in law.routes("kz", "un_1988")] == ["un.focal_point"]
    assert [one.key for one in law.routes("kz", "kz_list")] == ["kz.wrongly_listed"]
    assert [one.key for one in law.permitted("kz")] == ["salary", "pension", "taxes"]
    assert "debits" in [one.key for one in law.measures("kz")]


def test_numbers_that_were_not_read_in_the_law_say_so() -> None:
    law = shipped_law()
    unverified = {
        f"{clock.key}/{edition.name}"
        for pack in law.packs
        for clock in pack.clock
        for edition in clock.editions
        if not edition.verified and edition.unit is not Unit.WITHOUT_DELAY
    }
    assert unverified == {
        "kz.report/2016",
        "kz.suspension_decision/2010",
        "kz.suspension_entity_told/2010",
        "kz.asset_declaration/2023",
        "kz.financial_case/2026",
        "fatf.fiu_answer/Egmont",
        "un.exemption_basic_1267/1735",
        "un.ombudsperson_gathering/2734",
        "un.ombudsperson_dialogue/2734",
        "un.ombudsperson_committee/2734",
        "un.ombudsperson_effect/2734",
    }
    for pack in law.packs:
        for clock in pack.clock:
            assert all(one.verified or one.remark for one in clock.editions), clock.key


def test_every_source_and_remark_reads_in_each_language() -> None:
    law = shipped_law()
    told: set[str] = set()
    for pack in law.packs:
        entries = (pack.regime, pack.exemption, pack.route, pack.permitted, pack.measure)
        told |= {text for rows in entries for one in rows for text in (one.source, one.remark)}
        told |= {
            text
            for clock in pack.clock
            for one in clock.editions
            for text in (one.source, one.remark)
        }
        sums = [edition for one in pack.threshold for edition in one.editions]
        told |= {text for one in sums for text in (one.source, one.remark)}
        told |= {text for one in pack.calendar.holiday for text in (one.source, one.remark)}
        told |= {text for one in pack.calendar.year for text in (one.source, one.remark)}
    told.discard("")
    assert not {text for text in told if law.cited(text, "ru") == text}
    assert not {text for text in told if law.cited(text, "kk") == text}
    assert all(law.cited(text, "en") == text for text in told)
    assert law.cited("Act of an agency's own pack", "kk") == "Act of an agency's own pack"
