"""Accounts by months: which are proved; a cell opens its statements and the row that breaks."""

from dataclasses import dataclass
from typing import Final

from litestar import Response, get

from qaitaru.acts.books.look_at_ledger import CoverageView, look_at_accounts, look_at_coverage
from qaitaru.ledger.coverage import AccountRow, Cell, Cover
from qaitaru.ledger.reconciliation import Reconciliation
from qaitaru.web import values
from qaitaru.web.export import as_csv
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import MOST_ROWS, cut, paging_of
from qaitaru.web.panel import wants_panel_only
from qaitaru.web.view import View


@dataclass(frozen=True, slots=True)
class OpenCell:
    """One account-month, and the statements that cover it."""

    row: AccountRow
    cell: Cell
    statements: tuple[Reconciliation, ...]


@get("/coverage", sync_to_thread=True)
def show_coverage(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """The grid, two years at most at a time, and the cell the address names."""
    found = look_at_coverage(desk)
    cell = _open_cell(view, found)
    if wants_panel_only(view):
        return page(view, "coverage_cell.html", found=found, open=cell)
    if view.asked("format") == "csv":
        return _csv(view, found)
    years = sorted({month.year for month in found.grid.months})
    first = _first_year(view, years)
    paging = paging_of(view, len(found.grid.rows))
    return page(
        view,
        "coverage.html",
        room="coverage",
        found=found,
        years=years,
        first=first,
        shown=[i for i, month in enumerate(found.grid.months) if first <= month.year <= first + 1],
        rows=cut(found.grid.rows, paging),
        paging=paging,
        holders={(one.account, one.currency): one.holder for one in look_at_accounts(desk).held},
        covers=[cover for cover in Cover if cover is not Cover.OUTSIDE],
        open=cell,
    )


def _first_year(view: View, years: list[int]) -> int:
    """The first of the two years on screen: the one asked for, else the last two."""
    asked = values.number(view.asked("year"))
    return asked if asked in years else max(years, default=0) - 1


def _open_cell(view: View, found: CoverageView) -> OpenCell | None:
    """The cell the address names: ``open=KZ12.../KZT/2026-03``."""
    account, _, rest = view.asked("open").partition("/")
    currency, _, month = rest.partition("/")
    first = values.month(month)
    for row in found.grid.rows:
        if (row.account, row.currency) == (account, currency):
            for cell in row.cells:
                if cell.month == first:
                    judged = {one.number: one for one in found.statements}
                    return OpenCell(row, cell, tuple(judged[n] for n in cell.covered_by))
    return None


def _csv(view: View, found: CoverageView) -> Response[bytes]:
    t = view.words
    headings = [t("web.accounts.account"), t("web.accounts.currency")]
    headings += [f"{month:%Y-%m}" for month in found.grid.months]
    rows = [
        (row.account, row.currency, *(t(f"web.cover.{cell.cover}") for cell in row.cells))
        for row in found.grid.rows[:MOST_ROWS]
    ]
    return as_csv(view, "coverage", headings, rows)


ROUTES: Final = (show_coverage,)
