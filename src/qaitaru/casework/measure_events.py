"""What happened to a measure, as events that the law's clocks run from and are stopped by."""

from typing import Final

from qaitaru.casework.after_end import refuse_after_end
from qaitaru.casework.bodies.measures import Extension, MeasureStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import How, MeasureStanding
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.step_order import orderly_steps, refuse_instant
from qaitaru.facts.refusals import Refusal
from qaitaru.law.actors import Actor
from qaitaru.law.clock_lines import Instant
from qaitaru.law.events import Event
from qaitaru.law.law import Law
from qaitaru.law.provisional import Provisional

NOT_TOLD: Final = Event.OWNER_NOT_NOTIFIED
"""The owner is not told, on a ground that the law names."""

CONSENTS: Final = {Actor.PROSECUTOR: Event.PROSECUTOR_CONSENTED}
_BY_PAPER: Final = frozenset({Event.COURT_DECIDED, *CONSENTS.values()})
"""What another decides is told with its paper: nobody consents to themselves by saying so."""
INFORMS: Final = {
    Actor.OWNER: Event.OWNER_NOTIFIED,
    Actor.PROSECUTOR: Event.PROSECUTOR_INFORMED,
    Actor.COURT: Event.COURT_INFORMED,
    Actor.INVESTIGATING_JUDGE: Event.COURT_INFORMED,
    Actor.REPORTING_ENTITY: Event.ENTITY_TOLD,
}
"""By which event an actor is known to have been told."""


def events_of(case: CaseAt, standing: MeasureStanding) -> dict[str, Instant]:
    """The first time each event of a measure was, by the case's instant.

    What is held was found by then: where nobody said when, it is counted from the measure itself.
    """
    found: dict[str, Instant] = {}
    _note(found, standing.kind.starts_with, standing.entry)
    number = standing.entry.number
    for entry, step in orderly_steps(case.record, number):
        if entry.at <= case.at:
            _note(found, step.event, entry)
    for entry, _ in case.record.about(number, Extension):
        if entry.at <= case.at:
            _note(found, Event.EXTENDED, entry)
    for entry, measure in case.record.measures_after(number):
        kind = case.law.found(Provisional, measure.measure)
        if kind is not None and entry.at <= case.at:
            _note(found, kind.starts_with, entry)
    found.setdefault(Event.PROPERTY_ESTABLISHED, found[standing.kind.starts_with])
    end = standing.end
    if end is not None and end.how is How.RELEASED:
        found.setdefault(Event.LIFTED, Instant(at=end.at, entry=number))
    return found


def steps_of(law: Law, standing: MeasureStanding) -> tuple[str, ...]:
    """The events that may be told of a measure: what its clocks, consents and notices know of.

    What another measure begins with is told by taking that one.
    """
    own = [one for key in standing.edition.clocks.values() if (one := law.clock(key))]
    events = {
        name for one in own for name in (one.runs_from, *one.stops, one.paused_by, one.resumed_by)
    }
    events |= {CONSENTS[one] for one in standing.edition.consents if one in CONSENTS}
    events |= {INFORMS[one.told] for one in standing.edition.notices if one.told in INFORMS}
    if any(one.except_when for one in standing.edition.notices):
        events.add(NOT_TOLD)
    begun = {one.starts_with for one in law.every(Provisional)} | {"", Event.EXTENDED}
    return tuple(sorted((events | {Event.LIFTED}) - begun))


def exception_of(case: CaseAt, measure: int) -> MeasureStep | None:
    """Why the owner need not be told, where somebody said so."""
    told = case.record.about(measure, MeasureStep)
    return next((step for one, step in told if step.event == NOT_TOLD and one.at <= case.at), None)


def refuse_step(case: CaseAt, standing: MeasureStanding, step: MeasureStep) -> Refusal | None:
    """Why a step may not be told of a measure; None where it may."""
    known = steps_of(case.law, standing)
    if step.event not in known:
        return Refusal("step_unknown", step.event, ", ".join(known))
    if step.event == Event.COURT_DECIDED and step.outcome not in {"granted", "refused"}:
        return Refusal("outcome_unknown", step.outcome, "granted, refused")
    if step.event in _BY_PAPER and not (step.document.strip() or step.exhibit):
        return Refusal("document_wanting", "", "--document")
    points = [one.key for notice in standing.edition.notices for one in notice.except_when]
    if step.event == NOT_TOLD and step.ground not in points:
        return Refusal("ground_unknown", step.ground, ", ".join(points))
    told = orderly_steps(case.record, standing.entry.number)
    return refuse_instant(standing.entry, told, step.event, case.at) or refuse_after_end(
        case, standing, step.event
    )


def _note(found: dict[str, Instant], event: str, entry: CaseEntry) -> None:
    known = found.get(event)
    if known is None or entry.at < known.at:
        found[event] = Instant(at=entry.at, entry=entry.number)
