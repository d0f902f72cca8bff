"""The duties to freeze: the list with what is late, and one record against its clocks."""

from collections.abc import Callable
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.acts.duty.freeze_assets import HOLDINGS, LINKS, SORTS, freeze_asset
from qaitaru.acts.duty.look_at_duties import look_at_duties, look_at_duty
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty, open_duty_of_hit
from qaitaru.acts.duty.state_event import state_event
from qaitaru.acts.duty.weigh_right import weigh_right
from qaitaru.acts.duty.write_freeze_report import freeze_facts, freeze_pdf
from qaitaru.duty.bodies import FrozenAsset, Happened, RightWeighed
from qaitaru.duty.events import STATED
from qaitaru.duty.exemptions import OUTCOMES, PERIODS
from qaitaru.duty.releasing import CONCLUSIONS, GROUNDS
from qaitaru.duty.rights import TOPICS
from qaitaru.facts.errors import (
    CurrencyUnknown,
    DesignationMissing,
    DutyRefused,
    HitMissing,
    SameMember,
    SettingFaulty,
)
from qaitaru.screening.grounds import DISCRIMINATORS
from qaitaru.web import values
from qaitaru.web.duty_view import clock_row, shape_of, told_of
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

_REFUSED: Final = (
    CurrencyUnknown,
    DesignationMissing,
    DutyRefused,
    HitMissing,
    SameMember,
    SettingFaulty,
)
Answer = Response[str] | Response[None]


@get("/duty", sync_to_thread=True)
def show_duties(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every duty, the most pressing first."""
    return _list(desk, view, given={"hit": view.asked("hit")})


@post("/duty/open", sync_to_thread=True)
def open_one(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Open a duty from a confirmed hit, or from a reference and a party."""
    try:
        hit = values.number(field(data, "hit")) or 0
        offer = DutyOffer(
            reference=field(data, "reference"),
            party=field(data, "party"),
            jurisdiction=field(data, "jurisdiction"),
            published=values.instant("published", field(data, "published")),
        )
        record = open_duty_of_hit(desk, hit, offer) if hit else open_duty(desk, offer)
    except _REFUSED as fault:
        return _list(desk, view, fault=fault_text(fault, view.words), given=data)
    return go(f"/duty/{record.head.number}")


@get("/duty/{number:int}", sync_to_thread=True)
def show_duty(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One duty."""
    return _duty(desk, view, number)


@post("/duty/{number:int}/event", sync_to_thread=True)
def tell_event(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """State an event."""

    def tell() -> None:
        told = Happened(
            event=field(data, "event"),
            about=values.number(field(data, "about")) or 0,
            outcome=field(data, "outcome"),
        )
        state_event(desk, number, told, values.instant("at", field(data, "at")))

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/freeze", sync_to_thread=True)
def tell_asset(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Tell that an asset was frozen."""

    def tell() -> None:
        code = field(data, "currency").upper()
        minor = values.minor(field(data, "amount"), code)
        if minor is None:
            raise SettingFaulty("amount", field(data, "amount"), "497.12 KZT")
        asset = FrozenAsset(
            sort=field(data, "sort"),
            name=field(data, "name"),
            amount_minor=minor,
            currency=code,
            holding=field(data, "holding"),
            link=field(data, "link"),
            owner=field(data, "owner"),
            link_text=field(data, "link_text"),
        )
        freeze_asset(desk, number, asset, values.instant("at", field(data, "at")))

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/right", sync_to_thread=True)
def tell_right(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Add to the rights log."""

    def tell() -> None:
        told = RightWeighed(
            topic=field(data, "topic"),
            text=field(data, "text"),
            review_on=values.day(field(data, "review_on")),
        )
        weigh_right(desk, number, told)

    return done_on(desk, view, data, number=number, tell=tell)


@post("/duty/{number:int}/decide", sync_to_thread=True)
def decide(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Grant or refuse what another member asked for."""

    def tell() -> None:
        entry = values.number(field(data, "entry")) or 0
        granted = field(data, "do") == "grant"
        decide_request(desk, entry, granted=granted, remark=field(data, "remark"))

    return done_on(desk, view, data, number=number, tell=tell)


@get("/duty/{number:int}/report", sync_to_thread=True)
def send_report(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The freeze report in the page's language, as PDF/A."""
    content = freeze_pdf(freeze_facts(desk, number), view.language)
    name = f"freeze-{number}.{view.language}.pdf"
    return Response(
        content,
        media_type="application/pdf",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


def done_on(
    desk: Desk, view: View, data: Fields, *, number: int, tell: Callable[[], None]
) -> Answer:
    """What follows a form on a duty: its page, or the page with what was refused."""
    try:
        tell()
    except _REFUSED as fault:
        told = fault_text(fault, view.words)
        return _duty(desk, view, number, fault=told, given=data)
    return go(f"/duty/{number}")


def _list(desk: Desk, view: View, *, fault: str = "", given: Fields | None = None) -> Response[str]:
    return page(
        view,
        "duties.html",
        status=422 if fault else 200,
        room="duty",
        duties=look_at_duties(desk),
        jurisdictions=law_of(desk).jurisdictions,
        row=lambda one: clock_row(one, view),
        shape=shape_of,
        fault=fault,
        given=given or {},
    )


def _duty(
    desk: Desk, view: View, number: int, *, fault: str = "", given: Fields | None = None
) -> Response[str]:
    return page(
        view,
        "duty.html",
        status=422 if fault else 200,
        room="duty",
        one=(shown := look_at_duty(desk, number)),
        head=shown.record.head,
        row=lambda line: clock_row(line, view),
        shape=shape_of,
        told=lambda entry: told_of(entry, view),
        wanting=", ".join(view.words(f"duty.right.{one}") for one in shown.wanting),
        events=STATED,
        outcomes=OUTCOMES,
        topics=TOPICS,
        sorts=SORTS,
        holdings=HOLDINGS,
        links=LINKS,
        periods=PERIODS,
        conclusions=CONCLUSIONS,
        grounds=GROUNDS,
        discriminators=DISCRIMINATORS,
        fault=fault,
        given=given or {},
    )


ROUTES: Final = (
    show_duties,
    open_one,
    show_duty,
    tell_event,
    tell_asset,
    tell_right,
    decide,
    send_report,
)
