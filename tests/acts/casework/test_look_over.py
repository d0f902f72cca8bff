"""All investigations at once: what was folded before stands exactly as long as it says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.web.case_callers import member, tell_case
from tests.web.conftest import SetClock

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_shelf import shelf_of, stands_until
from qaitaru.acts.casework.lead_investigation import assign_task, give_role
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.acts.casework.look_at_investigation import CaseView, look_at_investigations
from qaitaru.acts.casework.look_over import look_over
from qaitaru.acts.casework.take_measure import ask_release, tell_step
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.conduct import RoleGiven, Task
from qaitaru.casework.bodies.measures import MeasureStep, ReleaseAsked

INSTANT = timedelta(microseconds=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An investigator's desk at a workspace with one sealed item."""
    own = Settings(title="Test", language="en", member="aida", agency="aed")
    desk = Desk(create_workspace(tmp_path / "w", own), SetClock())
    file = tmp_path / "extract.txt"
    file.write_text("An extract of the register of rights.", encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(file,), legal_basis="order 12")))
    return desk


def at(desk: Desk, instant: datetime) -> None:
    assert isinstance(desk.clock, SetClock)
    desk.clock.at = instant


def what_stands(view: CaseView) -> object:
    """All that a page may choose and order by; how long is left is asked of a fresh fold."""
    return (
        view.record.head.number,
        view.own_roles,
        [(one.entry.number, one.phase) for one in view.assets],
        [(one.entry.number, one.end, one.is_in_force) for one in view.measures],
        [
            (one.about, one.role, one.line.state, one.line.due_utc, one.is_over)
            for one in view.clocks
        ],
        [(one.entry.number, one.is_late) for one in view.tasks],
        [one.number for one in view.waiting],
        [(one.about, one.role) for one in view.supervision.late],
        [one.measure.entry.number for one in view.supervision.not_lifted],
    )


def held_alike(desk: Desk) -> None:
    """What was kept is what a fold at this very instant says."""
    kept = [what_stands(one) for one in look_over(desk).views]
    assert kept == [what_stands(one) for one in look_at_investigations(desk)]


def test_what_is_kept_is_what_would_be_folded_at_every_turn_of_a_measure(desk: Desk) -> None:
    told = tell_case(desk)
    until = desk.clock() + timedelta(days=5)
    give_role(desk, told.case, RoleGiven(member="dana", role="analyst", until=until))
    assign_task(desk, told.case, Task(text="ask the bank", member="aida", due_on=until.date()))
    start, turns = desk.clock(), set[datetime]()
    for _ in range(40):
        (view,) = look_over(desk).views
        turns.add(turn := stands_until(view))
        if turn > start + timedelta(days=14):
            break
        for instant in (turn - INSTANT, turn, turn + INSTANT):
            at(desk, instant)
            held_alike(desk)
            held_alike(member(desk, "dana"))
    assert {start + timedelta(hours=24), start + timedelta(hours=48), until} <= turns
    assert start + timedelta(days=10) in turns, "the lapse"


def test_a_fold_is_kept_until_something_more_is_told(desk: Desk) -> None:
    told = tell_case(desk)
    at(desk, desk.clock() + timedelta(minutes=1))
    (before,) = look_over(desk).views
    at(desk, desk.clock() + timedelta(minutes=1))
    assert look_over(desk).views[0] is before, "nothing was told, nothing ran out"
    tell_step(desk, told.measure, MeasureStep(event="owner_notified", document="3"))
    (after,) = look_over(desk).views
    assert after is not before
    assert len(after.record.entries) == len(before.record.entries) + 1
    held_alike(desk)


def test_only_what_is_new_is_read_and_a_decision_is_seen(desk: Desk) -> None:
    first = tell_case(desk)
    look_over(desk)
    second = tell_case(desk, title="Another")
    both = look_over(desk)
    assert [one.record.head.title for one in both.views if one.record.head.number == second.case]
    kept = shelf_of(desk).records[first.case]
    release = ask_release(desk, first.measure, ReleaseAsked(ground="third_party", document="2"))
    waiting = [one for view in look_over(desk).views for one in view.waiting]
    assert [one.number for one in waiting] == [release.number]
    assert shelf_of(desk).records[first.case].entries[:-1] == kept.entries
    held_alike(desk)


def test_another_member_sees_by_their_own_roles(desk: Desk) -> None:
    tell_case(desk)
    assert not look_over(member(desk, "erlan")).views
    (view,) = look_over(member(desk, "bolat")).views
    assert view.own_roles == {"supervising_prosecutor"}
    assert look_over(desk).views[0].own_roles == {"investigator"}


def test_a_clock_that_is_shown_is_told_to_the_minute(desk: Desk) -> None:
    told = tell_case(desk)
    look_at_clocks(desk)
    at(desk, desk.clock() + timedelta(hours=30))
    board = look_at_clocks(desk)
    at(desk, desk.clock() + timedelta(hours=1))
    later = look_at_clocks(desk)
    spans = [later.now(one.clocks)[0][0].line.late for one in (board, later)]
    assert spans == [timedelta(hours=7)] * 2
    assert board.now(board.clocks)[0][0].line.late == timedelta(hours=6)
    assert later.is_late
    assert later.clocks[0].about == told.measure


def test_the_board_of_kept_folds_is_the_board_folded_anew(desk: Desk) -> None:
    tell_case(desk)
    boss = member(desk, "bolat")
    look_at_board(boss)
    at(desk, datetime(2026, 3, 20, tzinfo=UTC))
    board = look_at_board(boss)
    assert [one.wanting[0] for one in board.not_lifted] == ["lifted"]
    assert len(board.unsupervised) == 1
    assert board.late[0].is_late
