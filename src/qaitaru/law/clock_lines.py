"""Clocks laid on what happened: what ran, what is late and by how much, what is next, for whom."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from qaitaru.law.calendars import Calendar
from qaitaru.law.clocks import Clock, Lapse
from qaitaru.law.due import Reckoned, reckon
from qaitaru.law.ends import Pause


class Instant(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When an event was; where only its day is known, the day's beginning is counted from."""

    at: datetime
    is_day: bool = False
    entry: int = 0  # of the record; 0 where its head says it


class State(StrEnum):
    """Where a clock stands."""

    NOT_BEGUN = "not_begun"
    NO_EDITION = "no_edition"  # no text of the law is known for that day
    RUNNING = "running"
    OPEN = "open"  # without a number: running until it is done
    MET = "met"
    DONE = "done"  # where the law sets no number to be in time by
    LATE = "late"  # done, but late
    OVERDUE = "overdue"  # not done, and the time has run out
    SILENCE = "silence"  # it ran out with no answer: what was asked may go on
    LAPSED = "lapsed"  # it ran out, and what it measured ended by itself


_PRESSING = (State.OVERDUE, State.OPEN, State.RUNNING)


class ClockLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One clock laid on one thing of a record, which ``about`` names; 0 for the record itself.

    ``took`` is from the event until it was done, or until the asking; ``late`` is by how much the
    time was missed, or is so far.
    """

    clock: Clock
    state: State
    about: int = 0
    began: Instant | None = None
    done: Instant | None = None
    reckoned: Reckoned | None = None
    took: timedelta = timedelta()
    late: timedelta = timedelta()
    extended_to: datetime | None = None  # where it was made longer as the law allows

    @property
    def due_utc(self) -> datetime | None:
        """Until when, where the law sets a number."""
        if self.extended_to is not None:
            return self.extended_to
        return self.reckoned.due.due_utc if self.reckoned else None


def clock_line(
    clock: Clock,
    calendar: Calendar,
    events: Mapping[str, Instant],
    *,
    about: int,
    now: datetime,
    extended_to: datetime | None = None,
    pauses: Sequence[Pause] = (),
) -> ClockLine:
    """Lay a clock on the events of what it is about.

    Args:
        pauses: when it stood still, where that was more than once; else its events say it.
        now: as of when; a clock that nothing has stopped is measured until then.
        extended_to: the end that was granted in the place of the clock's own.
    """
    began, done = events.get(clock.runs_from), _first(events, clock.stops)
    if began is None:
        return ClockLine(clock=clock, state=State.NOT_BEGUN, about=about, done=done)
    reckoned = reckon(began.at, clock, calendar, pauses=pauses or _pauses(clock, events))
    until = done.at if done else now
    end = extended_to or (reckoned.due.due_utc if reckoned else None)
    late = max(until - end, timedelta()) if end else timedelta()
    return ClockLine(
        clock=clock,
        state=_state(clock, reckoned, is_late=bool(late), is_done=done is not None),
        about=about,
        began=began,
        done=done,
        reckoned=reckoned,
        took=max(until - began.at, timedelta()),
        late=late if clock.at_lapse is Lapse.LATE else timedelta(),
        extended_to=extended_to,
    )


def pressing(lines: Iterable[ClockLine]) -> list[ClockLine]:
    """What is to be done, the most pressing first: what is overdue, then by its end."""
    wanted = [one for one in lines if one.state in _PRESSING and one.clock.at_lapse is Lapse.LATE]
    return sorted(wanted, key=_turn)


def _first(events: Mapping[str, Instant], names: Iterable[str]) -> Instant | None:
    """The earliest of some events that happened."""
    found: Instant | None = None
    for name in names:
        one = events.get(name)
        if one is not None and (found is None or one.at < found.at):
            found = one
    return found


def _pauses(clock: Clock, events: Mapping[str, Instant]) -> tuple[Pause, ...]:
    """When the clock stood still; with no end while it does."""
    began, ended = events.get(clock.paused_by), events.get(clock.resumed_by)
    if began is None:
        return ()
    return (Pause(began.at, ended.at if ended and ended.at >= began.at else None),)


def _state(clock: Clock, reckoned: Reckoned | None, *, is_late: bool, is_done: bool) -> State:
    if reckoned is None:
        return State.NO_EDITION
    if clock.at_lapse is Lapse.LIFTED and is_late:
        return State.LAPSED
    if clock.at_lapse is not Lapse.LATE:
        return State.MET if is_done else State.SILENCE if is_late else State.RUNNING
    if reckoned.due.due_utc is None:
        return State.DONE if is_done else State.OPEN
    if is_done:
        return State.LATE if is_late else State.MET
    return State.OVERDUE if is_late else State.RUNNING


def _turn(line: ClockLine) -> tuple[bool, bool, float]:
    end = line.due_utc
    return line.state is not State.OVERDUE, end is None, end.timestamp() if end else 0.0
