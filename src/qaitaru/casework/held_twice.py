"""No measure of a kind is taken on what one of that kind holds already.

A term that ends would begin anew each time, and never end; what holds longer is an extension where
the law has one, and an arrest where a court allows it. Parts of one asset may be held apart.

Source: Kazakhstan, CPC art. 161(1): ten days at most.
"""

from qaitaru.casework.bodies.measures import Held, Measure
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import MeasureStanding, holding
from qaitaru.facts.refusals import Refusal


def refuse_held_twice(case: CaseAt, measure: Measure) -> Refusal | None:
    """Why a measure may not begin on an asset at the case's instant; None where it may."""
    for held in measure.holds:
        for standing in holding(case, held.asset):
            if _same_kind(standing, measure) and not _parts(standing, held):
                return Refusal("held_already", f"{held.asset}: {standing.entry.number}")
    return None


def _same_kind(standing: MeasureStanding, measure: Measure) -> bool:
    return standing.kind.key == measure.measure and standing.entry.number != measure.follows


def _parts(standing: MeasureStanding, held: Held) -> bool:
    """Whether each holds a sum alone, so that they stand beside each other."""
    sums = [one.held.amount_minor for one in standing.holds if one.held.asset == held.asset]
    return held.amount_minor > 0 and all(sums)
