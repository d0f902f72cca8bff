"""The order of what happens to a measure: nothing before what it answers, nothing asked of its end.

A step is told late as often as in time; what it may not do is contradict an instant that was told
already. Of a step told twice the first counts: a second petition after a refusal is lawful.

Source: Kazakhstan, CPC arts 161-163; AML law art. 13.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Final, cast

from qaitaru.casework.bodies.measures import Measure, MeasureStep
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.law.events import Event

ToldStep = tuple[CaseEntry, MeasureStep]

LIFTING: Final = frozenset({Event.LIFTED, Event.SUSPENSION_ENDED, Event.DEBITS_RELEASED})
"""With these nothing is held any more."""

FORERUNNERS: Final[Mapping[str, tuple[Event, ...]]] = {
    Event.COURT_RECEIVED: (Event.PETITIONED,),
    Event.COURT_DECIDED: (Event.PETITIONED, Event.COURT_RECEIVED),
    Event.REFUSAL_FINAL: (Event.COURT_DECIDED,),
    Event.LAW_ENFORCEMENT_RECEIVED: (Event.FORWARDED,),
    Event.AGENCY_DECIDED: (Event.FORWARDED,),
    Event.ENTITY_TOLD: (Event.AGENCY_DECIDED,),
    Event.INVESTIGATOR_TOLD: (Event.LIFTED,),
}
"""What each event answers: where that is told, the answer is not before it."""

_ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    event: tuple(after for after, answers in FORERUNNERS.items() if event in answers)
    for event in chain.from_iterable(FORERUNNERS.values())
}
"""What answers each event."""

OF_MEASURE: Final = frozenset(
    LIFTING
    | {
        Event.OWNER_NOTIFIED,
        Event.COURT_INFORMED,
        Event.FORWARDED,
        Event.LAW_ENFORCEMENT_RECEIVED,
        Event.AGENCY_DECIDED,
        Event.ENTITY_TOLD,
    }
)
"""What is of a measure that was taken: not before it. A consent or a petition may be."""


def refuse_instant(
    begun: CaseEntry, known: Iterable[ToldStep], event: str, at: datetime
) -> Refusal | None:
    """Why an event of a measure was not at an instant; None where it may have been.

    Args:
        begun: the measure.
        known: the steps told of it before.
    """
    return _refuse_after(begun, _first(known), event, at)


def _refuse_after(
    begun: CaseEntry, first: Mapping[str, datetime], event: str, at: datetime
) -> Refusal | None:
    """The same, of what was told before knowing but the first instant of each event."""
    if event in OF_MEASURE and at < begun.at:
        return Refusal("step_before_begun", _told(event, at), f">= {instant_text(begun.at)}")
    if event == Event.PROPERTY_ESTABLISHED and at > begun.at:
        return Refusal("step_after_begun", _told(event, at), f"<= {instant_text(begun.at)}")
    for before in FORERUNNERS.get(event, ()):
        if before in first and at < first[before]:
            return Refusal("step_out_of_order", _told(event, at), _told(before, first[before]))
    for after in () if event in first else _ANSWERS.get(event, ()):
        if after in first and first[after] < at:
            return Refusal("step_out_of_order", _told(after, first[after]), _told(event, at))
    return None


def orderly_steps(record: CaseRecord, measure: int) -> tuple[ToldStep, ...]:
    """The steps of a measure that do not contradict one another, in the order they were told."""
    key = ("orderly_steps", measure)
    if key not in record.kept:
        begun = record.find(measure, Measure)
        told = record.about(measure, MeasureStep) if begun else []
        record.kept[key] = tuple(_orderly(begun[0], told)) if begun else ()
    return cast("tuple[ToldStep, ...]", record.kept[key])


def _orderly(begun: CaseEntry, told: Iterable[ToldStep]) -> Iterator[ToldStep]:
    first: dict[str, datetime] = {}
    for entry, step in told:
        if _refuse_after(begun, first, step.event, entry.at) is None:
            yield entry, step
            first[step.event] = min(first.get(step.event, entry.at), entry.at)


def _first(known: Iterable[ToldStep]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for entry, step in known:
        found[step.event] = min(found.get(step.event, entry.at), entry.at)
    return found


def _told(event: str, at: datetime) -> str:
    return f"{event} {instant_text(at)}"
