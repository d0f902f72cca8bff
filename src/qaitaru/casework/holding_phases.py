"""Which phase a measure brings its assets to, by what it does."""

from collections.abc import Iterator
from typing import Final

from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.phases import ARRESTED, HELD, Phase
from qaitaru.law.law import Law
from qaitaru.law.provisional import MeasureSort, Provisional

PHASES: Final = {
    MeasureSort.SUSPENSION: Phase.SUSPENDED,
    MeasureSort.DEBIT_STOP: Phase.SUSPENDED,
    MeasureSort.RESTRICTION: Phase.RESTRICTED,
    MeasureSort.TAKING: Phase.RESTRICTED,
    MeasureSort.ARREST: Phase.ARRESTED,
    MeasureSort.FREEZE: Phase.ARRESTED,
}


def phase_of(law: Law, measure: Measure) -> Phase | None:
    """The phase; None for what watches and holds nothing."""
    kind = law.found(Provisional, measure.measure)
    return PHASES.get(kind.sort) if kind else None


def moves_with(case: CaseAt, measure: Measure) -> Iterator[tuple[int, PhaseMove]]:
    """The moves that a measure brings; an asset that is held as firmly already stays."""
    phase = phase_of(case.law, measure)
    for one in measure.holds:
        stood = asset_of(case, one.asset)
        if phase is not None and not (stood and _is_as_firm(stood.phase, phase)):
            yield one.asset, PhaseMove(to=phase, basis=measure.document)


def _is_as_firm(stood: Phase, phase: Phase) -> bool:
    order = list(Phase)
    return stood in HELD | ARRESTED and order.index(stood) >= order.index(phase)
