"""First and last digits: how often they stand in amounts that nobody made up.

First digits of sums that grow by shares fall off from 1 to 9 as Benford's law tells. The last digit
of whole units, where it is not nought, is any of nine. An account whose debits are many, not too
many to be squared in whole numbers, and span wide enough, and whose digits are further from this
than chance would have it (chi-square) and far enough to matter (the mean of the distances) is told,
with the debits of the digit there is most too much of. All sums are whole numbers: chi-square in
thousandths, each term rounded down; the mean distance in ten-thousandths. Both only support what
else was found.

Source: Nigrini, "Benford's Law" (2012), chapters 4 and 5 (300 records and more; first digits with a
mean absolute deviation above 0.015 do not conform; last digits); Pearson's chi-square at 0.001 with
8 degrees of freedom is 26.125.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.moves import Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.windows import rows_of
from qaitaru.detection.scheme import NONE, Scheme

FIRST_SHARES: Final = (301, 176, 125, 97, 79, 67, 58, 51, 46)
"""Of the digits 1 to 9, in thousandths."""
LAST_SHARES: Final = (1_000,) * 9
"""Of the digits 1 to 9, in nine-thousandths."""


@dataclass(frozen=True, slots=True)
class FirstDigitsParameters:
    """From how many debits to how many; how far apart their sizes are; how far the digits are off.

    Attributes:
        debits: at least.
        most: debits at most.
        times: the largest is at least so many times the smallest.
        chi_thousandths: chi-square at least.
        mean_ten_thousandths: mean distance of the shares at least.
    """

    debits: int = 300
    most: int = 100_000
    times: int = 100
    chi_thousandths: int = 26_125
    mean_ten_thousandths: int = 150


@dataclass(frozen=True, slots=True)
class LastDigitsParameters:
    """The same of the last digit of whole units, of so many minor units each."""

    unit: int = 100
    debits: int = 300
    most: int = 100_000
    chi_thousandths: int = 26_125
    mean_ten_thousandths: int = 150


def first_digits(moves: Sequence[Move], asked: FirstDigitsParameters) -> Iterator[Scheme]:
    """The accounts whose first digits do not fall off as they should."""
    for account, own in by_account(moves, "payer").items():
        debits = [(int(str(one.amount)[0]), one) for one in own if one.amount > 0]
        if debits:
            sizes = [one.amount for _, one in debits]
            if max(sizes) >= asked.times * min(sizes):
                yield from _scheme("first_digits", account, _too_many(debits, FIRST_SHARES, asked))


def last_digits(moves: Sequence[Move], asked: LastDigitsParameters) -> Iterator[Scheme]:
    """The accounts whose last digits are not any of nine alike."""
    for account, own in by_account(moves, "payer").items():
        told = [(one.amount // asked.unit % 10, one) for one in own]
        debits = [(digit, one) for digit, one in told if digit > 0]
        yield from _scheme("last_digits", account, _too_many(debits, LAST_SHARES, asked))


def _scheme(name: str, account: int, rows: Sequence[Move]) -> Iterator[Scheme]:
    if rows:
        yield Scheme(name, (account, NONE), rows[0].at, rows_of(rows))


def _too_many(
    debits: Sequence[tuple[int, Move]],
    shares: Sequence[int],
    asked: FirstDigitsParameters | LastDigitsParameters,
) -> list[Move]:
    """The debits of the digit there is most too much of; none where the digits may be chance."""
    if not asked.debits <= len(debits) <= asked.most:
        return []
    whole, count = sum(shares), len(debits)
    met = Counter(digit for digit, _ in debits)
    off = [met[digit] * whole - count * share for digit, share in enumerate(shares, 1)]
    chi = sum(one * one // (count * share) for one, share in zip(off, shares, strict=True))
    mean = sum(map(abs, off)) * 10_000
    if chi * 1_000 < asked.chi_thousandths * whole:
        return []
    if mean < asked.mean_ten_thousandths * len(shares) * whole * count:
        return []
    most = off.index(max(off)) + 1
    return [one for digit, one in debits if digit == most]
