"""A claim built from the statement: receipts ticked, or all that answer; outflows that bought."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_accounts
from qaitaru.acts.tracing.build_claim import (
    Change,
    PickRows,
    Side,
    adding_asset,
    adding_query,
    adding_receipts,
    look_at_rows_to_pick,
    make_claim,
)
from qaitaru.acts.tracing.look_at_claim import ClaimView, look_at_claim
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.claim import Bought, ReceiptQuery
from qaitaru.web import values
from qaitaru.web.claim_view import Fault, fault_of, ticked, wanted_of, wanted_of_fields
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import page_number, page_size, paging_of
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.screens.claims import CHOICES, FAULTS, changed, claim_address, settings_of
from qaitaru.web.view import View

_ASKED: Final = ("account", "currency", "counterparty", "purpose", "from", "until", "page", "size")
NEW, RECEIPTS, ASSET = "new", "receipts", "asset"


@get("/claims/add", sync_to_thread=True)
def show_new(desk: GivenDesk, view: GivenView) -> Response[str]:
    """A new claim: the account, then its receipts."""
    return _picker(desk, view, NEW)


@get("/claim/{name:str}/receipts", sync_to_thread=True)
def show_receipts(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """More receipts for a claim."""
    return _picker(desk, view, RECEIPTS, look_at_claim(desk, name))


@get("/claim/{name:str}/assets", sync_to_thread=True)
def show_assets(desk: GivenDesk, view: GivenView, name: FromPath[str]) -> Response[str]:
    """The outflows that paid for something."""
    return _picker(desk, view, ASSET, look_at_claim(desk, name))


@post("/claims/make", sync_to_thread=True)
def make(desk: GivenDesk, view: GivenView, data: Fields) -> Response[str] | Response[None]:
    """Keep a new claim with what was ticked."""
    name = field(data, "name")
    try:
        make_claim(desk, name, settings_of(data), _receipts(desk, data))
    except FAULTS as fault:
        return _picker(desk, view, NEW, data=data, fault=fault_of(view, fault))
    return go(claim_address(name))


@post("/claim/{name:str}/receipts/add", sync_to_thread=True)
def add_receipts(
    desk: GivenDesk, view: GivenView, data: Fields, name: FromPath[str]
) -> Response[str] | Response[None]:
    """Put what was ticked into the claim."""
    try:
        change = _receipts(desk, data)
    except ClaimFaulty as fault:
        told = fault_of(view, fault)
        return _picker(desk, view, RECEIPTS, look_at_claim(desk, name), data=data, fault=told)
    return changed(desk, view, data, name=name, change=change)


@post("/claim/{name:str}/assets/add", sync_to_thread=True)
def add_asset(
    desk: GivenDesk, view: GivenView, data: Fields, name: FromPath[str]
) -> Response[str] | Response[None]:
    """Put something bought into the claim."""
    try:
        change = _asset(desk, data)
    except ClaimFaulty as fault:
        told = fault_of(view, fault)
        return _picker(desk, view, ASSET, look_at_claim(desk, name), data=data, fault=told)
    return changed(desk, view, data, name=name, change=change)


def _receipts(desk: Desk, data: Mapping[str, str]) -> Change:
    wanted, entries = wanted_of_fields(data), ticked(data)
    if not wanted.claimant:
        raise ClaimFaulty("claimant", "")
    if field(data, "all"):
        return adding_query(wanted)
    if not entries:
        raise ClaimFaulty("ticks", "")
    return adding_receipts(desk, wanted, entries)


def _asset(desk: Desk, data: Mapping[str, str]) -> Change:
    wanted, entries, name = wanted_of_fields(data), ticked(data), field(data, "asset")
    value = field(data, "value")
    minor = values.minor(value, wanted.currency) if value else None
    if not name:
        raise ClaimFaulty("asset_name", "")
    if value and not minor:
        raise ClaimFaulty("value", value)
    if not entries:
        raise ClaimFaulty("ticks", "")
    return adding_asset(desk, wanted, entries, Bought(name=name, value_minor=minor))


def _picker(
    desk: Desk,
    view: View,
    kind: str,
    shown: ClaimView | None = None,
    *,
    data: Mapping[str, str] | None = None,
    fault: Fault | None = None,
) -> Response[str]:
    """The rows of an account to choose from; after a fault, as they were chosen."""
    name, fields = shown.known.name if shown else "", data or {}
    view = _asking(view, kind, name, fields) if data else view
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    wanted = wanted_of(view)
    picked = _picked(desk, view, wanted, kind) if wanted.account else None
    return page(
        view,
        "claim_picker.html",
        status=422 if fault else 200,
        room="tracing",
        kind=kind,
        name=name,
        at=claim_address(name),
        seen=shown.known.latest.version if shown else 0,
        taken=_taken(shown, kind),
        accounts=look_at_accounts(desk) if picked is None else None,
        wanted=wanted,
        picked=picked,
        paging=paging_of(view, picked.total) if picked else None,
        told=fields,
        ticks=set(ticked(fields)),
        fault=fault,
        choices=CHOICES,
        panel=panel,
    )


def _picked(desk: Desk, view: View, wanted: ReceiptQuery, kind: str) -> PickRows:
    size = page_size(view)
    side = Side.OUTFLOWS if kind == ASSET else Side.RECEIPTS
    offset = (page_number(view) - 1) * size
    return look_at_rows_to_pick(desk, wanted, side=side, offset=offset, limit=size)


def _asking(view: View, kind: str, name: str, fields: Mapping[str, str]) -> View:
    """The address whose form was sent: what is asked for again stands as it stood."""
    told = tuple((key, value) for key in _ASKED if (value := field(fields, key)))
    paths = {NEW: "/claims/add", RECEIPTS: claim_address(name, "/receipts")}
    return replace(view, path=paths.get(kind, claim_address(name, "/assets")), query=told)


def _taken(shown: ClaimView | None, kind: str) -> set[str]:
    """The rows that the claim names already."""
    if shown is None:
        return set()
    if kind == ASSET:
        return {row.entry_id for _, rows in shown.assets for row in rows}
    return {row.entry_id for row, _ in shown.receipts}


ROUTES: Final = (show_new, show_receipts, show_assets, make, add_receipts, add_asset)
