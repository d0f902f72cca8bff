"""One claim: what it names in the ledger, its versions, its settings, and its text to be edited."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.tracing.build_claim import Change, change_claim, make_claim
from qaitaru.acts.tracing.look_at_claim import look_at_claim
from qaitaru.acts.tracing.look_at_traces import look_at_traces
from qaitaru.facts.errors import ClaimChanged, ClaimFaulty, CurrencyUnknown, SettingFaulty
from qaitaru.tracing import claim_text
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.rules.names import Between
from qaitaru.web import values
from qaitaru.web.claim_part_view import filled, rare_parts
from qaitaru.web.claim_view import Fault, fault_of, sums_of
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import Panel, panel_of, wants_panel_only
from qaitaru.web.view import View

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "unclaimed": (OWN, UNKNOWN),
    "same_day": tuple(SameDay),
    "between": tuple(Between),
}
_DEFAULTS: Final = ("account", "currency")  # for all receipts that name none
FAULTS: Final = (ClaimFaulty, CurrencyUnknown, SettingFaulty, ClaimChanged)


def claim_address(name: str, more: str = "") -> str:
    """The page of a claim, or one below it."""
    return f"/claim/{quote(name, safe='')}{more}"


def settings_of(fields: Mapping[str, str]) -> dict[str, str]:
    """The settings a form chose; what no setting can be is left out."""
    told = {name: field(fields, name) for name in CHOICES}
    chosen = {name: value for name, value in told.items() if value in CHOICES[name]}
    claimant = field(fields, "claimant")
    return {"claimant": claimant, **chosen} if claimant else chosen


@get("/claim/{name:str}", sync_to_thread=True)
def show_claim(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """A claim laid on the ledger."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    return _show(desk, view, name, panel=panel)


@get("/claim/{name:str}/text", sync_to_thread=True)
def show_text(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """A claim's text, to be changed."""
    shown = look_at_claim(desk, name, values.number(view.asked("version")))
    return _editor(view, name, shown.saved.text, seen=shown.known.latest.version)


@get("/claims/write", sync_to_thread=False)
def show_empty(view: GivenView) -> Response[str]:
    """A claim to be written from nothing."""
    return _editor(view, "", view.words("claim.example"), seen=0)


@post("/claims/save", sync_to_thread=True)
def save(desk: GivenDesk, view: GivenView, data: Fields) -> Response[str] | Response[None]:
    """Keep a text as a new version; or say what is wrong in it, and where."""
    name, text = field(data, "name"), data.get("text", "").replace("\r\n", "\n")
    seen = values.number(field(data, "seen")) or 0
    try:
        if seen:
            change_claim(desk, name, seen, lambda _: text)
        else:
            make_claim(desk, name, {}, lambda _: text)
    except FAULTS as fault:
        here = replace(
            view, path=claim_address(name, "/text") if seen else "/claims/write", query=()
        )
        return _editor(here, name, text, seen=seen, fault=fault_of(view, fault, text))
    return go(claim_address(name))


@post("/claim/{name:str}/settings", sync_to_thread=True)
def change_settings(
    desk: GivenDesk, view: GivenView, data: Fields, name: FromPath[str]
) -> Response[str] | Response[None]:
    """Another order within a day, another source of what nobody claims."""
    told: dict[str, str | None] = {**settings_of(data)}
    told |= {name: field(data, name) or None for name in _DEFAULTS if name in data}
    return changed(
        desk, view, data, name=name, change=lambda text: claim_text.with_settings(text, told)
    )


@post("/claim/{name:str}/without", sync_to_thread=True)
def take_out(
    desk: GivenDesk, view: GivenView, data: Fields, name: FromPath[str]
) -> Response[str] | Response[None]:
    """One thing less in the claim."""
    table, index = field(data, "table"), values.number(field(data, "index"))
    gone = -1 if index is None else index
    return changed(
        desk, view, data, name=name, change=lambda text: claim_text.without(text, table, gone)
    )


def changed(
    desk: Desk, view: View, data: Mapping[str, str], *, name: str, change: Change
) -> Response[str] | Response[None]:
    """The claim changed and shown; or what is wrong, beside the claim as it stands."""
    try:
        change_claim(desk, name, values.number(field(data, "seen")) or 0, change)
    except FAULTS as fault:
        here = replace(view, path=claim_address(name), query=())
        return _show(desk, here, name, fault=fault_of(view, fault))
    return go(claim_address(name))


def _show(
    desk: Desk, view: View, name: str, *, panel: Panel | None = None, fault: Fault | None = None
) -> Response[str]:
    shown = look_at_claim(desk, name, values.number(view.asked("version")))
    traces = [one for one in look_at_traces(desk) if one.claim_sha256 == shown.saved.sha256]
    paging = paging_of(view, len(shown.receipts))
    return page(
        view,
        "claim.html",
        status=422 if fault else 200,
        room="tracing",
        name=name,
        at=claim_address(name),
        shown=shown,
        sums=sums_of(shown),
        receipts=cut(shown.receipts, paging),
        paging=paging,
        traces=traces,
        faulty=shown.fault and fault_of(view, shown.fault, shown.saved.text),
        fault=fault,
        choices=CHOICES,
        claimant=claim_text.head(shown.saved.text).get("claimant", ""),
        head=shown.claim,
        rare=list(rare_parts(shown)),
        filled=filled,
        panel=panel,
    )


def _editor(
    view: View, name: str, text: str, *, seen: int, fault: Fault | None = None
) -> Response[str]:
    return page(
        view,
        "claim_text.html",
        status=422 if fault else 200,
        room="tracing",
        name=name,
        at=claim_address(name),
        text=text,
        seen=seen,
        fault=fault,
    )


ROUTES: Final = (show_claim, show_text, show_empty, save, change_settings, take_out)
