"""Take a measure on assets, tell its steps, make it hold longer, ask for its release."""

from dataclasses import replace
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, cannot, on_case, on_thing, refuse
from qaitaru.casework.asset_phases import refuse_move
from qaitaru.casework.bodies.measures import Extension, Measure, MeasureStep, ReleaseAsked
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.extending import refuse_extension
from qaitaru.casework.held_twice import refuse_held_twice
from qaitaru.casework.holding_phases import moves_with
from qaitaru.casework.in_force import MeasureStanding, measure_of
from qaitaru.casework.measure_events import refuse_step
from qaitaru.casework.others_property import refuse_others
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.releasing import refuse_release
from qaitaru.casework.step_order import refuse_instant
from qaitaru.casework.taking import lawful_from, refuse_measure
from qaitaru.law.events import Event


def take_measure(
    desk: Desk,
    investigation: int,
    measure: Measure,
    *,
    at: datetime | None = None,
    established: datetime | None = None,
) -> CaseEntry:
    """Take a measure; the assets it holds go on to the phase it brings them to.

    Args:
        established: when the property was found, from which the law may count.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "take_measure", investigation, "take_measure") as on:
        case = on.at(at)
        refuse(refuse_measure(case, measure) or refuse_held_twice(case, measure))
        _refuse_others(case, measure)
        entry = on.tell(measure, at)
        if established is not None:
            step = MeasureStep(event=Event.PROPERTY_ESTABLISHED)
            refuse(refuse_instant(entry, (), step.event, established))
            on.tell(step, established, about=entry.number)
        _move_held(on, case, entry, measure)
        on.deed.told.update(entry=entry.number, measure=measure.measure)
        return entry


def tell_step(desk: Desk, measure: int, step: MeasureStep, at: datetime | None = None) -> CaseEntry:
    """Tell what happened to a measure: a consent, a notice, a petition, a court's decision.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "tell_step", measure, "step_measure") as on:
        refuse(refuse_step(on.at(at), _standing(on, measure), step))
        return on.tell(step, at, about=measure)


def extend_measure(
    desk: Desk, measure: int, extension: Extension, at: datetime | None = None
) -> CaseEntry:
    """Make a measure hold longer, as far as the law lets it, before it has lapsed.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "extend_measure", measure, "extend_measure") as on:
        _standing(on, measure)
        refuse(refuse_extension(on.at(at), measure, extension))
        return on.tell(extension, at, about=measure)


def ask_release(desk: Desk, measure: int, release: ReleaseAsked) -> CaseEntry:
    """Ask that assets be let go; a second member decides (``decide_entry``).

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "ask_release", measure, "release_measure") as on:
        refuse(refuse_release(_standing(on, measure), release))
        return on.tell(release, about=measure)


def _refuse_others(case: CaseAt, measure: Measure) -> None:
    lawful = lawful_from(case, measure)
    refuse(refuse_others(case, measure, lawful[1]) if lawful else None)


def _standing(on: OnCase, number: int) -> MeasureStanding:
    found = measure_of(on.at(None), number)
    return found if found is not None else cannot("measure_missing", str(number))


def _move_held(on: OnCase, case: CaseAt, entry: CaseEntry, measure: Measure) -> None:
    """The assets go on with their measure; what was not found yet cannot be held."""
    told = replace(case.record, entries=(*case.record.entries, entry))
    for asset, move in moves_with(case, measure):
        refuse(refuse_move(replace(case, record=told), asset, move, is_decided=False))
        on.tell(move, entry.at, about=asset)
