"""Whether an entry may be corrected: by the same kind, and so that nothing done on it falls."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qaitaru.casework.asset_phases import moves_made
from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.conduct import Closing, Reopening, RoleEnded, RoleGiven
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Measure, ReleaseAsked
from qaitaru.casework.bodies.orders import Confiscation
from qaitaru.casework.bodies.sharing import PackageCame, SendingAsked
from qaitaru.casework.bodies.weighty import WEIGHTY
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import measures
from qaitaru.casework.in_order import refuse_before
from qaitaru.casework.orders import effective_steps
from qaitaru.casework.record import CaseDecision, CaseEntry
from qaitaru.casework.requests.request_at import requests_at
from qaitaru.casework.step_order import orderly_steps
from qaitaru.facts.refusals import Refusal

NEVER: Final = (
    PhaseMove, ReleaseAsked, Closing, Reopening, RoleGiven, RoleEnded,
    SendingAsked, PackageCame,
)  # fmt: skip
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
    early = refuse_before(case.record, correction.body, correction.about, correction.at)
    if early is not None:
        return early
    fallen = lawful(case) - lawful(_corrected(case, correction))
    if fallen:
        return Refusal("correction_breaks", ", ".join(map(str, sorted(fallen))))
    return None


def lawful(case: CaseAt) -> frozenset[int]:
    """The measures, the moves and the steps that took effect by an instant, by entry."""
    taken = {one.entry.number for one in measures(case)}
    made = {move for entry, _ in case.record.of(Asset) for move in moves_made(case, entry.number)}
    return frozenset(taken | made | set(_steps(case)))


def _steps(case: CaseAt) -> Iterator[int]:
    """The steps of measures, of orders and of requests that are in their order."""
    for measure, _ in case.record.of(Measure):
        yield from (entry.number for entry, _ in orderly_steps(case.record, measure.number))
    for order, _ in case.record.of(Confiscation):
        yield from (entry.number for entry, _ in effective_steps(case.record, order))
    for request in requests_at(case):
        yield from (entry.number for entry, _ in request.steps)


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
