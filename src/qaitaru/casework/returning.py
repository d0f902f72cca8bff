"""Giving back: to whom, by which rung of the ladder, and whether the principles were kept.

Source: UNCAC art. 57(3)(a)-(c), (5); GFAR principles for disposition and transfer (2017).
"""

from dataclasses import dataclass

from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.keeping import PrincipleWeighed, Returned
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.needs import DISPOSALS
from qaitaru.casework.registers import points_of
from qaitaru.casework.shares import divided_of
from qaitaru.casework.worth import given_of
from qaitaru.facts.money import Money
from qaitaru.facts.refusals import Refusal
from qaitaru.law.checklists import ChecklistPoint, ChecklistSort

ABROAD = "requested_state"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipleLine:
    """A principle of the checklist, and the last that was said of it."""

    point: ChecklistPoint
    told: PrincipleWeighed | None


def principles(case: CaseAt, asset: int) -> tuple[PrincipleLine, ...]:
    """The principles of return, each with what was weighed of an asset."""
    told = {
        body.principle: body
        for entry, body in case.record.about(asset, PrincipleWeighed)
        if entry.at <= case.at
    }
    points = points_of(case, ChecklistSort.RETURN_PRINCIPLES)
    return tuple(PrincipleLine(point=one, told=told.get(one.key)) for one in points)


def refuse_return(case: CaseAt, asset: int, body: Returned) -> Refusal | None:
    """Why money cannot be told as given back; None where it can.

    What goes abroad names its rung; nothing is given back twice, nor another's share at all. It is
    told in the currency in which the asset is worth what it is: two currencies never add.
    """
    known = tuple(sorted(set(DISPOSALS.values())))
    if body.to not in known:
        return Refusal("value_unknown", body.to, ", ".join(known))
    if not body.recipient.strip() or not body.document.strip():
        return Refusal("text_wanting")
    rungs = [one.key for one in points_of(case, ChecklistSort.RETURN_LADDER)]
    if body.rung not in rungs and (body.rung or body.to == ABROAD):
        return Refusal("rung_unknown", body.rung, ", ".join(rungs))
    return _refuse_sum(case, asset, body)


def _refuse_sum(case: CaseAt, asset: int, body: Returned) -> Refusal | None:
    standing = asset_of(case, asset)
    divided = divided_of(case, standing) if standing else None
    worth = divided.own if divided else None
    if worth is None:
        return None
    if worth.currency != body.currency:
        return Refusal("worth_other_currency", body.currency, worth.currency)
    given = given_of(case, asset).get(body.currency, 0)
    if given + body.amount_minor > worth.amount_minor:
        left = Money(worth.amount_minor - given, worth.currency)
        return Refusal.of_money("above_worth", body.amount_minor, left.amount_minor, left.currency)
    return None
