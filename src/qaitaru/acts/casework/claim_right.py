"""Tell of a right that somebody claims on an asset, and of what was decided on it."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, must_be_said, on_thing, refuse
from qaitaru.acts.casework.describe_asset import must_be_asset, must_be_money
from qaitaru.casework.bodies.keeping import RightClaimed, RightDecided
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.rights_claimed import INDICATORS, OUTCOMES, SORTS, outcome_of
from qaitaru.facts.refusals import Refusal


def claim_right(
    desk: Desk, asset: int, body: RightClaimed, at: datetime | None = None
) -> CaseEntry:
    """A third party, a victim or a creditor claims an asset; good faith is weighed by indicators.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; PackFaulty.
    """
    with on_thing(desk, "claim_right", asset, "claim_right") as on:
        must_be_asset(on, asset)
        must_be_one_of(body.sort, SORTS)
        must_be_said(body.claimant)
        for one in body.weighed:
            must_be_one_of(one.indicator, INDICATORS)
        if body.amount_minor or body.currency:
            must_be_money(body.amount_minor, body.currency)
        return on.tell(body, at, about=asset)


def decide_right(
    desk: Desk, right: int, body: RightDecided, at: datetime | None = None
) -> CaseEntry:
    """Tell what a court or another authority decided on a claimed right.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "decide_right", right, "claim_right") as on:
        must_be_one_of(body.outcome, OUTCOMES)
        must_be_said(body.authority, body.document)
        if on.record.find(right, RightClaimed) is None:
            refuse(Refusal("entry_unknown", str(right)))
        decided = outcome_of(on.record, right, on.deed.at)
        if decided:
            refuse(Refusal("decided_already", decided))
        return on.tell(body, at, about=right)
