"""The forms of a duty that ask for something, or rest on what was granted."""

from datetime import date
from typing import Final

from litestar import post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.exempt_funds import pay_exempted, request_exemption
from qaitaru.acts.duty.look_at_duties import look_at_duty
from qaitaru.acts.duty.release_assets import request_release, verify_person
from qaitaru.duty.bodies import Compared, ExemptionRequest, Payment, Release, Verification
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web import values
from qaitaru.web.forms import Fields, field
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.screens.duty import Answer, done_on

_AGREES: Final = {"yes": True, "no": False, "unknown": None}


@post("/duty/{number:int}/exempt", sync_to_thread=True)
def ask_exemption(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Ask for money out of a frozen asset."""

    def tell() -> None:
        asset = values.number(field(data, "asset")) or 0
        purposes = field(data, "purposes").replace(",", " ").split()
        request = ExemptionRequest(
            exemption=field(data, "exemption"),
            asset=asset,
            purposes=tuple(purposes),
            limit_minor=_minor(data, "limit", _currency(desk, number, asset)),
            period=field(data, "period"),
            first_day=_day(data, "first_day"),
            last_day=_day(data, "last_day"),
        )
        request_exemption(desk, number, request)

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/pay", sync_to_thread=True)
def tell_payment(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Tell of a payment under a granted request."""

    def tell() -> None:
        entry = values.number(field(data, "request")) or 0
        asked = look_at_duty(desk, number).requests
        code = next((one.currency for one in asked if one.entry.number == entry), "")
        payment = Payment(
            request=entry,
            amount_minor=_minor(data, "amount", code),
            on=_day(data, "on"),
            purpose=field(data, "purpose"),
            payee=field(data, "payee"),
        )
        pay_exempted(desk, number, payment)

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/verify", sync_to_thread=True)
def tell_verification(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Answer:
    """Tell by which discriminator the person affected is, or is not, the one listed."""

    def tell() -> None:
        compared = Compared(
            discriminator=field(data, "discriminator"),
            ours=field(data, "ours"),
            listed=field(data, "listed"),
            agrees=_AGREES.get(field(data, "agrees")),
        )
        conclusion = field(data, "conclusion")
        verify_person(desk, number, Verification(compared=(compared,), conclusion=conclusion))

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/release", sync_to_thread=True)
def ask_release(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Ask that assets be let go: one of them, or all."""

    def tell() -> None:
        asset = values.number(field(data, "asset"))
        assets = () if asset is None else (asset,)
        request_release(desk, number, Release(ground=field(data, "ground"), assets=assets))

    return done_on(desk, view, data, number=number, tell=tell)


def _currency(desk: Desk, duty: int, asset: int) -> str:
    found = look_at_duty(desk, duty).holdings
    return next((one.asset.currency for one in found if one.entry.number == asset), "")


def _minor(data: Fields, name: str, currency: str) -> int:
    minor = values.minor(field(data, name), currency)
    if minor is None:
        raise SettingFaulty(name, field(data, name), f"497.12 {currency}".strip())
    return minor


def _day(data: Fields, name: str) -> date:
    day = values.day(field(data, name))
    if day is None:
        raise SettingFaulty(name, field(data, name), "2026-03-06")
    return day


ROUTES: Final = (ask_exemption, tell_payment, tell_verification, ask_release)
