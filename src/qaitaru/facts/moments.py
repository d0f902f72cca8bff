"""Moments with stated precision: a date is not pretended to be an instant."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How finely the source tells the time."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from start up to but not including end."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day lies in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened, as finely as its source says.

    ``day`` is the first day of the stated stretch. ``instant_utc`` is set only where the source
    states a time *and* its zone; a time with no zone stays in ``clock_time`` as written.
    """

    day: date
    precision: Precision = Precision.DAY
    clock_time: str = ""
    instant_utc: datetime | None = None

    def period(self) -> Period:
        """The half-open run of days the moment may lie in."""
        if self.precision is Precision.YEAR:
            return Period(date(self.day.year, 1, 1), date(self.day.year + 1, 1, 1))
        if self.precision is Precision.MONTH:
            return month_of(self.day)
        return Period(self.day, self.day + timedelta(days=1))


def month_of(day: date) -> Period:
    """The calendar month the day lies in."""
    start = day.replace(day=1)
    return Period(start, (start + timedelta(days=31)).replace(day=1))


def months(first: date, last: date) -> list[Period]:
    """The calendar months from the one of ``first`` to the one of ``last``, both included."""
    found = [month_of(first)]
    while found[-1].end <= last:
        found.append(month_of(found[-1].end))
    return found


def instant_text(instant: datetime) -> str:
    """An instant as ISO 8601 in UTC to the microsecond: ``2026-11-21T09:30:00.000000Z``.

    Raises: ValueError for an instant with no zone; the caller's mistake.
    """
    if instant.tzinfo is None:
        raise ValueError(instant)
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
