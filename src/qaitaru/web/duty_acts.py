"""What each form of a duty does: its fields become what the record keeps."""

from collections.abc import Callable
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.exempt_funds import pay_exempted, pay_permitted, request_exemption
from qaitaru.acts.duty.freeze_assets import credit_asset, freeze_asset, note_attempt
from qaitaru.acts.duty.release_assets import request_release, verify_person
from qaitaru.acts.duty.seek_delisting import seek_delisting
from qaitaru.acts.duty.state_event import state_event
from qaitaru.acts.duty.weigh_right import weigh_right
from qaitaru.duty.bodies import (
    Attempt,
    Credited,
    ExemptionRequest,
    FrozenAsset,
    Happened,
    Payment,
    PermittedPayment,
    Petition,
    Release,
    RightWeighed,
    Verification,
)
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web.duty_fields import Sent


def _freeze(desk: Desk, duty: int, sent: Sent) -> None:
    code = sent.text("currency").upper()
    asset = FrozenAsset(
        sort=sent.text("sort"),
        name=sent.text("name"),
        amount_minor=sent.minor("amount", code),
        currency=code,
        holding=sent.text("holding"),
        link=sent.text("link"),
        owner=sent.text("owner"),
        link_text=sent.text("link_text"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    freeze_asset(desk, duty, asset, sent.at())


def _credit(desk: Desk, duty: int, sent: Sent) -> None:
    asset = sent.number("asset")
    minor = sent.minor("amount", sent.currency_of_asset(asset))
    told = Credited(asset=asset, amount_minor=minor, remark=sent.text("remark"))
    credit_asset(desk, duty, told, sent.at())


def _attempt(desk: Desk, duty: int, sent: Sent) -> None:
    code = sent.text("currency").upper()
    told = Attempt(
        asset=sent.number("asset"),
        direction=sent.text("direction"),
        amount_minor=sent.minor("amount", code),
        currency=code,
        counterparty=sent.text("counterparty"),
        remark=sent.text("remark"),
    )
    note_attempt(desk, duty, told, sent.at())


def _permit(desk: Desk, duty: int, sent: Sent) -> None:
    asset = sent.number("asset")
    code = sent.currency_of_asset(asset)
    told = PermittedPayment(
        permitted=sent.text("permitted"),
        asset=asset,
        amount_minor=sent.minor("amount", code),
        on=sent.day("on"),
        payee=sent.text("payee"),
        minimum_minor=sent.minor_or_none("minimum", code),
        members=sent.number("members"),
        source=sent.text("source"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    pay_permitted(desk, duty, told)


def _exempt(desk: Desk, duty: int, sent: Sent) -> None:
    asset = sent.number("asset")
    others = [one.strip() for one in sent.text("purposes").split(",") if one.strip()]
    request = ExemptionRequest(
        exemption=sent.text("exemption"),
        asset=asset,
        purposes=(*sent.ticked("purpose"), *others),
        limit_minor=sent.minor("limit", sent.currency_of_asset(asset)),
        period=sent.text("period"),
        first_day=sent.day("first_day"),
        last_day=sent.day("last_day"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    request_exemption(desk, duty, request, sent.at())


def _pay(desk: Desk, duty: int, sent: Sent) -> None:
    request = sent.number("request")
    payment = Payment(
        request=request,
        amount_minor=sent.minor("amount", sent.currency_of_request(request)),
        on=sent.day("on"),
        purpose=sent.text("purpose"),
        payee=sent.text("payee"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    pay_exempted(desk, duty, payment)


def _verify(desk: Desk, duty: int, sent: Sent) -> None:
    told = Verification(
        compared=sent.compared(),
        conclusion=sent.text("conclusion"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    verify_person(desk, duty, told, sent.at())


def _release(desk: Desk, duty: int, sent: Sent) -> None:
    ticked = sent.ticked("asset")
    if not all(one.isdecimal() for one in ticked):
        raise SettingFaulty("asset", ", ".join(ticked), "1, 2, 3 …")
    told = Release(
        ground=sent.text("ground"),
        assets=tuple(int(one) for one in ticked),
        remark=sent.text("remark"),
    )
    request_release(desk, duty, told)


def _delist(desk: Desk, duty: int, sent: Sent) -> None:
    told = Petition(
        route=sent.text("route"),
        petitioner=sent.text("petitioner"),
        grounds=sent.text("grounds"),
        exhibit=sent.number("exhibit"),
    )
    seek_delisting(desk, duty, told, sent.at())


def _right(desk: Desk, duty: int, sent: Sent) -> None:
    told = RightWeighed(
        topic=sent.text("topic"),
        text=sent.text("text"),
        review_on=sent.day_or_none("review_on"),
        exhibit=sent.number("exhibit"),
    )
    weigh_right(desk, duty, told, sent.at())


def _event(desk: Desk, duty: int, sent: Sent) -> None:
    told = Happened(
        event=sent.text("event"),
        about=sent.number("about"),
        outcome=sent.text("outcome"),
        remark=sent.text("remark"),
        exhibit=sent.number("exhibit"),
    )
    state_event(desk, duty, told, sent.at())


ACTS: Final[dict[str, Callable[[Desk, int, Sent], None]]] = {
    "freeze": _freeze,
    "credit": _credit,
    "attempt": _attempt,
    "permit": _permit,
    "exempt": _exempt,
    "pay": _pay,
    "verify": _verify,
    "release": _release,
    "delist": _delist,
    "right": _right,
    "event": _event,
}
"""Each form by its name, and what it does."""

PLACES: Final = {
    "freeze": "assets",
    "credit": "assets",
    "attempt": "attempts",
    "permit": "assets",
    "exempt": "requests",
    "pay": "requests",
    "verify": "verified",
    "release": "requests",
    "delist": "petitions",
    "right": "rights",
    "event": "clocks",
    "letter": "letters",
}
"""The part of the page where what a form did is seen."""
