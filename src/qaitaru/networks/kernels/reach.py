"""Where value may have gone on, compiled; equal to ``rules/reach.py``.

Each transfer is taken once: those of a payer that are taken are skipped over, so that the work
grows with the number of transfers and not with that of the ways.
"""

from collections.abc import Collection

import numpy as np

from qaitaru.networks.columns import Chosen, Codes, Columns, Numbers, Onward
from qaitaru.networks.kernels.compiling import compiled
from qaitaru.networks.rules.reach import NOWHERE


def reach(
    columns: Columns,
    starts: Collection[int],
    allowed: Chosen,
    *,
    within: int,
    until: int = NOWHERE,
) -> tuple[Codes, Codes]:
    """As ``rules.reach.reach``."""
    first = np.sort(np.asarray(starts, dtype=np.int32))
    times = columns.left, columns.came
    return _reach(columns.onward, times, columns.payee, first, allowed, (within, until))


@compiled
def _reach(
    onward: Onward,
    times: tuple[Numbers, Numbers],
    payee: Codes,
    starts: Codes,
    allowed: Chosen,
    terms: tuple[int, int],
) -> tuple[Codes, Codes]:
    hops, before = np.zeros(payee.size, dtype=np.int32), np.full(payee.size, -1, dtype=np.int32)
    for place in starts:
        hops[place] = 1
    skip = skipping(onward, allowed, hops)
    level, hop, (within, until) = starts, 1, terms
    room = np.empty(payee.size, dtype=np.int32)
    while level.size and not _is_there(level, payee, until):
        count, hop = 0, hop + 1
        for place in level:
            at, end = first_onward(onward, times, payee, place, skip)
            while at < end and times[0][onward.places[at]] - times[1][place] <= within:
                after = onward.places[at]
                hops[after], before[after] = hop, place
                room[count], count = after, count + 1
                skip[at] = at + 1
                at = free(skip, at)
        level = np.sort(room[:count])
    return hops, before


@compiled
def skipping(onward: Onward, allowed: Chosen, hops: Codes) -> Codes:
    """For each transfer by payer itself, or the next one where it may not or need not be taken."""
    skip = np.empty(onward.places.size + 1, dtype=np.int32)
    skip[onward.places.size] = onward.places.size
    for at in range(onward.places.size):
        place = onward.places[at]
        skip[at] = at if allowed[place] and hops[place] == 0 else at + 1
    return skip


@compiled
def free(skip: Codes, at: int) -> int:
    """The first transfer by payer, from one on, that is not taken; ways to it are shortened."""
    while skip[at] != at:
        skip[at] = skip[skip[at]]
        at = skip[at]
    return at


@compiled
def first_onward(
    onward: Onward, times: tuple[Numbers, Numbers], payee: Codes, place: int, skip: Codes
) -> tuple[int, int]:
    """The first transfer not taken that its payee made from then on, and where the payee's end."""
    low, end = onward.begins[payee[place]], onward.begins[payee[place] + 1]
    high = end
    while low < high:
        middle = (low + high) // 2
        if times[0][onward.places[middle]] < times[1][place]:
            low = middle + 1
        else:
            high = middle
    return free(skip, low), end


@compiled
def _is_there(level: Codes, payee: Codes, until: int) -> bool:
    is_there = False
    for place in level:
        is_there |= payee[place] == until
    return is_there
