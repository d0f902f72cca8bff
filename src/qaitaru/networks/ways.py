"""The ways value may have taken from one end to another, and who stands between.

Each search is made by what it is given: the plain rules or the compiled ones.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np

from qaitaru.networks.columns import FOREVER, Chosen, Codes, Columns, Numbers
from qaitaru.networks.rules.reach import NOWHERE


class Best(StrEnum):
    """What the best way is."""

    SHORTEST = "shortest"  # the fewest hops; of those the one that comes first
    EARLIEST = "earliest"  # it comes first; of those the one with the fewest hops
    FATTEST = "fattest"  # its smallest transfer is the largest; of those the shortest


class Reach(Protocol):
    """A search: ``rules.reach.reach`` or its twin."""

    def __call__(
        self,
        columns: Columns,
        starts: Collection[int],
        allowed: Chosen,
        *,
        within: int,
        until: int = NOWHERE,
    ) -> tuple[Codes, Codes]:
        """Hops, and the place before, of each place."""


class Widest(Protocol):
    """A search: ``rules.widest.widest`` or its twin."""

    def __call__(
        self, columns: Columns, starts: Collection[int], allowed: Chosen, *, within: int, until: int
    ) -> int:
        """The largest sum that can have gone the whole way."""


@dataclass(frozen=True, slots=True)
class Searches:
    """The two searches by which ways are found."""

    reach: Reach
    widest: Widest


@dataclass(frozen=True, slots=True)
class Ends:
    """From which end to which, by number, and for how many seconds value may lie on the way."""

    source: int
    target: int
    within: int = FOREVER


def best_way(columns: Columns, ends: Ends, best: Best, by: Searches) -> tuple[int, ...]:
    """The places of the best way's transfers in their order; empty where there is no way."""
    source, target = columns.end(ends.source), columns.end(ends.target)
    allowed = _between_ends(columns, source, target)
    starts = np.flatnonzero(allowed & (columns.payer == source))
    if best is Best.FATTEST:
        least = by.widest(columns, starts, allowed, within=ends.within, until=target)
        allowed &= columns.amount >= least
        starts = starts[allowed[starts]]
    until = NOWHERE if best is Best.EARLIEST else target
    hops, before = by.reach(columns, starts, allowed, within=ends.within, until=until)
    return _way(before, _first_into(columns, hops, target))


def ways_between(columns: Columns, ends: Ends, by: Searches) -> tuple[Numbers, Codes]:
    """All transfers that lie on some way from one end to the other.

    No way is counted that comes back to its source or goes on from its target.

    Returns: their places, ascending, and by how few hops from the source each is taken.
    """
    source, target = columns.end(ends.source), columns.end(ends.target)
    allowed = _between_ends(columns, source, target)
    starts = np.flatnonzero(allowed & (columns.payer == source))
    forward, _ = by.reach(columns, starts, allowed, within=ends.within)
    back, at = columns.mirrored, columns.reverse
    starts = np.flatnonzero(allowed[at] & (back.payer == target))
    backward, _ = by.reach(back, starts, allowed[at], within=ends.within)
    is_both = forward > 0
    is_both[at] &= backward > 0
    places = np.flatnonzero(is_both)
    return places, forward[places]


def gates(columns: Columns, ends: Ends, by: Searches) -> tuple[int, ...]:
    """The numbers of the ends that every way passes, in the order of one way.

    Whoever stands on all ways stands on the shortest: only those are tried, each by a search
    without it.
    """
    source, target = columns.end(ends.source), columns.end(ends.target)
    allowed = _between_ends(columns, source, target)
    way = best_way(columns, ends, Best.SHORTEST, by)
    found = []
    for middle in dict.fromkeys(int(columns.payee[place]) for place in way[:-1]):
        rest = allowed & (columns.payer != middle) & (columns.payee != middle)
        starts = np.flatnonzero(rest & (columns.payer == source))
        hops, _ = by.reach(columns, starts, rest, within=ends.within, until=target)
        if _first_into(columns, hops, target) == NOWHERE:
            found.append(int(columns.ends[middle]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How value first came to an end: the places of its way, the last of which brought it."""

    end: int
    way: tuple[int, ...]


def arrivals(
    columns: Columns, starts: Collection[int], by: Searches, *, within: int = FOREVER, most: int
) -> tuple[list[Arrival], int]:
    """Where value of some transfers may have come, each end as early as can be, the first first.

    Asked of ``mirrored``: from where it may have come, each end as late as can be.

    Args:
        starts: places of the first transfers.
        most: how many ends to tell.
    Returns: the ends told, and how many there are in all.
    """
    allowed = np.ones(columns.size, dtype=np.bool_)
    hops, before = by.reach(columns, starts, allowed, within=within)
    taken = np.flatnonzero(hops > 0)
    order = taken[np.lexsort((taken, hops[taken], columns.came[taken]))]
    ends, first = np.unique(columns.payee[order], return_index=True)
    earliest = order[np.sort(first)[:most]].tolist()
    told = [Arrival(int(columns.ends[columns.payee[at]]), _way(before, at)) for at in earliest]
    return told, int(ends.size)


def _between_ends(columns: Columns, source: int, target: int) -> Chosen:
    """Transfers that may lie on a way: none back to its source, none on from its target."""
    allowed: Chosen = (columns.payee != source) & (columns.payer != target)
    return allowed


def _first_into(columns: Columns, hops: Codes, target: int) -> int:
    """The place that comes to an end first, by the fewest hops; -1 where none does."""
    places = np.flatnonzero((hops > 0) & (columns.payee == target))
    if not places.size:
        return NOWHERE
    return int(places[np.lexsort((places, hops[places], columns.came[places]))[0]])


def _way(before: Codes, last: int) -> tuple[int, ...]:
    way = []
    while last != NOWHERE:
        way.append(last)
        last = int(before[last])
    return tuple(reversed(way))
