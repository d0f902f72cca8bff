"""What becomes of a hit: proposed by one member, confirmed or refused by another, never deleted.

A confirmed decision stands until another one is confirmed; a clearance (no match) may end on a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What a decision says a hit is."""

    MATCH = "match"
    NO_MATCH = "no_match"


class Move(StrEnum):
    """One step of a decision."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"  # by a second member
    REFUSED = "refused"  # by a second member: the hit is open again
    WITHDRAWN = "withdrawn"  # by the member who proposed it


class HitState(StrEnum):
    """Where a hit stands."""

    POTENTIAL = "potential"
    WAITING = "waiting"  # for the second member
    MATCH = "match"
    NO_MATCH = "no_match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """One step of the decision on a hit, as a member took it.

    ``ground`` and ``discriminators`` are terms of ``grounds.py``; ``expires_on`` is the day from
    which a clearance no longer holds. ``answers`` is the number of the proposal that a second
    member (or, withdrawing it, its maker) answers; 0 for a proposal.
    """

    number: int
    hit: int
    move: Move
    verdict: Verdict
    ground: str = ""
    discriminators: tuple[str, ...] = ()
    remark: str = ""
    expires_on: date | None = None
    answers: int = 0
    member: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a hit stands, and by which steps.

    ``decided`` is the confirmed proposal that holds, ``confirmed`` its confirmation; ``waiting``
    the proposal nobody has answered; ``reopened`` the step after which an open hit is open again:
    a refusal, a withdrawal, or the clearance that has ended.
    """

    state: HitState
    decided: Disposition | None = None
    confirmed: Disposition | None = None
    waiting: Disposition | None = None
    reopened: Disposition | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has something to do."""
        return self.state in {HitState.POTENTIAL, HitState.WAITING} or self.waiting is not None


def standing(steps: Sequence[Disposition], on: date) -> Standing:
    """Where a hit stands on a day.

    Args:
        steps: of one hit, in order.
    """
    if not steps:
        return Standing(state=HitState.POTENTIAL)
    waiting = steps[-1] if steps[-1].move is Move.PROPOSED else None
    by_number = {one.number: one for one in steps}
    confirmed = next((one for one in reversed(steps) if one.move is Move.CONFIRMED), None)
    decided = by_number[confirmed.answers] if confirmed else None
    if decided and not has_ended(decided, on):
        state = HitState(decided.verdict.value)
        return Standing(state=state, decided=decided, confirmed=confirmed, waiting=waiting)
    if waiting:
        return Standing(state=HitState.WAITING, waiting=waiting)
    return Standing(state=HitState.POTENTIAL, reopened=steps[-1])


def has_ended(decided: Disposition, on: date) -> bool:
    """Whether a clearance no longer holds on a day; a match holds until another decision."""
    ends = decided.expires_on
    return decided.verdict is Verdict.NO_MATCH and ends is not None and on >= ends


def may_answer(standing: Standing, member: str) -> bool:
    """Whether a member may confirm or refuse what waits: who proposed it may not."""
    return standing.waiting is not None and standing.waiting.member != member
