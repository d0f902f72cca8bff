"""All that each source ever paid in, for many accounts: pari passu.

The table has a row an account: balance, the bound on the deviation of any contribution, the sum of
them, and each. A row more stands for what a transfer carries.
"""

from typing import Final

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    PART,
    SHORTFALL,
    UNKNOWN,
    Attributed,
    Numbers,
    Packed,
)
from qaitaru.tracing.kernels.rounding import UNIT, apportion, times

_BALANCE: Final = 0
_OFF: Final = 1
_WHOLE: Final = 2
_PAID_IN: Final = 3


class Contributions:
    """Accounts under the rule of pari passu."""

    def __init__(self, _rule: str, accounts: int, sources: int) -> None:
        self._table = np.zeros((accounts + 1, _PAID_IN + sources), dtype=np.int64)
        self._rests = np.zeros(_PAID_IN + sources, dtype=np.int64)

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""
        rows: int = _run(postings, self._table, taken, self._rests)
        return rows

    def held(self) -> Numbers:
        """Account by account what each source holds; sums to the balance, or to 0 below zero."""
        held: Numbers = _held(self._table, self._rests)
        return held

    def deviation(self) -> int:
        """The greatest bound on any part, in 64ths of a minor unit."""
        return int(_standing(self._table))


@compiled
def _run(postings: Packed, table: Numbers, taken: Attributed, rests: Numbers) -> int:
    rows, way = 0, table.shape[0] - 1
    for place in range(postings.kind.size):
        account, amount = postings.account[place], postings.amount[place]
        kind, balance = postings.kind[place], table[account, _BALANCE]
        if kind < OUTFLOW or kind == PART:
            table[account, _BALANCE] = balance + amount
            table[account, _WHOLE] += amount
            table[account, _PAID_IN + postings.source[place]] += amount
            continue
        covered = max(0, min(amount, balance))
        table[account, _BALANCE] = balance - amount
        if covered < amount:
            taken.posting[rows], taken.source[rows] = place, SHORTFALL
            taken.amount[rows] = amount - covered
            rows += 1
        if kind != OUTFLOW:
            _carry(table, account, covered, rests)
            table[way, _PAID_IN + UNKNOWN] += amount - covered
            _convert(table, (kind, amount, postings.received[place]), rests)
            _arrive(table, postings.to_account[place], postings.received[place])
    return rows


@compiled
def _carry(table: Numbers, account: int, covered: int, rests: Numbers) -> None:
    """A transfer takes along what it carries: it is contributed where it goes."""
    way, whole = table.shape[0] - 1, table[account, _WHOLE]
    table[way, :] = 0
    if covered > 0:
        columns = (_PAID_IN, table.shape[1])
        rounded = apportion(table, account, way, columns, covered, whole, rests)
        bound = times(table[account, _OFF], covered, whole) + rounded * UNIT
        table[way, _OFF] = min(bound, covered * UNIT)
        table[account, _WHOLE] -= covered
        table[account, _OFF] = times(table[account, _OFF], whole - covered, whole) + rounded * UNIT
        for column in range(_PAID_IN, table.shape[1]):
            table[account, column] -= table[way, column]


@compiled
def _convert(table: Numbers, sent: tuple[int, int, int], rests: Numbers) -> None:
    """What was sent, as it arrives: in proportion, or with more of unknown source."""
    way, (kind, amount, received) = table.shape[0] - 1, sent
    if received == amount:
        return
    if amount == 0 or (received > amount and kind != CONVERSION):
        table[way, _PAID_IN + UNKNOWN] += received - amount
        return
    columns = (_PAID_IN, table.shape[1])
    rounded = apportion(table, way, way, columns, received, amount, rests)
    table[way, _OFF] = times(table[way, _OFF], received, amount) + rounded * UNIT


@compiled
def _arrive(table: Numbers, account: int, amount: int) -> None:
    way = table.shape[0] - 1
    table[account, _BALANCE] += amount
    table[account, _WHOLE] += amount
    table[account, _OFF] += table[way, _OFF]
    for column in range(_PAID_IN, table.shape[1]):
        table[account, column] += table[way, column]


@compiled
def _held(table: Numbers, rests: Numbers) -> Numbers:
    way, columns = table.shape[0] - 1, (_PAID_IN, table.shape[1])
    held = np.zeros((way, table.shape[1] - _PAID_IN), dtype=np.int64)
    for account in range(way):
        balance, whole = table[account, _BALANCE], table[account, _WHOLE]
        if balance > 0:
            apportion(table, account, way, columns, balance, whole, rests)
            held[account, :] = table[way, _PAID_IN:]
    return held


@compiled
def _standing(table: Numbers) -> int:
    """The greatest deviation of what an account holds, with the last rounding of it."""
    worst = 0
    for account in range(table.shape[0] - 1):
        balance, whole = table[account, _BALANCE], table[account, _WHOLE]
        if balance > 0:
            worst = max(worst, times(table[account, _OFF], balance, whole) + UNIT)
    return worst
