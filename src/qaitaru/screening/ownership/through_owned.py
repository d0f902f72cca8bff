"""Indirect holdings by owned links: what an owned party holds counts whole, else not at all.

Circles need no care: a party is counted only once a share that stands without it has reached
the threshold, so that two companies that own each other lift neither.
"""

from collections import deque
from collections.abc import Collection
from typing import NamedTuple

from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound
from qaitaru.screening.ownership.holdings import Holdings
from qaitaru.screening.ownership.interests import InterestKind
from qaitaru.screening.ownership.reading import Measure


class Counted(NamedTuple):
    """The share counted in each party, and the parties in which it is enough."""

    shares: dict[str, Bound]
    reached: set[str]


def through_owned(
    holdings: Holdings, measure: Measure, sources: Collection[str], *, most: bool
) -> Counted:
    """What parties hold through others that they own.

    Args:
        sources: the parties whose holdings count from the beginning.
        most: whether the largest shares are taken that the evidence leaves open, else the least.
    Returns: shares of every party in which a counted party holds something.
    Source: OFAC, frequently asked question 401; Russia (Sanctions) (EU Exit) Regulations 2019,
        schedule 1 (majority stakes).
    """
    counting = set(sources)
    left: dict[str, Bound] = {}  # of the whole, by others
    highs: dict[str, Bound] = {}
    shares: dict[str, Bound] = {}
    reached: set[str] = set()
    waiting = deque(sorted(counting))
    while waiting:
        for stake in holdings.held_by(waiting.popleft(), measure.kind):
            owned = stake.owned
            if most:
                if owned not in left:
                    left[owned] = _nobodys(holdings, measure.kind, owned)
                left[owned] += stake.low
                highs[owned] = highs.get(owned, NOTHING) + stake.high
                shares[owned] = min(highs[owned], left[owned])
            else:
                shares[owned] = shares.get(owned, NOTHING) + stake.low
            if owned not in reached and measure.reached(shares[owned]):
                reached.add(owned)
                if owned not in counting:
                    counting.add(owned)
                    waiting.append(owned)
    return Counted(shares, reached)


def _nobodys(holdings: Holdings, kind: InterestKind, owned: str) -> Bound:
    """What of the whole nobody holds for sure."""
    return WHOLE - sum((one.low for one in holdings.held_in(owned, kind)), start=NOTHING)
