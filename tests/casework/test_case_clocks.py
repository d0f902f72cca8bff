"""Every clock of a measure: the chain of the code of criminal procedure to the minute."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.casework.stories import BEGAN, Story, arrest, head, restriction

from qaitaru.casework.bodies.measures import Extension, MeasureStep, ReleaseAsked
from qaitaru.casework.case_clocks import CaseClock, case_clocks, next_clocks
from qaitaru.casework.in_force import measure_of
from qaitaru.casework.measure_events import NOT_TOLD, events_of, refuse_step, steps_of
from qaitaru.law.clock_lines import State
from qaitaru.law.clock_roles import ClockRole

TEN_DAYS = 240


def clock(story: Story, number: int, role: ClockRole, hours: float = 0) -> CaseClock:
    found = case_clocks(story.at(hours))
    return next(one for one in found if (one.about, one.role) == (number, role))


def test_the_worked_example_of_the_chain_is_met(shared: Path) -> None:
    every = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    text = json.dumps(every)
    assert "DL-01" in text
    case = _found(every, "DL-01")
    given, expected = case["given"], case["expected"]
    story = Story()
    number = story.tell(restriction(story.flat()), _hours(given["restriction_from"]))
    established = MeasureStep(event="property_established")
    story.tell(established, _hours(given["property_established"]), about=number)
    received = MeasureStep(event="court_received")
    story.tell(received, _hours(given["court_receives"]), about=number)
    hours = _hours(given["court_receives"])
    ends = {
        "owner_notice_by": ClockRole.OWNER_NOTICE,
        "petition_to_judge_by": ClockRole.PETITION,
        "restriction_lapses": ClockRole.EXPIRY,
        "judge_decides_by": ClockRole.DECISION,
        "bank_must_self_lift_if_no_order_after": ClockRole.EXPIRY,
    }
    for name, role in ends.items():
        assert clock(story, number, role, hours).line.due_utc == _utc(expected[name]), name
    assert clock(story, number, ClockRole.EXPIRY, hours).then == ("bank", "registrar")
    assert clock(story, number, ClockRole.EXPIRY, hours).then_told == ("investigator",)


def _found(told: object, wanted: str) -> dict[str, dict[str, str]]:
    if isinstance(told, dict):
        if told.get("id") == wanted:
            return told
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            found = _found(one, wanted)
            if found:
                return found
    return {}


def _utc(told: str) -> datetime:
    """A time of the example, told by the clocks of Almaty."""
    return datetime.fromisoformat(told + "+05:00").astimezone(UTC)


def _hours(told: str) -> float:
    return (_utc(told) - BEGAN) / timedelta(hours=1)


def test_what_is_next_is_what_is_late_and_then_what_ends_first() -> None:
    story = Story()
    number = story.restrict(story.flat())
    told = next_clocks(case_clocks(story.at(1)))
    assert [one.role for one in told] == [
        ClockRole.OWNER_NOTICE,
        ClockRole.PETITION,
        ClockRole.EXPIRY,
    ]
    late = next_clocks(case_clocks(story.at(30)))
    assert (late[0].role, late[0].is_late) == (ClockRole.OWNER_NOTICE, True)
    assert late[0].line.late == timedelta(hours=6)
    story.tell(MeasureStep(event="owner_notified"), 31, about=number)
    assert clock(story, number, ClockRole.OWNER_NOTICE, 32).line.state is State.LATE
    assert [one.role for one in next_clocks(case_clocks(story.at(32)))] == [
        ClockRole.PETITION,
        ClockRole.EXPIRY,
    ]


def test_a_lapse_is_shown_until_somebody_tells_of_the_lifting() -> None:
    story = Story()
    number = story.restrict(story.flat())
    lapsed = clock(story, number, ClockRole.EXPIRY, TEN_DAYS + 1)
    assert (lapsed.line.state, lapsed.is_late) == (State.LAPSED, True)
    assert lapsed in next_clocks(case_clocks(story.at(TEN_DAYS + 1)))
    story.tell(MeasureStep(event="lifted"), TEN_DAYS + 2, about=number)
    over = clock(story, number, ClockRole.EXPIRY, TEN_DAYS + 3)
    assert (over.is_over, over.is_late) == (True, False)
    assert clock(story, number, ClockRole.PETITION, TEN_DAYS + 3).is_over


def test_the_arrest_ends_what_was_asked_of_the_restriction_and_asks_for_no_petition() -> None:
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    second = story.arrest(flat, hours=40, follows=first)
    assert clock(story, first, ClockRole.EXPIRY, 50).line.state is State.MET
    roles = {one.role for one in case_clocks(story.at(50)) if one.about == second}
    assert not roles & {ClockRole.PETITION, ClockRole.DECISION}


def test_a_release_by_two_is_a_lifting() -> None:
    story = Story()
    number = story.restrict(story.flat())
    asked = story.tell(ReleaseAsked(ground="ground_gone"), 5, about=number)
    story.decide(asked, 6)
    assert clock(story, number, ClockRole.EXPIRY, TEN_DAYS + 1).is_over


def test_an_owner_who_need_not_be_told_has_no_clock() -> None:
    story = Story()
    number = story.restrict(story.flat())
    standing = measure_of(story.at(1), number)
    assert standing is not None
    points = [one.key for notice in standing.edition.notices for one in notice.except_when]
    step = MeasureStep(event=NOT_TOLD, ground=points[0])
    assert refuse_step(story.at(1), standing, step) is None
    story.tell(step, 1, about=number)
    roles = {one.role for one in case_clocks(story.at(30))}
    assert ClockRole.OWNER_NOTICE not in roles


def test_an_extension_moves_the_end_and_a_clock_without_a_number_stays_open() -> None:
    story = Story(head=head("zz"))
    number = story.tell(replace(restriction(story.flat()), measure="zz.hold"))
    notice = clock(story, number, ClockRole.OWNER_NOTICE, 1)
    assert notice.line.state is State.OPEN
    told = next_clocks(case_clocks(story.at(1)))
    assert [one.role for one in told] == [ClockRole.EXPIRY, ClockRole.OWNER_NOTICE]
    story.tell(Extension(authority="prosecutor", document="d"), 24, about=number)
    ends = clock(story, number, ClockRole.EXPIRY, 6 * 24)
    assert (ends.line.state, ends.line.due_utc) == (State.RUNNING, BEGAN + timedelta(days=8))


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (MeasureStep(event="slept"), "step_unknown"),
        (MeasureStep(event="arrested"), "step_unknown"),
        (MeasureStep(event="court_decided", outcome="perhaps", document="d"), "outcome_unknown"),
        (MeasureStep(event="court_decided", outcome="granted"), "document_wanting"),
        (MeasureStep(event=NOT_TOLD, ground="mood"), "ground_unknown"),
        (MeasureStep(event="petitioned"), ""),
    ],
)
def test_a_step_is_one_that_the_law_knows_of_the_measure(step: MeasureStep, reason: str) -> None:
    story = Story()
    number = story.restrict(story.flat())
    standing = measure_of(story.at(1), number)
    assert standing is not None
    refused = refuse_step(story.at(1), standing, step)
    assert (refused.reason if refused else "") == reason


def test_the_steps_of_a_measure_are_those_of_its_clocks_consents_and_notices() -> None:
    story = Story()
    number = story.restrict(story.flat())
    standing = measure_of(story.at(1), number)
    assert standing is not None
    told = steps_of(story.law, standing)
    assert {"prosecutor_consented", "owner_notified", "petitioned", "court_decided"} <= set(told)
    assert "arrested" not in told
    second = story.tell(arrest(1))
    plain = measure_of(story.at(1), second)
    assert plain is not None
    assert NOT_TOLD not in steps_of(story.law, plain)


def test_an_event_counts_from_its_first_time_and_not_before_it_was() -> None:
    story = Story(head=head("zz"))
    number = story.tell(replace(restriction(story.flat()), measure="zz.hold"))
    for hours in (5, 3, 9):
        story.tell(MeasureStep(event="owner_notified"), hours, about=number)
    story.tell(Extension(authority="prosecutor", document="d"), 50, about=number)
    for now, done in ((2, None), (4, 3), (60, 3)):
        standing = measure_of(story.at(now), number)
        assert standing is not None
        events = events_of(story.at(now), standing)
        told = events.get("owner_notified")
        assert (told.at if told else None) == (BEGAN + timedelta(hours=done) if done else None)
        assert ("extended" in events) is (now > 50)
