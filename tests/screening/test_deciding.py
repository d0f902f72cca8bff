"""Where a hit stands, step by step; which ground may carry which verdict."""

from datetime import date

import pytest

from qaitaru.screening.deciding import (
    Disposition,
    HitState,
    Move,
    Verdict,
    may_answer,
    standing,
)
from qaitaru.screening.grounds import GROUNDS, ground_of, grounds_of

TODAY = date(2026, 3, 2)


def step(
    number: int, move: Move, answers: int = 0, member: str = "a", *, until: date | None = None
) -> Disposition:
    verdict = Verdict.NO_MATCH
    return Disposition(
        number=number,
        hit=1,
        move=move,
        verdict=verdict,
        answers=answers,
        member=member,
        expires_on=until,
    )


PROPOSED = step(1, Move.PROPOSED)
CONFIRMED = step(2, Move.CONFIRMED, 1, "b")


def test_a_hit_nobody_has_looked_at_is_potential() -> None:
    found = standing([], TODAY)
    assert (found.state, found.is_open) == (HitState.POTENTIAL, True)
    assert not may_answer(found, "a")


def test_a_proposal_waits_for_another_member() -> None:
    found = standing([PROPOSED], TODAY)
    assert (found.state, found.is_open) == (HitState.WAITING, True)
    assert not may_answer(found, "a")
    assert may_answer(found, "b")


def test_a_confirmed_decision_stands_and_tells_both_steps() -> None:
    found = standing([PROPOSED, CONFIRMED], TODAY)
    assert (found.state, found.is_open) == (HitState.NO_MATCH, False)
    assert (found.decided, found.confirmed) == (PROPOSED, CONFIRMED)


@pytest.mark.parametrize("move", [Move.REFUSED, Move.WITHDRAWN])
def test_a_refusal_or_a_withdrawal_opens_the_hit_again(move: Move) -> None:
    back = step(2, move, 1)
    found = standing([PROPOSED, back], TODAY)
    assert (found.state, found.reopened) == (HitState.POTENTIAL, back)


def test_a_decision_holds_while_another_is_proposed() -> None:
    anew = step(3, Move.PROPOSED)
    found = standing([PROPOSED, CONFIRMED, anew], TODAY)
    assert (found.state, found.waiting, found.is_open) == (HitState.NO_MATCH, anew, True)


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2026, 3, 3), HitState.NO_MATCH),
        (date(2026, 3, 2), HitState.POTENTIAL),
        (date(2026, 3, 1), HitState.POTENTIAL),
    ],
)
def test_a_clearance_ends_on_its_day(until: date, state: HitState) -> None:
    steps = [step(1, Move.PROPOSED, until=until), CONFIRMED]
    assert standing(steps, TODAY).state is state


def test_each_verdict_has_its_own_grounds_and_other_is_of_both() -> None:
    assert {one.code for verdict in Verdict for one in grounds_of(verdict)} == {
        one.code for one in GROUNDS
    }
    assert ground_of("same_number", Verdict.MATCH) is not None
    assert ground_of("same_number", Verdict.NO_MATCH) is None
    both = [one.code for one in GROUNDS if one.verdicts == frozenset(Verdict)]
    assert both == ["other"]
    assert GROUNDS[-1].needs_remark
