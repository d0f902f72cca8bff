"""Mirror legs: what one account pays another comes back in the same sum, again and again.

A transfer is mirrored where the other account paid back an amount that differs by no more than so
many percent of the larger, not longer before or after it than so much. A scheme is every stretch in
which two accounts had at least so many mirrored transfers each way within the window; with all of
these. One payment returned is a refund; the same day after day is turnover that is made up.

Source: FATF, "Professional Money Laundering" (2018), mirror trading; FATF/Egmont, "Trade-Based
Money Laundering: Trends and Developments" (2020), circular and offsetting payments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.windows import during, rows_of, stretches
from qaitaru.detection.scheme import Scheme


@dataclass(frozen=True, slots=True)
class MirrorLegsParameters:
    """How often each way within seconds; how far the mirrored are apart in time and in percent.

    ``apart_seconds`` and ``percent`` are counted in.
    """

    each_way: int = 3
    seconds: int = 30 * DAY
    apart_seconds: int = 48 * HOUR
    percent: int = 1


def mirror_legs(moves: Sequence[Move], asked: MirrorLegsParameters) -> Iterator[Scheme]:
    """The pairs of accounts that pay each other the same sums to and fro."""

    def is_full(window: Sequence[Move]) -> bool:
        there = sum(one.payer < one.payee for one in window)
        return min(there, len(window) - there) >= asked.each_way

    for pair, own in _pairs(moves).items():
        mirrored = [one for one in own if any(_is_mirror(one, back, asked) for back in own)]
        for first, last in stretches(mirrored, asked.seconds, is_full):
            rows = rows_of(during(mirrored, first - asked.seconds, last))
            yield Scheme("mirror_legs", pair, first, rows)


def _pairs(moves: Sequence[Move]) -> dict[tuple[int, int], list[Move]]:
    found: dict[tuple[int, int], list[Move]] = {}
    for one in sorted(moves, key=lambda one: (one.at, one.row)):
        if one.payer != one.payee and one.amount > 0:
            pair = (min(one.payer, one.payee), max(one.payer, one.payee))
            found.setdefault(pair, []).append(one)
    return found


def _is_mirror(one: Move, back: Move, asked: MirrorLegsParameters) -> bool:
    is_near = abs(back.at - one.at) <= asked.apart_seconds
    is_same = abs(back.amount - one.amount) * 100 <= asked.percent * max(back.amount, one.amount)
    return back.payer == one.payee and is_near and is_same
