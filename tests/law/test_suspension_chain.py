"""Article 13 of the AML law: one suspicious operation under the text of 2010 and that of 2016."""

from datetime import datetime, timedelta

import pytest

from qaitaru.law.actors import Actor
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Unit
from qaitaru.law.due import every_edition, reckon
from qaitaru.law.lookups import clocks_of_measure
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.provisional import Provisional

LAW = shipped_law()


def almaty(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+05:00")


def side_by_side(key: str, event: str) -> dict[str, str]:
    """When a clock runs out under each of its texts, by the time of Almaty."""
    clock = LAW.clock(key)
    assert clock
    found = every_edition(almaty(event), clock, LAW.calendar(clock))
    return {
        one.edition.name: (one.due_utc + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")
        for one in found
        if one.due_utc
    }


def test_three_calendar_days_against_three_working_days_over_a_weekend() -> None:
    """A Friday evening: the old text is over on Monday, the later one on Wednesday."""
    assert side_by_side("kz.suspension", "2025-11-14T17:40") == {
        "2010": "2025-11-17T17:40",
        "2016": "2025-11-20T00:00",
    }


def test_over_nauryz_the_two_texts_are_a_week_apart() -> None:
    assert side_by_side("kz.suspension", "2026-03-20T17:00") == {
        "2010": "2026-03-23T17:00",
        "2016": "2026-03-31T00:00",
    }


def test_within_a_working_week_the_later_text_ends_with_the_day() -> None:
    assert side_by_side("kz.suspension", "2026-02-02T09:15") == {
        "2010": "2026-02-05T09:15",
        "2016": "2026-02-06T00:00",
    }


@pytest.mark.parametrize(
    ("key", "event", "expected"),
    [
        (
            "kz.suspension_decision",
            "2026-03-06T18:00",
            {"2010": "2026-03-06T23:00", "2016": "2026-03-07T18:00"},
        ),
        ("kz.suspension_forwarded", "2026-03-07T18:00", {"2016": "2026-03-08T02:00"}),
        ("kz.suspension_agency_decision", "2026-03-08T02:00", {"2016": "2026-03-10T02:00"}),
        (
            "kz.suspension_entity_told",
            "2026-03-10T02:00",
            {"2010": "2026-03-10T07:00", "2016": "2026-03-10T05:00"},
        ),
        (
            "kz.tf_debits",
            "2026-03-10T05:01",
            {"2016": "2026-03-25T05:01", "2025": "2026-03-25T05:01"},
        ),
        ("kz.report_unsuspendable", "2026-03-06T22:30", {"2016": "2026-03-07T01:30"}),
        ("kz.report_detected", "2026-03-06T22:30", {"2016": "2026-03-07T22:30"}),
        ("kz.report_afterwards", "2026-03-06T22:30", {"2016": "2026-03-11T00:00"}),  # 8 March moved
    ],
)
def test_the_chain_runs_in_hours_through_the_holiday(
    key: str, event: str, expected: dict[str, str]
) -> None:
    assert side_by_side(key, event) == expected


def test_the_old_text_knows_no_prosecutor_and_no_agency() -> None:
    measure = LAW.found(Provisional, "kz.fiu_suspension")
    assert measure
    old = clocks_of_measure(LAW, measure, almaty("2012-03-06T00:00").date())
    new = clocks_of_measure(LAW, measure, almaty("2018-03-06T00:00").date())
    assert set(new) - set(old) == {ClockRole.FORWARDING, ClockRole.AGENCY_DECISION}
    assert measure.editions[0].notices == ()


def test_on_a_day_between_the_two_texts_both_answers_stand_the_earlier_first() -> None:
    clock = LAW.clock("kz.suspension")
    assert clock
    found = reckon(almaty("2014-06-06T17:00"), clock, LAW.calendar(clock))
    assert found
    assert [found.due.edition.name, *(one.edition.name for one in found.others)] == ["2010", "2016"]
    assert not found.is_sure


def test_since_november_2020_the_unit_itself_passes_it_on_at_once() -> None:
    measure = LAW.found(Provisional, "kz.fiu_suspension")
    assert measure
    last_day = clocks_of_measure(LAW, measure, almaty("2020-11-14T12:00").date())
    first_day = clocks_of_measure(LAW, measure, almaty("2020-11-15T12:00").date())
    assert last_day[ClockRole.FORWARDING].key == "kz.suspension_forwarded"
    passed = first_day[ClockRole.FORWARDING]
    assert (passed.key, passed.owed_by) == ("kz.suspension_passed", Actor.FIU)
    assert passed.editions[0].unit is Unit.WITHOUT_DELAY
    told = [(one.told, one.by) for one in measure.editions[-1].notices]
    assert (Actor.PROSECUTOR, Actor.FIU) not in told
    assert (Actor.LAW_ENFORCEMENT, Actor.FIU) in told
    forwarded = LAW.clock("kz.suspension_forwarded")
    assert forwarded
    assert reckon(almaty("2026-03-07T18:00"), forwarded, LAW.calendar(forwarded)) is None


def test_debits_are_stopped_for_laundering_too_by_the_text_of_2025() -> None:
    measure = LAW.found(Provisional, "kz.tf_debit_stop")
    assert measure
    old, new = ([ground.key for ground in one.grounds] for one in measure.editions)
    assert old == ["terrorist_financing"]
    assert new == ["laundering", "terrorist_financing", "proliferation_financing"]


def test_on_a_day_before_laundering_surely_was_named_both_texts_stand() -> None:
    """That the later text began between November 2020 and 2025 is all that was read."""
    clock = LAW.clock("kz.tf_debits")
    assert clock
    found = reckon(almaty("2022-01-07T23:50"), clock, LAW.calendar(clock))
    assert found
    assert [found.due.edition.name, *(one.edition.name for one in found.others)] == ["2016", "2025"]
    assert found.due.due_utc == almaty("2022-01-22T23:50")  # the January days were no excuse
    assert not found.is_sure
