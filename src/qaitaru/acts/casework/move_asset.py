"""Move an asset to another phase, or ask a second member to, where two must agree."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, must_be_allowed, on_thing, refuse
from qaitaru.acts.casework.describe_asset import must_be_asset
from qaitaru.casework.asset_phases import asset_of, needs_second, refuse_move, way_to
from qaitaru.casework.bodies.keeping import PhaseMove
from qaitaru.casework.record import CaseEntry


def move_asset(desk: Desk, asset: int, move: PhaseMove, at: datetime | None = None) -> CaseEntry:
    """Tell that an asset goes on; what needs a second member waits for ``decide_entry``.

    Raises: InvestigationMissing; CaseRefused, which names what is missing; PackFaulty.
    """
    with on_thing(desk, "move_asset", asset, "look") as on:
        must_be_asset(on, asset)
        case = on.at(at)
        _must_be_allowed(on, asset, move)
        refuse(refuse_move(case, asset, move, is_decided=needs_second(move)))
        return on.tell(move, at, about=asset)


def _must_be_allowed(on: OnCase, asset: int, move: PhaseMove) -> None:
    stood = asset_of(on.at(None), asset)
    found = way_to(stood.phase, move) if stood else None
    must_be_allowed(on, found.verb if found else "move_asset")
