"""Clocks: legal time limits running from an event, each with the dated editions of its law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

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


class Edition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A clock as one text of law sets it.

    ``valid_from`` is the first day it surely stood; where ``from_known`` is false it may have begun
    earlier. ``verified`` is false where a number was not read in the text of the law itself.
    ``extension`` is how many units more the law allows, 0 where it allows none.
    """

    name: str
    valid_from: date
    valid_to: date | None = None  # the first day it did not stand
    from_known: bool = True
    count: int = 0
    unit: Unit = Unit.HOURS
    ends: Ends = Ends.INSTANT
    extension: int = 0
    source: str
    verified: bool = False
    remark: str = ""  # what is not known of it; as written in the pack


class Clock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One duty with its limit in time, in one jurisdiction.

    ``runs_from`` and ``stopped_by`` are events of the record the clock is laid on; ``regimes`` is
    empty for a clock of every regime; ``owed_by`` is whose duty it is.
    """

    key: str  # unique over all packs: ``kz.freeze``
    jurisdiction: str
    runs_from: str
    stopped_by: str
    owed_by: str
    text: Told
    at_lapse: Lapse = Lapse.LATE
    editions: tuple[Edition, ...]  # by valid_from
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The editions that stood on a day: the one that surely did, and one that may have."""

    sure: Edition | None
    possible: Edition | None = None

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition that may have stood, the sure one first."""
        return tuple(one for one in (self.sure, self.possible) if one is not None)


def standing(clock: Clock, day: date) -> Standing:
    """Which editions of a clock stood on a day.

    A text whose first day is not known may have stood from the day the one before it began.
    """
    begun = [one for one in clock.editions if one.valid_from <= day]
    to_come = [one for one in clock.editions if one.valid_from > day]
    sure = begun[-1] if begun and _not_ended(begun[-1], day) else None
    possible = to_come[0] if to_come and not to_come[0].from_known else None
    return Standing(sure, possible)


def _not_ended(edition: Edition, day: date) -> bool:
    return edition.valid_to is None or day < edition.valid_to
