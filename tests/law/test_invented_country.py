"""A country that nobody has heard of, from files alone: measures, offences, requests, clocks."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.actors import Actor
from qaitaru.law.agencies import AgencyKind, Stage
from qaitaru.law.checklists import Checklist, Trigger
from qaitaru.law.clock_lines import Instant, State, clock_line
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.due import reckon
from qaitaru.law.elements import Element
from qaitaru.law.law import Law
from qaitaru.law.lookups import (
    channel_holders,
    clocks_from_start,
    clocks_of_measure,
    entry_of,
    investigators,
    pack_of,
)
from qaitaru.law.offences import Offence
from qaitaru.law.packs_shipped import law_with
from qaitaru.law.provisional import Provisional
from qaitaru.law.refusals import Refusal
from qaitaru.law.request_contents import RequestContent, is_answered, owed
from qaitaru.law.request_fields import Assistance, Channel, Circumstance, RequestField

PACK = """
code = "zq"
scope = "national"
text = { kk = "Зурбагания", ru = "Зурбагания", en = "Zurbagania" }
[calendar]
zone = "Pacific/Kiritimati"
weekend = [5]
[[calendar.holiday]]
key = "tide"
days = ["04-01"]
text = { kk = "Т", ru = "Т", en = "Tide" }
source = "Act 1"
verified = true
[[event]]
key = "tide_rose"
text = { kk = "Т", ru = "Т", en = "The tide rose" }
"""
MEASURES = """
[[clock]]
key = "zq.hold"
jurisdiction = "zq"
runs_from = "restricted"
stopped_by = "arrested"
also_stopped_by = ["lifted"]
paused_by = "tide_rose"
resumed_by = "extended"
owed_by = "prosecutor"
at_lapse = "lifted"
text = { kk = "Ұ", ru = "У", en = "Hold" }
[[clock.editions]]
name = "old"
valid_from = 2010-01-01
valid_to = 2020-01-01
count = 7
unit = "working_days"
ends = "day_end"
source = "Act 1, s. 4"
verified = true
[[clock.editions]]
name = "new"
valid_from = 2020-01-01
count = 36
unit = "hours"
extension = 12
extended_by = ["court"]
source = "Act 2, s. 4"
verified = true

[[provisional]]
key = "zq.hold"
sort = "restriction"
starts_with = "restricted"
text = { kk = "Ұ", ru = "У", en = "Hold" }
[[provisional.editions]]
name = "old"
valid_from = 2010-01-01
source = "Act 1, s. 4"
orders = ["prosecutor"]
clocks = { expiry = "zq.hold", answer = "fatf.fiu_answer", petition = "un.nowhere" }
"""
REST = """
[[offence]]
key = "zq.smuggling"
act = "PC"
article = "77"
has_proceeds = true
text = { kk = "К", ru = "К", en = "Smuggling" }
[[offence.editions]]
name = "1"
valid_from = 2010-01-01
source = "PC, art. 77"
[[offence.editions.parts]]
part = "1"
text = { kk = "К", ru = "К", en = "S" }
imprisonment = { to_months = 30 }
fine = { unit = "minor_units", at_most = 100, currency = "ZQD" }
confiscation = false
unread = ["gravity"]

[[agency]]
key = "zq.guard"
short = "G"
text = { kk = "К", ru = "С", en = "Guard" }
[[agency.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 3"
roles = ["investigator"]
competences = []
offences = ["zq.smuggling"]
channels = [{ channel = "mla", stages = ["pre_trial"] }]

[[agency]]
key = "zq.ministry"
short = "M"
text = { kk = "М", ru = "М", en = "Ministry" }
[[agency.editions]]
name = "1"
valid_from = 2015-01-01
source = "Act 3"
roles = ["central_authority"]
competences = []
channels = [{ channel = "mla", is_central = true }]

[[confiscation]]
key = "zq.forfeit"
sort = "civil"
text = { kk = "Т", ru = "К", en = "Forfeiture" }
[[confiscation.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 4"
standard = "balance"
needs_conviction = false
trigger = []
target = []
elements = ["e3"]
one_of = [["e6", "e6_value"]]

[[request_content]]
key = "zq.form"
instrument = "zq_form"
channels = ["mla"]
binds = "requested"
needs_basis = false
text = { kk = "Н", ru = "Ф", en = "Form" }
[[request_content.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 5"
[[request_content.editions.items]]
key = "facts"
weight = "blocking"
fields = ["facts", "qualification"]
text = { kk = "Ф", ru = "Ф", en = "F" }
[[request_content.editions.items]]
key = "either"
weight = "advisory"
any_field = true
fields = ["persons", "subjects"]
text = { kk = "Ф", ru = "Ф", en = "F" }
[[request_content.editions.items]]
key = "asks"
weight = "blocking"
assistance = ["interview"]
when = ["urgent"]
fields = ["questions"]
text = { kk = "Ф", ru = "Ф", en = "F" }
[[request_content.editions.items]]
key = "not_service"
weight = "blocking"
not_assistance = ["service"]
fields = ["purpose"]
text = { kk = "Ф", ru = "Ф", en = "F" }

[[refusal]]
key = "zq.no"
instrument = "zq_form"
article = "6"
text = { kk = "Ж", ru = "Н", en = "No" }
[[refusal.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 6"
refusing = "may"

[[trigger]]
key = "zq.beside"
text = { kk = "Қ", ru = "Р", en = "Beside" }
[[trigger.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 7"
clock = "zq.hold"

[[checklist]]
key = "zq.registers"
sort = "registers"
text = { kk = "Т", ru = "Р", en = "Registers" }
[[checklist.editions]]
name = "1"
valid_from = 2010-01-01
source = "Act 7"
points = [{ key = "boats", text = { kk = "Қ", ru = "Л", en = "Boats" } }]
"""
BEGAN = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)  # 23:30 on Thursday there; Friday is of rest
ON = date(2026, 3, 5)


@pytest.fixture
def law(tmp_path: Path) -> Law:
    folder = tmp_path / "zq"
    folder.mkdir()
    for name, text in (("pack", PACK), ("measures", MEASURES), ("rest", REST)):
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return law_with(tmp_path)


def measure_of(law: Law) -> Provisional:
    found = law.found(Provisional, "zq.hold")
    assert found
    return found


def test_every_kind_of_entry_is_there(law: Law) -> None:
    kinds = (Offence, Provisional, Confiscation, RequestContent, Refusal, AgencyKind, Checklist)
    assert all(len(law.every(kind, "zq")) for kind in (*kinds, Trigger))
    pack = pack_of(law, "zq")
    assert pack
    assert pack_of(law, "zz") is None
    assert "zq" in law.jurisdictions
    assert entry_of(law, "zq.forfeit") == pack.confiscation[0]
    assert entry_of(law, "zq.gone") is None
    assert measure_of(law).jurisdiction == "zq"


def test_its_hours_and_its_own_weekend_are_counted(law: Law) -> None:
    clock = law.clock("zq.hold")
    assert clock
    new = reckon(BEGAN, clock, law.calendar(clock))
    old = reckon(BEGAN.replace(year=2015), clock, law.calendar(clock))
    assert new
    assert old
    assert new.due.due_utc == BEGAN + timedelta(hours=36)
    assert new.due.extended_utc == BEGAN + timedelta(hours=48)
    assert old.due.last_day == date(2015, 3, 14)  # from Thursday the 5th; both Fridays left out


def test_an_event_of_its_own_pauses_a_clock(law: Law) -> None:
    clock = law.clock("zq.hold")
    assert clock
    rose = BEGAN + timedelta(hours=6)
    events = {"restricted": Instant(at=BEGAN), "tide_rose": Instant(at=rose)}
    calendar, now = law.calendar(clock), BEGAN + timedelta(hours=40)
    still = clock_line(clock, calendar, events, about=1, now=now)
    assert still.due_utc is None
    assert still.state is State.RUNNING
    went_on = events | {"extended": Instant(at=rose + timedelta(hours=10))}
    again = clock_line(clock, calendar, went_on, about=1, now=now)
    assert again.due_utc == BEGAN + timedelta(hours=46)
    lifted = went_on | {"lifted": Instant(at=BEGAN + timedelta(hours=20))}
    assert clock_line(clock, calendar, lifted, about=1, now=now).state is State.MET


def test_a_measure_names_its_clocks_and_those_that_are_not_there_are_left_out(law: Law) -> None:
    measure = measure_of(law)
    assert set(clocks_of_measure(law, measure, ON)) == {ClockRole.EXPIRY, ClockRole.ANSWER}
    assert [role for role, _ in clocks_from_start(law, measure, BEGAN)] == [ClockRole.EXPIRY]
    assert clocks_of_measure(law, measure, date(2009, 1, 1)) == {}


def test_who_investigates_and_who_holds_a_channel(law: Law) -> None:
    assert [one.key for one in investigators(law, "zq.smuggling", ON)] == ["zq.guard"]
    assert investigators(law, "zq.smuggling", date(2009, 1, 1)) == ()
    before = channel_holders(law, "zq", Channel.MLA, stage=Stage.PRE_TRIAL, day=ON)
    assert [one.key for one in before] == ["zq.ministry", "zq.guard"]
    trial = channel_holders(law, "zq", Channel.MLA, stage=Stage.TRIAL, day=ON)
    assert [one.key for one in trial] == ["zq.ministry"]


def test_what_a_request_owes_goes_by_what_is_asked_and_how(law: Law) -> None:
    contents = law.found(RequestContent, "zq.form")
    assert contents
    edition = contents.editions[0]
    plain = owed(edition, frozenset({Assistance.RECORDS}), frozenset())
    assert [one.key for one in plain] == ["facts", "either", "not_service"]
    served = owed(edition, frozenset({Assistance.SERVICE}), frozenset())
    assert [one.key for one in served] == ["facts", "either"]
    asked = frozenset({Assistance.INTERVIEW, Assistance.SERVICE})
    pressing = owed(edition, asked, frozenset({Circumstance.URGENT}))
    assert [one.key for one in pressing] == ["facts", "either", "asks", "not_service"]


def test_an_item_is_answered_by_all_of_its_fields_or_by_any(law: Law) -> None:
    contents = law.found(RequestContent, "zq.form")
    assert contents
    facts, either, *_ = contents.editions[0].items
    half = frozenset({RequestField.FACTS, RequestField.SUBJECTS})
    assert not is_answered(facts, half)
    assert is_answered(facts, half | {RequestField.QUALIFICATION})
    assert is_answered(either, half)
    assert not is_answered(either, frozenset())


def test_a_confiscation_needs_one_of_two_links(law: Law) -> None:
    model = law.found(Confiscation, "zq.forfeit")
    assert model
    edition = model.editions[0]
    assert edition.elements == (Element.E3,)
    assert edition.one_of == ((Element.E6, Element.E6_VALUE),)
    assert Actor.COURT not in edition.decided_by


def test_a_hold_that_nobody_ended_in_time_has_lapsed_whatever_came_after(law: Law) -> None:
    clock = law.clock("zq.hold")
    assert clock
    calendar, now = law.calendar(clock), BEGAN + timedelta(hours=40)
    begun = {"restricted": Instant(at=BEGAN)}
    assert clock_line(clock, calendar, begun, about=1, now=now).state is State.LAPSED
    late = begun | {"arrested": Instant(at=BEGAN + timedelta(hours=37))}
    assert clock_line(clock, calendar, late, about=1, now=now).state is State.LAPSED


def test_before_every_text_of_a_clock_a_line_says_so(law: Law) -> None:
    clock = law.clock("zq.hold")
    assert clock
    events = {"restricted": Instant(at=BEGAN.replace(year=2009))}
    line = clock_line(clock, law.calendar(clock), events, about=1, now=BEGAN)
    assert (line.state, line.due_utc) == (State.NO_EDITION, None)


def test_the_regimes_of_every_pack_are_known(law: Law) -> None:
    assert {"un_1267", "kz_list"} <= {one.key for one in law.regimes}


OWN_NUMBER = """
code = "kz"
[[clock]]
key = "kz.financial_case"
jurisdiction = "kz"
runs_from = "predicate_registered"
stopped_by = "financial_case_opened"
owed_by = "investigator"
text = { kk = "Қ", ru = "О", en = "Open it" }
[[clock.editions]]
name = "order 12"
valid_from = 2026-01-01
count = 5
unit = "working_days"
ends = "day_end"
source = "Order 12 of the agency"
verified = true
[[cited]]
kk = "Органның № 12 бұйрығы"
ru = "Приказ органа № 12"
en = "Order 12 of the agency"
"""


def test_an_agency_sets_its_own_number_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "kz-own.toml").write_text(OWN_NUMBER, encoding="utf-8")
    law = law_with(tmp_path)
    clock = law.clock("kz.financial_case")
    assert clock
    assert [one.name for one in clock.editions] == ["order 12"]
    assert law.cited(clock.editions[0].source, "ru") == "Приказ органа № 12"
    assert law.clock("kz.restriction")
    assert law.found(Trigger, "kz.parallel_case")


def test_an_own_entry_that_cannot_be_is_refused_with_its_file(tmp_path: Path) -> None:
    wrong = OWN_NUMBER.replace('"predicate_registered"', '"sang"')
    (tmp_path / "kz-own.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(PackFaulty) as told:
        law_with(tmp_path)
    assert (told.value.file, told.value.found) == ("kz-own.toml", "sang")
