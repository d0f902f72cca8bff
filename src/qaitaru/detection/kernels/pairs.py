"""Pairs of accounts on one side of a ledger, and how quietly accounts live; numbers only."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.grouping import Side


class Pairs(NamedTuple):
    """Each account's strangers on one side, in the order in which they came.

    Attributes:
        begins: where each account's begin; one more at the end.
        account: of each pair.
        of: how many counterparties the account has on that side, strangers or not.
        first: the place of the first transfer.
        last: the place of the last.
        starts: where the places of a pair begin among ``places``; so many as ``times``.
        times: how many transfers.
        places: of all transfers, pair by pair.
    """

    begins: Numbers
    account: Codes
    of: Numbers
    first: Numbers
    last: Numbers
    starts: Numbers
    times: Numbers
    places: Numbers


def strangers(moves: Packed, side: Side) -> Pairs:
    """Counterparties whose first transfer is no salary."""
    own, other = (moves.payee, moves.payer) if side == "payee" else (moves.payer, moves.payee)
    places = np.flatnonzero(moves.payer != moves.payee)
    key = own[places].astype(np.int64) * moves.accounts.size + other[places]
    order = np.argsort(key, kind="stable")
    places, key = places[order], key[order]
    starts = np.flatnonzero(np.diff(key, prepend=-1))
    times = np.diff(starts, append=key.size)
    first, last = places[starts], places[starts + times - 1]
    of = np.bincount(own[first], minlength=moves.accounts.size)
    strange = moves.marks[first] & Mark.SALARY == 0
    came = np.lexsort((first, own[first]))
    came = came[strange[came]]
    account = own[first[came]]
    begins = np.searchsorted(account, np.arange(moves.accounts.size + 1))
    return Pairs(begins, account, of, first[came], last[came], starts[came], times[came], places)


def transfers(moves: Packed) -> Numbers:
    """All the transfers of each account with others, in and out."""
    met = moves.payer != moves.payee
    size = moves.accounts.size
    return np.bincount(moves.payer[met], minlength=size) + np.bincount(
        moves.payee[met], minlength=size
    )


def quietness(counts: Numbers) -> NDArray[np.float64]:
    """Of each account the share of transfers whose end is as quiet an account."""
    by_count = np.bincount(counts)
    ends = np.cumsum(by_count * np.arange(by_count.size))
    return np.maximum(ends[counts], 1) / max(int(ends[-1]), 1)
