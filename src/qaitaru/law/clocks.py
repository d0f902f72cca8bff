"""Clocks: legal time limits running from an event, each with the dated editions of its law."""

from datetime import date
from enum import StrEnum

import msgspec

from qaitaru.law.actors import Actor
from qaitaru.law.editions import Dated, Stood, stood
from qaitaru.law.told import Told


class Unit(StrEnum):
    """What a clock counts in."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    WITHOUT_DELAY = "without_delay"  # the law sets no number: time that passed is shown


class Ends(StrEnum):
    """Where a count of days ends."""

    INSTANT = "instant"  # at the hour and minute it began
    DAY_END = "day_end"  # at 24:00 of its last day


class Lapse(StrEnum):
    """What it means that a clock has run out and nothing stopped it."""

    LATE = "late"  # the duty is broken
    PROCEED = "proceed"  # silence: what was asked may go on
    LIFTED = "lifted"  # a measure ends by itself


class Edition(Dated, frozen=True, kw_only=True):
    """A clock as one text of law sets it.

    ``extension`` is how many units more the law allows, 0 where it allows none, and
    ``extended_by`` is who may allow it. Where ``rolls``, a count that ends on a day of rest ends on
    the next working day.
    """

    count: int = 0
    unit: Unit = Unit.HOURS
    ends: Ends = Ends.INSTANT
    extension: int = 0
    extended_by: tuple[Actor, ...] = ()
    rolls: bool = False


class Clock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One duty with its limit in time, in one jurisdiction.

    ``runs_from`` and ``stopped_by`` are events of the record the clock is laid on, and any of
    ``also_stopped_by`` stops it too; between ``paused_by`` and ``resumed_by`` it does not run.
    ``regimes`` is empty for a clock of every regime; ``owed_by`` is whose duty it is.
    """

    key: str  # unique over all packs: ``kz.freeze``
    jurisdiction: str
    runs_from: str
    stopped_by: str
    owed_by: Actor
    text: Told
    at_lapse: Lapse = Lapse.LATE
    editions: tuple[Edition, ...]  # by valid_from
    regimes: tuple[str, ...] = ()
    also_stopped_by: tuple[str, ...] = ()
    paused_by: str = ""
    resumed_by: str = ""

    @property
    def stops(self) -> tuple[str, ...]:
        """Every event that stops it."""
        return (self.stopped_by, *self.also_stopped_by)


def standing(clock: Clock, day: date) -> Stood[Edition]:
    """Which editions of a clock stood on a day.

    A text whose first day is not known may have stood from the day the one before it began.
    """
    return stood(clock.editions, day)
