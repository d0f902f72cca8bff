"""Mirror legs, compiled; equal to ``rules/mirror_legs.py``.

The transfers of each two accounts lie together in the order of time. A transfer is held against
those beside it until one mirrors it, so that two very busy accounts cost no more than their window.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.packed import Numbers, Packed
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters
from qaitaru.detection.scheme import Scheme

Flags = NDArray[np.bool_]


def mirror_legs(moves: Packed, asked: MirrorLegsParameters) -> Iterator[Scheme]:
    """The pairs of accounts that pay each other the same sums to and fro."""
    places, key = _paired(moves, asked.each_way)
    there = moves.payer[places] < moves.payee[places]
    terms = (asked.apart_seconds, asked.percent)
    found = _mirrored(moves.at[places], moves.amount[places], there, key, terms)
    places, key, there = places[found], key[found], there[found]
    at = moves.at[places]
    for first, end, begins in _full(at, there, key, asked.each_way, asked.seconds).tolist():
        ends = np.sort([moves.payer[places[first]], moves.payee[places[first]]])
        a, b = moves.accounts[ends].tolist()
        rows = np.sort(moves.row[places[first:end]])
        yield Scheme("mirror_legs", (a, b), begins, tuple(rows.tolist()))


def _paired(moves: Packed, each_way: int) -> tuple[Numbers, Numbers]:
    """The places of pairs that paid each other often enough at all, and a number of each pair."""
    places = np.flatnonzero((moves.payer != moves.payee) & (moves.amount > 0))
    payer, payee = moves.payer[places].astype(np.int64), moves.payee[places].astype(np.int64)
    key = np.minimum(payer, payee) * moves.accounts.size + np.maximum(payer, payee)
    order = np.argsort(key, kind="stable")
    places, key, there = places[order], key[order], (payer < payee)[order]
    pair = np.cumsum(np.diff(key, prepend=-1) > 0) - 1
    gone = np.bincount(pair, weights=there).astype(np.int64)
    enough = (gone >= each_way) & (np.bincount(pair) - gone >= each_way)
    return places[enough[pair]], key[enough[pair]]


@compiled
def _mirrored(
    at: Numbers, amount: Numbers, there: Flags, key: Numbers, terms: tuple[int, int]
) -> Flags:
    """Which transfers the other account mirrored, before or after."""
    found = np.zeros(at.size, dtype=np.bool_)
    for place in range(at.size):
        for way in (-1, 1):
            other = place + way
            while not found[place] and 0 <= other < at.size and key[other] == key[place]:
                if abs(at[other] - at[place]) > terms[0]:
                    break
                apart = abs(amount[other] - amount[place]) * 100
                is_same = apart <= terms[1] * max(amount[other], amount[place])
                found[place] = is_same and there[other] != there[place]
                other += way
    return found


@compiled
def _full(at: Numbers, there: Flags, key: Numbers, each_way: int, seconds: int) -> Numbers:
    """The stretches with enough each way: where each begins and has ended, and its first second."""
    found, count = np.empty((at.size, 3), dtype=np.int64), 0
    first, gone, full_at = 0, 0, -1
    for place in range(at.size):
        if place and key[place] != key[place - 1]:
            first, gone, full_at = place, 0, -1
        gone += there[place]
        while at[first] <= at[place] - seconds:
            gone -= there[first]
            first += 1
        is_last = place + 1 == at.size or key[place + 1] != key[place] or at[place + 1] > at[place]
        if is_last and min(gone, place + 1 - first - gone) >= each_way:
            if full_at < 0 or at[place] - at[full_at] >= seconds:
                found[count, 0], found[count, 2] = first, at[place]
                count += 1
            found[count - 1, 1] = place + 1
            full_at = place
    return found[:count].copy()
