"""Shares of each source, tier by tier, for many accounts: rolling, own first, tainted first.

The table has a row an account: balance, three bounds on the deviation, then what each source holds.
Two rows more stand for money on its way: what a posting takes, and what of it pays off an
overdraft. Within a tier deviations are shared as the money is; see ``_bound``.
"""

from typing import Final, NamedTuple

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    FIRST_CLAIMANT,
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
_FIRST: Final = 1  # how far a source of the first tier may be from the exact answer
_SECOND: Final = 2
_EDGE: Final = 3  # how far the first tier's sum may be
_HELD: Final = 4


class Tiers(NamedTuple):
    """Columns of the first tier and of the second; the first is used up before the second."""

    first: tuple[int, int]
    second: tuple[int, int]
    edge: int  # what one conversion may add to ``_EDGE``


def tiers(rule: str, sources: int) -> Tiers:
    """The tiers of a rule."""
    end, claimants = _HELD + sources, _HELD + FIRST_CLAIMANT
    if rule == "rolling":
        return Tiers((_HELD, end), (end, end), 0)
    if rule == "own-first":
        return Tiers((_HELD, _HELD + 1), (_HELD + 1, end), UNIT)
    return Tiers((claimants, end), (_HELD, claimants), 2 * UNIT)


class Shares:
    """Accounts under one of the rules that share in proportion."""

    def __init__(self, rule: str, accounts: int, sources: int) -> None:
        self._accounts = accounts
        self._tiers = tiers(rule, sources)
        self._table = np.zeros((accounts + 2, _HELD + sources), dtype=np.int64)
        self._rests = np.zeros(_HELD + sources, dtype=np.int64)
        self._worst = np.zeros(1, dtype=np.int64)

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""
        return _run(postings, self._table, self._tiers, taken, self._rests, self._worst)

    def held(self) -> Numbers:
        """Account by account what each source holds; sums to the balance, or to 0 below zero."""
        return self._table[: self._accounts, _HELD:].copy()

    def deviation(self) -> int:
        """The greatest bound on any part so far, in 64ths of a minor unit."""
        standing = self._table[: self._accounts, _FIRST : _SECOND + 1]
        return int(max(self._worst[0], standing.max(initial=0)))


@compiled
def _run(
    postings: Packed,
    table: Numbers,
    tiers: Tiers,
    taken: Attributed,
    rests: Numbers,
    worst: Numbers,
) -> int:
    way, rows, place = table.shape[0] - 2, 0, 0
    while place < postings.kind.size:
        account, amount = postings.account[place], postings.amount[place]
        kind, balance = postings.kind[place], table[account, _BALANCE]
        if kind < OUTFLOW or kind == PART:
            if balance >= 0 or (kind != PART and amount <= -balance):
                table[account, _BALANCE] = balance + amount
                table[account, _HELD + postings.source[place]] += amount if balance >= 0 else 0
                place += 1
            else:
                place = _receive(postings, place, table, tiers, rests)
            continue
        covered = max(0, min(amount, balance))
        table[account, _BALANCE] = balance - amount
        _take(table, (account, way), tiers, (covered, balance), rests)
        worst[0] = max(worst[0], table[way, _FIRST], table[way, _SECOND])
        rows = _write(table, way, taken, rows, place)
        if covered < amount:
            taken.posting[rows], taken.source[rows] = place, SHORTFALL
            taken.amount[rows] = amount - covered
            rows += 1
        if kind != OUTFLOW:
            table[way, _HELD + UNKNOWN] += amount - covered
            _convert(table, way, tiers, (kind, amount, postings.received[place]), rests)
            _arrive(table, postings.to_account[place], postings.received[place], tiers, rests)
        place += 1
    return rows


@compiled
def _write(table: Numbers, way: int, taken: Attributed, rows: int, place: int) -> int:
    for column in range(_HELD, table.shape[1]):
        if table[way, column] != 0:
            taken.posting[rows], taken.source[rows] = place, column - _HELD
            taken.amount[rows] = table[way, column]
            rows += 1
    return rows


@compiled
def _receive(postings: Packed, place: int, table: Numbers, tiers: Tiers, rests: Numbers) -> int:
    """A receipt of several parts, or one that pays off an overdraft; returns the next place."""
    way, amount = table.shape[0] - 2, 0
    table[way, :] = 0
    while True:
        amount += postings.amount[place]
        table[way, _HELD + postings.source[place]] += postings.amount[place]
        place += 1
        if postings.kind[place - 1] != PART:
            break
    _arrive(table, postings.account[place - 1], amount, tiers, rests)
    return place


@compiled
def _arrive(table: Numbers, account: int, amount: int, tiers: Tiers, rests: Numbers) -> None:
    """What is on its way comes to an account; an overdraft is paid off first."""
    way, balance = table.shape[0] - 2, table[account, _BALANCE]
    if balance < 0:
        _take(table, (way, way + 1), tiers, (min(-balance, amount), amount), rests)
    table[account, _BALANCE] = balance + amount
    for column in range(_FIRST, table.shape[1]):
        table[account, column] += table[way, column]


@compiled
def _convert(
    table: Numbers, way: int, tiers: Tiers, sent: tuple[int, int, int], rests: Numbers
) -> None:
    """What was sent, as it arrives: in proportion, or with more of unknown source."""
    kind, amount, received = sent
    if received == amount:
        return
    if amount == 0 or (received > amount and kind != CONVERSION):
        table[way, _HELD + UNKNOWN] += received - amount
        return
    columns = (_HELD, table.shape[1])
    rounded = apportion(table, way, way, columns, received, amount, rests)
    for bound in range(_FIRST, _HELD):
        table[way, bound] = times(table[way, bound], received, amount)
    table[way, _FIRST] += rounded * UNIT
    table[way, _SECOND] += rounded * UNIT
    table[way, _EDGE] += rounded * tiers.edge


@compiled
def _take(
    table: Numbers, rows: tuple[int, int], tiers: Tiers, sums: tuple[int, int], rests: Numbers
) -> None:
    """Move an amount from one row to another as the rule says.

    Args:
        table, rows: from and to; what stood in the second is gone.
        tiers: the rule.
        sums: what is moved, and all that the first row holds.
        rests: room for a number a column.
    """
    (row, to), (wanted, whole) = rows, sums
    for column in range(_FIRST, table.shape[1]):
        table[to, column] = 0
    if wanted <= 0:
        return
    first = whole
    if tiers.second[0] != tiers.second[1]:
        first = 0
        for column in range(tiers.first[0], tiers.first[1]):
            first += table[row, column]
    of_first = min(wanted, first)
    rounded = _draw(table, rows, tiers.first, (of_first, first), rests)
    rounded += _draw(table, rows, tiers.second, (wanted - of_first, whole - first), rests)
    if rounded or table[row, _FIRST] or table[row, _SECOND] or table[row, _EDGE]:
        _bound(table, rows, (wanted, whole, first), rounded * UNIT)


@compiled
def _draw(
    table: Numbers,
    rows: tuple[int, int],
    columns: tuple[int, int],
    sums: tuple[int, int],
    rests: Numbers,
) -> int:
    """Move an amount in proportion within a tier; returns 1 where something was rounded."""
    (row, to), (wanted, whole) = rows, sums
    if wanted == 0:
        return 0
    if wanted == whole:
        for column in range(columns[0], columns[1]):
            table[to, column] = table[row, column]
            table[row, column] = 0
        return 0
    rounded = apportion(table, row, to, columns, wanted, whole, rests)
    for column in range(columns[0], columns[1]):
        table[row, column] -= table[to, column]
    return rounded


@compiled
def _bound(table: Numbers, rows: tuple[int, int], sums: tuple[int, int, int], rounded: int) -> None:
    """How far what stays and what goes may be from the exact answer.

    Within a tier whose sum is exact a deviation is shared as the money is: of ``x`` the part that
    goes is ``x * g``, with one ``g`` for the exact and the rounded answer. A tier's sum is exact as
    long as nothing was converted (``_EDGE`` is 0); else the two ``g`` differ, which moves no part
    by more than ``g * edge``. Within the edge the exact answer may end in the other tier.
    """
    (row, to), (wanted, whole, first) = rows, sums
    one, two, edge = table[row, _FIRST], table[row, _SECOND], table[row, _EDGE]
    kept = gone = one + edge
    kept_two = gone_two = two + edge
    kept_edge = gone_edge = edge
    if abs(wanted - first) * UNIT >= edge and wanted < first:
        kept = times(one, first - wanted, first) + times(edge, wanted, first) + rounded
        gone = times(one + edge, wanted, first) + rounded
        kept_two, gone_two, gone_edge = two, 0, 0
    elif abs(wanted - first) * UNIT >= edge:
        second, stays = max(whole - first, 1), whole - wanted
        kept_two = times(two + edge, stays, second) + rounded
        gone_two = times(two, second - stays, second) + edge + rounded
        kept, gone, kept_edge = 0, one, 0
    left = max(whole - wanted, 0) * UNIT
    table[row, _FIRST], table[to, _FIRST] = min(kept, left), min(gone, wanted * UNIT)
    table[row, _SECOND], table[to, _SECOND] = min(kept_two, left), min(gone_two, wanted * UNIT)
    table[row, _EDGE], table[to, _EDGE] = min(kept_edge, left), min(gone_edge, wanted * UNIT)
