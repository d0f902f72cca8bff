"""Money by source: the parts that receipts bring, outflows take and accounts hold.

Amounts are exact: whole minor units as they are booked, or fractions of them where a rule divides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Final, NamedTuple

Amount = int | Fraction
"""Minor units of one currency; a fraction of one only between two roundings."""

OWN: Final = "own"
"""The account holder's."""
UNKNOWN: Final = "unknown"
"""Of a source that the evidence does not show."""

OVERDRAFT: Final = "overdraft"
"""The bank's: what an outflow takes below zero. It is said of an outflow, and held by nobody."""
_FINE_BITS: Final = 96


class Part(NamedTuple):
    """An amount of one source: ``own``, ``unknown`` or a claimant's name."""

    source: str
    amount: Amount


Parts = tuple[Part, ...]


def is_claimant(source: str) -> bool:
    """Whether the source is one who claims the money, and so is tainted."""
    return source not in {OWN, UNKNOWN}


def total(parts: Iterable[Part]) -> Amount:
    """What the parts come to."""
    return summed([part.amount for part in parts])


def summed(amounts: Collection[Amount]) -> Amount:
    """Their exact sum, over one denominator: to add long fractions one by one is slow."""
    over = lcm(*[amount.denominator for amount in amounts])
    if over == 1:
        return sum([amount.numerator for amount in amounts])
    fine = sum([amount.numerator * (over // amount.denominator) for amount in amounts])
    return simple(Fraction(fine, over))


def by_source(parts: Iterable[Part]) -> dict[str, Amount]:
    """The parts summed by source, in order of first appearance; zeros are left out."""
    sums: dict[str, Amount] = {}
    for source, amount in parts:
        if amount:
            sums[source] = sums[source] + amount if source in sums else amount
    return sums


def as_parts(held: Mapping[str, Amount]) -> Parts:
    """What each source holds, as parts in the same order."""
    return tuple([Part(source, amount) for source, amount in held.items()])


def joined(parts: Iterable[Part]) -> list[Part]:
    """The parts in order, neighbours of one source made one; zeros are left out."""
    row: list[Part] = []
    for part in parts:
        if row and row[-1].source == part.source:
            row[-1] = Part(part.source, row[-1].amount + part.amount)
        elif part.amount:
            row.append(part)
    return row


def scaled(parts: Iterable[Part], ratio: Amount) -> Parts:
    """Each part times a ratio, in order."""
    if ratio == 1:
        return tuple(parts)
    return tuple([Part(source, simple(amount * ratio)) for source, amount in parts])


def ratio(amount: Amount, whole: Amount) -> Fraction:
    """One exact amount over another; the second is not zero."""
    if isinstance(amount, int):
        return Fraction(amount, whole)
    return amount / whole


def simple(amount: Amount) -> Amount:
    """The amount; an int where it is whole minor units, which are reckoned with much faster."""
    return amount.numerator if amount.denominator == 1 else amount


def shares_of(amount: Amount, held: Mapping[str, Amount], whole: Amount) -> Parts:
    """An amount shared in proportion to what each source holds of a whole."""
    if amount == whole:
        return tuple([Part(source, each) for source, each in held.items() if each])
    part = ratio(amount, whole)
    return tuple(
        [
            Part(source, amount if each == whole else simple(each * part))
            for source, each in held.items()
            if each
        ]
    )


def rounded(parts: Sequence[Part]) -> dict[str, int]:
    """The parts in whole minor units; they tie to their sum, itself rounded down.

    Fractions may have thousands of digits, so remainders are compared to ``2**-_FINE_BITS`` of a
    minor unit; of equal ones the earlier source comes first.
    Source: largest remainder, so that a total is never more or less than its parts.
    """
    sums = by_source(parts)
    fine = [_fine(amount) for amount in sums.values()]
    minor = [one >> _FINE_BITS for one in fine]
    left = (sum(fine) + len(fine) >> _FINE_BITS) - sum(minor)  # each was cut by less than one
    by_remainder = sorted(range(len(fine)), key=lambda at: (minor[at] << _FINE_BITS) - fine[at])
    for at in by_remainder[:left]:
        minor[at] += 1
    return dict(zip(sums, minor, strict=True))


def _fine(amount: Amount) -> int:
    return (amount.numerator << _FINE_BITS) // amount.denominator


LONGEST: Final = 4096
"""Bits of a denominator, beyond which a fraction is put on a grid."""
GRID_BITS: Final = 256


def coarsened(parts: Parts) -> tuple[Parts, int]:
    """The parts on a fine grid if a fraction among them is of endless length; how many moved.

    A fraction that is divided again and again grows without end. Each part is moved by at most
    ``2**-GRID_BITS`` minor units; the greatest one takes what the sum would lose.
    """
    if not any(is_long(amount) for _, amount in parts):
        return parts, 0
    even = [Part(source, on_grid(amount)) for source, amount in parts]
    greatest = max(range(len(even)), key=lambda at: even[at].amount)
    source, amount = even[greatest]
    even[greatest] = Part(source, simple(amount + total(parts) - total(even)))
    return tuple(even), len(even)


def is_long(amount: Amount) -> bool:
    """Whether a fraction has grown too long to be worked with."""
    return not isinstance(amount, int) and amount.denominator.bit_length() > LONGEST


def on_grid(amount: Amount) -> Amount:
    """The amount to the nearest ``2**-GRID_BITS``."""
    return simple(Fraction(round(amount * 2**GRID_BITS), 2**GRID_BITS))
