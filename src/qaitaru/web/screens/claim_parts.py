"""Every part of a claim by form: its fields, and its rows chosen from the ledger.

All that was filled in stands in the address, so that rows may be looked for in between.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_accounts
from qaitaru.acts.tracing.build_claim import PickRows, look_at_rows_to_pick, put_part
from qaitaru.acts.tracing.build_part import adding_part, look_at_named_rows
from qaitaru.acts.tracing.look_at_claim import ClaimView, look_at_claim
from qaitaru.facts.errors import QaitaruError
from qaitaru.tracing import claim_text
from qaitaru.tracing.claim import ReceiptQuery
from qaitaru.web import values
from qaitaru.web.claim_part_reading import Read, entries_of, named_entries, read
from qaitaru.web.claim_part_view import PartForm, among_of
from qaitaru.web.claim_parts import KINDS, Field
from qaitaru.web.claim_view import Fault, fault_of, query_of, ticked
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import page_number, page_size, paging_of
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.screens.claims import claim_address
from qaitaru.web.view import View

SLOT: Final = "slot"
OTHER_ACCOUNT: Final = "other"
_ROWS: Final = 25  # to choose from, on one page
_KEPT: Final = ("seen", "index")


@get("/claim/{name:str}/part/{kind:str}", sync_to_thread=True)
def show_part(
    desk: GivenDesk, view: GivenView, name: FromPath[str], kind: FromPath[str]
) -> Response[str]:
    """The form of a part, as its address fills it in."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    return _form(desk, view, name, kind=_known(kind), fields=dict(view.query))


@post("/claim/{name:str}/part/{kind:str}/put", sync_to_thread=True)
def send_part(
    desk: GivenDesk, view: GivenView, data: Fields, *, name: FromPath[str], kind: FromPath[str]
) -> Response[str] | Response[None]:
    """Put the part into the claim; or look for a row, and come back."""
    kind = _known(kind)
    here = claim_address(name, f"/part/{kind}")
    changed = _chosen(kind, data)
    if changed is not None:
        return go(f"{here}?{urlencode(changed)}{_below(changed)}")
    view = replace(view, path=here, query=tuple(_told(kind, data).items()))
    shown = look_at_claim(desk, name)
    found = _read(desk, shown, kind, data)
    if found.faults:
        return _form(desk, view, name, kind=kind, fields=data, found=found)
    index, seen = values.number(field(data, "index")), values.number(field(data, "seen")) or 0
    change = adding_part(kind, found.told, found.rows, index)
    try:
        put_part(desk, name, seen, change)
    except QaitaruError as fault:
        return _form(desk, view, name, kind=kind, fields=data, fault=fault_of(view, fault))
    return go(f"{claim_address(name)}#{kind}")


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise NotFoundException
    return kind


def _below(told: Mapping[str, str]) -> str:
    return "#pick" if SLOT in told else "#part"


def _chosen(kind: str, data: Mapping[str, str]) -> dict[str, str] | None:
    """What the form says after a row is asked for, taken or left out; None: it is to be saved."""
    told = _told(kind, data)
    rows = {one.name for one in KINDS[kind] if one.takes_rows}
    asked, taken, left = (field(data, name) for name in ("pick", "take", "leave"))
    if asked in rows:
        return {**told, SLOT: asked}
    if taken in rows:
        return {**told, taken: ",".join(entries_of(",".join([told.get(taken, ""), *ticked(data)])))}
    if left:
        kept = {
            name: [one for one in entries_of(told.get(name, "")) if one != left] for name in rows
        }
        return {**told, **{name: ",".join(entries) for name, entries in kept.items()}}
    return None


def _told(kind: str, data: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form that are filled in."""
    names = (*_KEPT, *(one.name for one in KINDS[kind]))
    return {name: text for name in names if (text := field(data, name))}


def _read(desk: Desk, shown: ClaimView, kind: str, fields: Mapping[str, str]) -> Read:
    entries = named_entries(kind, fields)
    return read(kind, fields, among_of(shown, look_at_named_rows(desk, entries)))


def _form(
    desk: Desk,
    view: View,
    name: str,
    *,
    kind: str,
    fields: Mapping[str, str],
    found: Read | None = None,
    fault: Fault | None = None,
) -> Response[str]:
    shown = look_at_claim(desk, name)
    one = PartForm(
        kind=kind,
        fields={"claimant": claim_text.head(shown.saved.text).get("claimant", ""), **fields},
        rows=look_at_named_rows(desk, named_entries(kind, fields)),
        shown=shown,
        faults=found.faults if found else {},
    )
    slot = one.slot(field(fields, SLOT))
    wanted = _wanted(view, one)
    picked = _picked(desk, view, wanted, slot) if slot and wanted.account else None
    return page(
        view,
        "claim_part.html",
        status=422 if found or fault else 200,
        room="tracing",
        name=name,
        at=claim_address(name),
        one=one,
        slot=slot,
        kept=[(key, text) for key, text in view.query if key in {*one.names, SLOT}],
        wanted=wanted,
        picked=picked,
        accounts=look_at_accounts(desk) if slot and picked is None else None,
        paging=paging_of(view, picked.total, _ROWS) if picked else None,
        fault=fault,
        panel=panel_of(desk, view),
    )


def _wanted(view: View, one: PartForm) -> ReceiptQuery:
    """The rows to choose from; at first of the account that the form or the claim is about."""
    asked = query_of(lambda name: view.asked(f"at_{name}"))
    if asked.account or view.asked(OTHER_ACCOUNT):
        return asked
    account, currency = one.likely_account()
    return query_of(lambda name: {"account": account, "currency": currency}.get(name, ""))


def _picked(desk: Desk, view: View, wanted: ReceiptQuery, slot: Field) -> PickRows:
    size = page_size(view, _ROWS)
    offset = (page_number(view) - 1) * size
    return look_at_rows_to_pick(desk, wanted, side=slot.side, offset=offset, limit=size)


ROUTES: Final = (show_part, send_part)
