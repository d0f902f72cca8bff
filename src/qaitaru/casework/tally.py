"""Sums of assets in one currency, by the rate of the day each was valued on; the rest kept apart.

A rate is stated by a member with its source; nothing goes by way of a third currency, and a sum
without a rate of its day stays in its own. Rounded down, to the safe side.

Source: Kazakhstan, AML law art. 4: the market rate of the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from qaitaru.casework.others_property import WHOLE, part_of
from qaitaru.casework.values import Rung, Valued
from qaitaru.detection.day_rates import LAW, DayRate, RateSpan, rate_spans
from qaitaru.facts.money import total

OWN: Final = LAW
"""The currency in which the law counts."""


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates into one currency, each with the days it holds."""

    spans: tuple[RateSpan, ...] = ()
    currency: str = OWN

    def on(self, currency: str, day: date) -> RateSpan | None:
        """The rate of a day; None where none is stated that holds then."""
        mine = (one for one in self.spans if one.currency == currency)
        return next((one for one in mine if one.first <= day <= one.last), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A part of an asset in the currency of the sum; ``rate`` is None where it was in it."""

    part: Valued
    rate: DayRate | None
    own_minor: int
    whole_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What assets come to: the parts that a rate turns, and those that none does."""

    currency: str = OWN
    rated: tuple[Rated, ...] = ()
    unrated: tuple[Valued, ...] = field(default=())

    @property
    def own_minor(self) -> int:
        """What is reached."""
        return sum(one.own_minor for one in self.rated)

    @property
    def whole_minor(self) -> int:
        """The same with the shares of others."""
        return sum(one.whole_minor for one in self.rated)

    @property
    def apart(self) -> dict[str, int]:
        """What no rate turns, whole, by currency."""
        return total(one.whole for one in self.unrated)

    @property
    def turned(self) -> tuple[Rated, ...]:
        """Those that a rate turned."""
        return tuple(one for one in self.rated if one.rate is not None)

    def on(self, rung: Rung) -> "Tally":
        """What of it stands on a rung."""
        return Tally(
            currency=self.currency,
            rated=tuple(one for one in self.rated if one.part.rung is rung),
            unrated=tuple(one for one in self.unrated if one.rung is rung),
        )


def rates_of(stated: Iterable[DayRate], currency: str = OWN) -> Rates:
    """The stated rates that lead into a currency."""
    return Rates(rate_spans(stated, currency), currency)


def tally(parts: Iterable[Valued], rates: Rates) -> Tally:
    """Parts of assets in the one currency, in order."""
    rated, unrated = [], []
    for one in parts:
        found = _rated(one, rates)
        if found is None:
            unrated.append(one)
        else:
            rated.append(found)
    return Tally(currency=rates.currency, rated=tuple(rated), unrated=tuple(unrated))


def _rated(part: Valued, rates: Rates) -> Rated | None:
    same = part.money.currency == rates.currency
    span = None if same or part.on is None else rates.on(part.money.currency, part.on)
    if span is None and not same:
        return None
    factor = span.factor if span else WHOLE
    return Rated(
        part=part,
        rate=span.rate if span else None,
        own_minor=part_of(part.money.amount_minor, factor),
        whole_minor=part_of(part.whole.amount_minor, factor),
    )
