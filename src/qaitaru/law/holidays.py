"""Days of rest as data: holidays of the law with their editions, and what each year decided.

Source: Kazakhstan, Law of 13 December 2001 No. 267-II "On holidays", arts 2, 3, 5; Labour Code of
23 November 2015, arts 84, 85. Other jurisdictions give their own in the same shape.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import msgspec

from qaitaru.law.told import Told


class Holiday(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day or days of every year that the law makes a day of rest, from one edition to another.

    ``shifts`` is true where the next working day is of rest if the holiday falls on a day of rest.
    """

    key: str
    days: tuple[str, ...]  # ``12-16``: month and day
    text: Told
    shifts: bool = True
    valid_from: date | None = None  # None: before every year that is held
    valid_to: date | None = None  # the first day it did not stand
    source: str
    verified: bool = False
    remark: str = ""

    def days_in(self, year: int) -> Iterator[date]:
        """Its days of a year, so far as it stood on them."""
        for told in self.days:
            day = date.fromisoformat(f"{year:04d}-{told}")
            begun = self.valid_from is None or self.valid_from <= day
            if begun and (self.valid_to is None or day < self.valid_to):
                yield day


class Moved(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day of rest moved by decision: one weekday is of rest, one day of a weekend is worked."""

    rest: date
    worked: date


class YearDecided(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was decided for one year: days of rest without a fixed date, and days moved."""

    year: int
    rest: tuple[date, ...] = ()
    moved: tuple[Moved, ...] = ()
    source: str
    verified: bool = False
    remark: str = ""


class RestKind(StrEnum):
    """Why a weekday is not worked, or a day of a weekend is."""

    HOLIDAY = "holiday"
    SHIFTED = "shifted"  # the next working day after a holiday on a weekend
    DECIDED = "decided"  # a day of that year alone
    MOVED = "moved"  # of rest, by decision
    WORKED = "worked"  # a day of a weekend that is worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """One day that is not what its weekday says, and by what."""

    day: date
    kind: RestKind
    source: str
    verified: bool
    holiday: Holiday | None = None


def unusual_days(
    year: int,
    weekend: frozenset[int],
    holidays: tuple[Holiday, ...],
    decided: tuple[YearDecided, ...],
) -> dict[date, Unusual]:
    """The days of a year that the weekday alone does not tell, by day.

    A day moved by decision goes before the law's own: what it makes worked is worked.
    """
    found = {one.day: one for one in _given(year, holidays, decided)}
    for one in sorted(found.values(), key=lambda one: one.day):
        if one.holiday and one.holiday.shifts and one.day.isoweekday() in weekend:
            free = _next_free(one.day, weekend, found)
            found[free] = Unusual(
                day=free,
                kind=RestKind.SHIFTED,
                source=one.source,
                verified=one.verified,
                holiday=one.holiday,
            )
    found |= {one.day: one for one in _moved(year, decided)}
    return dict(sorted(found.items()))


def _given(
    year: int, holidays: tuple[Holiday, ...], decided: tuple[YearDecided, ...]
) -> Iterator[Unusual]:
    for told in decided:
        for day in told.rest:
            if day.year == year:
                yield Unusual(
                    day=day, kind=RestKind.DECIDED, source=told.source, verified=told.verified
                )
    for one in holidays:
        for day in one.days_in(year):
            yield Unusual(
                day=day,
                kind=RestKind.HOLIDAY,
                source=one.source,
                verified=one.verified,
                holiday=one,
            )


def _moved(year: int, decided: tuple[YearDecided, ...]) -> Iterator[Unusual]:
    for told in decided:
        for one in told.moved:
            for day, kind in ((one.rest, RestKind.MOVED), (one.worked, RestKind.WORKED)):
                if day.year == year:
                    yield Unusual(day=day, kind=kind, source=told.source, verified=told.verified)


def _next_free(day: date, weekend: frozenset[int], taken: dict[date, Unusual]) -> date:
    """The next day that is neither of a weekend nor of rest already."""
    following = day + timedelta(days=1)
    while following.isoweekday() in weekend or following in taken:
        following += timedelta(days=1)
    return following
