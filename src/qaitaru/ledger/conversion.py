"""Conversion of money as dated facts: a rate has a day and a source, and is never assumed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from qaitaru.facts.money import Money, apportion, exponent


class Rounding(StrEnum):
    """How a converted amount becomes whole minor units."""

    HALF_EVEN = "half_even"
    HALF_UP = "half_up"  # away from zero
    DOWN = "down"  # towards zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One unit of ``source_currency`` cost ``rate`` units of ``target_currency`` on a day."""

    source_currency: str
    target_currency: str
    on: date
    rate: str  # exact decimal, as the source prints it
    source: str

    def in_minor(self) -> Fraction:
        """Minor units of the target for one minor unit of the source, exactly."""
        places = exponent(self.target_currency) - exponent(self.source_currency)
        return Fraction(Decimal(self.rate)) * Fraction(10) ** places


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """An amount converted, with the rate that did it and what the rounding left."""

    money: Money
    rate: Rate
    inverted: bool  # the rate was stated the other way round
    rounding: Rounding
    remainder: Fraction  # exact less rounded, in minor units of the target


@dataclass(frozen=True, slots=True)
class RateMissing:
    """No rate of that day: nothing is converted, and nothing is guessed."""

    source_currency: str
    target_currency: str
    on: date


def rate_on(
    rates: Iterable[Rate], source_currency: str, target_currency: str, on: date, *, within_days: int
) -> tuple[Rate, bool] | None:
    """The latest rate not after the day, and whether it is stated the other way round.

    Args:
        rates: any order; of two of one day and pair the first by source's name is taken.
        source_currency: what is converted.
        target_currency: into what.
        on: the day of the money.
        within_days: how many days old a rate may be; 0 is the day itself, and 3 reaches over a
            weekend on which none is fixed.
    """
    pairs = {(source_currency, target_currency): False, (target_currency, source_currency): True}
    fitting = [
        (on - rate.on, inverted, rate.source, rate)
        for rate in rates
        if (inverted := pairs.get((rate.source_currency, rate.target_currency))) is not None
        and timedelta(0) <= on - rate.on <= timedelta(days=within_days)
    ]
    if not fitting:
        return None
    _, inverted, _, rate = min(fitting, key=lambda found: found[:3])
    return rate, inverted


def convert(
    money: Money,
    target_currency: str,
    on: date,
    rates: Iterable[Rate],
    *,
    rounding: Rounding = Rounding.HALF_EVEN,
    within_days: int = 3,
) -> Converted | RateMissing:
    """The money in another currency at the rate of its day, or the rate that is missing."""
    found = rate_on(rates, money.currency, target_currency, on, within_days=within_days)
    if found is None:
        return RateMissing(money.currency, target_currency, on)
    rate, inverted = found
    factor = 1 / rate.in_minor() if inverted else rate.in_minor()
    exact = money.amount_minor * factor
    rounded = round_minor(exact, rounding)
    return Converted(
        money=Money(rounded, target_currency),
        rate=rate,
        inverted=inverted,
        rounding=rounding,
        remainder=exact - rounded,
    )


def convert_parts(parts_minor: Sequence[int], converted: Converted, whole: Money) -> list[int]:
    """The parts of a converted amount, so that they sum to it: the odd units by largest remainder.

    Args:
        parts_minor: what ``whole`` consists of; all of one sign.
        converted: the whole, converted.
        whole: the whole before.
    Raises: ValueError where the parts are not the whole; the caller's mistake.
    """
    if sum(parts_minor) != whole.amount_minor or not whole.amount_minor:
        raise ValueError(parts_minor)
    shares = [Fraction(part, whole.amount_minor) for part in parts_minor]
    return apportion(converted.money.amount_minor, shares)


def round_minor(exact: Fraction, rounding: Rounding) -> int:
    """A whole number of minor units."""
    if rounding is Rounding.HALF_EVEN:
        return round(exact)
    size = abs(exact) + (Fraction(1, 2) if rounding is Rounding.HALF_UP else 0)
    whole = size.numerator // size.denominator
    return -whole if exact < 0 else whole
