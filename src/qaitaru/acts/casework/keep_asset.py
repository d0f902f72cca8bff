"""Keep an asset that is held: its manager, what that costs, its sale before confiscation."""

from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, must_be_said, on_thing, refuse
from qaitaru.acts.casework.describe_asset import must_be_asset, must_be_money
from qaitaru.acts.casework.known_codes import must_have_come
from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.keeping import Cost, Manager, Sale
from qaitaru.casework.phases import ARRESTED
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.refusals import Refusal

SALE_GROUNDS: Final = ("perishable", "costly", "losing_value", "owner_agrees")


def keep_asset(
    desk: Desk, asset: int, body: Manager | Cost | Sale, at: datetime | None = None
) -> CaseEntry:
    """Tell who keeps an asset, what that cost, or for how much it was sold.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; PackFaulty.
    """
    with on_thing(desk, "keep_asset", asset, "keep_asset") as on:
        must_be_asset(on, asset)
        stood = asset_of(on.at(at), asset)
        if isinstance(body, Manager):
            must_be_said(body.manager)
        else:
            must_have_come(on, body.on)
            must_be_money(body.amount_minor, body.currency)
        if isinstance(body, Cost):
            must_be_said(body.text)
        if isinstance(body, Sale):
            must_be_one_of(body.ground, SALE_GROUNDS)
            must_be_said(body.buyer)
            if stood is None or stood.phase not in ARRESTED:
                phase = stood.phase.value if stood else ""
                refuse(Refusal("not_arrested", phase, "arrested, managed"))
        return on.tell(body, at, about=asset)
