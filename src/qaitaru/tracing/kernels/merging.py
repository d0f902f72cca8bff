"""One order over millions of bookings of many statements: the compiled twin of ``order.py``.

What it gives is an order of places: from 0 on the bookings' rows, below 0 an account's opening:
``-1 - account``. A test holds it equal to the plain one, place by place.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import Codes, Numbers

NOTHING: Final = -1
"""In place of a row: a receipt that answers no outflow."""

GIVEN_UP: Final = -2
"""A receipt whose link the order contradicts: its source is unknown."""

AS_BOOKED: Final = 0
CREDITS_FIRST: Final = 1
DEBITS_FIRST: Final = 2


class Booked(NamedTuple):
    """Bookings of many accounts, by day, account and their order in its statements.

    Attributes:
        day: of each row, as a number that grows.
        account: its number, from 0.
        amount: minor units; receipts are positive.
        answers: of a receipt the row of the outflow that it brings, else ``NOTHING``.
        opening: of each account, what stood there before, in minor units; 0 for nothing.
    """

    day: Codes
    account: Codes
    amount: Numbers
    answers: Numbers
    opening: Numbers


class _Turns(NamedTuple):
    """Each statement in the middle of a day, and those that wait for one another."""

    left: Numbers  # of each account the next row,
    end: Numbers  # and the one after its last of the day
    going: Numbers  # accounts that go, each as far as the row wanted
    wanted: Numbers
    is_going: NDArray[np.bool_]  # of each account
    seen: NDArray[np.bool_]
    taken: NDArray[np.bool_]  # of each row
    order: Numbers
    filled: Numbers


def in_one_order(booked: Booked, mode: int = AS_BOOKED) -> Numbers:
    """The order in which bookings and openings are taken.

    ``booked.answers`` is changed: where the order contradicts a link it says ``GIVEN_UP``.
    """
    accounts, rows = booked.opening.size, booked.day.size
    order = np.empty(rows + accounts, dtype=np.int64)
    left, end, going, wanted = (np.zeros(accounts, dtype=np.int64) for _ in range(4))
    is_going, seen, taken = (np.zeros(size, dtype=np.bool_) for size in (accounts, accounts, rows))
    filled = np.zeros(1, dtype=np.int64)
    turns = _Turns(left, end, going, wanted, is_going, seen, taken, order, filled)
    _merge(booked, turns)
    merged = order[: int(turns.filled[0])]
    if mode == AS_BOOKED:
        return merged
    credit = credits_of(booked.answers)
    return np.asarray(_days_as_asked(booked, merged, credit, mode))


def credits_of(answers: Numbers) -> Numbers:
    """Of each row the receipt that answers it, else ``NOTHING``."""
    credit = np.full(answers.size, NOTHING, dtype=np.int64)
    linked = np.flatnonzero(answers >= 0)
    credit[answers[linked]] = linked
    return credit


@compiled
def _merge(booked: Booked, turns: _Turns) -> None:
    """Day by day, statement by statement in turn."""
    start, rows = 0, booked.day.size
    while start < rows:
        stop = _open_day(booked, start, turns)
        row = start
        while row < stop:
            account = booked.account[row]
            last = turns.end[account]
            _to_the_end(booked, account, turns)
            row = last
        start = stop


@compiled
def _open_day(booked: Booked, start: int, turns: _Turns) -> int:
    """Put each statement to its first row of the day; returns the row after the day."""
    row = start
    while row < booked.day.size and booked.day[row] == booked.day[start]:
        account = booked.account[row]
        if row == start or booked.account[row - 1] != account:
            turns.left[account] = row
        row += 1
        turns.end[account] = row
    return row


@compiled
def _to_the_end(booked: Booked, root: int, turns: _Turns) -> None:
    """A statement to the end of its day, those it waits for before it, and so on in turn."""
    turns.going[0], turns.wanted[0], turns.is_going[root] = root, NOTHING, True
    high = 1
    while high > 0:
        last, wanted = turns.going[high - 1], turns.wanted[high - 1]
        reached = wanted >= 0 and turns.taken[wanted]
        if reached or turns.left[last] >= turns.end[last]:
            high -= 1
            turns.is_going[last] = False
            continue
        row = turns.left[last]
        if not turns.seen[last]:
            _open(booked, last, turns)
        debit = booked.answers[row]
        waits = debit >= 0 and not turns.taken[debit]
        before = last
        if waits and booked.day[debit] == booked.day[row]:
            before = booked.account[debit]
        if waits and not turns.is_going[before]:
            turns.going[high], turns.wanted[high], turns.is_going[before] = before, debit, True
            high += 1
            continue
        if waits:
            booked.answers[row] = GIVEN_UP
        turns.left[last] += 1
        turns.taken[row] = True
        turns.order[turns.filled[0]] = row
        turns.filled[0] += 1


@compiled
def _open(booked: Booked, account: int, turns: _Turns) -> None:
    """What stood on an account before its first booking stands before it in the order."""
    turns.seen[account] = True
    if booked.opening[account] != 0:
        turns.order[turns.filled[0]] = -1 - account
        turns.filled[0] += 1


@compiled
def _days_as_asked(booked: Booked, merged: Numbers, credit: Numbers, mode: int) -> Numbers:
    """Each day put in the order of a mode; an opening stands alone and is not passed over."""
    order, run_of, filled = np.empty_like(merged), np.full_like(booked.amount, -1), 0
    start = 0
    while start < merged.size:
        stop = start + 1
        if merged[start] >= 0:
            day = booked.day[merged[start]]
            while stop < merged.size and merged[stop] >= 0 and booked.day[merged[stop]] == day:
                stop += 1
            for at in range(start, stop):
                run_of[merged[at]] = start
            for turn in range(3):
                for at in range(start, stop):
                    if _turn(booked, merged[at], credit, mode) == turn:
                        filled = _take(booked, merged[at], credit, run_of, order, filled)
        else:
            order[filled] = merged[start]
            filled += 1
        start = stop
    return order


@compiled
def _turn(booked: Booked, row: int, credit: Numbers, mode: int) -> int:
    """When a row of a day has its turn: receipts, transfers, outflows, or the other way."""
    group = 2
    if booked.amount[row] >= 0:
        group = 0
    elif credit[row] >= 0 and booked.account[credit[row]] != booked.account[row]:
        group = 1
    return group if mode == CREDITS_FIRST else 2 - group


@compiled
def _take(
    booked: Booked, row: int, credit: Numbers, run_of: Numbers, order: Numbers, filled: int
) -> int:
    """A row in its turn; a receipt that must wait follows directly after its outflow.

    A row's run becomes -2 where it waits and -3 where it is taken.
    """
    debit = booked.answers[row]
    if debit >= 0 and run_of[debit] == run_of[row]:
        run_of[row] = -2
        return filled
    run_of[row] = -3
    order[filled] = row
    filled += 1
    answer = credit[row]
    if answer >= 0 and run_of[answer] == -2:
        run_of[answer] = -3
        order[filled] = answer
        filled += 1
    return filled
