"""Where a count ends: hours, days, working days, months, with the stretches it stood still."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import msgspec

from qaitaru.law.calendars import Calendar, Counted
from qaitaru.law.clocks import Edition, Ends, Unit


class Pause(msgspec.Struct, frozen=True, gc=False):
    """A stretch that a clock stood still; ``ended`` is None while it does."""

    began: datetime
    ended: datetime | None = None


class End(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a count ends; ``last_day`` where it ends with a day."""

    due_utc: datetime | None
    last_day: date | None = None
    counted: Counted | None = None
    is_paused: bool = False


def paused_end(
    event: datetime,
    edition: Edition,
    calendar: Calendar,
    count: int,
    *,
    pauses: Sequence[Pause],
) -> End:
    """Where a count ends, pauses left out of it.

    A pause that begins once the count has ended changes nothing. Of a count that ends with a day,
    the days after the one it was paused on are left out up to the one it went on, which is too.
    """
    ended = end(event, edition, calendar, count)
    if not pauses:
        return ended
    still = _Still(event, calendar)
    for pause in sorted(pauses, key=lambda one: one.began):
        if ended.due_utc is None or pause.began >= ended.due_utc:
            break
        if pause.ended is None:
            return End(due_utc=None, is_paused=True)
        still = still.with_pause(pause.began, pause.ended)
        ended = still.moved(event, edition, count)
    return ended


def end(event: datetime, edition: Edition, calendar: Calendar, count: int) -> End:
    """Where a count of an edition's units from an event ends."""
    if edition.unit is Unit.WITHOUT_DELAY:
        return End(due_utc=None)
    if edition.unit is Unit.HOURS:
        return End(due_utc=event.astimezone(UTC) + timedelta(hours=count))
    if edition.unit is Unit.CALENDAR_DAYS and edition.ends is Ends.INSTANT:
        return End(due_utc=event.astimezone(UTC) + timedelta(days=count))
    began = calendar.day_of(event)
    if edition.unit is Unit.WORKING_DAYS:
        counted = calendar.working_day_after(began, count)
        return End(due_utc=calendar.end_of(counted.last), last_day=counted.last, counted=counted)
    return _with_day(_last_day(began, edition, count), edition, calendar)


def months_after(day: date, count: int) -> date:
    """The same day of a later month, or that month's last where it has no such day."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _last_day(began: date, edition: Edition, count: int) -> date:
    is_days = edition.unit is Unit.CALENDAR_DAYS
    return began + timedelta(days=count) if is_days else months_after(began, count)


def _with_day(last: date, edition: Edition, calendar: Calendar) -> End:
    rolled = calendar.worked_from(last) if edition.rolls else last
    return End(due_utc=calendar.end_of(rolled), last_day=rolled)


@dataclass(frozen=True, slots=True)
class _Still:
    """How long a clock has stood still so far, in each of the ways that units count."""

    event: datetime
    calendar: Calendar
    span: timedelta = timedelta()
    days: int = 0
    working_days: int = 0

    def with_pause(self, began: datetime, ended: datetime) -> "_Still":
        """One pause more; what of it lies before the event does not count."""
        began, ended = max(began, self.event), max(ended, self.event)
        first, last = self.calendar.day_of(began), self.calendar.day_of(ended)
        return _Still(
            self.event,
            self.calendar,
            self.span + (ended - began),
            self.days + (last - first).days,
            self.working_days + self.calendar.worked_between(first, last),
        )

    def moved(self, event: datetime, edition: Edition, count: int) -> End:
        """Where the count ends with all of them left out."""
        if edition.ends is Ends.INSTANT:
            return end(event + self.span, edition, self.calendar, count)
        if edition.unit is Unit.WORKING_DAYS:
            return end(event, edition, self.calendar, count + self.working_days)
        last = _last_day(self.calendar.day_of(event), edition, count)
        return _with_day(last + timedelta(days=self.days), edition, self.calendar)
