"""Hawala-like netting: two busy accounts settle to and fro, and owe each other next to nothing.

A scheme is every stretch in which two accounts, each with at least so many counterparties in the
ledger, made each other at least so many small transfers that are no trade within the window, at
least so many each way, with a difference of at most so many percent of their sum.

Source: FATF, "The Role of Hawala and Other Similar Service Providers in Money Laundering and
Terrorist Financing" (2013), settlement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.windows import both_sides, during, rows_of, stretches, total
from qaitaru.detection.scheme import Scheme


@dataclass(frozen=True, slots=True)
class HawalaNettingParameters:
    """Transfers in all and each way within seconds; percent of difference; what is small and busy.

    The largest transfer is in minor units; counterparties are those of the whole ledger.
    """

    transfers: int = 10
    each_way: int = 3
    seconds: int = 7 * DAY
    percent: int = 5
    largest: int = 5_000_000_00
    counterparties: int = 10


def hawala_netting(moves: Sequence[Move], asked: HawalaNettingParameters) -> Iterator[Scheme]:
    """The pairs of accounts that settle with each other."""

    def is_full(window: Sequence[Move]) -> bool:
        there = [one for one in window if one.payer < one.payee]
        back = len(window) - len(there)
        net = abs(2 * total(there) - total(window))
        is_two_way = min(len(there), back) >= asked.each_way and len(window) >= asked.transfers
        return is_two_way and net * 100 <= total(window) * asked.percent

    busy = _busy(moves, asked.counterparties)
    for (a, b), own in _pairs(moves, asked.largest).items():
        if a in busy and b in busy:
            for first, last in stretches(own, asked.seconds, is_full):
                rows = rows_of(during(own, first - asked.seconds, last))
                yield Scheme("hawala_netting", (a, b), first, rows)


def _busy(moves: Sequence[Move], counterparties: int) -> set[int]:
    sides = both_sides(moves).items()
    met = {a: {one.payer for one in own} | {one.payee for one in own} for a, own in sides}
    return {a for a, others in met.items() if len(others - {a}) >= counterparties}


def _pairs(moves: Sequence[Move], largest: int) -> dict[tuple[int, int], list[Move]]:
    found: dict[tuple[int, int], list[Move]] = {}
    for one in sorted(moves, key=lambda one: (one.at, one.row)):
        if one.payer != one.payee and 0 < one.amount <= largest and not one.marks & Mark.TRADE:
            pair = (min(one.payer, one.payee), max(one.payer, one.payee))
            found.setdefault(pair, []).append(one)
    return found
