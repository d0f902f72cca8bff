"""Exposure to each claimant, for many accounts: poison.

The table has a row an account: balance, then one bit a claimant, 62 to a number. Nothing divides.
"""

from typing import Final

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    FIRST_CLAIMANT,
    OUTFLOW,
    PART,
    SHORTFALL,
    Attributed,
    Numbers,
    Packed,
)

_BALANCE: Final = 0
_BITS: Final = 62


class Exposure:
    """Accounts under full contamination."""

    def __init__(self, _rule: str, accounts: int, sources: int) -> None:
        self._sources = sources
        words = -(-max(sources - FIRST_CLAIMANT, 0) // _BITS)
        self._table = np.zeros((accounts + 1, 1 + words), dtype=np.int64)

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""
        rows: int = _run(postings, self._table, taken)
        return rows

    def held(self) -> Numbers:
        """Account by account the balance for each claimant it is exposed to; these overlap."""
        held: Numbers = _held(self._table, self._sources)
        return held

    def deviation(self) -> int:
        """None: nothing divides."""
        return 0


@compiled
def _run(postings: Packed, table: Numbers, taken: Attributed) -> int:
    rows, place, words = 0, 0, table.shape[1]
    while place < postings.kind.size:
        account, amount = postings.account[place], postings.amount[place]
        kind, balance = postings.kind[place], table[account, _BALANCE]
        if kind < OUTFLOW or kind == PART:
            place = _receive(postings, place, table)
            continue
        covered = max(0, min(amount, balance))
        table[account, _BALANCE] = balance - amount
        if covered > 0:
            rows = _write(table, account, taken, rows, (place, covered))
        if covered < amount:
            taken.posting[rows], taken.source[rows] = place, SHORTFALL
            taken.amount[rows] = amount - covered
            rows += 1
        if kind != OUTFLOW:
            to, received = postings.to_account[place], postings.received[place]
            table[to, _BALANCE] += received
            for word in range(1, words):
                if covered > 0 and received > 0:
                    table[to, word] |= table[account, word]
            if to != account:
                _end_at_zero(table, to)
        _end_at_zero(table, account)
        place += 1
    return rows


@compiled
def _receive(postings: Packed, place: int, table: Numbers) -> int:
    """A receipt, in one part or in several; returns the next place."""
    account = postings.account[place]
    while True:
        claimant, amount = postings.source[place] - FIRST_CLAIMANT, postings.amount[place]
        table[account, _BALANCE] += amount
        if claimant >= 0 and amount > 0:
            table[account, 1 + claimant // _BITS] |= 1 << (claimant % _BITS)
        place += 1
        if postings.kind[place - 1] != PART:
            break
    _end_at_zero(table, account)
    return place


@compiled
def _end_at_zero(table: Numbers, account: int) -> None:
    if table[account, _BALANCE] <= 0:
        table[account, 1:] = 0


@compiled
def _write(table: Numbers, account: int, taken: Attributed, rows: int, at: tuple[int, int]) -> int:
    for word in range(1, table.shape[1]):
        bits, source = table[account, word], FIRST_CLAIMANT + (word - 1) * _BITS
        while bits != 0:
            if bits & 1:
                taken.posting[rows], taken.source[rows] = at[0], source
                taken.amount[rows] = at[1]
                rows += 1
            bits >>= 1
            source += 1
    return rows


@compiled
def _held(table: Numbers, sources: int) -> Numbers:
    held = np.zeros((table.shape[0] - 1, sources), dtype=np.int64)
    for account in range(held.shape[0]):
        for source in range(FIRST_CLAIMANT, sources):
            claimant = source - FIRST_CLAIMANT
            if table[account, 1 + claimant // _BITS] >> (claimant % _BITS) & 1:
                held[account, source] = table[account, _BALANCE]
    return held
