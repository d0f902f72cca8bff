"""Who paid whom: the chart that goes to court, and the same figures in a table."""

from collections import Counter
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from litestar import Response, get
from markupsafe import Markup

from qaitaru.acts.books.look_at_ledger import look_at_flows
from qaitaru.documents.charts.sankey import sankey
from qaitaru.documents.charts.sankey_bands import OTHER_PAYEES, OTHER_PAYERS, Band
from qaitaru.facts.moments import Period
from qaitaru.facts.money import plain
from qaitaru.ledger.answers import NamedFlow
from qaitaru.ledger.mentions import Party
from qaitaru.web import values
from qaitaru.web.export import Cell, as_csv
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import page_size
from qaitaru.web.screens.transfers import mark
from qaitaru.web.view import View

_HEADINGS: Final = ("payer", "payee", "amount", "currency", "payments", "first", "last", "breaks")
_CHART: Final = "flows"


@get("/flows", sync_to_thread=True)
def show_flows(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """The flows of one currency and period."""
    every = look_at_flows(desk, period=_period(view), limit=page_size(view))
    currencies = list(dict.fromkeys(one.flow.currency for one in every.flows))
    currency = _currency(view, every.flows)
    flows = [one for one in every.flows if one.flow.currency == currency]
    if view.asked("format") == "csv":
        rows = [_row(view, one) for one in flows]
        return as_csv(view, "flows", [view.words(f"web.flows.{n}") for n in _HEADINGS], rows)
    return page(
        view,
        "flows.html",
        room="flows",
        flows=flows,
        currencies=currencies,
        currency=currency,
        chart=_chart(view, flows, currency),
        address=lambda one: rows_address(view, one),
        own=sum(one.flow.amount_minor for one in flows if _is_own(one)),
        total=sum(one.flow.amount_minor for one in flows),
        payments=sum(one.flow.payments for one in flows),
        breaks=[one for one in every.breaks if one.currency == currency],
    )


def rows_address(view: View, one: NamedFlow) -> str:
    """The transfers a flow is the sum of; empty for the rest."""
    if one.flow.pairs > 1:
        return ""
    told = {
        "payer": mark(one.payer),
        "payee": mark(one.payee),
        "currency": one.flow.currency,
        "from": view.asked("from"),
        "until": view.asked("until"),
    }
    return f"/transfers?{urlencode({key: value for key, value in told.items() if value})}"


def _currency(view: View, flows: tuple[NamedFlow, ...]) -> str:
    """The currency asked for; else the one with the most payments."""
    counts: Counter[str] = Counter()
    for one in flows:
        counts[one.flow.currency] += one.flow.payments
    asked = view.asked("currency")
    return asked if asked in counts else max(counts, key=lambda code: counts[code], default="")


def _period(view: View) -> Period | None:
    """The days asked for, both counted in the address."""
    start, last = values.day(view.asked("from")), values.day(view.asked("until"))
    if start is None and last is None:
        return None
    end = last + timedelta(days=1) if last is not None and last < date.max else date.max
    return Period(start or date.min, end)


def _chart(view: View, flows: list[NamedFlow], currency: str) -> Markup:
    """The chart's own markup, escaped where it was made; empty for no flows."""
    names = _names(view, flows)
    bands = [
        Band(
            band_id=f"band-{place}",
            payer=OTHER_PAYERS if one.flow.pairs > 1 else names[_key(one.payer)],
            payee=OTHER_PAYEES if one.flow.pairs > 1 else names[_key(one.payee)],
            amount_minor=one.flow.amount_minor,
            count=one.flow.payments,
            href=rows_address(view, one),
        )
        for place, one in enumerate(flows)
        if one.flow.amount_minor > 0 and not _is_own(one)
    ]
    if not bands:
        return Markup()
    drawn = sankey(bands, currency, name=_CHART, words=view.words, forms=view.forms)
    return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it


def _names(view: View, flows: list[NamedFlow]) -> dict[str, str]:
    """A name for each party that no other on the chart has."""
    parties = {_key(one): one for flow in flows for one in (flow.payer, flow.payee)}
    unnamed = view.words("web.unnamed")
    names = {key: one.name if one else unnamed for key, one in parties.items()}
    times = Counter(names.values())
    return {key: name if times[name] == 1 else f"{name} {key[:6]}" for key, name in names.items()}


def _is_own(one: NamedFlow) -> bool:
    """Whether money moved between accounts of one party: no band can show it."""
    return one.flow.pairs == 1 and one.payer == one.payee


def _key(party: Party | None) -> str:
    return mark(party)


def _row(view: View, one: NamedFlow) -> tuple[Cell, ...]:
    flow = one.flow
    rest = view.words("web.flows.rest", count=flow.pairs) if flow.pairs > 1 else ""
    return (
        rest or (one.payer.name if one.payer else ""),
        rest or (one.payee.name if one.payee else ""),
        plain(flow.amount_minor, flow.currency),
        flow.currency,
        flow.payments,
        flow.first_on.isoformat(),
        flow.last_on.isoformat(),
        plain(flow.break_minor, flow.currency),
    )


ROUTES: Final = (show_flows,)
