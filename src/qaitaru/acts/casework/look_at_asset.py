"""See one asset whole: whose, worth, proved by what, held by what, claimed by whom, what next."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_thing
from qaitaru.casework.asset_phases import AssetStanding, asset_of
from qaitaru.casework.bodies.assets import Owner
from qaitaru.casework.bodies.keeping import PhaseMove, RightClaimed
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.moves import Need, Way, onward
from qaitaru.casework.needs import Situation, wanting
from qaitaru.casework.others_property import Owned, owned
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.returning import PrincipleLine, principles
from qaitaru.casework.rights_claimed import good_faith, outcome_of, rights_on
from qaitaru.casework.shares import Divided, divided_of
from qaitaru.casework.worth import costs_of, worth_of
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.facts.money import Money

Right = tuple[CaseEntry, RightClaimed, str, tuple[int, int, int]]
"""A claimed right, its outcome, and the indicators of good faith: for, against, not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetView:
    """An asset as of an instant; ``ways`` lead on, each with what is still wanting for it."""

    case: CaseAt
    standing: AssetStanding
    owners: tuple[tuple[CaseEntry, Owner], ...]
    owned: tuple[Owned, ...]  # of record, today; whose share is reached and whose is not
    worth: Money | None
    divided: Divided | None  # the same in what is reached and what is another's
    costs: dict[str, int]
    told: tuple[CaseEntry, ...]  # all that was told of it, in order
    rights: tuple[Right, ...]
    principles: tuple[PrincipleLine, ...]
    ways: tuple[tuple[Way, tuple[Need, ...]], ...]


def look_at_asset(desk: Desk, asset: int, *, as_of: datetime | None = None) -> AssetView:
    """One asset.

    Raises: InvestigationMissing; PackFaulty.
    """
    case = look_at_thing(desk, asset, as_of=as_of).case
    standing = asset_of(case, asset)
    if standing is None:
        raise InvestigationMissing(str(asset))
    return AssetView(
        case=case,
        standing=standing,
        owners=tuple(case.record.about(asset, Owner)),
        owned=owned(case, asset),
        worth=worth_of(case, asset),
        divided=divided_of(case, standing),
        costs=costs_of(case, asset),
        told=tuple(one for one in case.record.entries if one.about == asset),
        rights=tuple(_right(case, *pair) for pair in rights_on(case.record, asset, case.at)),
        principles=principles(case, asset),
        ways=tuple(_way(case, standing, one) for one in onward(standing.phase)),
    )


def _right(case: CaseAt, entry: CaseEntry, body: RightClaimed) -> Right:
    return entry, body, outcome_of(case.record, entry.number, case.at), good_faith(body)


def _way(case: CaseAt, standing: AssetStanding, way: Way) -> tuple[Way, tuple[Need, ...]]:
    """A way with what is not there yet; what a move itself says is always wanting."""
    move = PhaseMove(to=way.to)
    made = Situation(case=case, asset=standing.entry.number, move=move, is_decided=False)
    return way, wanting(way.needs, made)
