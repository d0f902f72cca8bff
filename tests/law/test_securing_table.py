"""The table of securing property, row by row: each limit, who owes it, what follows; to the minute.

The limits are told again here by hand, from articles 161 to 163 and 668, and counted by an oracle
that knows no calendar but days of rest written out below.
"""

from datetime import date, datetime, timedelta
from typing import Final

import pytest

from qaitaru.law.actors import Actor
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Clock, Lapse
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.due import reckon
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.provisional import Provisional, ProvisionalEdition

LAW = shipped_law()

MOMENTS: Final = (
    "2026-03-02T10:00",  # a working Monday
    "2026-03-06T18:45",  # a Friday evening, a holiday on Sunday
    "2026-03-07T02:17",  # Saturday, by night
    "2026-03-20T16:00",  # before Nauryz
    "2026-12-31T23:59",  # the last minute of a year
    "2026-02-28T13:07",  # February's end
    "2028-02-28T00:00",  # a leap day next
)
HOURS: Final = {
    "kz.restriction": 240,  # 161(1): ten days, an instant
    "kz.restriction_owner": 24,  # 161(1)
    "kz.taking": 240,  # 161(9)
    "kz.taking_prosecutor": 24,  # 161(9)
    "kz.taking_court": 24,  # 161(9)
    "kz.arrest_petition": 48,  # 162(2)
    "kz.arrest_decision": 24,  # 163(2)
}
OWED: Final = {
    "kz.restriction": Actor.INVESTIGATOR,
    "kz.restriction_owner": Actor.INVESTIGATOR,
    "kz.taking": Actor.INVESTIGATOR,
    "kz.taking_prosecutor": Actor.INVESTIGATOR,
    "kz.taking_court": Actor.INVESTIGATOR,
    "kz.arrest_petition": Actor.INVESTIGATOR,
    "kz.arrest_petition_copy": Actor.INVESTIGATOR,
    "kz.arrest_decision": Actor.INVESTIGATING_JUDGE,
    "kz.lift_after_refusal": Actor.INVESTIGATOR,
    "kz.lifted_told": Actor.BANK,
    "kz.confiscation_prosecutor": Actor.PROSECUTOR,
}
RUNS_FROM: Final = {
    "kz.restriction": "restricted",
    "kz.restriction_owner": "restricted",
    "kz.taking": "taken",
    "kz.taking_prosecutor": "taken",
    "kz.taking_court": "taken",
    "kz.arrest_petition": "property_established",
    "kz.arrest_decision": "court_received",
    "kz.lift_after_refusal": "refusal_final",
}
AT_REST: Final = {  # days of rest, besides Saturday and Sunday, near the moments
    date(2026, 3, 9),  # for 8 March, a Sunday
    date(2026, 3, 23),
    date(2026, 3, 24),  # for 22 March
    date(2026, 3, 25),  # for 21 March
    date(2027, 1, 1),
    date(2027, 1, 7),
}


def almaty(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+05:00")


def clock_of(key: str) -> Clock:
    clock = LAW.clock(key)
    assert clock
    return clock


def edition_of(key: str) -> ProvisionalEdition:
    measure = LAW.found(Provisional, key)
    assert measure
    return measure.editions[-1]


def due(key: str, event: datetime) -> datetime | None:
    clock = clock_of(key)
    found = reckon(event, clock, LAW.calendar(clock))
    assert found
    return found.due.due_utc


def rolled(day: date) -> datetime:
    """The end of a day, or of the working day next where it is of rest."""
    while day.isoweekday() > 5 or day in AT_REST:
        day += timedelta(days=1)
    return almaty(f"{day + timedelta(days=1)}T00:00")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("key", HOURS)
def test_hours_and_ten_days_run_to_the_minute_whatever_the_day(key: str, moment: str) -> None:
    event = almaty(moment)
    assert due(key, event) == event + timedelta(hours=HOURS[key])


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("key", ["kz.lift_after_refusal", "kz.confiscation_prosecutor"])
def test_ten_days_after_a_day_end_with_the_tenth_or_the_working_day_next(
    key: str, moment: str
) -> None:
    event = almaty(moment)
    assert due(key, event) == rolled(event.date() + timedelta(days=10))


def test_hours_are_hours_where_the_country_turned_its_clocks() -> None:
    """On 1 March 2024 Almaty went from UTC+6 to UTC+5: the night had an hour more."""
    event = datetime.fromisoformat("2024-02-29T12:00+06:00")
    assert due("kz.restriction_owner", event) == almaty("2024-03-01T11:00")
    assert due("kz.lift_after_refusal", event) == almaty("2024-03-12T00:00")  # 10 March is a Sunday


@pytest.mark.parametrize(("key", "owed_by"), OWED.items())
def test_each_limit_is_owed_by_whom_the_code_names(key: str, owed_by: Actor) -> None:
    assert clock_of(key).owed_by is owed_by


@pytest.mark.parametrize(("key", "event"), RUNS_FROM.items())
def test_each_limit_runs_from_the_event_the_code_names(key: str, event: str) -> None:
    assert clock_of(key).runs_from == event


def test_what_is_to_be_done_at_once_has_no_hour() -> None:
    """The petition's copy to the prosecutor (162(2)); telling of the lifting (161(9))."""
    for key in ("kz.arrest_petition_copy", "kz.lifted_told"):
        assert due(key, almaty(MOMENTS[0])) is None


def test_without_an_order_the_bank_and_the_registrar_let_go_by_themselves_and_tell() -> None:
    for key in ("kz.restriction", "kz.taking"):
        edition = edition_of(key)
        assert clock_of(edition.clocks[ClockRole.EXPIRY]).at_lapse is Lapse.LIFTED
        assert {Actor.BANK, Actor.REGISTRAR} <= set(edition.lifted_by)
        assert edition.lifting_told == (Actor.INVESTIGATOR,)
    assert Actor.INVESTIGATOR in edition_of("kz.taking").lifted_by  # who took the thing returns it


def test_the_prosecutor_agrees_before_a_restriction_and_is_told_after_a_taking() -> None:
    assert edition_of("kz.restriction").consents == (Actor.PROSECUTOR,)
    taking = edition_of("kz.taking")
    assert taking.consents == ()
    told = {one.told: one.clock for one in taking.notices}
    assert told == {
        Actor.PROSECUTOR: ClockRole.PROSECUTOR_NOTICE,
        Actor.COURT: ClockRole.COURT_NOTICE,
    }


def test_exempt_property_is_reached_by_no_measure() -> None:
    """Source: CPC art. 161(7): neither a restriction, nor a suspension, nor an arrest."""
    for key in ("kz.restriction", "kz.taking", "kz.arrest"):
        assert "not_exempt" in {one.key for one in edition_of(key).conditions}, key


def test_property_of_others_needs_one_of_three_grounds() -> None:
    grounds = [one.key for one in edition_of("kz.arrest").others_property]
    assert grounds == ["obtained", "instrument", "financing"]


def test_the_petition_and_the_order_each_say_what_their_article_asks() -> None:
    arrest = edition_of("kz.arrest")
    petition = [(one.key, one.article) for one in arrest.petition_states]
    assert [key for key, _ in petition] == [
        "facts",
        "person",
        "value",
        "location",
        "need",
        "copies",
    ]
    assert {article for _, article in petition} == {"162(1)"}
    order = {one.key: one.article for one in arrest.order_states}
    assert order == {"belongs": "163(4)", "property": "163(5)", "value": "163(5)"} | {
        "storage": "163(5)"
    }


def test_debits_stop_within_the_sum_the_bailiff_executes_and_the_prosecutor_agrees_to_its_end() -> (
    None
):
    arrest = edition_of("kz.arrest")
    assert "within_sum" in {one.key for one in arrest.conditions}
    assert Actor.BAILIFF in arrest.executed_by
    assert arrest.cancelled_by == (Actor.INVESTIGATOR,)
    assert arrest.cancelling_consents == (Actor.PROSECUTOR,)


def test_before_a_judgment_three_things_are_proved_five_items_ten_items_five_questions() -> None:
    model = LAW.found(Confiscation, "kz.before_judgment")
    assert model
    edition = model.editions[-1]
    by_article = [one.article.rpartition("(")[0] for one in edition.papers]
    assert [by_article.count(one) for one in ("668(2)", "668(4)", "668(6)")] == [3, 5, 10]
    assert [one.article for one in edition.asks] == [f"670(2)({nth})" for nth in range(1, 6)]
    assert edition.filed_by == (Actor.PROSECUTOR,)
    assert edition.decided_by == (Actor.COURT,)
