"""Where a finding stands: by its own steps, or by a suppression of another that covers it.

A finding that was dismissed or held back comes back when it grows: when the transfers that were not
there then are more than a quarter of those that were, or its sum is more than a quarter larger. A
suppression ends on its day besides. It holds back other findings, too, which its typology tells
best, about its accounts, and which are no more than a quarter larger than what was seen when it was
decided, and found by no typology that had not found that. What is held back is counted and shown;
nothing is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from qaitaru.detection.desk.deciding import Move, Step, Verdict
from qaitaru.detection.desk.sighting import Sighting, shared

SHARE: Final = 4
"""What is new may be one part in so many of what was there."""


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    WAITING = "waiting"  # for the second member
    TAKEN = "taken"
    DISMISSED = "dismissed"
    SUPPRESSED = "suppressed"


class Returned(StrEnum):
    """Why a finding that was closed is open again."""

    GROWN = "grown"
    ENDED = "ended"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A suppression that two members decided, with what was seen then."""

    step: Step
    seen: Sighting

    def covers(self, finding: int, one: Sighting, on: date) -> bool:
        """Whether it holds a finding back on a day."""
        ends = self.step.expires_on
        if ends is None or on >= ends:
            return False
        if finding == self.step.finding:
            return not has_grown(one, self.seen)
        alike = one.lead == self.step.typology and one.about in self.step.accounts
        known = set(one.typologies) <= set(self.seen.typologies)
        return alike and known and not is_larger(one, self.seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingStanding:
    """Where a finding stands, and by which steps.

    ``decided`` is what holds, a confirmed proposal or what one member noted; where ``returned``
    tells why, what held before. ``waiting`` is what nobody has answered; ``looked`` who last looked
    at it; ``through`` the finding whose suppression covers it, 0 for none.
    """

    state: FindingState
    decided: Step | None = None
    confirmed: Step | None = None
    waiting: Step | None = None
    looked: Step | None = None
    returned: Returned | None = None
    through: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody has something to do."""
        return self.state in {FindingState.OPEN, FindingState.WAITING} or self.waiting is not None


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of all findings so far, as it holds on a day.

    ``seen`` are the sightings that steps rest on, by number.
    """

    on: date
    seen: Mapping[int, Sighting]
    suppressions: tuple[Suppression, ...]

    def cover(self, finding: int, one: Sighting) -> Suppression | None:
        """The first suppression that holds a finding back."""
        return next(
            (each for each in self.suppressions if each.covers(finding, one, self.on)), None
        )


def decided_so_far(
    steps: Iterable[Sequence[Step]], seen: Mapping[int, Sighting], on: date
) -> Decided:
    """What was decided of all findings; of each its last suppression, where that is its last word.

    Args:
        steps: of each finding, in order.
        seen: the sightings that steps rest on, by number.
        on: the day.
    """
    last = (_last(own)[0] for own in steps)
    found = [one for one in last if one and one.verdict is Verdict.SUPPRESSED]
    ordered = sorted(found, key=lambda one: one.number)
    held = tuple(Suppression(step=one, seen=seen[one.sighting]) for one in ordered)
    return Decided(on, seen, held)


def standing(
    finding: int, steps: Sequence[Step], one: Sighting, so_far: Decided
) -> FindingStanding:
    """Where a finding stands.

    Args:
        finding: its number.
        steps: its own, in order.
        one: its latest sighting.
        so_far: what was decided of all of them.
    """
    waiting = steps[-1] if steps and steps[-1].move is Move.PROPOSED else None
    looked = next((each for each in reversed(steps) if each.verdict is Verdict.LOOKED), None)
    own = FindingStanding(state=FindingState.OPEN, waiting=waiting, looked=looked)
    decided, confirmed = _last(steps)
    returned = _returned(decided, one, so_far)
    if decided and not returned:
        state = FindingState(decided.verdict.value)
        return replace(own, state=state, decided=decided, confirmed=confirmed)
    if waiting:
        return replace(own, state=FindingState.WAITING, returned=returned)
    by = None if returned else so_far.cover(finding, one)
    if by:
        through = by.step.finding
        return replace(own, state=FindingState.SUPPRESSED, decided=by.step, through=through)
    refused = bool(steps) and steps[-1].move is Move.REFUSED
    return replace(own, decided=decided, returned=Returned.REFUSED if refused else returned)


def may_answer(stands: FindingStanding, member: str) -> bool:
    """Whether a member may confirm or refuse what waits: who proposed it may not."""
    return stands.waiting is not None and stands.waiting.member != member


def has_grown(one: Sighting, seen: Sighting) -> bool:
    """Whether more than a quarter came to a finding since it was seen."""
    fresh = len(one.transfers) - shared(one, seen.known_by)
    return fresh * SHARE > len(seen.transfers) or _sums_more(one, seen)


def is_larger(one: Sighting, seen: Sighting) -> bool:
    """Whether a finding is more than a quarter larger than another."""
    more = len(one.transfers) - len(seen.transfers)
    return more * SHARE > len(seen.transfers) or _sums_more(one, seen)


def _sums_more(one: Sighting, seen: Sighting) -> bool:
    """Whether the sum of any currency is more than a quarter larger."""
    before = {each.currency: each.amount_minor for each in seen.sums}
    return any(
        (each.amount_minor - before.get(each.currency, 0)) * SHARE > before.get(each.currency, 0)
        for each in one.sums
    )


def _last(steps: Sequence[Step]) -> tuple[Step | None, Step | None]:
    """What was decided last, and its confirmation where it needed one."""
    by_number = {one.number: one for one in steps}
    for one in reversed(steps):
        if one.move is Move.CONFIRMED:
            return by_number[one.answers], one
        if one.move is Move.NOTED and one.verdict is Verdict.TAKEN:
            return one, None
    return None, None


def _returned(decided: Step | None, one: Sighting, so_far: Decided) -> Returned | None:
    """Why what was decided holds no more; None where it does, or nothing was."""
    if decided is None or decided.verdict is Verdict.TAKEN:
        return None
    ends = decided.expires_on
    if ends is not None and so_far.on >= ends:
        return Returned.ENDED
    return Returned.GROWN if has_grown(one, so_far.seen[decided.sighting]) else None
