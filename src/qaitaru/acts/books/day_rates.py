"""The rates that members stated, as the days they hold are reckoned from."""

from datetime import datetime

from sqlalchemy import Connection

from qaitaru.detection.day_rates import DayRate
from qaitaru.ledger import rate_store


def day_rates(connection: Connection, *, as_of: datetime | None = None) -> list[DayRate]:
    """The rates stated until an instant; None for now."""
    return [
        DayRate(
            source_currency=one.source_currency,
            target_currency=one.target_currency,
            on=one.on,
            rate=one.rate,
            source=one.source,
        )
        for one in rate_store.rates(connection, as_of=as_of)
    ]
