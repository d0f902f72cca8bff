"""Lots in the order they came, for many accounts: first in first out, last in first out.

Lots of all accounts stand in one pool and are linked, so that a transfer relinks what it takes;
neighbours of one source are one lot. An account's ``first`` is the lot that leaves first.
The pool never grows inside a kernel: a posting needs no more than ``_NEEDED`` new lots.
"""

from typing import Final, NamedTuple

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
from qaitaru.tracing.kernels.rounding import LARGEST, UNIT, share_of, times

Table = np.recarray[tuple[int], np.dtype[np.void]]

_LOT: Final = np.dtype([("amount", "i8"), ("next", "i4"), ("source", "i4")])
_ACCOUNT: Final = np.dtype([("balance", "i8"), ("first", "i4"), ("last", "i4")])
_NONE: Final = -1
_NEEDED: Final = 3  # a split, a shortfall, and what arrives beyond what was sent

_FREE: Final = 0  # the lot to be used next; free lots are linked too
_LEFT: Final = 1  # how many lots are free
_OFF: Final = 2  # minor units that may stand in another source's place


class _Books(NamedTuple):
    pool: Table
    accounts: Table  # the last is money on its way, oldest first whatever the rule
    marks: Numbers
    sums: Numbers  # of one posting, by source
    newest: bool


class Lots:
    """Accounts under one of the rules that keep lots."""

    def __init__(self, rule: str, accounts: int, sources: int) -> None:
        table, empty = np.recarray(accounts + 1, dtype=_ACCOUNT), np.recarray(0, dtype=_LOT)
        table["balance"], table["first"], table["last"] = 0, _NONE, _NONE
        marks = np.zeros(3, dtype=np.int64)
        self._books = _Books(empty, table, marks, np.zeros(sources, np.int64), rule == "lifo")

    def run(self, postings: Packed, taken: Attributed) -> int:
        """Trace the postings that come next; returns how many rows were written."""
        self._make_room(_NEEDED * postings.kind.size + 1)
        rows: int = _run(postings, self._books, taken)
        return rows

    def held(self) -> Numbers:
        """Account by account what each source holds; sums to the balance, or to 0 below zero."""
        held: Numbers = _held(self._books)
        return held

    def deviation(self) -> int:
        """The greatest bound on any part so far, in 64ths of a minor unit."""
        return int(self._books.marks[_OFF]) * UNIT

    def _make_room(self, needed: int) -> None:
        """The last free lot points just behind the pool: there the new ones go on."""
        left, had = int(self._books.marks[_LEFT]), len(self._books.pool)
        if left >= needed:
            return
        pool = np.recarray(had + max(needed, had), dtype=_LOT)
        pool[:had] = self._books.pool
        pool["next"][had:] = np.arange(had + 1, len(pool) + 1)
        self._books.marks[_LEFT] += len(pool) - had
        self._books = self._books._replace(pool=pool)


@compiled
def _run(postings: Packed, books: _Books, taken: Attributed) -> int:
    accounts, rows, place = books.accounts, 0, 0
    while place < postings.kind.size:
        account, amount = postings.account[place], postings.amount[place]
        kind, balance = postings.kind[place], accounts[account].balance
        if kind < OUTFLOW or kind == PART:
            if balance >= 0 or (kind != PART and amount <= -balance):
                accounts[account].balance = balance + amount
                if balance >= 0:
                    _put(books, account, postings.source[place], amount, books.newest)
                place += 1
            else:
                place = _receive(postings, place, books)
            continue
        covered = max(0, min(amount, balance))
        accounts[account].balance = balance - amount
        to = _NONE if kind == OUTFLOW else postings.to_account[place]
        received = 0 if kind == OUTFLOW else postings.received[place]
        if to == _NONE or _arrives_whole(books, (account, to), kind, amount, received):
            _take(books, account, to, covered, books.newest)
            if to != _NONE:
                _put(books, to, UNKNOWN, received - covered, books.newest)
                accounts[to].balance += received
        else:
            way = accounts.size - 1
            _take(books, account, way, covered, False)
            _put(books, way, UNKNOWN, amount - covered, False)
            _convert(books, kind, amount, received)
            _arrive(books, to, received)
        rows = _write(books, taken, rows, place)
        if covered < amount:
            taken.posting[rows], taken.source[rows] = place, SHORTFALL
            taken.amount[rows] = amount - covered
            rows += 1
        place += 1
    return rows


@compiled
def _arrives_whole(
    books: _Books, between: tuple[int, int], kind: int, amount: int, received: int
) -> bool:
    """Whether each part arrives as it is taken, and none pays off an overdraft."""
    if between[0] == between[1] or books.accounts[between[1]].balance < 0:
        return False
    return received == amount or (received > amount and kind != CONVERSION)


@compiled
def _write(books: _Books, taken: Attributed, rows: int, place: int) -> int:
    for source in range(books.sums.size):
        if books.sums[source] != 0:
            taken.posting[rows], taken.source[rows] = place, source
            taken.amount[rows] = books.sums[source]
            books.sums[source] = 0
            rows += 1
    return rows


@compiled
def _receive(postings: Packed, place: int, books: _Books) -> int:
    """A receipt of several parts, or one that pays off an overdraft; returns the next place."""
    way, amount = books.accounts.size - 1, 0
    while True:
        amount += postings.amount[place]
        _put(books, way, postings.source[place], postings.amount[place], False)
        place += 1
        if postings.kind[place - 1] != PART:
            break
    _arrive(books, postings.account[place - 1], amount)
    books.sums[:] = 0
    return place


@compiled
def _arrive(books: _Books, account: int, amount: int) -> None:
    """What is on its way comes to an account; of an overdraft the rule's first lots pay it off."""
    way, balance = books.accounts.size - 1, books.accounts[account].balance
    books.accounts[account].balance = balance + amount
    owed, sums = max(0, min(-balance, amount)), books.sums.copy()
    if not books.newest:
        _take(books, way, _NONE, owed, False)
    _take(books, way, account, amount - owed, books.newest)
    if books.newest:
        _take(books, way, _NONE, owed, False)
    books.sums[:] = sums


@compiled
def _convert(books: _Books, kind: int, amount: int, received: int) -> None:
    """What was sent, as it arrives: in proportion, or with more of unknown source."""
    pool, way, marks = books.pool, books.accounts.size - 1, books.marks
    if received == amount:
        return
    if amount == 0 or (received > amount and kind != CONVERSION):
        _put(books, way, UNKNOWN, received - amount, False)
        return
    lot, before, after, rounded = books.accounts[way].first, 0, 0, 0
    marks[_OFF] += times(min(marks[_OFF], amount), max(received - amount, 0), amount)
    while lot != _NONE:
        before += pool[lot].amount
        arrived, rest = share_of(received, before, amount)
        pool[lot].amount, after = arrived - after, arrived
        rounded += rest != 0
        lot = pool[lot].next
    marks[_OFF] = min(marks[_OFF] + rounded, LARGEST)


@compiled
def _take(books: _Books, account: int, to: int, wanted: int, newest: bool) -> None:
    """Take an amount from the first lots on, into another account or out of all of them."""
    pool, one = books.pool, books.accounts[account]
    while wanted > 0:
        lot = one.first
        out, source = min(pool[lot].amount, wanted), pool[lot].source
        wanted -= out
        books.sums[source] += out
        if out < pool[lot].amount:
            pool[lot].amount -= out
            if to != _NONE:
                _put(books, to, source, out, newest)
            return
        one.first = pool[lot].next
        if one.first == _NONE:
            one.last = _NONE
        if to == _NONE or out == 0 or _joined(books, to, source, out, newest):
            _free(books, lot)
        else:
            _link(books, to, lot, newest)


@compiled
def _put(books: _Books, account: int, source: int, amount: int, newest: bool) -> None:
    """Add money as the newest of an account; the first to leave if the newest leaves first."""
    if amount > 0 and not _joined(books, account, source, amount, newest):
        lot = books.marks[_FREE]
        books.marks[_FREE] = books.pool[lot].next
        books.marks[_LEFT] -= 1
        books.pool[lot].amount = amount
        books.pool[lot].source = source
        _link(books, account, lot, newest)


@compiled
def _joined(books: _Books, account: int, source: int, amount: int, newest: bool) -> bool:
    """Add to the newest lot if it is of the same source."""
    one = books.accounts[account]
    lot = one.first if newest else one.last
    if lot == _NONE or books.pool[lot].source != source:
        return False
    books.pool[lot].amount += amount
    return True


@compiled
def _link(books: _Books, account: int, lot: int, newest: bool) -> None:
    one = books.accounts[account]
    if one.first == _NONE:
        books.pool[lot].next = _NONE
        one.first = one.last = lot
    elif newest:
        books.pool[lot].next = one.first
        one.first = lot
    else:
        books.pool[lot].next = _NONE
        books.pool[one.last].next = lot
        one.last = lot


@compiled
def _free(books: _Books, lot: int) -> None:
    books.pool[lot].next = books.marks[_FREE]
    books.marks[_FREE] = lot
    books.marks[_LEFT] += 1


@compiled
def _held(books: _Books) -> Numbers:
    held = np.zeros((books.accounts.size - 1, books.sums.size), dtype=np.int64)
    for account in range(held.shape[0]):
        lot = books.accounts[account].first
        while lot != _NONE:
            held[account, books.pool[lot].source] += books.pool[lot].amount
            lot = books.pool[lot].next
    return held
