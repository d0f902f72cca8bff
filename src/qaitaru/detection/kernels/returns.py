"""Whether money may come back to whom it left, compiled: what a search for cycles may leave out.

Nothing goes on after the last that its payer receives within the time, nor does any transfer
between after the last receipt of one who pays that payer. Most searches end so in a step or two.
"""

from typing import NamedTuple

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, own_of
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed

_NEVER = -(2**62)


class Returns(NamedTuple):
    """What comes back.

    Attributes:
        times: of each move, how often its payer is paid by others from its second on, in time.
        received: what each account is paid by others.
        fed: of each move, the second in which its payer was last paid by another, up to its own.
    """

    times: Codes
    received: Own
    fed: Numbers


def returns_of(moves: Packed, seconds: int) -> Returns:
    """What comes back within so long."""
    return Returns(_times(moves, seconds), own_of(moves, moves.payee), _fed(moves))


@compiled
def last_of(moves: Packed, back: Returns, start: int) -> tuple[int, int]:
    """Of a move to whose payer something comes back in time, two seconds.

    After the first nothing comes back, after the second nobody is paid who pays its payer.
    """
    home = moves.payer[start]
    own = back.received.places[back.received.begins[home] : back.received.begins[home + 1]]
    slot: int = np.searchsorted(own, start)  # type: ignore[assignment]
    while slot and moves.at[own[slot - 1]] == moves.at[start]:
        slot -= 1
    fed = _NEVER
    for place in own[slot : slot + back.times[start]]:
        fed = max(fed, back.fed[place])
    return moves.at[own[slot + back.times[start] - 1]], fed


@compiled
def _times(moves: Packed, seconds: int) -> Codes:
    rows, first, end = moves.row.size, 0, 0
    times, paid = np.empty(rows, dtype=np.int32), np.zeros(moves.accounts.size, dtype=np.int32)
    for place in range(rows):
        while end < rows and moves.at[end] <= moves.at[place] + seconds:
            paid[moves.payee[end]] += moves.payer[end] != moves.payee[end]
            end += 1
        while moves.at[first] < moves.at[place]:
            paid[moves.payee[first]] -= moves.payer[first] != moves.payee[first]
            first += 1
        times[place] = paid[moves.payer[place]]
    return times


@compiled
def _fed(moves: Packed) -> Numbers:
    rows, first, end = moves.row.size, 0, 0
    paid, fed = np.full(moves.accounts.size, _NEVER), np.empty(rows, dtype=np.int64)
    while first < rows:
        while end < rows and moves.at[end] == moves.at[first]:
            if moves.payer[end] != moves.payee[end]:
                paid[moves.payee[end]] = moves.at[end]
            end += 1
        for place in range(first, end):
            fed[place] = paid[moves.payer[place]]
        first = end
    return fed
