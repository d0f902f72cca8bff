"""Until when something is due: an event, a clock in one edition of its law, and a calendar.

The edition used is part of the answer, and so is what is not sure about it. Two editions laid on
the same event give two answers.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec

from qaitaru.law.calendars import Calendar, Counted
from qaitaru.law.clocks import Clock, Edition, standing
from qaitaru.law.ends import Pause, paused_end


class Due(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When a clock runs out under one edition.

    ``due_utc`` is None where the law sets no number of hours or days, or the clock stands still.
    What is done at the very instant is in time. ``last_day`` is set where the count ends with a
    day.
    """

    clock: str
    edition: Edition
    event_utc: datetime
    due_utc: datetime | None
    zone: str = ""  # by whose time its days end
    last_day: date | None = None
    counted: Counted | None = None  # where it was counted in working days
    extended_utc: datetime | None = None  # until when it may be extended
    is_paused: bool = False  # it stands still, and has no end until it goes on

    @property
    def holidays_known(self) -> bool:
        """Whether what was decided for every year of the count is held."""
        return self.counted is None or not self.counted.unknown_years

    def overdue(self, done: datetime) -> timedelta:
        """By how much something done at an instant is late; zero where it is in time."""
        if self.due_utc is None:
            return timedelta()
        return max(done - self.due_utc, timedelta())


class Reckoned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A clock laid on an event: the answer to act by, and the other edition's where two may stand.

    ``is_sure`` is false where the day lies between the texts that are known, or before all of them.
    """

    due: Due
    others: tuple[Due, ...] = ()
    is_sure: bool = True


def due(
    event: datetime,
    clock: Clock,
    edition: Edition,
    calendar: Calendar,
    *,
    pauses: Sequence[Pause] = (),
) -> Due:
    """Lay one edition of a clock on an event.

    Hours and days counted to the minute run from the instant; a count that ends with a day leaves
    the day of the event out and ends at 24:00 of its last day, by the jurisdiction's own time.

    Args:
        pauses: when the clock stood still, one after the other; the last may have no end yet.
    """
    end = paused_end(event, edition, calendar, edition.count, pauses=pauses)
    extended = None
    if edition.extension:
        more = edition.count + edition.extension
        extended = paused_end(event, edition, calendar, more, pauses=pauses).due_utc
    return Due(
        clock=clock.key,
        edition=edition,
        event_utc=event.astimezone(UTC),
        due_utc=end.due_utc,
        zone=calendar.zone,
        last_day=end.last_day,
        counted=end.counted,
        extended_utc=extended,
        is_paused=end.is_paused,
    )


def reckon(
    event: datetime, clock: Clock, calendar: Calendar, *, pauses: Sequence[Pause] = ()
) -> Reckoned | None:
    """Lay a clock on an event under the edition that stood then; None where none is known to.

    Where two may have stood, the one that runs out first is the one to act by.
    """
    stood = standing(clock, calendar.day_of(event))
    answers = [due(event, clock, one, calendar, pauses=pauses) for one in stood.editions]
    if not answers:
        return None
    answers.sort(key=lambda one: one.due_utc or event)
    return Reckoned(due=answers[0], others=tuple(answers[1:]), is_sure=stood.possible is None)


def every_edition(
    event: datetime, clock: Clock, calendar: Calendar, *, pauses: Sequence[Pause] = ()
) -> tuple[Due, ...]:
    """The same event under each edition a clock ever had, oldest first."""
    return tuple(due(event, clock, one, calendar, pauses=pauses) for one in clock.editions)
