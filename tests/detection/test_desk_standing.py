"""Where a finding stands by what members decided, and why it comes back."""

from datetime import timedelta

from tests.detection.desk_cases_of_findings import TODAY, seen, step

from qaitaru.detection.desk.deciding import Move, Verdict
from qaitaru.detection.desk.sighting import Sighting
from qaitaru.detection.desk.standing import (
    FindingStanding,
    FindingState,
    Returned,
    decided_so_far,
    may_answer,
    standing,
)

FOUR = ("1-b1", "1-b2", "1-b3", "1-b4")
THEN = seen(*FOUR)
LOOKED = step(1, Move.NOTED, Verdict.LOOKED)
TAKEN = step(2, Move.NOTED, Verdict.TAKEN)
DISMISSAL = step(3, Move.PROPOSED, Verdict.DISMISSED)
DISMISSED = (DISMISSAL, step(4, Move.CONFIRMED, Verdict.DISMISSED, answers=3, member="bolat"))
TERM = TODAY + timedelta(days=30)
HOLDING = step(5, Move.PROPOSED, Verdict.SUPPRESSED, until=TERM)
HELD = (HOLDING, step(6, Move.CONFIRMED, Verdict.SUPPRESSED, answers=5, member="bolat"))


def stands(
    *steps: object, one: Sighting = THEN, finding: int = 1, others: object = (), days: int = 0
) -> FindingStanding:
    own = list(steps)
    every = [own, *others]  # type: ignore[misc]
    so_far = decided_so_far(every, {1: THEN}, TODAY + timedelta(days=days))
    return standing(finding, own, one, so_far)  # type: ignore[arg-type]


def test_what_nobody_decided_is_open_even_when_looked_at() -> None:
    assert stands().state is FindingState.OPEN
    found = stands(LOOKED)
    assert (found.state, found.looked, found.is_open) == (FindingState.OPEN, LOOKED, True)


def test_one_member_takes_a_finding_and_growth_does_not_untake_it() -> None:
    found = stands(TAKEN, one=seen(*FOUR, "2-b1", "2-b2"))
    assert (found.state, found.is_open) == (FindingState.TAKEN, False)


def test_a_dismissal_waits_for_another_member() -> None:
    found = stands(DISMISSAL)
    assert (found.state, found.waiting) == (FindingState.WAITING, DISMISSAL)
    assert may_answer(found, "bolat")
    assert not may_answer(found, "aigerim")
    assert not may_answer(stands(), "bolat")


def test_a_confirmed_dismissal_holds_and_a_refused_one_opens_again() -> None:
    held = stands(*DISMISSED)
    assert (held.state, held.decided, held.confirmed) == (FindingState.DISMISSED, *DISMISSED)
    back = stands(DISMISSAL, step(4, Move.REFUSED, Verdict.DISMISSED, answers=3, member="bolat"))
    assert (back.state, back.returned) == (FindingState.OPEN, Returned.REFUSED)


def test_a_quarter_more_is_no_growth_and_one_transfer_over_it_is() -> None:
    quarter, over = seen(*FOUR, "2-b1"), seen(*FOUR, "2-b1", "2-b2")
    assert stands(*DISMISSED, one=quarter).state is FindingState.DISMISSED
    found = stands(*DISMISSED, one=over)
    assert (found.state, found.returned) == (FindingState.OPEN, Returned.GROWN)


def test_a_sum_a_quarter_larger_and_a_tiyn_brings_it_back() -> None:
    assert stands(*DISMISSED, one=seen(*FOUR, amount=125)).state is FindingState.DISMISSED
    assert stands(*DISMISSED, one=seen(*FOUR, amount=126)).returned is Returned.GROWN


def test_the_other_side_of_a_transfer_is_no_growth() -> None:
    shown = [f"9-b{number} {entry}" for number, entry in enumerate(FOUR)]
    assert stands(*DISMISSED, one=seen(*shown)).state is FindingState.DISMISSED


def test_a_suppression_holds_until_its_day_and_not_on_it() -> None:
    assert stands(*HELD, days=29).state is FindingState.SUPPRESSED
    found = stands(*HELD, days=30)
    assert (found.state, found.returned) == (FindingState.OPEN, Returned.ENDED)


def test_a_new_proposal_on_a_closed_finding_waits_beside_what_holds() -> None:
    again = step(7, Move.PROPOSED, Verdict.DISMISSED)
    found = stands(*HELD, again)
    assert (found.state, found.waiting, found.is_open) == (FindingState.SUPPRESSED, again, True)
    assert stands(*HELD, again, days=30).state is FindingState.WAITING


def test_a_suppression_covers_what_is_like_it_and_no_larger() -> None:
    def of(one: Sighting) -> FindingStanding:
        return stands(one=one, finding=2, others=[HELD])

    covered = of(seen("2-b1", "2-b2", "2-b3", "2-b4", "2-b5"))
    assert (covered.state, covered.through) == (FindingState.SUPPRESSED, 1)
    assert of(seen(*(f"2-b{n}" for n in range(6)))).state is FindingState.OPEN
    late = stands(one=seen("2-b1"), finding=2, others=[HELD], days=30)
    assert late.state is FindingState.OPEN
    assert of(seen("2-b1", about="B")).state is FindingState.OPEN
    assert of(seen("2-b1", typologies=("fan_out",))).state is FindingState.OPEN
    assert of(seen("2-b1", typologies=("fan_in", "structuring"))).state is FindingState.OPEN


def test_a_finding_that_came_back_is_not_hidden_by_another_suppression() -> None:
    larger = step(8, Move.PROPOSED, Verdict.SUPPRESSED, finding=2, until=TERM)
    other = (larger, step(9, Move.CONFIRMED, Verdict.SUPPRESSED, finding=2, answers=8))
    many = [f"3-b{number}" for number in range(20)]
    every = {1: THEN, 2: seen(*many)}
    one = seen(*FOUR, "2-b1", "2-b2")
    so_far = decided_so_far([list(DISMISSED), list(other)], every, TODAY)
    assert standing(1, list(DISMISSED), one, so_far).returned is Returned.GROWN


def test_a_suppression_that_was_decided_otherwise_since_covers_nothing() -> None:
    later = step(7, Move.NOTED, Verdict.TAKEN)
    found = stands(one=seen("2-b1"), finding=2, others=[(*HELD, later)])
    assert found.state is FindingState.OPEN


def test_it_covers_its_own_finding_by_what_was_seen_then() -> None:
    so_far = decided_so_far([list(HELD)], {1: THEN}, TODAY)
    assert so_far.cover(1, THEN) is not None
    assert so_far.cover(1, seen(*FOUR, "2-b1", "2-b2")) is None
