"""Births: stretches of days that overlap, slips of a hand or a form, and contradiction by how far.

A day that agrees says more than a month, a month more than a year, a year more than a span of
years. A date that only slipped (day and month changed places, one digit, one unit) still speaks
for; what the publisher calls approximate speaks less, both ways.
"""

import math
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from qaitaru.facts.designations import BirthDate, Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

MOST: Final = 1.4  # the same day
_LESS: Final = 0.15  # for each e-fold of days in the longer stretch
_LEAST: Final = 0.1
_ABOUT: Final = 0.6  # share of its weight that an approximate birth keeps
_SWAPPED: Final = 0.9
_ONE_UNIT: Final = 0.6
_ONE_DIGIT: Final = 0.4
_NOT_THE_DAY: Final = -0.5  # two exact days that differ
_FAR: Final = -2.4
_FAR_YEARS: Final = 5.0
_COARSE: Final = 1.0  # years that a birth told by month or year may be off
_ABOUT_YEARS: Final = 2.0
_YEAR_DAYS: Final = 365.25


class _Compared(NamedTuple):
    effect: float
    kind: str


def births(asked: Asked, designation: Designation, name: ListedName) -> Reason | None:
    """The pair of births that speaks most for the two being one.

    An alias with births of its own is an identity: they count with that alias, and with no other
    name; the births of the designation count with every name.
    """
    pairs = [
        (_compared(ours, theirs), ours, theirs)
        for ours in asked.births
        for theirs in (*name.births, *designation.births)
    ]
    if not pairs:
        return None
    found, ours, theirs = max(pairs, key=lambda pair: pair[0].effect)
    return Reason(found.kind, found.effect, birth_text(ours), birth_text(theirs))


def birth_text(birth: BirthDate) -> str:
    """A birth as it was told, else its day or stretch of days in ISO 8601."""
    if birth.original:
        return birth.original
    start, end = birth.period.start, birth.period.end
    return start.isoformat() if _is_day(birth) else f"{start.isoformat()}/{end.isoformat()}"


def _compared(ours: BirthDate, theirs: BirthDate) -> _Compared:
    about = ours.approximate or theirs.approximate
    if ours.period.overlaps(theirs.period):
        days = max(_days(ours), _days(theirs))
        effect = max(_LEAST, MOST - _LESS * math.log(days))
        kind = "birth_same" if days == 1 and not about else "birth_within"
        return _Compared(effect * (_ABOUT if about else 1), kind)
    exact = _is_day(ours) and _is_day(theirs)
    if exact and (slip := _slip(ours.period.start, theirs.period.start)):
        return slip
    return _apart(ours, theirs, exact=exact and not about, about=about)


def _apart(ours: BirthDate, theirs: BirthDate, *, exact: bool, about: bool) -> _Compared:
    first, second = sorted((ours.period, theirs.period))
    years = (second.start - first.end).days / _YEAR_DAYS
    if exact:
        return _Compared(min(_NOT_THE_DAY, _contradiction(years)), "birth_far")
    years -= _ABOUT_YEARS if about else _COARSE
    if years <= 0:
        return _Compared(0.0, "birth_near")
    return _Compared(_contradiction(years) * (_ABOUT if about else 1), "birth_far")


def _contradiction(years: float) -> float:
    return _FAR * (1 - math.exp(-years / _FAR_YEARS))


def _slip(ours: date, theirs: date) -> _Compared | None:
    """What may have happened to one of two days on the way."""
    if (ours.year, ours.month, ours.day) == (theirs.year, theirs.day, theirs.month):
        return _Compared(_SWAPPED, "birth_swapped")
    apart = [abs(one - other) for one, other in _fields(ours, theirs)]
    if sorted(apart) == [0, 0, 1]:
        return _Compared(_ONE_UNIT, "birth_unit")
    if _one_digit(f"{ours:%Y%m%d}", f"{theirs:%Y%m%d}"):
        return _Compared(_ONE_DIGIT, "birth_digit")
    return None


def _fields(ours: date, theirs: date) -> Iterator[tuple[int, int]]:
    for field in ("year", "month", "day"):
        yield getattr(ours, field), getattr(theirs, field)


def _one_digit(ours: str, theirs: str) -> bool:
    """One digit is another, or two neighbouring digits changed places."""
    other = [at for at, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]]
    turned = [at for at in pairwise(other) if at[1] == at[0] + 1]
    return len(other) == 1 or (
        len(other) == 2 and bool(turned) and {*map(ours.__getitem__, other)} == _at(theirs, other)
    )


def _at(text: str, places: list[int]) -> set[str]:
    return {text[at] for at in places}


def _days(birth: BirthDate) -> int:
    return (birth.period.end - birth.period.start).days


def _is_day(birth: BirthDate) -> bool:
    return _days(birth) == 1
