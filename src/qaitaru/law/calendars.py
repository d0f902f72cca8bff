"""Working days of a jurisdiction: its weekend, its holidays, the days moved."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a jurisdiction works, and by which time.

    ``years`` are those whose holidays the pack holds: outside them a count of working days knows
    the weekend alone, and says so.
    """

    zone: str  # a name of the IANA time zone database
    weekend: frozenset[int]  # ISO weekdays, Monday is 1
    holidays: frozenset[date] = frozenset()
    moved_to: frozenset[date] = frozenset()  # days of a weekend that are worked
    years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether a day is worked."""
        if day in self.moved_to:
            return True
        return day.isoweekday() not in self.weekend and day not in self.holidays

    def day_of(self, instant: datetime) -> date:
        """The day it is there at an instant."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def start_of(self, day: date) -> datetime:
        """The instant at which a day begins there."""
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """24:00 of a day there."""
        return self.start_of(day + timedelta(days=1))

    def working_day_after(self, day: date, count: int) -> date:
        """The working day that is the ``count``-th after a day; the day itself is not counted."""
        while count:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def knows(self, first: date, last: date) -> bool:
        """Whether the holidays of every day from the first to the last are held."""
        return set(range(first.year, last.year + 1)) <= self.years
