"""The rates of days by which sums of assets are told in the currency of the law."""

from datetime import datetime

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.day_rates import day_rates
from qaitaru.casework.tally import Rates, rates_of


def look_at_day_rates(desk: Desk, *, as_of: datetime | None = None) -> Rates:
    """The rates stated until an instant (None: now) that lead into the currency of the law."""
    with consult(desk, "look_at_rates") as connection:
        return rates_of(day_rates(connection, as_of=as_of))
