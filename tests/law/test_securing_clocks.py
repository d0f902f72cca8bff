"""The limits of securing property in Kazakhstan, to the minute, over weekends and holidays."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from qaitaru.law.actors import Actor
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.clocks import Lapse
from qaitaru.law.due import reckon
from qaitaru.law.lookups import clocks_from_start, clocks_of_measure
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.provisional import Provisional

LAW = shipped_law()


def almaty(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+05:00")


def until(key: str, event: str) -> str:
    """When a clock of the pack runs out, by the time of Almaty."""
    clock = LAW.clock(key)
    assert clock
    found = reckon(almaty(event), clock, LAW.calendar(clock))
    assert found
    assert found.due.due_utc
    return (found.due.due_utc + timedelta(hours=5)).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(
    ("key", "event", "expected"),
    [
        ("kz.restriction", "2026-03-02T10:00", "2026-03-12T10:00"),
        ("kz.restriction", "2026-03-18T23:59", "2026-03-28T23:59"),  # Nauryz within
        ("kz.restriction", "2026-12-27T00:00", "2027-01-06T00:00"),  # the New Year within
        ("kz.restriction", "2028-02-20T08:30", "2028-03-01T08:30"),  # a leap day within
        ("kz.restriction_owner", "2026-03-06T18:45", "2026-03-07T18:45"),  # a Friday evening
        ("kz.taking", "2026-05-06T17:20", "2026-05-16T17:20"),  # two holidays within
        ("kz.taking_prosecutor", "2026-12-31T23:30", "2027-01-01T23:30"),  # a holiday is no excuse
        ("kz.taking_court", "2026-03-22T00:00", "2026-03-23T00:00"),
        ("kz.arrest_petition", "2026-03-20T16:00", "2026-03-22T16:00"),  # ends on Sunday, Nauryz
        ("kz.arrest_decision", "2026-03-04T08:00", "2026-03-05T08:00"),
        ("kz.arrest_decision", "2026-02-28T13:07", "2026-03-01T13:07"),
        ("kz.request_original", "2026-03-06T15:10", "2026-03-09T15:10"),
    ],
)
def test_hours_and_days_run_on_through_rest_to_the_minute(
    key: str, event: str, expected: str
) -> None:
    assert until(key, event) == expected


@pytest.mark.parametrize(
    ("key", "event", "expected"),
    [
        ("kz.lift_after_refusal", "2026-03-02T11:00", "2026-03-13T00:00"),  # the 12th, whole
        ("kz.lift_after_refusal", "2026-03-11T11:00", "2026-03-27T00:00"),  # Saturday, Nauryz after
        ("kz.confiscation_prosecutor", "2026-04-27T09:00", "2026-05-09T00:00"),  # the 7th is one
        ("kz.confiscation_prosecutor", "2026-06-26T23:59", "2026-07-08T00:00"),  # a moved 6 July
        ("kz.asset_declaration", "2026-01-31T12:00", "2026-03-01T00:00"),  # a month has no 31st
    ],
)
def test_days_after_a_day_end_with_the_last_and_roll_over_rest(
    key: str, event: str, expected: str
) -> None:
    assert until(key, event) == expected


def test_the_declaration_may_be_extended_by_three_months() -> None:
    clock = LAW.clock("kz.asset_declaration")
    assert clock
    found = reckon(almaty("2026-01-31T12:00"), clock, LAW.calendar(clock))
    assert found
    assert found.due.extended_utc == almaty("2026-06-01T00:00")


def test_a_restriction_ends_by_itself_and_whoever_holds_it_must_lift_it() -> None:
    measure = LAW.found(Provisional, "kz.restriction")
    clock = LAW.clock("kz.restriction")
    assert measure
    assert clock
    assert clock.at_lapse is Lapse.LIFTED
    edition = measure.editions[-1]
    assert edition.lifted_by == (Actor.BANK, Actor.REGISTRAR)
    assert edition.lifting_told == (Actor.INVESTIGATOR,)
    assert edition.consents == (Actor.PROSECUTOR,)


def test_the_owner_is_not_told_in_four_cases() -> None:
    measure = LAW.found(Provisional, "kz.restriction")
    assert measure
    (notice,) = measure.editions[-1].notices
    assert [one.key for one in notice.except_when] == [
        "terrorism_extremism",
        "criminal_group",
        "covert_measures",
        "owner_unknown",
    ]


def test_the_clocks_of_a_taking_run_from_it_and_the_judges_do_not_yet() -> None:
    measure = LAW.found(Provisional, "kz.taking")
    assert measure
    began = almaty("2026-03-02T10:00")
    running = {role: clock.key for role, clock in clocks_from_start(LAW, measure, began)}
    assert running == {
        ClockRole.EXPIRY: "kz.taking",
        ClockRole.PROSECUTOR_NOTICE: "kz.taking_prosecutor",
        ClockRole.COURT_NOTICE: "kz.taking_court",
    }
    every = clocks_of_measure(LAW, measure, began.date())
    assert ClockRole.DECISION in every


def test_the_worked_chain_of_articles_161_to_163(shared: Path) -> None:
    """DL-01, by the pack's own clocks."""
    told = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    case = next(one for one in _examples(told) if one.get("id") == "DL-01")
    given, expected = case["given"], case["expected"]
    laid = {
        "owner_notice_by": ("kz.restriction_owner", "restriction_from"),
        "petition_to_judge_by": ("kz.arrest_petition", "property_established"),
        "restriction_lapses": ("kz.restriction", "restriction_from"),
        "bank_must_self_lift_if_no_order_after": ("kz.restriction", "restriction_from"),
        "judge_decides_by": ("kz.arrest_decision", "court_receives"),
    }
    assert {name: until(key, given[event]) for name, (key, event) in laid.items()} == expected


def test_a_day_before_the_texts_that_were_read_is_told_as_unsure() -> None:
    clock = LAW.clock("kz.restriction")
    assert clock
    found = reckon(datetime(2020, 3, 2, tzinfo=UTC), clock, LAW.calendar(clock))
    assert found
    assert not found.is_sure


def _examples(told: object) -> list[dict[str, Any]]:
    if isinstance(told, dict):
        return [told, *(one for value in told.values() for one in _examples(value))]
    return [one for part in told for one in _examples(part)] if isinstance(told, list) else []
