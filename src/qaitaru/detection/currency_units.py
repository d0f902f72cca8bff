"""In which currency amounts are compared: their own, or one into which given rates turn them.

A rate is given, never assumed. A currency from which no given rate leads to the target stays a unit
of its own. Nothing goes by way of a third currency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import LARGEST_MINOR, exponent

WIDEST: Final = 10**18
"""Of a factor's two numbers: with an amount of 63 bits they stay within 128."""


@dataclass(frozen=True, slots=True)
class GivenRate:
    """One unit of ``source_currency`` costs ``rate`` units of ``target_currency``, on every day."""

    source_currency: str
    target_currency: str
    rate: Decimal

    def factor(self) -> Fraction:
        """Minor units of the target for one minor unit of the source, exactly."""
        places = exponent(self.target_currency) - exponent(self.source_currency)
        return Fraction(self.rate) * Fraction(10) ** places


@dataclass(frozen=True, slots=True)
class Units:
    """The currency that rates lead to, and the factors that lead there; empty without rates."""

    target: str = ""
    factors: Mapping[str, Fraction] = field(default_factory=dict)

    def of(self, currency: str) -> tuple[str, Fraction]:
        """The currency in which amounts of a currency are compared, and what they are times."""
        if currency in self.factors:
            return self.target, self.factors[currency]
        return currency, Fraction(1)

    def among(self, currencies: Sequence[str]) -> tuple[str, ...]:
        """The units of these currencies, in the order of their codes."""
        return tuple(sorted({self.of(one)[0] for one in currencies}))


def currency_of_unit(unit: int) -> str:
    """The code of a unit by its number, which is its currency's place among all codes."""
    return sorted(CURRENCIES)[unit]


def target_of(rates: Sequence[GivenRate]) -> str | None:
    """The currency that all rates lead to; None where there is no such one, or no rate."""
    targets = {one.target_currency for one in rates}
    return targets.pop() if len(targets) == 1 else None


def units_by(rates: Sequence[GivenRate], target: str) -> Units | GivenRate:
    """The units that rates make, or the first rate that cannot be taken.

    Such as lead neither from nor to the target, state a pair again, or are too fine for whole
    numbers of the engine.
    """
    factors = {target: Fraction(1)}
    for one in rates:
        found = _towards(one, target)
        if found is None or found[0] in factors or max(found[1].as_integer_ratio()) >= WIDEST:
            return one
        factors[found[0]] = found[1]
    return Units(target, factors)


def converted(amount_minor: int, factor: Fraction) -> int:
    """The amount times the factor, in whole minor units; a half goes to the even one."""
    return round(amount_minor * factor)


def largest(factor: Fraction) -> int:
    """The largest amount that is still a plain integer when converted."""
    return min(LARGEST_MINOR, int(LARGEST_MINOR / factor))


def _towards(rate: GivenRate, target: str) -> tuple[str, Fraction] | None:
    if rate.target_currency == target:
        return rate.source_currency, rate.factor()
    if rate.source_currency == target:
        return rate.target_currency, 1 / rate.factor()
    return None
