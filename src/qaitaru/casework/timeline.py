"""The timeline: everything told, by when it happened, by whom, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.four_eyes import waits
from qaitaru.casework.record import CaseDecision, CaseEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """One entry as it was told.

    ``corrected_by`` are the entries that were told in its place; ``decision`` is None where nobody
    decided, and ``waits`` tells whether somebody ought to.
    """

    entry: CaseEntry
    corrected_by: tuple[int, ...]
    decision: CaseDecision | None
    waits: bool

    @property
    def told_late_by_days(self) -> int:
        """How many whole days after it happened it was told."""
        return (self.entry.made_at - self.entry.at).days


def timeline(
    case: CaseAt, about: int = 0, since: datetime | None = None
) -> tuple[TimelineLine, ...]:
    """What happened by an instant, in order of time; what happened at once, as it was told.

    Args:
        about: one thing and all that was told of it; 0 for the whole.
        since: from which instant on; None for all.
    """
    wanted = _of_thing(case, about) if about else {one.number for one in case.record.entries}
    told = [
        one
        for one in case.record.entries
        if one.number in wanted and one.at <= case.at and (since is None or one.at >= since)
    ]
    return tuple(_line(case, one) for one in sorted(told, key=lambda one: (one.at, one.number)))


def _line(case: CaseAt, entry: CaseEntry) -> TimelineLine:
    decision = case.record.decision_on(entry.number)
    return TimelineLine(
        entry=entry,
        corrected_by=tuple(one.number for one in case.record.corrections_of(entry.number)),
        decision=decision,
        waits=waits(entry) and decision is None,
    )


def _of_thing(case: CaseAt, about: int) -> set[int]:
    """An entry, what is about it, and what is about that, however deep."""
    found = {about}
    found.update(_below(case, found))
    return found


def _below(case: CaseAt, found: set[int]) -> Iterator[int]:
    """Entries in their order: what an entry is about is older than it."""
    known = set(found)
    for one in case.record.entries:
        if one.about in known or one.corrects in known:
            known.add(one.number)
            yield one.number
