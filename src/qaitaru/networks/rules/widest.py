"""The widest way: what sum can have gone the whole way in one piece."""

from collections.abc import Collection

import numpy as np

from qaitaru.networks.columns import Chosen, Columns
from qaitaru.networks.rules.reach import reach


def widest(
    columns: Columns, starts: Collection[int], allowed: Chosen, *, within: int, until: int
) -> int:
    """The largest sum such that some way to an end has no smaller transfer; 0 where there is none.

    Source: M. Pollack, "The maximum capacity through a network" (1960), on journeys in time.
    """
    chosen = sorted(set(columns.amount[allowed].tolist()), reverse=True)
    for least in chosen:
        wide = allowed & (columns.amount >= least)
        first = [place for place in starts if wide[place]]
        hops, _ = reach(columns, first, wide, within=within, until=until)
        if np.any((hops > 0) & (columns.payee == until)):
            return int(least)
    return 0
