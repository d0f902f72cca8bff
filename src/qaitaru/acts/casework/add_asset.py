"""Add an asset to the register, with whose it is on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, must_be_said, on_case, refuse
from qaitaru.acts.casework.known_codes import must_be_country
from qaitaru.casework.bodies.assets import Asset, Owner
from qaitaru.casework.ownership import refuse_owner
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.refusals import Refusal

SORTS: Final = (
    "land",
    "vehicle",
    "share",
    "balance",
    "security",
    "crypto",
    "cash",
    "valuables",
    "claim",
)


def add_asset(
    desk: Desk,
    investigation: int,
    asset: Asset,
    *,
    owners: Sequence[Owner] = (),
    at: datetime | None = None,
) -> CaseEntry:
    """Tell of an asset; it is suspected until evidence says that it is there.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "add_asset", investigation, "add_asset") as on:
        must_be_one_of(asset.sort, SORTS)
        must_be_said(asset.name)
        if asset.country:
            must_be_country(asset.country)
        if asset.in_place_of and on.record.find(asset.in_place_of, Asset) is None:
            refuse(Refusal("asset_unknown", str(asset.in_place_of)))
        entry = on.tell(asset, at)
        told: list[Owner] = []
        for owner in owners:
            refuse(refuse_owner(told, owner))
            on.tell(owner, at, about=entry.number)
            told.append(owner)
        on.deed.told.update(entry=entry.number, owners=len(told))
        return entry
