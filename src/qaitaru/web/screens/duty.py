"""The duties to freeze: the desk with what is due next, and one record against its clocks."""

from dataclasses import dataclass, replace
from typing import Final
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.acts.duty.look_at_duties import look_at_duties, look_at_duty
from qaitaru.acts.duty.open_duty import DutyOffer, open_duty, open_duty_of_hit
from qaitaru.acts.screening.look_at_hits import HitSides, look_at_hit
from qaitaru.facts.errors import (
    DesignationMissing,
    DutyRefused,
    HitMissing,
    SameMember,
    SettingFaulty,
)
from qaitaru.law.law import Law
from qaitaru.law.pack import Regime
from qaitaru.web import values
from qaitaru.web.duty_view import balance_rows, clock_row, shape_of, steps_of, told_of
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.sent import instant_there
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

Answer = Response[str] | Response[None]
_REFUSED: Final = (DesignationMissing, DutyRefused, HitMissing, SettingFaulty)
_HOME_ZONE: Final = "UTC"  # where no pack knows the jurisdiction


@get("/duty", sync_to_thread=True)
def show_duties(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every duty, the most pressing first; those alone that are late, where asked."""
    return _list(desk, view, given={"hit": view.asked("hit")})


@post("/duty/open", sync_to_thread=True)
def open_one(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Open a duty from a confirmed hit, or from a reference and a party."""
    try:
        hit = values.number(field(data, "hit")) or 0
        offer = _offer(desk, data)
        record = open_duty_of_hit(desk, hit, offer) if hit else open_duty(desk, offer)
    except _REFUSED as fault:
        return _list(desk, view, fault=fault_text(fault, view.words), given=data)
    return go(f"/duty/{record.head.number}")


@get("/duty/{number:int}", sync_to_thread=True)
def show_duty(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One duty."""
    return _duty(desk, view, number)


@post("/duty/{number:int}/decide", sync_to_thread=True)
def decide(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Grant or refuse what another member asked for."""
    entry = values.number(field(data, "entry")) or 0
    granted = field(data, "do") == "grant"
    try:
        decide_request(desk, entry, granted=granted, remark=field(data, "remark"))
    except (DutyRefused, SameMember) as fault:
        told = fault_text(fault, view.words)
        return _duty(desk, view, number, fault=told, given={**data, "entry": str(entry)})
    return go(f"/duty/{number}#requests")


def _offer(desk: Desk, data: Fields) -> DutyOffer:
    law, code = law_of(desk), field(data, "jurisdiction")
    zone = next((one.calendar.zone for one in law.packs if one.code == code), _HOME_ZONE)
    return DutyOffer(
        reference=field(data, "reference"),
        party=field(data, "party"),
        publisher=field(data, "publisher"),
        regime=field(data, "regime"),
        jurisdiction=code,
        published=instant_there("published", field(data, "published"), zone),
    )


def _list(desk: Desk, view: View, *, fault: str = "", given: Fields | None = None) -> Response[str]:
    every, law = look_at_duties(desk), law_of(desk)
    late_only = view.asked("late") == "1"
    return page(
        view,
        "duties.html",
        status=422 if fault else 200,
        room="duty",
        duties=[one for one in every if one.is_late or not late_only],
        counts=(len(every), sum(one.is_late for one in every)),
        late_only=late_only,
        jurisdictions=[one for one in law.packs if one.code in law.jurisdictions],
        regimes=law.regimes,
        row=lambda one: clock_row(one, view, law),
        of_hit=_of_hit(desk, law, field(given or {}, "hit")),
        fault=fault,
        given=given or {},
    )


@dataclass(frozen=True, slots=True)
class OfHit:
    """What a hit gives for the duty that is opened from it; no regime where no pack knows it."""

    sides: HitSides
    party: str
    regime: Regime | None


def _of_hit(desk: Desk, law: Law, text: str) -> OfHit | None:
    number = values.number(text) or 0
    if not number:
        return None
    try:
        sides = look_at_hit(desk, number)
    except HitMissing:
        return None
    asked, found, listed = sides.view.kept.asked, sides.view.kept.found, sides.designation
    said = (*listed.regimes, sides.version.list_name)
    party = asked.names[0] if asked.names else found.party
    return OfHit(sides, party, law.regime_of(sides.version.publisher, said))


def _duty(
    desk: Desk, view: View, number: int, *, fault: str = "", given: Fields | None = None
) -> Response[str]:
    shown = look_at_duty(desk, number)
    view = replace(view, zone=ZoneInfo(shown.zone))
    return page(
        view,
        "duty.html",
        status=422 if fault else 200,
        room="duty",
        one=shown,
        head=shown.record.head,
        row=lambda line: clock_row(line, view, shown.law),
        cited=lambda text: shown.law.cited(text, view.language),
        rows={one: balance_rows(shown, one, view) for one in shown.movements},
        steps=steps_of(shown, view),
        shape=shape_of,
        told=lambda entry: told_of(entry, view, shown),
        wanting=", ".join(view.words(f"duty.right.{one}") for one in shown.wanting),
        fault=fault,
        given=given or {},
    )


ROUTES: Final = (show_duties, open_one, show_duty, decide)
