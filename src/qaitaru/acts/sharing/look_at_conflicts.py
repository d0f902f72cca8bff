"""See where agencies contradict one another, in the investigations that the member may see."""

from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.casework import case_store
from qaitaru.casework.bodies.sharing import DecisionElsewhere
from qaitaru.casework.record import CaseEntry, CaseHead, CaseRecord
from qaitaru.casework.roles import member_may
from qaitaru.sharing.conflicts import Conflict, conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions:
    """Of one investigation: entries told differently, and decisions made elsewhere too."""

    head: CaseHead
    conflicts: tuple[Conflict, ...]
    decided_elsewhere: tuple[tuple[CaseEntry, DecisionElsewhere], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.conflicts) + len(self.decided_elsewhere)


def look_at_conflicts(desk: Desk) -> tuple[Contradictions, ...]:
    """The investigations in which agencies contradict one another, in order."""
    now = desk.clock()
    with consult(desk, "look_at_conflicts") as connection:
        records = case_store.every(connection)
    seen = (one for one in records if member_may(one, desk.member, "look", now))
    found = (_contradictions(one) for one in seen)
    return tuple(one for one in found if one.count)


def _contradictions(record: CaseRecord) -> Contradictions:
    return Contradictions(
        head=record.head,
        conflicts=conflicts(record),
        decided_elsewhere=tuple(record.of(DecisionElsewhere)),
    )
