"""Until when something is due: an event, a clock in one edition of its law, and a calendar.

The edition used is part of the answer, and so is what is not sure about it. Two editions laid on
the same event give two answers.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from qaitaru.law.calendars import Calendar, Counted
from qaitaru.law.clocks import Clock, Edition, Ends, Unit, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a clock runs out under one edition.

    ``due_utc`` is None where the law sets no number of hours or days. What is done at the very
    instant is in time. ``last_day`` is set where the count ends with a day.
    """

    clock: str
    edition: Edition
    event_utc: datetime
    due_utc: datetime | None
    zone: str = ""  # by whose time its days end
    last_day: date | None = None
    counted: Counted | None = None  # where it was counted in working days
    extended_utc: datetime | None = None  # until when it may be extended

    @property
    def holidays_known(self) -> bool:
        """Whether what was decided for every year of the count is held."""
        return self.counted is None or not self.counted.unknown_years

    def overdue(self, done: datetime) -> timedelta:
        """By how much something done at an instant is late; zero where it is in time."""
        if self.due_utc is None:
            return timedelta()
        return max(done - self.due_utc, timedelta())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """A clock laid on an event: the answer to act by, and the other edition's where two may stand.

    ``is_sure`` is false where the day lies between the texts that are known, or before all of them.
    """

    due: Due
    others: tuple[Due, ...] = ()
    is_sure: bool = True


def due(event: datetime, clock: Clock, edition: Edition, calendar: Calendar) -> Due:
    """Lay one edition of a clock on an event.

    Hours and days counted to the minute run from the instant; a count that ends with a day leaves
    the day of the event out and ends at 24:00 of its last day, by the jurisdiction's own time.
    """
    due_utc, last_day, counted = _end(event, edition, calendar, edition.count)
    extended = None
    if edition.extension:
        extended, _, _ = _end(event, edition, calendar, edition.count + edition.extension)
    return Due(
        clock=clock.key,
        edition=edition,
        event_utc=event.astimezone(UTC),
        due_utc=due_utc,
        zone=calendar.zone,
        last_day=last_day,
        counted=counted,
        extended_utc=extended,
    )


def reckon(event: datetime, clock: Clock, calendar: Calendar) -> Reckoned | None:
    """Lay a clock on an event under the edition that stood then; None where none is known to.

    Where two may have stood, the one that runs out first is the one to act by.
    """
    stood = standing(clock, calendar.day_of(event))
    answers = sorted(
        (due(event, clock, one, calendar) for one in stood.editions),
        key=lambda one: one.due_utc or event,
    )
    if not answers:
        return None
    return Reckoned(due=answers[0], others=tuple(answers[1:]), is_sure=stood.possible is None)


def every_edition(event: datetime, clock: Clock, calendar: Calendar) -> tuple[Due, ...]:
    """The same event under each edition a clock ever had, oldest first."""
    return tuple(due(event, clock, one, calendar) for one in clock.editions)


def _end(
    event: datetime, edition: Edition, calendar: Calendar, count: int
) -> tuple[datetime | None, date | None, Counted | None]:
    """The instant, the last day where the count ends with one, and the count of working days."""
    began = calendar.day_of(event)
    if edition.unit is Unit.WITHOUT_DELAY:
        return None, None, None
    if edition.unit is Unit.HOURS:
        return event.astimezone(UTC) + timedelta(hours=count), None, None
    if edition.unit is Unit.CALENDAR_DAYS and edition.ends is Ends.INSTANT:
        return event.astimezone(UTC) + timedelta(days=count), None, None
    if edition.unit is Unit.WORKING_DAYS:
        counted = calendar.working_day_after(began, count)
        return calendar.end_of(counted.last), counted.last, counted
    is_days = edition.unit is Unit.CALENDAR_DAYS
    last = began + timedelta(days=count) if is_days else _months_after(began, count)
    return calendar.end_of(last), last, None


def _months_after(day: date, count: int) -> date:
    """The same day of a later month, or that month's last where it has no such day."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
