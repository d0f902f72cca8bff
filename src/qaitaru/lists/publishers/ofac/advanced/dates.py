"""Days, months and years as the advanced XML spells them: each bound as a first and a last day.

Source: OFAC, advanced XML, ``DatePeriod``.
"""

from datetime import date, timedelta

from lxml.etree import _Element

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.moments import Period


def day_in(element: _Element | None) -> date | None:
    """The day of ``Year``, ``Month``, ``Day``; None where it is none."""
    if element is None:
        return None
    year, month, day = (element.findtext(f"{{*}}{name}") for name in ("Year", "Month", "Day"))
    try:
        return date(int(year or ""), int(month or "1"), int(day or "1"))
    except ValueError:
        return None


def birth_in(period: _Element) -> BirthDate | None:
    """The stretch from the first day of the start to the last of the end."""
    first = day_in(period.find("{*}Start/{*}From"))
    last = day_in(period.find("{*}End/{*}To"))
    if last is None:
        last = day_in(period.find("{*}Start/{*}To")) or first
    if first is None or last is None or last < first or last == date.max:
        return None
    bounds = (period.find("{*}Start"), period.find("{*}End"))
    circa = any(one is not None and one.get("Approximate") == "true" for one in bounds)
    return BirthDate(
        period=Period(first, last + timedelta(days=1)),
        approximate=circa,
        original=span_said(first, last),
    )


def span_said(first: date, last: date) -> str:
    """A stretch of days as text: a year, a day, or from one to another."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
