"""Who may what, what waits for two, what closes, what is corrected; the plan and its registers."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from tests.casework.stories import BEGAN, Story, restriction

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.conduct import (
    Closing,
    Note,
    Reopening,
    RoleEnded,
    RoleGiven,
    Task,
    TaskDone,
)
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import MeasureStep, ReleaseAsked
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.bodies.requests import ConsentToUse
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.closing import closed_by, refuse_closing
from qaitaru.casework.correcting import refuse_correction
from qaitaru.casework.four_eyes import verb_of, waiting, waits
from qaitaru.casework.in_force import measure_of
from qaitaru.casework.plan import hypotheses, questions
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.registers import registers, was_searched
from qaitaru.casework.roles import VERBS, Role, may, member_may, roles_at, roles_of
from qaitaru.casework.subjects import subjects
from qaitaru.casework.tasks import tasks
from qaitaru.casework.timeline import timeline

CLOSING = Closing(reason="no_assets", text="nothing was found")


def test_a_role_opens_its_verbs_and_what_no_role_opens_is_shut() -> None:
    assert may("investigator", "take_measure")
    assert not may("analyst", "take_measure")
    assert not may("auditor", "note")
    assert may("auditor", "board")
    assert not may("king", "look")
    assert not may("investigator", "fly")
    assert all(may(one, "look") for one in Role)
    assert {"look", "board", "decide"} <= VERBS


def test_roles_begin_end_and_run_out() -> None:
    story = Story()
    assert not member_may(story.at(0).record, "bolat", "look", BEGAN)
    until = BEGAN + timedelta(hours=10)
    given = story.tell(RoleGiven(member="bolat", role="analyst"), 1)
    story.tell(RoleGiven(member="bolat", role="auditor", until=until), 1)
    record = story.at(1).record
    assert roles_of(record, "bolat", BEGAN + timedelta(hours=2)) == {"analyst", "auditor"}
    assert roles_of(record, "bolat", until) == {"analyst"}
    assert roles_of(record, "bolat", BEGAN) == set()
    story.tell(RoleEnded(), 5, about=given)
    assert roles_at(story.at(6).record, until) == ()
    assert member_may(story.at(6).record, "bolat", "board", BEGAN + timedelta(hours=6))


def test_a_closing_counts_once_a_second_member_says_yes_and_until_it_is_reopened() -> None:
    story = Story()
    asked = story.tell(CLOSING, 1)
    assert [one.number for one in waiting(story.at(2).record)] == [asked]
    assert closed_by(story.at(2).record, BEGAN + timedelta(hours=2)) is None
    story.decide(asked, 3)
    assert waiting(story.at(4).record) == ()
    closed = closed_by(story.at(4).record, BEGAN + timedelta(hours=4))
    assert closed is not None
    assert closed[1] == CLOSING
    story.tell(Reopening(text="a new account"), 5)
    assert closed_by(story.at(6).record, BEGAN + timedelta(hours=6)) is None


def test_nothing_is_closed_while_it_holds_assets_but_joined_or_transferred() -> None:
    story = Story()
    assert refuse_closing(story.at(0), CLOSING) is None
    for body, reason in (
        (replace(CLOSING, reason="bored"), "value_unknown"),
        (replace(CLOSING, text=" "), "remark_wanting"),
    ):
        refused = refuse_closing(story.at(0), body)
        assert refused is not None
        assert refused.reason == reason
    number = story.restrict(story.flat())
    held = refuse_closing(story.at(1), CLOSING)
    assert held is not None
    assert (held.reason, held.found) == ("still_held", str(number))
    assert refuse_closing(story.at(1), replace(CLOSING, reason="transferred")) is None


def test_moves_that_take_for_good_wait_and_others_do_not() -> None:
    story = Story()
    flat = story.flat()
    told = [story.tell(PhaseMove(to=to), about=flat) for to in ("final", "traced")]
    entries = story.at(0).record.entries
    assert [waits(one) for one in entries if one.number in told] == [True, False]


def test_who_decides_is_allowed_what_is_decided_on() -> None:
    story = Story()
    flat = story.flat()
    told = {
        story.tell(CLOSING): "close",
        story.tell(ReleaseAsked(ground="excessive"), about=flat): "release_measure",
        story.tell(PhaseMove(to="final"), about=flat): "confiscate",
        story.tell(PhaseMove(to="victims"), about=flat): "return_asset",
        story.tell(PhaseMove(to="moon"), about=flat): "move_asset",
        story.tell(ConsentToUse(use="tax", document="d")): "request",
        story.tell(Note(text="n")): "decide",
        story.tell(Note(text="m"), corrects=1): "correct",
    }
    entries = {one.number: one for one in story.at(1).record.entries}
    assert {number: verb_of(entries[number]) for number in told} == told


def correction(story: Story, number: int, body: EveryBody, hours: float = 5) -> CaseEntry:
    story.tell(body, hours, about=story.entries[number - 1].about, corrects=number)
    return story.entries.pop()


def why(story: Story, told: CaseEntry) -> str:
    refused = refuse_correction(story.at(5), told)
    return refused.reason if refused else ""


def test_a_correction_stands_in_the_place_of_what_it_corrects_and_both_are_seen() -> None:
    story = Story()
    flat = story.flat(100)
    value = next(story.at(0).record.of(Valuation))[0].number
    worth = Valuation(basis="market", on=date(2026, 3, 1), amount_minor=70, currency="EUR")
    assert why(story, correction(story, value, worth)) == ""
    story.tell(worth, 1, about=flat, corrects=value)
    record = story.at(2).record
    ((entry, body),) = record.of(Valuation)
    assert (entry.number, body.amount_minor) == (value, 70)
    assert [one.body for one in record.corrections_of(value)] == [worth]
    assert len(record.as_known(BEGAN).entries) == len(record.entries) - 1


def test_a_measure_is_corrected_by_two_members_alone() -> None:
    story = Story()
    flat = story.flat()
    number = story.restrict(flat)
    told = story.tell(restriction(flat, document="decree 13"), 2, corrects=number)
    assert [one.number for one in waiting(story.at(3).record)] == [told]
    before = measure_of(story.at(3), number)
    assert before is not None
    assert before.measure.document == "decree 12"
    story.decide(told, 4)
    after = measure_of(story.at(5), number)
    assert after is not None
    assert (after.measure.document, after.entry.number) == ("decree 13", number)


def test_a_correction_is_of_the_same_kind_and_breaks_nothing_that_was_done() -> None:
    story = Story()
    flat = story.flat()
    number = story.restrict(flat)
    note = story.tell(Note(text="n"))
    assert why(story, correction(story, note, Note(text="m"))) == ""
    assert why(story, correction(story, note, Hypothesis(topic="where", text="m"))) == (
        "correction_kind"
    )
    wrong = restriction(flat, authority="fiu")
    assert why(story, correction(story, number, wrong)) == "correction_breaks"
    move = story.entries[2]
    assert why(story, correction(story, move.number, PhaseMove(to="traced"))) == "correction_never"
    missing = correction(story, note, Note(text="m"))
    assert missing.corrects == note
    story.tell(Note(text="m"), corrects=note)
    again = correction(story, len(story.entries), Note(text="k"))
    assert why(story, again) == "entry_unknown"


def test_the_plan_holds_each_question_to_its_hypothesis() -> None:
    story = Story()
    supposed = story.tell(Hypothesis(topic="whose_name", text="the flat is his sister's"))
    asked = story.tell(Question(text="who paid?", approach="statements"), about=supposed)
    story.tell(Question(text="who else?", approach="registers"))
    story.tell(Conclusion(outcome="confirmed", text="he did"), 1, about=asked)
    (line,) = hypotheses(story.at(2))
    assert line.conclusion is None
    assert [one.question.text for one in line.questions] == ["who paid?"]
    assert line.questions[0].conclusion is not None
    (alone,) = questions(story.at(2))
    assert alone.conclusion is None
    assert hypotheses(story.at(-1)) == ()


def test_the_registers_of_the_checklist_are_answered_one_by_one() -> None:
    story = Story()
    lines = registers(story.at(0))
    assert "realty" in {one.point.key for one in lines}
    assert not any(one.is_answered for one in lines)
    assert not was_searched(story.at(0))
    for nth, one in enumerate(lines):
        answer = "nothing" if nth else "asked"
        story.tell(RegisterAsked(register=one.point.key, answer=answer), 1)
    assert [one.is_answered for one in registers(story.at(2))][:2] == [False, True]
    assert not was_searched(story.at(2))
    person = story.tell(Subject(name="A. B."), 2)
    answered = RegisterAsked(register=lines[0].point.key, answer="found")
    story.tell(answered, 3, about=person)
    assert was_searched(story.at(4)), "for a subject, if not for the whole"
    assert registers(story.at(4), person)[0].is_answered


def test_a_subject_stands_as_it_was_last_said_to_by_its_day() -> None:
    story = Story()
    person = story.tell(Subject(name="A. B."))
    silent = story.tell(Subject(name="C. D."))
    story.tell(ProceduralStatus(status="accused", since=date(2026, 3, 1)), 1, about=person)
    story.tell(ProceduralStatus(status="suspect", since=date(2026, 2, 1)), 2, about=person)
    first, second = subjects(story.at(3).record, BEGAN + timedelta(hours=3))
    assert first.status is not None
    assert first.status.status == "accused"
    assert [one.status for one in first.statuses] == ["suspect", "accused"]
    assert (second.entry.number, second.status) == (silent, None)
    assert subjects(story.at(3).record, BEGAN - timedelta(hours=1)) == ()


def test_tasks_are_told_by_their_days_and_the_done_last() -> None:
    story = Story()
    late = story.tell(Task(text="l", member="aida", due_on=date(2026, 3, 1)))
    free = story.tell(Task(text="f", member="aida"))
    done = story.tell(Task(text="d", member="aida", due_on=date(2026, 3, 1)))
    soon = story.tell(Task(text="s", member="aida", due_on=date(2026, 3, 9)))
    story.tell(TaskDone(), 1, about=done)
    told = tasks(story.at(2))
    assert [one.entry.number for one in told] == [late, soon, free, done]
    assert [one.is_late for one in told] == [True, False, False, True]
    assert [one.done_at is not None for one in told] == [False, False, False, True]


@pytest.mark.parametrize("kind", [Asset, MeasureStep])
def test_what_nobody_told_is_not_found(kind: type) -> None:
    record = Story().at(0).record
    assert record.find(1, kind) is None
    assert record.entry(1) is None
    assert record.granted_at(1) is None


def test_the_timeline_is_told_by_when_things_happened() -> None:
    story = Story()
    flat = story.flat()
    asked = story.tell(PhaseMove(to="final"), 5, about=flat)
    early = story.tell(Note(text="before"), -50)
    value = Valuation(basis="market", on=date(2026, 3, 1), amount_minor=1, currency="EUR")
    said = story.tell(value, 1, about=flat)
    better = story.tell(replace(value, amount_minor=2), 1, about=flat, corrects=said)
    told = timeline(story.at(6))
    assert told[0].entry.number == early
    assert told[0].told_late_by_days == 2
    by = {one.entry.number: one for one in told}
    assert (by[said].corrected_by, by[better].corrected_by) == ((better,), ())
    assert (by[asked].waits, by[asked].decision) == (True, None)
    story.decide(asked, 6, granted=False)
    assert not {one.entry.number: one for one in timeline(story.at(7))}[asked].waits
    of_flat = {one.entry.number for one in timeline(story.at(6), flat)}
    assert {flat, asked, said, better} <= of_flat
    assert early not in of_flat
    late = timeline(story.at(6), since=BEGAN + timedelta(hours=2))
    assert [one.entry.number for one in late] == [asked]
