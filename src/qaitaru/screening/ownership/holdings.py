"""The holdings of one day: what all sources say of one owner's share, put together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound, percent
from qaitaru.screening.ownership.interests import (
    COUNTED,
    Holds,
    Interest,
    InterestKind,
    holds_on,
)

_Key = tuple[str, str, InterestKind]
_NONE: Final[tuple["Stake", ...]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stake:
    """What one party holds in another on the day, of one kind, with every source that says so.

    ``sure`` is false where the dates leave open whether it held at all.
    """

    owner: str
    owned: str
    kind: InterestKind
    low: Bound
    high: Bound
    sure: bool
    interests: tuple[Interest, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The stakes of a day, by either end, and what does not agree among them."""

    stakes: tuple[Stake, ...]
    problems: tuple[Problem, ...]
    of_owner: Mapping[str, tuple[Stake, ...]]
    in_owned: Mapping[str, tuple[Stake, ...]]

    def held_by(self, owner: str, kind: InterestKind) -> list[Stake]:
        """What a party holds of a kind."""
        return [one for one in self.of_owner.get(owner, _NONE) if one.kind is kind]

    def held_in(self, owned: str, kind: InterestKind) -> list[Stake]:
        """What is held of a kind in a party."""
        return [one for one in self.in_owned.get(owned, _NONE) if one.kind is kind]


def holdings_on(interests: Iterable[Interest], day: date) -> Holdings:
    """The holdings of a day.

    What several sources say of one share narrows it where they agree; where they cannot all be
    right the share lies somewhere between them, and a Problem says so. Where the least shares of
    one party come to more than the whole, no least share of it is relied on.
    """
    said: dict[_Key, list[tuple[Holds, Interest]]] = defaultdict(list)
    for one in (each for interest in interests for each in _both_ways(interest)):
        if (holds := holds_on(one, day)) is not Holds.NO:
            said[one.owner, one.owned, one.kind].append((holds, one))
    problems: list[Problem] = []
    stakes = [_stake(key, told, problems) for key, told in said.items()]
    stakes = _within_the_whole(stakes, problems)
    return Holdings(
        tuple(stakes),
        tuple(problems),
        _by(stakes, [one.owner for one in stakes]),
        _by(stakes, [one.owned for one in stakes]),
    )


def _both_ways(interest: Interest) -> Iterable[Interest]:
    """The interest; an arrangement between two parties is as much the other's."""
    if interest.kind is InterestKind.TOGETHER:
        return (interest, replace(interest, owner=interest.owned, owned=interest.owner))
    return (interest,)


def _stake(key: _Key, told: Sequence[tuple[Holds, Interest]], problems: list[Problem]) -> Stake:
    owner, owned, kind = key
    sure = [one for holds, one in told if holds is Holds.YES]
    low, high = _agreed(sure, problems) if sure else (NOTHING, NOTHING)
    for holds, one in told:
        if holds is Holds.PERHAPS:
            low, high = min(low, one.low), max(high, one.high)
    return Stake(
        owner=owner,
        owned=owned,
        kind=kind,
        low=low,
        high=high,
        sure=bool(sure),
        interests=tuple(one for _, one in told),
    )


def _agreed(sure: Sequence[Interest], problems: list[Problem]) -> tuple[Bound, Bound]:
    low, high = max(one.low for one in sure), min(one.high for one in sure)
    if low <= high:
        return low, high
    first, last = sure[0], sure[-1]
    place, parties = last.place or first.place, f"{last.owner} - {last.owned}"
    problems.append(Problem("share_sources_differ", Severity.DOUBTFUL, place, parties))
    return min(one.low for one in sure), max(one.high for one in sure)


def _within_the_whole(stakes: Sequence[Stake], problems: list[Problem]) -> list[Stake]:
    sums: dict[tuple[str, InterestKind], Bound] = defaultdict(lambda: NOTHING)
    for one in stakes:
        if one.kind in COUNTED:
            sums[one.owned, one.kind] += one.low
    over = {key for key, low in sums.items() if low > WHOLE}
    for owned, kind in sorted(over):
        found = f"{owned}: {percent(sums[owned, kind].share)}"
        problems.append(Problem("shares_over_whole", Severity.DOUBTFUL, "", found, "100 %"))
    return [replace(one, low=NOTHING) if (one.owned, one.kind) in over else one for one in stakes]


def _by(stakes: Sequence[Stake], keys: Sequence[str]) -> dict[str, tuple[Stake, ...]]:
    found: dict[str, list[Stake]] = defaultdict(list)
    for key, one in zip(keys, stakes, strict=True):
        found[key].append(one)
    return {key: tuple(ones) for key, ones in found.items()}
