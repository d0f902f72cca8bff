"""Whether an entry may be corrected: by the same kind, and so that nothing done on it falls."""

from dataclasses import replace
from typing import Final

from qaitaru.casework.asset_phases import moves_made
from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.conduct import Closing, Reopening, RoleEnded, RoleGiven
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.bodies.weighty import WEIGHTY
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import measures
from qaitaru.casework.record import CaseDecision, CaseEntry
from qaitaru.facts.refusals import Refusal

NEVER: Final = (PhaseMove, ReleaseAsked, Closing, Reopening, RoleGiven, RoleEnded)
"""What is done, not said: it is answered by another act, not by other words."""


def refuse_correction(case: CaseAt, correction: CaseEntry) -> Refusal | None:
    """Why an entry may not be corrected so; None where it may.

    Args:
        correction: as it would stand in the record.
    """
    entry = case.record.entry(correction.corrects)
    if entry is None or entry.corrects:
        return Refusal("entry_unknown", str(correction.corrects))
    if type(entry.body) is not type(correction.body):
        return Refusal("correction_kind", correction.kind, entry.kind)
    if isinstance(entry.body, NEVER):
        return Refusal("correction_never", entry.kind)
    fallen = lawful(case) - lawful(_corrected(case, correction))
    if fallen:
        return Refusal("correction_breaks", ", ".join(map(str, sorted(fallen))))
    return None


def lawful(case: CaseAt) -> frozenset[int]:
    """The measures and the moves that took effect by an instant, by entry."""
    taken = {one.entry.number for one in measures(case)}
    made = {move for entry, _ in case.record.of(Asset) for move in moves_made(case, entry.number)}
    return frozenset(taken | made)


def _corrected(case: CaseAt, correction: CaseEntry) -> CaseAt:
    """The case as it would be, with the second member's yes where one is needed."""
    record = case.record
    yes = CaseDecision(
        number=0,
        entry=correction.number,
        granted=True,
        remark="",
        asked_by=correction.made_by,
        decided_by="",
        decided_at=correction.made_at,
    )
    decisions = (
        (*record.decisions, yes) if isinstance(correction.body, WEIGHTY) else record.decisions
    )
    told = replace(record, entries=(*record.entries, correction), decisions=decisions)
    return replace(case, record=told)
