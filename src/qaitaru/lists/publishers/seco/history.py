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

    An entry with no change of either kind is on the list from before the records. Where a day of
    entry and one of leaving are the same, the later in the file's own order (newest first) leads.
    """
    found: list[Listing] = []
    on, start = False, None
    for change in _oldest_first(changes):
        if change.kind == LISTED and not on:
            on, start = True, change.day
        elif change.kind == DELISTED:
            found.append(Listing(start if on else None, change.day))
            on, start = False, None
    if on or not found:
        found.append(Listing(start))
    return tuple(found)


def stands(changes: Sequence[Change]) -> bool:
    """Whether the entry is on the list by the last change that is told."""
    return listings(changes)[-1].end is None


def _oldest_first(changes: Sequence[Change]) -> list[Change]:
    """By day, undated ones first; the file tells the newest first."""
    told = [change for change in reversed(changes) if change.kind in (LISTED, DELISTED)]
    return sorted(told, key=lambda change: change.day or date.min)
