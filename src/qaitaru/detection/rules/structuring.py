"""Structuring: operations just below a reporting threshold, which together are above it.

An operation is its payer's; cash paid in is that of the account it is paid to. A scheme is every
stretch of time in which an account had at least so many operations within the window, each from a
share of the threshold up to it and not at it, with a sum not below it; with all of them.

Source: FATF Recommendation 10 and its interpretive note; Law of the Republic of Kazakhstan of 28
August 2009 No. 191-IV, art. 4 (the threshold comes from the pack of the law's edition).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.windows import during, rows_of, stretches, total
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class StructuringParameters:
    """The threshold in minor units, from what percent of it on, how often, in how many seconds."""

    threshold: int = 10_000_000_00
    percent: int = 70
    operations: int = 3
    seconds: int = 7 * DAY


def structuring(moves: Sequence[Move], asked: StructuringParameters) -> Iterator[Scheme]:
    """The accounts that stay just below the threshold again and again."""

    def is_full(window: Sequence[Move]) -> bool:
        return len(window) >= asked.operations and total(window) >= asked.threshold

    for account, own in _operations(moves, asked).items():
        for first, last in stretches(own, asked.seconds, is_full):
            rows = rows_of(during(own, first - asked.seconds, last))
            yield Scheme("structuring", (account, NONE), first, rows)


def _operations(moves: Sequence[Move], asked: StructuringParameters) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = {}
    for one in sorted(moves, key=lambda one: (one.at, one.row)):
        is_below = one.amount < asked.threshold
        is_near = one.amount * 100 >= asked.threshold * asked.percent
        if is_below and is_near and one.payer != one.payee:
            found.setdefault(_whose(one), []).append(one)
    return found


def _whose(one: Move) -> int:
    return one.payee if one.marks & Mark.CASH_IN else one.payer
