"""When an entry was on the list: SECO keeps every change in the file itself.

Source: SECO, swiss-sanctions-list schema, ``modification``: ``listed``, ``amended``, ``de-listed``,
each with the days of enactment, publication and effect.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

LISTED: Final = "listed"
AMENDED: Final = "amended"
DELISTED: Final = "de-listed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an entry and the day from which it holds; None where none is stated."""

    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of days on the list, from its first day up to but not including its end.

    A start of None is before the publisher's records; an end of None is not yet.
    """

    start: date | None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the entry was on the list that day."""
        begun = self.start is None or self.start <= day
        return begun and (self.end is None or day < self.end)


def listings(changes: Sequence[Change]) -> tuple[Listing, ...]:
    """The stretches in which the entry was on the list, oldest first.

    An entry with no change of either kind is on the list from before the records. A change without
    a day holds from that of the change before it.
    """
    found: list[Listing] = []
    on, start = False, None
    for held_from, change in _oldest_first(changes):
        if change.kind == LISTED and not on:
            on, start = True, change.day
        elif change.kind == DELISTED:
            found.append(Listing(start if on else None, held_from))
            on, start = False, None
    if on or not found:
        found.append(Listing(start))
    return tuple(found)


def stands(changes: Sequence[Change]) -> bool:
    """Whether the entry is on the list by the last change that is told."""
    return listings(changes)[-1].end is None


def _oldest_first(changes: Sequence[Change]) -> list[tuple[date, Change]]:
    """Each change with the day from which it holds; the file tells the newest first."""
    told, held_from = [], date.min
    for change in reversed(changes):
        held_from = change.day or held_from
        if change.kind in (LISTED, DELISTED):
            told.append((held_from, change))
    return sorted(told, key=lambda one: one[0])
