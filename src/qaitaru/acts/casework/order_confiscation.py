"""Tell of a court's order of confiscation, of what became of it, and of fines beside it."""

from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, must_be_said, on_case, on_thing, refuse
from qaitaru.acts.casework.describe_asset import must_be_asset, must_be_money
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.orders import refuse_later, refuse_step
from qaitaru.casework.others_property import refuse_others_order
from qaitaru.casework.record import CaseEntry
from qaitaru.law import confiscation as models

PENALTIES: Final = ("fine", "administrative")


def tell_order(
    desk: Desk, investigation: int, body: Confiscation, at: datetime | None = None
) -> CaseEntry:
    """Tell of an order; the assets themselves are moved by two members.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; PackFaulty.
    """
    with on_case(desk, "tell_order", investigation, "order_confiscation") as on:
        home = on.law.binding(on.record.head.jurisdiction)
        kinds = [one.key for pack in home for one in on.law.every(models.Confiscation, pack.code)]
        must_be_one_of(body.model, tuple(kinds))
        must_be_said(body.court, body.document)
        for asset in body.assets or (0,):
            must_be_asset(on, asset)
        if body.amount_minor or body.currency:
            must_be_money(body.amount_minor, body.currency)
        case = on.at(at)
        refuse(refuse_later(case, body) or refuse_others_order(case, body))
        return on.tell(body, at)


def tell_order_step(
    desk: Desk, order: int, body: OrderStep, at: datetime | None = None
) -> CaseEntry:
    """Tell that an order was appealed, upheld, set aside, became final, or was enforced.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "tell_order_step", order, "order_confiscation") as on:
        refuse(refuse_step(on.record, order, body, on.at(at).at))
        return on.tell(body, at, about=order)


def tell_penalty(
    desk: Desk, investigation: int, body: MoneyPenalty, at: datetime | None = None
) -> CaseEntry:
    """Tell of a fine or an administrative penalty: never counted as confiscated.

    Raises: InvestigationMissing; CaseRefused; CurrencyUnknown; PackFaulty.
    """
    with on_case(desk, "tell_penalty", investigation, "order_confiscation") as on:
        must_be_one_of(body.sort, PENALTIES)
        must_be_money(body.amount_minor, body.currency)
        must_be_said(body.document)
        return on.tell(body, at)
