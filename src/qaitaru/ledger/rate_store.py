"""Rates that members stated, as dated facts in the record."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from qaitaru.engine.schema import RATES
from qaitaru.facts.moments import instant_text
from qaitaru.ledger.conversion import Rate


def add_rate(connection: Connection, rate: Rate, *, member: str, at: datetime) -> None:
    """Keep a rate; the same day, pair and source again is refused by the record."""
    row = {
        "source_currency": rate.source_currency,
        "target_currency": rate.target_currency,
        "on_day": rate.on.isoformat(),
        "rate": rate.rate,
        "source": rate.source,
        "stated_by": member,
        "stated_at": instant_text(at),
    }
    connection.execute(insert(RATES).values(row))


def rates(connection: Connection, *, as_of: datetime | None = None) -> tuple[Rate, ...]:
    """The rates stated until an instant (None: now), in order of pair, day and source."""
    columns = RATES.c
    query = select(RATES).order_by(
        columns.source_currency, columns.target_currency, columns.on_day, columns.source
    )
    if as_of is not None:
        query = query.where(columns.stated_at <= instant_text(as_of))
    return tuple(
        Rate(
            source_currency=row.source_currency,
            target_currency=row.target_currency,
            on=date.fromisoformat(row.on_day),
            rate=row.rate,
            source=row.source,
        )
        for row in connection.execute(query)
    )
