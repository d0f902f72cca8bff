"""A day of birth as messages write it: ``1970-05-01`` or ``19700501``."""

from datetime import date, timedelta

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.moments import Period


def birth_of_day(text: str) -> BirthDate | None:
    """The birth; None for what is no day."""
    try:
        day = date.fromisoformat(text.strip()[:10])
        return BirthDate(period=Period(day, day + timedelta(days=1)), original=text)
    except (ValueError, OverflowError):
        return None
