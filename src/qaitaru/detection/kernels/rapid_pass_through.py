"""Rapid pass-through, compiled; equal to ``rules/rapid_pass_through.py``."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, as_booked, own_of, waits
from qaitaru.detection.kernels.packed import Numbers, Packed
from qaitaru.detection.rules.rapid_pass_through import RapidPassThroughParameters
from qaitaru.detection.scheme import NONE, Scheme

Flags = NDArray[np.bool_]

_CAME: Final = 2
_WENT: Final = 4


def rapid_pass_through(moves: Packed, asked: RapidPassThroughParameters) -> Iterator[Scheme]:
    """The accounts through which money only passes."""
    ins = own_of(moves, moves.payee, 1)
    outs = as_booked(moves, own_of(moves, moves.payer, 1))
    passed, taken_of = _passed(moves, ins, outs, asked.percent, asked.seconds)
    terms = asked.times, asked.period_seconds
    for line in _stretches(moves, ins, outs, (passed, taken_of), terms).tolist():
        account, begins, *slots = line
        came, went = slice(*slots[:2]), slice(*slots[2:])
        credits_ = ins.places[came][passed[came]]
        debits = outs.places[went][taken_of[went] >= came.start]
        rows = np.sort(moves.row[np.concatenate((credits_, debits))])
        anchors = (int(moves.accounts[account]), NONE)
        yield Scheme("rapid_pass_through", anchors, begins, tuple(rows.tolist()))


@compiled
def _passed(
    moves: Packed, ins: Own, outs: Own, percent: int, seconds: int
) -> tuple[Flags, Numbers]:
    """The credits that passed, and of each debit the last of them that it took of in time."""
    gone = np.zeros(ins.places.size, dtype=np.int64)  # in time
    passed = np.ones(ins.places.size, dtype=np.bool_)
    taken_of = np.full(outs.places.size, -1, dtype=np.int64)
    _draw(moves, ins, outs, seconds, passed, gone, taken_of)
    for slot in range(ins.places.size):
        amount = moves.amount[ins.places[slot]]
        due = amount // 100 * percent + (amount % 100 * percent + 99) // 100
        passed[slot] = 0 < gone[slot] >= due
    taken_of[:] = -1
    _draw(moves, ins, outs, seconds, passed, gone, taken_of)
    return passed, taken_of


@compiled
def _draw(
    moves: Packed,
    ins: Own,
    outs: Own,
    seconds: int,
    passed: Flags,
    gone: Numbers,
    taken_of: Numbers,
) -> None:
    """Pay debits out of credits, first in, first out."""
    for account in range(moves.accounts.size):
        head, last = ins.begins[account], ins.begins[account + 1]
        left = moves.amount[ins.places[head]] if head < last else np.int64(0)
        for slot in range(outs.begins[account], outs.begins[account + 1]):
            debit = outs.places[slot]
            needed = moves.amount[debit]
            while (
                needed > 0 and head < last and _is_before(moves, account, ins.places[head], debit)
            ):
                taken = min(left, needed)
                if moves.at[debit] - moves.at[ins.places[head]] < seconds and passed[head]:
                    gone[head] += taken
                    taken_of[slot] = head
                needed -= taken
                left -= taken
                if left == 0:
                    head += 1
                    left = moves.amount[ins.places[head]] if head < last else np.int64(0)


@compiled
def _is_before(moves: Packed, account: int, credit: int, debit: int) -> bool:
    """Whether a credit of an account was there when it paid a debit."""
    of_one_second = moves.at[credit] == moves.at[debit]
    return credit < debit or (of_one_second and waits(moves, account, debit))


@compiled
def _stretches(
    moves: Packed, ins: Own, outs: Own, drawn: tuple[Flags, Numbers], terms: tuple[int, int]
) -> Numbers:
    """Each scheme: the account, the second it begins, where its credits and its debits lie."""
    (passed, taken_of), (times, period) = drawn, terms
    found, count = np.empty((ins.places.size, 6), dtype=np.int64), 0
    for account in range(moves.accounts.size):
        oldest, end = ins.begins[account], ins.begins[account + 1]
        within, full_at, before = 0, np.int64(0), count
        for slot in range(oldest, end):
            at = moves.at[ins.places[slot]]
            within += passed[slot]
            while moves.at[ins.places[oldest]] <= at - period:
                within -= passed[oldest]
                oldest += 1
            if not passed[slot] or within < times:
                continue
            if count == before or at - full_at >= period:
                found[count, 0], found[count, 1], found[count, _CAME] = account, at, oldest
                count += 1
            found[count - 1, _CAME + 1], full_at = slot + 1, at
        debit, last = outs.begins[account], outs.begins[account + 1]
        for number in range(before, count):
            while debit < last and taken_of[debit] < found[number, _CAME]:
                debit += 1
            found[number, _WENT] = debit
            while debit < last and taken_of[debit] < found[number, _CAME + 1]:
                debit += 1
            found[number, _WENT + 1] = debit
    return found[:count].copy()
