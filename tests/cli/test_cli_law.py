"""The legal packs from the command line: listed, shown, a clock laid on an event."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.facts.errors import SettingFaulty
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.shelves import Kind


def told(*words: str) -> Any:
    left = CliRunner().invoke(make_app(), ["law", *words, "--json"])
    assert left.exit_code == 0, left.output
    return json.loads(left.stdout)


def shown(*words: str) -> str:
    left = CliRunner().invoke(make_app(), ["law", *words])
    assert left.exit_code == 0, left.output
    return left.stdout


def refused(*words: str) -> SettingFaulty:
    fault = CliRunner().invoke(make_app(), ["law", *words]).exception
    assert isinstance(fault, SettingFaulty)
    return fault


def test_the_measures_of_kazakhstan_are_listed_with_source_and_whether_it_was_read() -> None:
    found = told("list", "--kind", "provisional", "--jurisdiction", "kz")
    assert {one["key"] for one in found} >= {"kz.restriction", "kz.arrest", "kz.fiu_suspension"}
    edition = next(one for one in found if one["key"] == "kz.restriction")["editions"][0]
    assert edition["verified"] is True
    assert edition["source"] == "CPC No. 231-V, arts 161-163"


def test_of_a_day_the_texts_that_stood_on_it_are_told() -> None:
    found = told("list", "--kind", "offence", "--on", "2022-08-15")
    laundering = next(one for one in found if one["key"] == "kz.cc_218")
    assert laundering["stood"] == {"on": "2022-08-15", "sure": "2018", "possible": "2022"}
    before = told("list", "--kind", "offence", "--on", "2001-06-01")
    assert before != found
    assert "kz.cc_218" in shown("list", "--on", "2026-06-01", "--kind", "offence")


def test_everything_is_listed_where_nothing_is_asked() -> None:
    every = {one["key"] for one in told("list")}
    law = shipped_law()
    assert every == {one.key for kind in Kind for one in law.entries(kind)}


def test_a_measure_is_shown_with_its_clocks_laid_on_its_beginning() -> None:
    found = told("show", "kz.taking", "--from", "2026-03-02T10:00+05:00")
    laid = {one["role"]: one["act_by"]["due"] for one in found["clocks"]}
    assert laid == {
        "expiry": "2026-03-12T05:00:00Z",
        "prosecutor_notice": "2026-03-03T05:00:00Z",
        "court_notice": "2026-03-03T05:00:00Z",
    }
    assert "kz.taking_court" in shown("show", "kz.taking", "--from", "2026-03-02T10:00+05:00")


def test_an_offence_is_shown_by_the_text_of_a_day() -> None:
    found = told("show", "kz.cc_218", "--on", "2026-01-01")
    assert found["stood"]["sure"] == "2022"
    assert "years: up to 6" in shown("show", "kz.cc_218", "--on", "2026-01-01")
    assert "years: up to 3" in shown("show", "kz.cc_218")


@pytest.mark.parametrize("key", [one.key for kind in Kind for one in shipped_law().entries(kind)])
def test_every_entry_reads_whole(key: str) -> None:
    text = shown("show", key)
    assert key in text
    assert "law." not in text.replace("qaitaru.law", "")


def test_a_pause_moves_the_end_and_an_open_one_leaves_none() -> None:
    asked = ("due", "kz.restriction", "2026-03-02T10:00+05:00", "--pause")
    found = told(*asked, "2026-03-05T10:00+05:00/2026-03-06T11:30+05:00")
    assert found["act_by"]["due"] == "2026-03-13T06:30:00Z"
    still = told(*asked, "2026-03-05T10:00+05:00/")["act_by"]
    assert (still["due"], still["is_paused"]) == (None, True)
    assert "■" in shown(*asked, "2026-03-05T10:00+05:00/")


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--kind", "poem"),
        ("list", "--jurisdiction", "zz"),
        ("list", "--on", "soon"),
        ("show", "kz.gone"),
        ("show", "kz.cc_218", "--from", "2026-03-02T10:00+05:00"),
        ("show", "kz.taking", "--from", "yesterday"),
        ("due", "kz.restriction", "2026-03-02T10:00+05:00", "--pause", "now"),
        (
            "due",
            "kz.restriction",
            "2026-03-02T10:00+05:00",
            "--pause",
            "2026-03-05T10:00+05:00/2026-03-04T10:00+05:00",
        ),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(words: tuple[str, ...]) -> None:
    assert refused(*words).expected


def test_a_country_of_a_folder_is_listed_too(tmp_path: Path) -> None:
    folder = tmp_path / "zq"
    folder.mkdir()
    (folder / "pack.toml").write_text(
        """
code = "zq"
scope = "national"
text = { kk = "З", ru = "З", en = "Z" }
[calendar]
zone = "Asia/Kathmandu"
weekend = [6]
[[offence]]
key = "zq.theft"
act = "PC"
article = "9"
has_proceeds = true
text = { kk = "Ұ", ru = "К", en = "Theft" }
[[offence.editions]]
name = "1"
valid_from = 2001-01-01
source = "PC, art. 9"
parts = []
""",
        encoding="utf-8",
    )
    found = told("list", "--jurisdiction", "zq", "--packs", str(tmp_path))
    assert [one["key"] for one in found] == ["zq.theft"]
