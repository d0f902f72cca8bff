"""The paths from designated parties to one they may hold: each link with its evidence."""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound
from qaitaru.screening.ownership.holdings import Holdings, Stake
from qaitaru.screening.ownership.interests import COUNTED, InterestKind
from qaitaru.screening.ownership.reading import Indirect, Reading, Together

_MOST_STEPS: Final = 1_000
_MOST_PATHS: Final = 40
_Chain = tuple[Stake, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of stakes, the designated party's own first.

    ``low`` and ``high`` bound the share in the last party that the path alone carries, as the
    reading counts it; a path that ends in control carries none.
    """

    stakes: _Chain
    low: Bound | None
    high: Bound | None

    @property
    def holder(self) -> str:
        """The designated party the path begins with."""
        return self.stakes[0].owner


@dataclass(frozen=True, slots=True)
class Paths:
    """The shortest paths, and whether there are more than are given."""

    paths: tuple[Path, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """What paths may lead over: ``whole`` are the parties whose holdings may count whole."""

    holdings: Holdings
    reading: Reading
    designated: Collection[str]
    whole: Collection[str]


def paths_to(party: str, ways: Ways) -> Paths:
    """The paths to a party, the shortest first; a path goes through no party twice.

    Where there are too many ways to go them all and none has arrived, one shortest path to each
    designated party that is reached at all is given.
    """
    found, more = _gone(party, ways, _MOST_STEPS)
    if more and not found:
        found, _ = _gone(party, ways, None)
    return Paths(tuple(found[:_MOST_PATHS]), more or len(found) > _MOST_PATHS)


def _gone(party: str, ways: Ways, most: int | None) -> tuple[list[Path], bool]:
    """The paths found in so many steps, and whether ways were left; through each party once
    where the steps are not counted.
    """
    found: list[Path] = []
    waiting: deque[_Chain] = deque([()])
    seen: set[str] = set()
    steps = 0
    while waiting and (most is None or steps < most):
        chain = waiting.popleft()
        passed = seen if most is None else {one.owner for one in chain}
        for stake in _into(chain[0].owner if chain else party, ways):
            steps += 1
            if stake.owner == party or stake.owner in passed:
                continue
            if most is None:
                seen.add(stake.owner)
            if stake.owner in ways.designated:
                found.append(_path((stake, *chain), ways.reading))
            elif _on(stake, ways):
                waiting.append((stake, *chain))
    return found, bool(waiting)


def _into(party: str, ways: Ways) -> Iterator[Stake]:
    """The stakes in a party that the reading counts, or takes for control."""
    counted = {one.kind for one in ways.reading.measures}
    others = set(ways.reading.control)
    if ways.reading.together is Together.JOINT:
        others.add(InterestKind.TOGETHER)
    for stake in ways.holdings.in_owned.get(party, ()):
        if stake.kind in others or (stake.kind in counted and stake.high > NOTHING):
            yield stake


def _on(stake: Stake, ways: Ways) -> bool:
    """Whether a path may go on through the holder of a stake."""
    return stake.owner in ways.whole or _multiplies(stake, ways.reading)


def _multiplies(stake: Stake, reading: Reading) -> bool:
    return any(
        one.kind is stake.kind and one.indirect is Indirect.EFFECTIVE for one in reading.measures
    )


def _path(stakes: _Chain, reading: Reading) -> Path:
    if stakes[-1].kind not in COUNTED:
        return Path(stakes, None, None)
    low, high = WHOLE, WHOLE
    for stake in stakes:
        if _multiplies(stake, reading):
            low, high = low * stake.low, high * stake.high
        elif stake.kind in COUNTED:
            low, high = stake.low, stake.high
        else:
            low, high = WHOLE, WHOLE
    return Path(stakes, low, high)
