"""Where two agencies say different things of one entry: both stand, and it is shown."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from qaitaru.casework.record import CaseEntry, CaseRecord


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry, and what each agency told in its place."""

    entry: CaseEntry
    told: tuple[CaseEntry, ...]


def agency_of(member: str) -> str:
    """The agency of a member who told something elsewhere, as the code bears it; empty for here."""
    agency, sign, _ = member.partition("/")
    return agency if sign else ""


def conflicts(record: CaseRecord) -> tuple[Conflict, ...]:
    """Entries that members of more than one agency have corrected to say different things."""
    last: dict[int, dict[str, CaseEntry]] = defaultdict(dict)
    for one in record.entries:
        if one.corrects:
            last[one.corrects][agency_of(one.made_by)] = one
    return tuple(
        Conflict(entry, tuple(last[entry.number].values()))
        for entry in record.entries
        if entry.number in last and _differ(last[entry.number].values())
    )


def _differ(told: Iterable[CaseEntry]) -> bool:
    """Whether not all say the same, of the same time."""
    return len({(one.at, one.body) for one in told}) > 1
