"""Rates of days: for which days each rate that is stated holds, and into which currency they lead.

A rate holds on its day and for the days after it on which none is fixed, until the next one; never
longer, and never before its day. What has no rate of its day stays in its own currency. Nothing
goes by way of a third currency.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from qaitaru.detection.currency_units import WIDEST, GivenRate, target_of

WITHIN_DAYS: Final = 3
"""A rate is at most so many days old: over a weekend none is fixed."""
LAW: Final = "KZT"
"""In which the sums of typologies and of the law are."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRate:
    """One unit of ``source_currency`` cost ``rate`` units of ``target_currency`` on a day."""

    source_currency: str
    target_currency: str
    on: date
    rate: str  # exact decimal, as the source prints it
    source: str

    @property
    def given(self) -> GivenRate:
        """The rate without its day."""
        return GivenRate(self.source_currency, self.target_currency, Decimal(self.rate))


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSpan:
    """The days, both counted, on which a rate turns a currency into the target."""

    currency: str
    first: date
    last: date
    factor: Fraction  # minor units of the target for one of the currency
    rate: DayRate


def target_among(rates: Sequence[DayRate], currencies: Collection[str]) -> str:
    """The currency in which amounts of a ledger are compared; empty where none is told.

    The tenge, where any rate leads there from a currency of the ledger: sums of typologies are in
    it. Else the one currency of the ledger that all rates lead to.
    """
    pairs = [{one.source_currency, one.target_currency} for one in rates]
    if any(LAW in pair and pair & set(currencies) - {LAW} for pair in pairs):
        return LAW
    target = target_of([one.given for one in rates]) or ""
    return target if target in currencies else ""


def rate_spans(
    rates: Iterable[DayRate], target: str, within_days: int = WITHIN_DAYS
) -> tuple[RateSpan, ...]:
    """The days of each rate into the target, by currency and day; no day has two of a currency.

    Of two of one day the one stated in this direction counts, then the first by its source. A rate
    too fine for whole numbers of the engine is left out.
    """
    by_day: dict[str, dict[date, tuple[bool, str, DayRate]]] = defaultdict(dict)
    for one in rates:
        if target not in {one.source_currency, one.target_currency}:
            continue
        is_inverted = one.source_currency == target
        currency = one.target_currency if is_inverted else one.source_currency
        own = by_day[currency]
        told = (is_inverted, one.source, one)
        own[one.on] = min(own.get(one.on, told), told, key=lambda each: each[:2])
    return tuple(
        span
        for currency in sorted(by_day)
        for span in _spans(currency, by_day[currency], within_days)
        if max(span.factor.as_integer_ratio()) < WIDEST
    )


def _spans(
    currency: str, by_day: dict[date, tuple[bool, str, DayRate]], within_days: int
) -> Iterable[RateSpan]:
    days = sorted(by_day)
    for on, following in zip(days, [*days[1:], date.max], strict=True):
        is_inverted, _, rate = by_day[on]
        factor = rate.given.factor()
        yield RateSpan(
            currency=currency,
            first=on,
            last=min(on + within_days * _DAY, following - _DAY),
            factor=1 / factor if is_inverted else factor,
            rate=rate,
        )
