"""The births of an entry of the UN list: exact, approximate, between two years, several.

Source: UN consolidated list schema (sc-sanctions.xsd), INDIVIDUAL_DATE_OF_BIRTH.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.births import birth_of, born_in_years
from qaitaru.lists.tree import Node

TYPES: Final = frozenset({"", "EXACT", "APPROXIMATELY", "BETWEEN"})
_ABOUT: Final = re.compile(r"approx|circa|about", re.IGNORECASE)
_DATES: Final = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")


def births_of(entry: Node) -> Iterator[BirthDate | Problem]:
    """Each birth stated; one that cannot be read is a Problem, and the entry stands."""
    for node in entry.children("INDIVIDUAL_DATE_OF_BIRTH"):
        kind, note = node.said("TYPE_OF_DATE"), node.said("NOTE")
        if kind not in TYPES:
            yield Problem("list_term_unknown", Severity.DOUBTFUL, node.place, kind)
        said = [node.said(name) for name in _DATES]
        if not any(said):
            continue
        approximate = kind == "APPROXIMATELY" or bool(_ABOUT.search(note))
        birth = _birth(said, note)
        if birth is None:
            found = " ".join(filter(None, said))
            yield Problem("list_date_unreadable", Severity.DOUBTFUL, node.place, found)
        else:
            yield replace(birth, approximate=approximate or birth.approximate)


def _birth(said: list[str], note: str) -> BirthDate | None:
    day, year, first, last = said
    if day:
        return birth_of(day)
    if year:
        return _within(year, note) or birth_of(year)
    ends = [end for end in (first or last, last or first) if end.isdigit()]
    if len(ends) != 2:
        return None
    original = f"{first}-{last}".strip("-")
    return born_in_years(int(ends[0]), int(ends[1]), original=original)


def _within(year: str, note: str) -> BirthDate | None:
    """The month or day that a note adds to a year, where it lies in that year."""
    whole = birth_of(year)
    told = birth_of(note) or birth_of(f"{note} {year}") if note else None
    if whole is None or told is None:
        return None
    inside = whole.period.start <= told.period.start and told.period.end <= whole.period.end
    return replace(told, original=f"{year}, {note}") if inside else None
