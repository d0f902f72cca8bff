"""State a rate of exchange: a dated fact with its source, by which unequal sides are joined."""

from dataclasses import replace

from qaitaru.acts.act import Desk, act, consult
from qaitaru.facts.errors import RateStands
from qaitaru.facts.money import exponent
from qaitaru.ledger import rate_store
from qaitaru.ledger.conversion import Rate


def state_rate(desk: Desk, rate: Rate) -> None:
    """Keep a rate.

    Raises: CurrencyUnknown; RateStands where this source states one of that day already;
        ValueError for a rate that is no positive decimal.
    """
    exponent(rate.source_currency)
    exponent(rate.target_currency)
    if rate.in_minor() <= 0:
        raise ValueError(rate.rate)
    with act(desk, "state_rate") as deed:
        _refuse_second(rate, rate_store.rates(deed.connection))
        rate_store.add_rate(deed.connection, rate, member=deed.member, at=deed.at)
        deed.told.update(
            pair=f"{rate.source_currency}/{rate.target_currency}",
            on=rate.on.isoformat(),
            rate=rate.rate,
            source=rate.source,
        )


def _refuse_second(rate: Rate, stated: tuple[Rate, ...]) -> None:
    for one in stated:
        if replace(one, rate="") == replace(rate, rate=""):
            pair = f"{one.source_currency}/{one.target_currency}"
            raise RateStands(pair, one.on.isoformat(), one.source, one.rate)


def look_at_rates(desk: Desk) -> tuple[Rate, ...]:
    """The rates stated, in order of pair, day and source."""
    with consult(desk, "look_at_rates") as connection:
        return rate_store.rates(connection)
