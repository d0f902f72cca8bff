"""The accounts, in hand or seen only from outside; the statement of one over all evidence."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.books.look_at_ledger import look_at_accounts, look_at_statement
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.facts.accounts import account_key
from qaitaru.facts.money import plain
from qaitaru.ledger.account_statement import Line
from qaitaru.ledger.answers import HeldAccount, UnheldAccount
from qaitaru.web.export import Cell, as_csv
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.limited_csv import as_limited_csv
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, page_number, page_size
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only

_ACCOUNT: Final = ("account", "holder", "code", "currency", "rows", "in", "out", "first", "last")
_LINE: Final = (
    *("day", "counterparty", "code", "account", "purpose", "amount", "currency", "stated"),
    *("computed", "entry", "exhibit"),
)


@get("/accounts", sync_to_thread=True)
def show_accounts(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """Every account of which a statement is in hand; those seen only from the other side."""
    found = look_at_accounts(desk)
    if view.asked("format") == "csv":
        headings = [view.words(f"web.accounts.{name}") for name in _ACCOUNT]
        rows = [_held_row(one) for one in found.held]
        rows += [_unheld_row(one) for one in found.unheld]
        return as_csv(view, "accounts", headings, rows)
    return page(view, "accounts.html", room="accounts", found=found)


@get("/accounts/{account:str}", sync_to_thread=True)
def show_statement(
    desk: GivenDesk, view: GivenView, account: FromPath[str]
) -> Response[str] | Response[bytes]:
    """A page of one account: each booking once, what the bank states and what follows."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    size, number = page_size(view), page_number(view)
    currency = view.asked("currency") or None
    found = look_at_statement(
        desk, account, currency=currency, offset=(number - 1) * size, limit=size
    )
    limits = look_at_use_marks(desk)
    if view.asked("format") == "csv":
        headings = [view.words(f"web.statement.{name}") for name in _LINE]
        rows = [_line_row(one, found.sources.exhibits) for one in found.page.lines]
        marks = [limits.of_entries([one.entry_id]) for one in found.page.lines]
        return as_limited_csv(view, "statement", headings, rows, marks=marks)
    held = [one for one in look_at_accounts(desk).held if one.account == account_key(account)]
    return page(
        view,
        "statement.html",
        room="accounts",
        account=account_key(account),
        held=held,
        lines=found.page.lines,
        paging=Paging(number, found.page.total, size),
        panel=panel,
        key=panel_key,
        breaks=breaks,
        limits=limits,
    )


def breaks(line: Line) -> bool:
    """Whether the bank states another balance than follows from the rows before."""
    stated = line.booking.balance_minor
    return None not in {stated, line.computed_minor} and stated != line.computed_minor


def _held_row(one: HeldAccount) -> tuple[Cell, ...]:
    named = (one.account, one.holder, one.holder_code, one.currency, one.bookings)
    return (*named, *_moved(one))


def _unheld_row(one: UnheldAccount) -> tuple[Cell, ...]:
    return (one.account, one.holder, "", one.currency, one.payments, *_moved(one))


def _moved(one: HeldAccount | UnheldAccount) -> tuple[Cell, ...]:
    return (
        plain(one.in_minor, one.currency),
        plain(one.out_minor, one.currency),
        one.first_on.isoformat() if one.first_on else "",
        one.last_on.isoformat() if one.last_on else "",
    )


def _line_row(line: Line, exhibits: dict[int, int]) -> tuple[Cell, ...]:
    one = line.booking
    return (
        one.booked_on.isoformat(),
        one.counterparty_name,
        one.counterparty_code,
        one.counterparty_account,
        one.purpose,
        plain(one.amount_minor, one.currency),
        one.currency,
        _balance(one.balance_minor, one.currency),
        _balance(line.computed_minor, one.currency),
        line.entry_id,
        exhibits[line.import_no],
    )


def _balance(balance_minor: int | None, currency: str) -> str:
    return "" if balance_minor is None else plain(balance_minor, currency)


ROUTES: Final = (show_accounts, show_statement)
