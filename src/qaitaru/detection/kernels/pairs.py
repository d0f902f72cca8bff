"""Pairs of accounts on one side of a ledger, and how quietly accounts live."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, own_of
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
    first: Codes
    last: Codes
    starts: Numbers
    times: Codes
    places: Codes


def strangers(moves: Packed, side: Side) -> Pairs:
    """Counterparties whose first transfer is no salary."""
    own, other = (moves.payee, moves.payer) if side == "payee" else (moves.payer, moves.payee)
    begins, first, last, times, places = _met(own_of(moves, own), other)
    starts = np.cumsum(times, dtype=np.int64) - times
    strange = moves.marks[first] & Mark.SALARY == 0
    before = np.concatenate(([0], np.cumsum(strange)))
    return Pairs(
        before[begins],
        own[first[strange]],
        np.diff(begins),
        first[strange],
        last[strange],
        starts[strange],
        times[strange],
        places,
    )


@compiled
def _met(own: Own, other: Codes) -> tuple[Numbers, Codes, Codes, Codes, Codes]:
    """Where the pairs of each account begin, as they first met; first, last and number of each.

    And the places of all, pair by pair.
    """
    size = own.places.size
    begins = np.zeros(own.begins.size, dtype=np.int64)
    first, last = np.empty(size, dtype=np.int32), np.empty(size, dtype=np.int32)
    times, places = np.zeros(size, dtype=np.int32), np.empty(size, dtype=np.int32)
    next_of = np.full(begins.size, -1, dtype=np.int64)  # of a counterparty: its pair, then a slot
    for account in range(begins.size - 1):
        pairs = before = begins[account]
        span = own.places[own.begins[account] : own.begins[account + 1]]
        for place in span:
            pair = next_of[other[place]]
            if pair < 0:
                pair, next_of[other[place]] = pairs, pairs
                first[pair] = place
                pairs += 1
            last[pair] = place
            times[pair] += 1
        slot = own.begins[account]
        for pair in range(before, pairs):
            next_of[other[first[pair]]] = slot
            slot += times[pair]
        for place in span:
            places[next_of[other[place]]] = place
            next_of[other[place]] += 1
        for place in span:
            next_of[other[place]] = -1
        begins[account + 1] = pairs
    pairs = begins[-1]
    return begins, first[:pairs].copy(), last[:pairs].copy(), times[:pairs].copy(), places


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
