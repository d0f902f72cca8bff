"""Money: an integer number of minor units of one currency, never a float."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.errors import CurrencyMismatch, CurrencyUnknown

LARGEST_MINOR = 2**63 - 1  # what every engine's widest plain integer column holds


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in minor units of its currency; credits are positive."""

    amount_minor: int
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if self.currency != other.currency:
            raise CurrencyMismatch(self.currency, other.currency)
        return Money(self.amount_minor + other.amount_minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount_minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return self + -other

    def __str__(self) -> str:
        return f"{plain(self.amount_minor, self.currency)} {self.currency}"


def exponent(currency: str) -> int:
    """Decimal places of the currency's minor unit: 2 for KZT, 0 for JPY, 3 for KWD.

    Raises: CurrencyUnknown.
    Source: ISO 4217.
    """
    try:
        return CURRENCIES[currency].exponent
    except KeyError:
        raise CurrencyUnknown(currency) from None


def to_minor(amount: Decimal, currency: str) -> int | None:
    """The amount in minor units, or None where it is not a whole number of them.

    A finer amount than the currency has is the world's mistake: the caller makes a Problem of it
    and never rounds in silence. An amount past 64 bits is None too.
    """
    if not amount.is_finite() or amount.adjusted() > 18:
        return None
    scaled = amount.scaleb(exponent(currency))
    whole = int(scaled)
    if whole != scaled or abs(whole) > LARGEST_MINOR:
        return None
    return whole


def plain(amount_minor: int, currency: str) -> str:
    """The amount as an exact decimal with a point and no grouping: ``-1234.50``."""
    places = exponent(currency)
    digits = str(abs(amount_minor)).rjust(places + 1, "0")
    sign = "-" if amount_minor < 0 else ""
    if places == 0:
        return sign + digits
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def total(amounts: Iterable[Money]) -> dict[str, int]:
    """Sums in minor units by currency, in order of code; empty for no money."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.amount_minor
    return dict(sorted(sums.items()))


def apportion(total_minor: int, shares: Sequence[Fraction]) -> list[int]:
    """Split a total by exact shares so that the parts tie to it, by the largest remainder.

    Args:
        total_minor: what is split; may be negative or zero.
        shares: not negative; their sum need not be one, but is not zero.
    Returns: one part a share, in order; ties go to the earlier share; the parts sum to the total.
    Source: Hamilton's method of apportionment (largest remainder).
    """
    whole = sum(shares, start=Fraction(0))
    exact = [Fraction(abs(total_minor)) * share / whole for share in shares]
    parts = [int(part) for part in exact]
    left = abs(total_minor) - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_remainder[:left]:
        parts[index] += 1
    return [-part for part in parts] if total_minor < 0 else parts
