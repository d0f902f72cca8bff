"""Article 13 of the AML law: one suspicious operation under the text of 2010 and that of 2016."""

from datetime import datetime, timedelta

import pytest

from qaitaru.law.clock_roles import ClockRole
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
        ("kz.tf_debits", "2026-03-10T05:01", {"2016": "2026-03-25T05:01"}),
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
    new = clocks_of_measure(LAW, measure, almaty("2026-03-06T00:00").date())
    assert set(new) - set(old) == {ClockRole.FORWARDING, ClockRole.AGENCY_DECISION}
    assert measure.editions[0].notices == ()


def test_on_a_day_between_the_two_texts_both_answers_stand_the_earlier_first() -> None:
    clock = LAW.clock("kz.suspension")
    assert clock
    found = reckon(almaty("2014-06-06T17:00"), clock, LAW.calendar(clock))
    assert found
    assert [found.due.edition.name, *(one.edition.name for one in found.others)] == ["2010", "2016"]
    assert not found.is_sure
