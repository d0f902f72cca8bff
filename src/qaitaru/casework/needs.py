"""Whether what a move needs is there: each need is one question put to the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.casework.bodies.assets import Asset, Proof, TracedInto, Valuation
from qaitaru.casework.bodies.keeping import Manager, PhaseMove, Returned, Sale
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import holding
from qaitaru.casework.moves import Need
from qaitaru.casework.orders import OrderState, order_on
from qaitaru.casework.phases import Phase
from qaitaru.casework.rights_claimed import open_rights, upheld_rights
from qaitaru.law.provisional import MeasureSort

SORTS: Final = {
    Need.SUSPENSION: frozenset({MeasureSort.SUSPENSION, MeasureSort.DEBIT_STOP}),
    Need.RESTRICTION: frozenset({MeasureSort.RESTRICTION, MeasureSort.TAKING}),
    Need.ARREST: frozenset({MeasureSort.ARREST, MeasureSort.FREEZE}),
}
"""Which sorts of measures answer which need."""

DISPOSALS: Final = {
    Phase.RETURNED: "requested_state",
    Phase.SHARED: "shared",
    Phase.STATE_INCOME: "state",
    Phase.VICTIMS: "victims",
    Phase.SOCIAL_USE: "social_use",
}
"""What a return must say for each end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A move that somebody would make, and all that is known at its instant."""

    case: CaseAt
    asset: int
    move: PhaseMove
    is_decided: bool  # whether a second member said yes

    def has(self, kind: type) -> bool:
        """Whether something of a kind was told of the asset by then."""
        return any(
            entry.at <= self.case.at for entry, _ in self.case.record.about(self.asset, kind)
        )


def wanting(needs: tuple[Need, ...], situation: Situation) -> tuple[Need, ...]:
    """Those of the needs that are not met, in order."""
    return tuple(one for one in needs if not _MET[one](situation))


def _is_held_by(need: Need) -> Callable[[Situation], bool]:
    def met(told: Situation) -> bool:
        held = holding(told.case, told.asset)
        return any(one.kind.sort in SORTS[need] for one in held)

    return met


def _is_proved(told: Situation) -> bool:
    found = told.case.record.find(told.asset, Asset)
    own = found is not None and found[0].at <= told.case.at and bool(found[1].exhibit)
    proofs = told.case.record.about(told.asset, Proof)
    return own or any(body.exhibit and entry.at <= told.case.at for entry, body in proofs)


def _is_substituted(told: Situation) -> bool:
    assets = told.case.record.of(Asset)
    return any(one.in_place_of == told.asset and entry.at <= told.case.at for entry, one in assets)


def _is_returned(told: Situation) -> bool:
    wanted = DISPOSALS.get(Phase(told.move.to), "")
    gone = told.case.record.about(told.asset, Returned)
    return any(one.to == wanted and entry.at <= told.case.at for entry, one in gone)


def _has_order(*states: OrderState) -> Callable[[Situation], bool]:
    def met(told: Situation) -> bool:
        found = order_on(told.case.record, told.asset, told.case.at)
        return found is not None and found.state in states

    return met


_STANDING: Final = (OrderState.ORDERED, OrderState.APPEALED, OrderState.FINAL, OrderState.ENFORCED)
_MET: Final[Mapping[Need, Callable[[Situation], bool]]] = {
    Need.BASIS: lambda told: bool(told.move.basis.strip()),
    Need.DOCUMENT: lambda told: bool(told.move.exhibit),
    Need.EVIDENCE: _is_proved,
    Need.TRACED: lambda told: told.has(TracedInto),
    Need.REASON: lambda told: bool(told.move.remark.strip()),
    Need.SUSPENSION: _is_held_by(Need.SUSPENSION),
    Need.RESTRICTION: _is_held_by(Need.RESTRICTION),
    Need.ARREST: _is_held_by(Need.ARREST),
    Need.MANAGER: lambda told: told.has(Manager),
    Need.SALE: lambda told: told.has(Sale),
    Need.VALUATION: lambda told: told.has(Valuation),
    Need.ORDER: _has_order(*_STANDING),
    Need.ORDER_FINAL: _has_order(OrderState.FINAL, OrderState.ENFORCED),
    Need.ORDER_ENFORCED: _has_order(OrderState.ENFORCED),
    Need.NOT_HELD: lambda told: not holding(told.case, told.asset),
    Need.RIGHT_UPHELD: lambda told: bool(upheld_rights(told.case.record, told.asset, told.case.at)),
    Need.NO_RIGHT_OPEN: lambda told: not open_rights(told.case.record, told.asset, told.case.at),
    Need.SUBSTITUTE: _is_substituted,
    Need.RETURN: _is_returned,
    Need.SECOND_MEMBER: lambda told: told.is_decided,
}
