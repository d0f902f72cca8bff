"""The forms of an asset that is held: its manager, costs, sale, claimed rights, its return."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.claim_right import claim_right, decide_right
from qaitaru.acts.casework.keep_asset import SALE_GROUNDS, keep_asset
from qaitaru.acts.casework.return_asset import return_asset, weigh_principle
from qaitaru.casework.bodies.keeping import (
    Cost,
    Manager,
    PrincipleWeighed,
    Returned,
    RightClaimed,
    RightDecided,
    Sale,
    Weighed,
)
from qaitaru.casework.needs import DISPOSALS
from qaitaru.casework.registers import points_of
from qaitaru.casework.rights_claimed import INDICATORS, OUTCOMES, SORTS, rights_on
from qaitaru.law.checklists import ChecklistSort
from qaitaru.web.casework.form import (
    AMOUNT,
    AT,
    CURRENCY,
    DOCUMENT,
    EXHIBIT,
    ON,
    REMARK,
    Form,
    On,
    Sent,
)
from qaitaru.web.slots import Choice, Slot

_END: Final = (EXHIBIT, REMARK)
_SIDES: Final = {"for": True, "against": False, "unknown": None}


def _manage(_: On) -> tuple[Slot, ...]:
    return (Slot(name="manager"), Slot(name="terms", sort="long", needed=False), AT, EXHIBIT)


def _do_manage(desk: Desk, number: int, sent: Sent) -> object:
    body = Manager(manager=sent.text("manager"), terms=sent.text("terms"), exhibit=sent.exhibit)
    return keep_asset(desk, number, body, sent.at())


def _cost(_: On) -> tuple[Slot, ...]:
    return (Slot(name="text"), ON, AMOUNT, CURRENCY, EXHIBIT)


def _do_cost(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Cost(
        on=sent.day("on"),
        amount_minor=minor,
        currency=code,
        text=sent.text("text"),
        exhibit=sent.exhibit,
    )
    return keep_asset(desk, number, body)


def _sell(on: On) -> tuple[Slot, ...]:
    grounds = on.said("web.case.sale.", SALE_GROUNDS)
    return (
        Slot(name="ground", sort="radio", choices=grounds),
        Slot(name="buyer"),
        ON,
        AMOUNT,
        CURRENCY,
        *_END,
    )


def _do_sell(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Sale(
        on=sent.day("on"),
        amount_minor=minor,
        currency=code,
        buyer=sent.text("buyer"),
        ground=sent.text("ground"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return keep_asset(desk, number, body)


def _claim(on: On) -> tuple[Slot, ...]:
    sides = on.said("web.case.side.", _SIDES)
    weighed = tuple(
        Slot(name=f"faith_{one}", sort="select", needed=False, choices=sides) for one in INDICATORS
    )
    return (
        Slot(name="claimant"),
        Slot(name="sort", sort="radio", choices=on.said("web.case.right.", SORTS)),
        Slot(name="amount", sort="sum", needed=False),
        Slot(name="currency", sort="code", needed=False, value="KZT"),
        *weighed,
        AT,
        *_END,
    )


def _do_claim(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    said = [(one, sent.text(f"faith_{one}")) for one in INDICATORS]
    body = RightClaimed(
        sort=sent.text("sort"),
        claimant=sent.text("claimant"),
        amount_minor=minor,
        currency=code,
        weighed=tuple(
            Weighed(indicator=one, is_for=_SIDES[side]) for one, side in said if side in _SIDES
        ),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return claim_right(desk, number, body, sent.at())


def _decide(on: On) -> tuple[Slot, ...]:
    case = on.own.seen.case
    known = tuple(
        Choice(value=str(entry.number), words=f"№ {entry.number} {body.claimant}")
        for entry, body in rights_on(case.record, on.number, case.at)
    )
    return (
        Slot(name="right", sort="select", choices=known),
        Slot(name="outcome", sort="radio", choices=on.said("casework.right.", OUTCOMES)),
        Slot(name="decided_by"),
        DOCUMENT,
        AT,
        EXHIBIT,
    )


def _do_decide(desk: Desk, _: int, sent: Sent) -> object:
    body = RightDecided(
        outcome=sent.text("outcome"),
        authority=sent.text("decided_by"),
        document=sent.text("document"),
        exhibit=sent.exhibit,
    )
    return decide_right(desk, sent.number("right"), body, sent.at())


def _return(on: On) -> tuple[Slot, ...]:
    ends = on.said("web.case.return.", DISPOSALS.values())
    return (
        Slot(name="to", sort="radio", choices=ends),
        Slot(name="recipient"),
        AMOUNT,
        CURRENCY,
        Slot(
            name="rung",
            sort="select",
            needed=False,
            choices=_points(on, ChecklistSort.RETURN_LADDER),
        ),
        DOCUMENT,
        *_END,
    )


def _do_return(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Returned(
        to=sent.text("to"),
        recipient=sent.text("recipient"),
        amount_minor=minor,
        currency=code,
        rung=sent.text("rung"),
        document=sent.text("document"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return return_asset(desk, number, body)


def _principle(on: On) -> tuple[Slot, ...]:
    points = _points(on, ChecklistSort.RETURN_PRINCIPLES)
    return (
        Slot(name="principle", sort="select", choices=points),
        Slot(name="kept", sort="radio", choices=on.said("web.case.kept.", _SIDES)),
        Slot(name="text", sort="long", needed=False),
    )


def _do_principle(desk: Desk, number: int, sent: Sent) -> object:
    side = _SIDES.get(sent.text("kept"))
    body = PrincipleWeighed(principle=sent.text("principle"), is_kept=side, text=sent.text("text"))
    return weigh_principle(desk, number, body)


def _points(on: On, sort: ChecklistSort) -> tuple[Choice, ...]:
    language = on.own.view.language
    points = points_of(on.own.seen.case, sort)
    return tuple(
        Choice(value=one.key, words=one.text.words(language), law=one.article) for one in points
    )


FORMS: Final[dict[str, Form]] = {
    "manage": Form(verb="keep_asset", slots=_manage, does=_do_manage, place="ways"),
    "cost": Form(verb="keep_asset", slots=_cost, does=_do_cost, place="what"),
    "sell": Form(verb="keep_asset", slots=_sell, does=_do_sell, place="ways"),
    "claim": Form(verb="claim_right", slots=_claim, does=_do_claim, place="rights"),
    "decide_right": Form(verb="claim_right", slots=_decide, does=_do_decide, place="rights"),
    "return": Form(verb="return_asset", slots=_return, does=_do_return, place="ways"),
    "principle": Form(
        verb="return_asset", slots=_principle, does=_do_principle, place="principles"
    ),
}
