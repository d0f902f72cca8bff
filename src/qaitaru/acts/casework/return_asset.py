"""Tell to whom an enforced asset goes, and how the principles of return were kept."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, on_thing, refuse
from qaitaru.acts.casework.describe_asset import must_be_asset, must_be_money
from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.keeping import PrincipleWeighed, Returned
from qaitaru.casework.phases import Phase
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.registers import points_of
from qaitaru.casework.returning import refuse_return
from qaitaru.facts.refusals import Refusal
from qaitaru.law.checklists import ChecklistSort


def return_asset(desk: Desk, asset: int, body: Returned, at: datetime | None = None) -> CaseEntry:
    """Tell to whom, by which document and rung, and how much; two members move the asset.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; PackFaulty.
    """
    with on_thing(desk, "return_asset", asset, "return_asset") as on:
        must_be_asset(on, asset)
        must_be_money(body.amount_minor, body.currency)
        case = on.at(at)
        stood = asset_of(case, asset)
        if stood is None or stood.phase is not Phase.ENFORCED:
            phase = stood.phase.value if stood else ""
            refuse(Refusal("not_enforced", phase, Phase.ENFORCED))
        refuse(refuse_return(case, asset, body))
        return on.tell(body, at, about=asset)


def weigh_principle(desk: Desk, asset: int, body: PrincipleWeighed) -> CaseEntry:
    """Tell whether a principle of return was kept.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "weigh_principle", asset, "return_asset") as on:
        must_be_asset(on, asset)
        known = points_of(on.at(None), ChecklistSort.RETURN_PRINCIPLES)
        must_be_one_of(body.principle, tuple(one.key for one in known))
        return on.tell(body, about=asset)
