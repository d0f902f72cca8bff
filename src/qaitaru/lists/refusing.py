"""When a list is not taken: what holds for every publisher's list, judged in one place.

A refused list changes nothing: the version in force stays in force, so that nobody falls off a
list by an accident of a file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qaitaru.facts.designations import Designation
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.letters import letters_problems
from qaitaru.lists.reading import ListReading

_STOPS: Final = frozenset({Severity.REFUSED, Severity.ASKED})
SHRUNKEN: Final = "list_shrunken"
_LOST_PERCENT: Final = 5  # of the references before, that may be gone from one day to the next
_LOST_PERCENT_A_YEAR: Final = 5  # added for each year between the two versions
_LOST_PERCENT_MOST: Final = 25
_LOST_FEW: Final = 3  # so many may always be gone
_NAMELESS_FEW: Final = 2  # so many entries may always be without a name
_NAMELESS_PERCENT: Final = 2
_NAMED: Final = 5
_YEAR_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Before:
    """The version that a new one follows: its references, and its day where it is known."""

    references: frozenset[str]
    day: date | None = None


def judged(reading: ListReading, before: Before | None = None) -> ListReading:
    """The reading with what is wrong with it as a list added to its problems.

    Args:
        reading: as the publisher's reader gave it.
        before: the version in force that it would follow; None for the first of its list.
    """
    if is_refused(reading):
        return replace(reading, designations=(), problems=_first_why(reading.problems))
    return replace(reading, problems=_first_why((*reading.problems, *_faults(reading, before))))


def is_refused(reading: ListReading) -> bool:
    """Whether nothing of a reading may be used."""
    return any(problem.severity in _STOPS for problem in reading.problems)


def is_only_shrunken(reading: ListReading) -> bool:
    """Whether a member's word would be enough for the list to be taken."""
    stops = [problem.code for problem in reading.problems if problem.severity in _STOPS]
    return stops == [SHRUNKEN]


def _first_why(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Why a list is refused before what is only doubtful in it: a screen shows the first few."""
    return tuple(sorted(problems, key=lambda one: one.severity not in _STOPS))


def _faults(reading: ListReading, before: Before | None) -> Iterator[Problem]:
    if not reading.designations:
        yield Problem("list_empty", Severity.REFUSED, WHOLE_FILE, "0", "1")
        return
    yield from _references(reading.designations)
    yield from _nameless(reading.designations)
    yield from letters_problems(reading.designations)
    if before is not None:
        yield from _shrunken(reading, before)


def _references(designations: tuple[Designation, ...]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for one in designations:
        if not one.reference:
            name = one.names[0].text if one.names else ""
            yield Problem("list_reference_missing", Severity.REFUSED, one.place, name)
        elif one.reference in seen:
            first = seen[one.reference]
            yield Problem("list_reference_twice", Severity.REFUSED, one.place, one.reference, first)
        seen.setdefault(one.reference, one.place)


def _nameless(designations: tuple[Designation, ...]) -> Iterator[Problem]:
    """Names lost from many entries: screened by, such a list finds nobody and says nothing."""
    found = sum(not one.names for one in designations)
    if found > _NAMELESS_FEW and found * 100 > len(designations) * _NAMELESS_PERCENT:
        counts = (str(found), str(len(designations)))
        yield Problem("list_names_missing", Severity.REFUSED, WHOLE_FILE, *counts)


def _shrunken(reading: ListReading, before: Before) -> Iterator[Problem]:
    lost = sorted(before.references - {one.reference for one in reading.designations})
    most = max(_LOST_FEW, len(before.references) * _percent(reading, before) // 100)
    if len(lost) > most:
        named = ", ".join(lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
        found = f"{len(lost)} / {len(before.references)} ({named})"
        yield Problem(SHRUNKEN, Severity.REFUSED, WHOLE_FILE, found, str(most))


def _percent(reading: ListReading, before: Before) -> int:
    """How many of a hundred references may be gone, the more the longer ago the version before."""
    if reading.published_on is None or before.day is None:
        return _LOST_PERCENT
    days = abs((reading.published_on - before.day).days)
    return min(_LOST_PERCENT + _LOST_PERCENT_A_YEAR * days // _YEAR_DAYS, _LOST_PERCENT_MOST)
