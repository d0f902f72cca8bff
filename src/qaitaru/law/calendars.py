"""Working days of a jurisdiction: its weekend, its holidays, the days moved."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from qaitaru.law.holidays import Holiday, RestKind, Unusual, YearDecided, unusual_days


class Counted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A count of working days: where it ended, what it passed over, and what was not known of it.

    ``unusual`` are the weekdays left out and the days of a weekend counted; ``unknown_years`` are
    the years crossed of which the pack does not hold what was decided.
    """

    last: date
    unusual: tuple[Unusual, ...] = ()
    unknown_years: tuple[int, ...] = ()
    verified: bool = True  # whether all that was decided for the years crossed was read in its text


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a jurisdiction works, and by which time.

    ``year`` is what was decided for single years: in a year that is not among them a count of
    working days knows the weekend and the holidays of the law alone, and says so.
    """

    zone: str  # a name of the IANA time zone database
    weekend: frozenset[int]  # ISO weekdays, Monday is 1
    holiday: tuple[Holiday, ...] = ()
    year: tuple[YearDecided, ...] = ()

    def unusual_in(self, year: int) -> dict[date, Unusual]:
        """The days of a year that the weekday alone does not tell, by day."""
        return unusual_days(year, self.weekend, self.holiday, self.year)

    def day_of(self, instant: datetime) -> date:
        """The day it is there at an instant."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def start_of(self, day: date) -> datetime:
        """The instant at which a day begins there."""
        return datetime.combine(day, time(), ZoneInfo(self.zone)).astimezone(UTC)

    def end_of(self, day: date) -> datetime:
        """24:00 of a day there."""
        return self.start_of(day + timedelta(days=1))

    def worked_from(self, day: date) -> date:
        """The day itself where it is worked, else the next one that is."""
        return self.working_day_after(day - timedelta(days=1), 1).last

    def worked_between(self, day: date, until: date) -> int:
        """How many working days follow a day up to another one, which is counted."""
        count, last = 0, self.working_day_after(day, 1).last
        while last <= until:
            count, last = count + 1, self.working_day_after(last, 1).last
        return count

    def working_day_after(self, day: date, count: int) -> Counted:
        """The working day that is the ``count``-th after a day; the day itself is not counted."""
        last, met = day, []
        days = self._days_after(day)
        while count:
            last, unusual = next(days)
            count -= _is_worked(last, unusual, self.weekend)
            if unusual is not None and _tells(unusual, self.weekend):
                met.append(unusual)
        return self._counted(day, last, tuple(met))

    def _days_after(self, day: date) -> Iterator[tuple[date, Unusual | None]]:
        known: dict[int, dict[date, Unusual]] = {}
        while True:
            day += timedelta(days=1)
            if day.year not in known:
                known[day.year] = self.unusual_in(day.year)
            yield day, known[day.year].get(day)

    def _counted(self, first: date, last: date, met: tuple[Unusual, ...]) -> Counted:
        crossed = range(first.year, last.year + 1)
        decided = {one.year: one.verified for one in self.year}
        return Counted(
            last=last,
            unusual=met,
            unknown_years=tuple(one for one in crossed if one not in decided),
            verified=all(decided.get(one, True) for one in crossed)
            and all(one.verified for one in met),
        )


def _is_worked(day: date, unusual: Unusual | None, weekend: frozenset[int]) -> bool:
    if unusual is not None:
        return unusual.kind is RestKind.WORKED
    return day.isoweekday() not in weekend


def _tells(unusual: Unusual, weekend: frozenset[int]) -> bool:
    """Whether a day changed the count: a holiday on a weekend does not."""
    return (unusual.kind is RestKind.WORKED) is (unusual.day.isoweekday() in weekend)
