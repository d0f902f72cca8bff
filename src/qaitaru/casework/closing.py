"""Whether an investigation is open, and what is wanting before it may be closed."""

from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.conduct import Closing, Reopening
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import measures
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.facts.refusals import Refusal

REASONS: Final = ("recovered", "no_proceeds", "no_assets", "joined", "transferred", "other")


def closed_by(record: CaseRecord, at: datetime) -> tuple[CaseEntry, Closing] | None:
    """The closing that stands at an instant; None while the investigation goes on.

    Each agency closes its own work: what another one closed in its workspace is told, no more.
    """
    found, closed_at = None, None
    for entry, body in record.of(Closing):
        if entry.is_from_elsewhere:
            continue
        granted = record.granted_at(entry.number)
        if granted is not None and granted <= at:
            found, closed_at = (entry, body), granted
    opened = [one.at for one, _ in record.of(Reopening) if _is_ours(one, at)]
    is_open = closed_at is None or any(one >= closed_at for one in opened)
    return None if is_open else found


def _is_ours(entry: CaseEntry, at: datetime) -> bool:
    return entry.at <= at and not entry.is_from_elsewhere


def refuse_closing(case: CaseAt, body: Closing) -> Refusal | None:
    """Why an investigation may not be closed; None where a second member may decide.

    Nothing is left held: who closes says first what becomes of it.
    """
    if body.reason not in REASONS:
        return Refusal("value_unknown", body.reason, ", ".join(REASONS))
    if not body.text.strip():
        return Refusal("remark_wanting")
    held = [str(one.entry.number) for one in measures(case) if one.is_in_force]
    if held and body.reason not in {"joined", "transferred"}:
        return Refusal("still_held", ", ".join(held))
    return None
