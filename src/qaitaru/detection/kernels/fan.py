"""Fan-in and fan-out, compiled; equal to ``rules/fan.py``."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, own_of
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.rules.grouping import Side
from qaitaru.detection.scheme import NONE, Scheme

_ACCOUNT: Final = 0
_BEGINS: Final = 1
_FIRST: Final = 2
_END: Final = 3


def fans(name: str, side: Side, moves: Packed, asked: FanParameters) -> Iterator[Scheme]:
    """The accounts with many counterparties within a short time, each with every such stretch."""
    ends = (moves.payee, moves.payer) if side == "payee" else (moves.payer, moves.payee)
    own = own_of(moves, ends[0])
    for account, begins, first, end in _stretches(
        moves, own, ends[1], asked.counterparties, asked.seconds
    ).tolist():
        rows = tuple(moves.row[own.places[first:end]].tolist())
        yield Scheme(name, (int(moves.accounts[account]), NONE), begins, rows)


@compiled
def _stretches(moves: Packed, own: Own, other: Codes, least: int, seconds: int) -> Numbers:
    """Each stretch: the account, the second it begins, and where its moves begin and end."""
    found, count = np.empty((own.places.size, 4), dtype=np.int64), 0
    within = np.zeros(moves.accounts.size, dtype=np.int32)
    for account in range(moves.accounts.size):
        first, end = own.begins[account], own.begins[account + 1]
        oldest, others, full_at, is_open = first, 0, np.int64(0), False
        for slot in range(first, end):
            place = own.places[slot]
            at = moves.at[place]
            within[other[place]] += 1
            others += within[other[place]] == 1
            while moves.at[own.places[oldest]] <= at - seconds:
                within[other[own.places[oldest]]] -= 1
                others -= within[other[own.places[oldest]]] == 0
                oldest += 1
            if others < least or (slot + 1 < end and moves.at[own.places[slot + 1]] == at):
                continue
            if not is_open or at - full_at >= seconds:
                found[count, _ACCOUNT], found[count, _BEGINS] = account, at
                found[count, _FIRST] = oldest
                count, is_open = count + 1, True
            found[count - 1, _END], full_at = slot + 1, at
        for slot in range(oldest, end):
            within[other[own.places[slot]]] = 0
    return found[:count].copy()
