"""Where value may have gone on: every transfer it can have taken, and by how few hops."""

from collections import defaultdict
from collections.abc import Collection

import numpy as np

from qaitaru.networks.columns import Chosen, Codes, Columns
from qaitaru.networks.passages import goes_on

NOWHERE = -1


def reach(
    columns: Columns,
    starts: Collection[int],
    allowed: Chosen,
    *,
    within: int,
    until: int = NOWHERE,
) -> tuple[Codes, Codes]:
    """Follow value from the first transfers on, hop by hop, each next one in its time.

    A way may meet an end twice where value may lie for a bounded time only: whether there is a way
    that meets none twice is then not to be told in any sensible time, and money does go round.

    Args:
        starts: places of the first transfers, ascending.
        allowed: the transfers that may be taken.
        within: for how long value may lie between two transfers, in seconds.
        until: the place of an end; the search is over with the hop that comes to it.
    Returns: for each place the fewest hops by which it is taken (0: it is not), and the place of
        the transfer before it on such a way, the earliest of those (-1: it is a first one).
    Source: B.-M. Bui-Xuan, A. Ferreira, A. Jarry, "Computing shortest, fastest, and foremost
        journeys in dynamic networks" (2003); A. Casteigts, A.-S. Himmel, H. Molter, P. Zschoche,
        "Finding temporal paths under waiting time constraints" (2020), for the bound.
    """
    passages = columns.passages()
    onward = defaultdict(list)
    for place in np.flatnonzero(allowed).tolist():
        onward[passages[place].payer].append(place)
    hops, before = [0] * len(passages), [NOWHERE] * len(passages)
    level, hop = sorted(starts), 1
    for place in level:
        hops[place] = hop
    while level and not any(columns.payee[place] == until for place in level):
        found, hop = [], hop + 1
        for place in level:
            for after in onward[passages[place].payee]:
                if not hops[after] and goes_on(passages[place], passages[after], within):
                    hops[after], before[after] = hop, place
                    found.append(after)
        level = sorted(found)
    return np.array(hops, dtype=np.int32), np.array(before, dtype=np.int32)
