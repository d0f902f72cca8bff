"""The transfers, by facets and filters; each opens the rows that show it."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.books.search_transfers import Ends, search_transfers
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.facts.money import plain
from qaitaru.ledger.answers import NamedTransfer
from qaitaru.ledger.marks import UNNAMED_MARK, mark_of
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.search import TransferFilter
from qaitaru.web import values
from qaitaru.web.export import Cell
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.limited_csv import as_limited_csv
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, page_number, page_size
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.transfer_chips import chips_of, facets_of
from qaitaru.web.view import View

_HEADINGS: Final = (
    *("day", "payer", "payer.code", "payer.account", "payee", "payee.code", "payee.account"),
    *("amount", "currency", "purpose", "confidence", "break", "entries"),
)


@get("/transfers", sync_to_thread=True)
def show_transfers(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """One page of the transfers wanted."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    size, number = page_size(view), page_number(view)
    found = search_transfers(
        desk, wanted_of(view), ends_of(view), offset=(number - 1) * size, limit=size
    )
    limits = look_at_use_marks(desk)
    if view.asked("format") == "csv":
        headings = [view.words(f"web.transfers.{name}") for name in _HEADINGS]
        marks = [limits.of_entries(row.entry_ids) for row in found.page.rows]
        rows = [_row(view, row) for row in found.page.rows]
        return as_limited_csv(view, "transfers", headings, rows, marks=marks)
    return page(
        view,
        "transfers.html",
        room="transfers",
        found=found,
        paging=Paging(number, found.page.total, size),
        chips=chips_of(view, found),
        facets=facets_of(view, found),
        panel=panel,
        mark=mark,
        limits=limits,
    )


def wanted_of(view: View) -> TransferFilter:
    """The filter the address tells; those that say another again only where asked for."""
    currency = view.asked("currency")
    return TransferFilter(
        currency=currency or None,
        month=values.month(view.asked("month")),
        confidence=view.asked("confidence") or None,
        break_kind=view.asked("break") or None,
        from_on=values.day(view.asked("from")),
        until_on=values.day(view.asked("until")),
        least_minor=values.minor(view.asked("least"), currency),
        most_minor=values.minor(view.asked("most"), currency),
        counted=None if view.asked("again") == "1" else True,
        text=view.asked("text") or None,
    )


def ends_of(view: View) -> Ends:
    """Whose transfers the address asks for."""
    return Ends(
        payer=view.every("payer"),
        payee=view.every("payee"),
        party=view.every("party"),
        account=view.asked("account"),
    )


def mark(party: Party | None) -> str:
    """How an address tells of a party, or of those whom nobody names."""
    return UNNAMED_MARK if party is None else mark_of(party)


def _row(view: View, named: NamedTransfer) -> tuple[Cell, ...]:
    one, t = named.transfer, view.words
    return (
        one.booked_on.isoformat(),
        named.payer.name if named.payer else "",
        named.payer.code if named.payer else "",
        named.payer_account,
        named.payee.name if named.payee else "",
        named.payee.code if named.payee else "",
        named.payee_account,
        plain(one.amount_minor, one.currency),
        one.currency,
        named.purpose,
        t(f"web.confidence.{one.confidence}"),
        t(f"web.break.{one.break_kind}") if one.break_kind else "",
        " ".join(named.entry_ids),
    )


ROUTES: Final = (show_transfers,)
