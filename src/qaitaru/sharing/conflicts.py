"""Where two agencies say different things of one entry: both stand, and it is shown."""

from dataclasses import dataclass

from qaitaru.casework.record import CaseEntry, CaseRecord, corrections_of


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
    found = []
    for entry in record.entries:
        told = corrections_of(record, entry.number)
        by = {agency_of(one.made_by): one for one in told}
        if len(by) > 1 and len({one.body for one in by.values()}) > 1:
            found.append(Conflict(entry, tuple(by.values())))
    return tuple(found)
