"""Fan-in and fan-out: many distinct counterparties of one account within a short time.

A fan is every stretch of time in which an account had at least so many payers (fan-in) or payees
(fan-out) within the window, with all their transfers in the window before and during it.

Source: FATF/Egmont, "Trends and indicators" (collection and distribution accounts); Altman et al.,
"Realistic Synthetic Financial Transactions for Anti-Money Laundering Models" (2023), section 3.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.grouping import Side, by_account, runs
from qaitaru.detection.scheme import NONE, Scheme

_OTHER: Final[dict[Side, Side]] = {"payee": "payer", "payer": "payee"}


@dataclass(frozen=True, slots=True)
class FanParameters:
    """From how many distinct counterparties on, within how many seconds."""

    counterparties: int = 10
    seconds: int = 7 * DAY


def fan_in(moves: Sequence[Move], parameters: FanParameters) -> Iterator[Scheme]:
    """The accounts that many pay within a short time, each with every such stretch."""
    return _fans("fan_in", "payee", moves, parameters)


def fan_out(moves: Sequence[Move], parameters: FanParameters) -> Iterator[Scheme]:
    """The accounts that pay many within a short time, each with every such stretch."""
    return _fans("fan_out", "payer", moves, parameters)


def _fans(name: str, side: Side, moves: Sequence[Move], asked: FanParameters) -> Iterator[Scheme]:
    for account, own in by_account(moves, side).items():
        counted = _counterparties(own, _OTHER[side], asked.seconds)
        full = [at for at, others in counted if others >= asked.counterparties]
        for first, last in runs(full, asked.seconds):
            rows = tuple(one.row for one in own if first - asked.seconds < one.at <= last)
            yield Scheme(name, (account, NONE), first, rows)


def _counterparties(own: Sequence[Move], other: Side, seconds: int) -> Iterator[tuple[int, int]]:
    """For each second of a move, how many distinct others within the window that ends there."""
    within: Counter[int] = Counter()
    oldest = 0
    for number, one in enumerate(own):
        within[getattr(one, other)] += 1
        while own[oldest].at <= one.at - seconds:
            within[getattr(own[oldest], other)] -= 1
            oldest += 1
        if number + 1 == len(own) or own[number + 1].at != one.at:
            yield one.at, sum(count > 0 for count in within.values())
