"""One account under one rule: the running table, and its drawing."""

from typing import Final

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from markupsafe import Markup

from qaitaru.acts.casework.limited_paper import is_working_paper
from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.acts.tracing.look_at_traces import KeptTrace, look_at_rule_trace
from qaitaru.acts.tracing.traces import RuleTrace, Trace, TracedRow, exhibits_of
from qaitaru.documents.exhibits.drawing import balance_drawing
from qaitaru.facts.money import plain
from qaitaru.web.export import Cell, as_csv
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import Panel, panel_of, wants_panel_only
from qaitaru.web.running_view import RunningPage
from qaitaru.web.trace_view import notes_of
from qaitaru.web.view import View

_CSV: Final = ("day", "counterparty", "purpose", "amount", "currency", "balance", "moved")


@get("/tracing/{number:int}/running", sync_to_thread=True)
def show_running(
    desk: GivenDesk, view: GivenView, number: FromPath[int]
) -> Response[str] | Response[bytes]:
    """The running table of an account."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    kept, traced = look_at_rule_trace(desk, number)
    account = _account(view, traced)
    if account is None:
        raise NotFoundException
    one = RunningPage(
        account, traced.claimants(), view.asked("claimant"), moved_only=view.asked("moved") == "1"
    )
    if view.asked("format") == "csv":
        return _csv(view, one)
    return _page(view, kept, traced, one=one, panel=panel, marks=look_at_use_marks(desk))


def _page(
    view: View,
    kept: KeptTrace,
    traced: RuleTrace,
    *,
    one: RunningPage,
    panel: Panel | None,
    marks: UseMarks,
) -> Response[str]:
    paging = paging_of(view, len(one.rows))
    limits = marks.of(exhibits_of([traced]))
    return page(
        view,
        "running.html",
        room="tracing",
        kept=kept,
        trace=traced,
        marks=marks,
        limits=limits,
        is_working=is_working_paper(limits),
        one=one,
        account=one.trace,
        rows=cut(one.rows, paging),
        paging=paging,
        chart=_chart(view, one),
        notes=notes_of(traced.rule),
        panel=panel,
    )


def _account(view: View, traced: RuleTrace) -> Trace | None:
    """The account asked for; the first reached where none is."""
    asked = (view.asked("account"), view.asked("currency"))
    if asked == ("", ""):
        return next(iter(traced.accounts), None)
    return next((at for at in traced.accounts if (at.account, at.currency) == asked), None)


def _chart(view: View, one: RunningPage) -> Markup:
    table = one.table()
    if not table.rows:
        return Markup()
    words, forms = view.words, view.forms
    drawn = balance_drawing(table, one.trace.currency, name="running", words=words, forms=forms)
    return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it


def _csv(view: View, one: RunningPage) -> Response[bytes]:
    t = view.words
    headings = [t(f"web.running.{name}") for name in _CSV]
    headings += [t(f"web.running.held.{name}") for name in one.columns]
    headings += [t("web.statement.entry"), t("web.statement.exhibit"), t("web.source.place")]
    return as_csv(view, "running", headings, [_row(one, row) for row in one.rows])


def _row(one: RunningPage, row: TracedRow) -> tuple[Cell, ...]:
    code, held = one.trace.currency, one.by_standing(row.held)
    return (
        row.booked_on.isoformat(),
        row.counterparty,
        row.purpose,
        plain(row.amount_minor, code),
        code,
        plain(row.balance_minor, code),
        plain(one.moved(row), code),
        *(plain(held[name], code) for name in one.columns),
        row.entry_id,
        row.exhibit,
        row.place,
    )


ROUTES: Final = (show_running,)
