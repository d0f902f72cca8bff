"""The widest way, compiled; equal to ``rules/widest.py``.

Transfers wait in one pile for each amount, the largest first. What a way is as wide as never grows
along it, so that the piles are emptied once from the top.
"""

from collections.abc import Collection

import numpy as np

from qaitaru.networks.columns import Chosen, Codes, Columns, Numbers, Onward
from qaitaru.networks.kernels.compiling import compiled
from qaitaru.networks.kernels.reach import first_onward, free, skipping


def widest(
    columns: Columns, starts: Collection[int], allowed: Chosen, *, within: int, until: int
) -> int:
    """As ``rules.widest.widest``."""
    amounts, ranks = np.unique(columns.amount, return_inverse=True)
    first = np.asarray(starts, dtype=np.int32)
    times, sizes = (columns.left, columns.came), ranks.astype(np.int32)
    terms = (within, until, amounts.size)
    rank = _widest(columns.onward, times, columns.payee, sizes, first, allowed, terms)
    return int(amounts[rank]) if rank >= 0 else 0


@compiled
def _widest(
    onward: Onward,
    times: tuple[Numbers, Numbers],
    payee: Codes,
    sizes: Codes,
    starts: Codes,
    allowed: Chosen,
    terms: tuple[int, int, int],
) -> int:
    """The rank of the amount; -1 where there is no way."""
    taken = np.zeros(payee.size, dtype=np.int32)
    within, until, top = terms
    tops, below = np.full(top, -1, dtype=np.int32), np.empty(payee.size, dtype=np.int32)
    for place in starts:
        taken[place] = 1
        below[place], tops[sizes[place]] = tops[sizes[place]], place
    skip = skipping(onward, allowed, taken)
    top -= 1
    while top >= 0:
        place = tops[top]
        if place < 0:
            top -= 1
            continue
        tops[top] = below[place]
        if payee[place] == until:
            return top
        at, end = first_onward(onward, times, payee, place, skip)
        while at < end and times[0][onward.places[at]] - times[1][place] <= within:
            after = onward.places[at]
            pile = min(top, sizes[after])
            below[after], tops[pile] = tops[pile], after
            skip[at] = at + 1
            at = free(skip, at)
    return -1
