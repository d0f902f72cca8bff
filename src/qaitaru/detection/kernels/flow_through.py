"""Flow-through, compiled; equal to ``rules/flow_through.py``."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, as_booked, lives_of
from qaitaru.detection.kernels.packed import Numbers, Packed
from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.flow_through import FlowThroughParameters
from qaitaru.detection.scheme import NONE, Scheme

_FROM_MARCH: Final = 719_468  # days from 1 March of the year 0 to 1 January 1970


class _Asked(NamedTuple):
    percent: int
    balances: int
    movements: int
    zone: int


class _Sums(NamedTuple):
    """Of a month: what came, what was sent, days with movements, the sum of their closings."""

    came: int
    sent: int
    days: int
    closings: int


def flow_throughs(moves: Packed, asked: FlowThroughParameters) -> Iterator[Scheme]:
    """The months in which accounts were only passed through."""
    lives = as_booked(moves, lives_of(moves, 1))
    terms = _Asked(asked.percent, asked.balances, asked.movements, asked.zone_seconds)
    for account, begins, first, end in _flows(moves, lives, terms).tolist():
        rows = np.sort(moves.row[lives.places[first:end]])
        anchors = (int(moves.accounts[account]), NONE)
        yield Scheme("flow_through", anchors, begins, tuple(rows.tolist()))


@compiled
def _flows(moves: Packed, lives: Own, asked: _Asked) -> Numbers:
    """Each scheme: the account, the second its month begins, where its movements lie."""
    found, count = np.empty((lives.places.size, 4), dtype=np.int64), 0
    for account in range(moves.accounts.size):
        first, last = lives.begins[account], lives.begins[account + 1]
        balance = 0
        while first < last:
            begins = _month_of(_day(moves.at[lives.places[first]], asked.zone)) * DAY - asked.zone
            end, balance, sums = _month(moves, lives, account, (first, last), balance, asked.zone)
            if end - first >= asked.movements and _is_flow(sums, asked):
                found[count, 0], found[count, 1] = account, begins
                found[count, 2], found[count, 3] = first, end
                count += 1
            first = end
    return found[:count].copy()


@compiled
def _month(
    moves: Packed, lives: Own, account: int, span: tuple[int, int], balance: int, zone: int
) -> tuple[int, int, _Sums]:
    """A month from its first movement on: where it ends, the balance then, its sums."""
    slot, day = span[0], _day(moves.at[lives.places[span[0]]], zone)
    month, sums = _month_of(day), _Sums(0, 0, 0, 0)
    while slot < span[1] and _month_of(day) == month:
        place = lives.places[slot]
        amount, came = moves.amount[place], moves.payee[place] == account
        balance = balance + amount if came else max(balance - amount, 0)
        slot += 1
        next_day = _day(moves.at[lives.places[slot]], zone) if slot < span[1] else day + 1
        closes = next_day != day
        sums = _Sums(
            sums.came + (amount if came else 0),
            sums.sent + (0 if came else amount),
            sums.days + closes,
            sums.closings + (balance if closes else 0),
        )
        day = next_day
    return slot, balance, sums


@compiled
def _is_flow(sums: _Sums, asked: _Asked) -> bool:
    less, more = min(sums.came, sums.sent), max(sums.came, sums.sent)
    turnover = (sums.came + sums.sent) * sums.days
    is_empty = asked.balances <= 0 or turnover // asked.balances >= sums.closings
    return less * 100 >= more * asked.percent and is_empty


@compiled
def _day(at: int, zone: int) -> int:
    return (at + zone) // DAY


@compiled
def _month_of(day: int) -> int:
    """The first day of a day's month; both count from 1970. As ``steps/months.py``."""
    local = day + _FROM_MARCH
    of_400 = local % 146_097
    years = (of_400 - of_400 // 1_460 + of_400 // 36_524 - of_400 // 146_096) // 365
    from_march = of_400 - (365 * years + years // 4 - years // 100)
    month = (5 * from_march + 2) // 153
    return day - (from_march - (153 * month + 2) // 5)
