"""The end of a stretch of shares, exact, and whether the end itself belongs to it.

Registers tell bands: "more than 50 % but not more than 75 %". More than a half is not a half, and
under a rule of "more than 50 %" the difference decides. A bound is therefore an exact share and a
number beside it smaller than any share: positive for just above, negative for just below.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

_LONGEST: Final = 10**12  # of a denominator that is still told as a decimal


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """An exact share of the whole, and how far beside it, in steps smaller than any share."""

    share: Fraction
    beside: Fraction = Fraction(0)

    def __add__(self, other: "Bound") -> "Bound":
        if not self.beside and not other.beside:
            return Bound(self.share + other.share)
        return Bound(self.share + other.share, self.beside + other.beside)

    def __sub__(self, other: "Bound") -> "Bound":
        if not self.beside and not other.beside:
            return Bound(self.share - other.share)
        return Bound(self.share - other.share, self.beside - other.beside)

    def __mul__(self, other: "Bound") -> "Bound":
        if not self.beside and not other.beside:
            return Bound(self.share * other.share)
        beside = self.share * other.beside + self.beside * other.share
        return Bound(self.share * other.share, beside)

    def __truediv__(self, other: "Bound") -> "Bound":
        if not self.beside and not other.beside:
            return Bound(self.share / other.share)
        beside = (self.beside - self.share * other.beside / other.share) / other.share
        return Bound(self.share / other.share, beside)

    @property
    def is_above(self) -> bool:
        """Whether the stretch begins just above the share."""
        return self.beside > 0

    @property
    def is_below(self) -> bool:
        """Whether the stretch ends just below the share."""
        return self.beside < 0


def exactly(share: Fraction | int) -> Bound:
    """The share itself."""
    return Bound(Fraction(share))


def just_above(share: Fraction | int) -> Bound:
    """More than the share."""
    return Bound(Fraction(share), Fraction(1))


def just_below(share: Fraction | int) -> Bound:
    """Less than the share."""
    return Bound(Fraction(share), Fraction(-1))


def percent(share: Fraction) -> str:
    """A share in percent, exactly: ``33.25 %``, and ``100/3 %`` where no decimal ends."""
    hundredth = share * 100
    rest = hundredth.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1 or hundredth.denominator >= _LONGEST:
        return f"{hundredth} %"
    told = Decimal(hundredth.numerator) / Decimal(hundredth.denominator)
    return f"{told.normalize():f} %"


def span(low: Bound, high: Bound) -> str:
    """A stretch of shares: ``50 %``, ``25 % - 50 %``, ``> 50 % - 75 %``."""
    return _end(low) if low == high else f"{_end(low)} - {_end(high)}"


def _end(bound: Bound) -> str:
    sign = "> " if bound.is_above else "< " if bound.is_below else ""
    return sign + percent(bound.share)


NOTHING: Final = exactly(0)
WHOLE: Final = exactly(1)
