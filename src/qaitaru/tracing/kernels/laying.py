"""Bookings in one order made into postings that the kernels take, transfers between accounts too.

A transfer of the kernels leaves one account and reaches another in the same moment. Where nothing
else happened to the account it reaches between its two bookings, it may stand at the first of them.
Else the money waits on a way of its own, in two steps: the last in of one is the first in of the
next, so that the parts arrive in the order in which they were taken, whatever the rule.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.merging import Booked, credits_of
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    PART,
    RECEIPT,
    TRANSFER,
    Codes,
    Numbers,
    Packed,
)

ON_THE_WAY: Final = -1
"""In place of a booking's number: a posting that is no booking."""

_DIRECT: Final = -2


class Sources(NamedTuple):
    """Whose every receipt is.

    Attributes:
        of_row: a source; or below 0 the first of several parts: ``-1 - part``.
        row, source, amount: of each part, those of one row together.
        of_opening: of each account.
    """

    of_row: Codes
    row: Numbers
    source: Codes
    amount: Numbers
    of_opening: Codes


class Laid(NamedTuple):
    """Postings, and of each its place in the order; the accounts from ``accounts`` on are ways."""

    postings: Packed
    place: Numbers  # or ON_THE_WAY
    accounts: int


class _Laying(NamedTuple):
    booked: Booked
    sources: Sources
    credit: Numbers  # of each outflow the receipt that answers it
    way: Codes  # of each outflow that is answered, or _DIRECT
    currency: Codes  # of each account


class _Written(NamedTuple):
    postings: Packed
    place: Numbers
    marks: Numbers  # how many are written


def laid(booked: Booked, sources: Sources, order: Numbers, currencies: Sequence[int]) -> Laid:
    """The postings of an order.

    Args:
        order: from ``in_one_order``.
        currencies: of each account a number; where two differ, what passes is converted.
    """
    credit = credits_of(booked.answers)
    way, ways = _ways(booked, order)
    room = order.size - int((credit >= 0).sum()) + 2 * int((way >= 0).sum()) + sources.row.size
    written = _Written(_room(room), np.empty(room, dtype=np.int64), np.zeros(1, dtype=np.int64))
    currency = np.asarray(currencies, dtype=np.int32)
    _lay(_Laying(booked, sources, credit, way, currency), order, written)
    filled = int(written.marks[0])
    accounts = booked.opening.size + 2 * ways
    return Laid(written.postings.cut(0, filled), written.place[:filled], accounts)


def _room(rows: int) -> Packed:
    return Packed(
        np.zeros(rows, dtype=np.int8),
        np.zeros(rows, dtype=np.int32),
        np.full(rows, -1, dtype=np.int32),
        np.zeros(rows, dtype=np.int64),
        np.zeros(rows, dtype=np.int32),
        np.zeros(rows, dtype=np.int64),
    )


@compiled
def _ways(booked: Booked, order: Numbers) -> tuple[Codes, int]:
    """Of each outflow that is answered its way, or ``_DIRECT``; and how many ways there are."""
    way = np.full(booked.amount.size, _DIRECT, dtype=np.int32)
    _find_waiting(booked, order, way)
    free, left, ways = np.zeros(1024, dtype=np.int32), 0, 0
    for row in order:
        if row >= 0 and way[row] != _DIRECT:
            if left > 0:
                left -= 1
                way[row] = free[left]
            else:
                way[row] = ways
                ways += 1
        if row >= 0 and booked.answers[row] >= 0 and way[booked.answers[row]] != _DIRECT:
            if left == free.size:
                free = np.concatenate((free, np.zeros_like(free)))
            free[left] = way[booked.answers[row]]
            left += 1
    return way, ways


@compiled
def _find_waiting(booked: Booked, order: Numbers, way: Codes) -> None:
    """Mark with 0 each outflow after which the account it reaches does something else first."""
    last = np.full(booked.opening.size, -1, dtype=np.int64)
    place_of = np.zeros(booked.amount.size, dtype=np.int64)
    for place in range(order.size):
        row = order[place]
        account = -1 - row if row < 0 else booked.account[row]
        if row >= 0:
            place_of[row] = place
            debit = booked.answers[row]
            if debit >= 0 and last[account] >= place_of[debit]:
                way[debit] = 0
        last[account] = place


@compiled
def _lay(laying: _Laying, order: Numbers, written: _Written) -> None:
    booked = laying.booked
    for place in range(order.size):
        row = order[place]
        if row < 0:
            _open(laying, place, -1 - row, written)
        elif booked.answers[row] >= 0:
            _arrive(laying, row, written)
        elif booked.amount[row] > 0:
            _receive(laying, place, row, written)
        elif booked.amount[row] < 0 and laying.credit[row] >= 0:
            _send(laying, place, row, written)
        elif booked.amount[row] < 0:
            _post(written, place, OUTFLOW, booked.account[row], (-booked.amount[row], 0))


@compiled
def _open(laying: _Laying, place: int, account: int, written: _Written) -> None:
    amount = laying.booked.opening[account]
    if amount > 0:
        _post(written, place, RECEIPT, account, (amount, laying.sources.of_opening[account]))
    else:
        _post(written, place, OUTFLOW, account, (-amount, 0))


@compiled
def _receive(laying: _Laying, place: int, row: int, written: _Written) -> None:
    """A receipt of one source, or of several, each but the last a part."""
    account, sources = laying.booked.account[row], laying.sources
    part = -1 - sources.of_row[row]
    if part < 0:
        whole = (laying.booked.amount[row], sources.of_row[row])
        _post(written, place, RECEIPT, account, whole)
        return
    while part + 1 < sources.row.size and sources.row[part + 1] == row:
        _post(written, place, PART, account, (sources.amount[part], sources.source[part]))
        part += 1
    _post(written, place, RECEIPT, account, (sources.amount[part], sources.source[part]))


@compiled
def _send(laying: _Laying, place: int, row: int, written: _Written) -> None:
    """An outflow that is answered: to where it goes, or on its way."""
    booked, way = laying.booked, laying.way[row]
    sent = -booked.amount[row]
    if way == _DIRECT:
        _pass(laying, (place, row, laying.credit[row]), booked.account[row], written)
        return
    on = booked.opening.size + 2 * way
    _transfer(written, (place, TRANSFER), (booked.account[row], on), (sent, sent))
    _transfer(written, (ON_THE_WAY, TRANSFER), (on, on + 1), (sent, sent))


@compiled
def _arrive(laying: _Laying, row: int, written: _Written) -> None:
    """A receipt that answers an outflow: nothing where it stood there, else the way's end."""
    debit = laying.booked.answers[row]
    if laying.way[debit] != _DIRECT:
        end = laying.booked.opening.size + 2 * laying.way[debit] + 1
        _pass(laying, (ON_THE_WAY, debit, row), end, written)


@compiled
def _pass(laying: _Laying, which: tuple[int, int, int], leaves: int, written: _Written) -> None:
    """What an outflow sent leaves an account and arrives as its answer."""
    (place, debit, credit), booked = which, laying.booked
    of, to = booked.account[debit], booked.account[credit]
    kind = TRANSFER if laying.currency[of] == laying.currency[to] else CONVERSION
    amounts = (-booked.amount[debit], booked.amount[credit])
    _transfer(written, (place, kind), (leaves, to), amounts)


@compiled
def _post(written: _Written, place: int, kind: int, account: int, what: tuple[int, int]) -> None:
    """Write a posting: its amount, and the source of what comes in."""
    at, postings = written.marks[0], written.postings
    written.place[at], postings.kind[at], postings.account[at] = place, kind, account
    postings.amount[at], postings.source[at] = what
    written.marks[0] = at + 1


@compiled
def _transfer(
    written: _Written, what: tuple[int, int], ends: tuple[int, int], amounts: tuple[int, int]
) -> None:
    """Write a transfer: from where to where, what was sent and what arrives."""
    at, postings = written.marks[0], written.postings
    written.place[at], postings.kind[at] = what
    postings.account[at], postings.to_account[at] = ends
    postings.amount[at], postings.received[at] = amounts
    written.marks[0] = at + 1
