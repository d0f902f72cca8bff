"""Who paid whom around a party: a canvas, the same as a drawing, and the same in tables."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import msgspec
from litestar import Response, get
from litestar.enums import MediaType

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.networks.ledger_source import ledger_source
from qaitaru.acts.networks.limits_of_network import limits_of_network
from qaitaru.acts.networks.look_at_network import NetworkAsked, NetworkView, look_at_network
from qaitaru.acts.networks.network_source import DAY_S, By, ToldEnd, window_of
from qaitaru.acts.resolution.joined_parties import JoinedParties
from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.documents.charts.noted import noted
from qaitaru.documents.use_words import limits_text
from qaitaru.facts.moments import Period
from qaitaru.networks.columns import FOREVER
from qaitaru.networks.ways import Best
from qaitaru.web import values
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.network_addresses import MOST, WAITS, Addresses
from qaitaru.web.network_by import by_asked, joined_asked
from qaitaru.web.network_drawn import DrawnNetwork
from qaitaru.web.network_view import NetworkPage
from qaitaru.web.pages import page
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.view import View

TOP: Final = 12
_KEPT: Final = {"by", "of", "hide", "to", "best", "days", "at"}  # by the form that filters
_SVG: Final = "image/svg+xml; charset=utf-8"


@get("/network", sync_to_thread=True)
def show_network(desk: GivenDesk, view: GivenView) -> Response[str] | Response[None]:
    """The network asked for, as a page."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    joined = joined_asked(desk, view)
    choices = _choices(desk, view, joined)
    if len(choices) == 1:
        return go(_opened(view, choices[0].mark))
    found, limits = _found(desk, view, joined)
    if found and (canonical := _canonical(view, found)) != view.address:
        return go(canonical)
    return page(
        view,
        "network.html",
        room="network",
        found=found,
        shown=_page_of(view, found) if found else None,
        drawing=_drawn(view, found).svg if found else "",
        choices=[(one, _opened(view, one.mark)) for one in choices],
        by=by_asked(view),
        bys=tuple(By),
        joined=joined,
        top=_top(view),
        waits=view.asked("to") == WAITS,
        bests=tuple(Best),
        panel=panel,
        limits=limits,
        kept=[pair for pair in view.query if pair[0] in _KEPT],
    )


@get("/network/canvas.json", sync_to_thread=True)
def send_network(desk: GivenDesk, view: GivenView) -> Response[bytes]:
    """The same for the canvas."""
    found, _ = _found(desk, view, joined_asked(desk, view))
    told = _drawn(view, found).told if found else {}
    return Response(msgspec.json.encode(told), media_type=MediaType.JSON)


@get("/network/drawing.svg", sync_to_thread=True)
def send_drawing(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The drawing as a file that stands alone, in the colours of paper."""
    found, limits = _found(desk, view, joined_asked(desk, view))
    note = limits_text(limits, view.words, view.forms)
    drawn = noted(_drawn(view, found).file, note) if found else ""
    name = {"content-disposition": 'attachment; filename="network.svg"'}
    return Response(drawn, media_type=_SVG, headers=name)


def _page_of(view: View, found: NetworkView) -> NetworkPage:
    return NetworkPage(Addresses(view, found, by=by_asked(view), top=_top(view)))


def _drawn(view: View, found: NetworkView) -> DrawnNetwork:
    return DrawnNetwork(_page_of(view, found))


def _found(
    desk: Desk, view: View, joined: JoinedParties | None
) -> tuple[NetworkView | None, tuple[UseMark, ...]]:
    """The network asked for, and what may be done with what it was drawn from."""
    asked, marks = _asked(view), look_at_use_marks(desk)
    with ledger_source(desk, "look_at_network", by=by_asked(view), joined=joined) as source:
        found = look_at_network(source, asked)
        return found, limits_of_network(source, found, marks) if found else ()


def _asked(view: View) -> NetworkAsked:
    every = [(key, value) for key, value in view.query if value]
    target, days = view.asked("to"), values.number(view.asked("days"))
    asked = NetworkAsked(
        opened=tuple(value for key, value in every if key == "of"),
        hidden=tuple(value for key, value in every if key == "hide"),
        currency=view.asked("currency"),
        window=window_of(_period(view)),
        top=_top(view),
        only_common=view.asked("common") == "1",
    )
    if target in {"", WAITS}:
        return asked
    best = view.asked("best", Best.SHORTEST)
    return replace(
        asked,
        target=target,
        best=Best(best) if best in set(Best) else Best.SHORTEST,
        within_s=FOREVER if days is None else days * DAY_S,
    )


def _choices(desk: Desk, view: View, joined: JoinedParties | None) -> list[ToldEnd]:
    """The ends that the words sought may mean; none where nothing is sought."""
    if not (sought := view.asked("find").strip()):
        return []
    with ledger_source(desk, "look_at_parties", by=by_asked(view), joined=joined) as source:
        return source.meant(sought)


def _opened(view: View, mark: str) -> str:
    """The same network with one party more; with a way's target chosen, where one is waited for."""
    kept = [pair for pair in view.query if pair[0] != "find"]
    if view.asked("to") == WAITS:
        kept = [pair for pair in kept if pair[0] != "to"]
        return replace(view, query=(*kept, ("to", mark))).address
    kept = [pair for pair in kept if pair != ("of", mark)]
    return replace(view, query=(*kept, ("of", mark))).address


def _canonical(view: View, found: NetworkView) -> str:
    """The address with each opened party under its mark: an account's number means its holder."""
    if not found.found.opened:
        return view.address
    marks = [("of", found.ends[end].mark) for end in found.found.opened]
    if marks == [pair for pair in view.query if pair[0] == "of"]:
        return view.address
    return replace(view, query=(*(p for p in view.query if p[0] != "of"), *marks)).address


def _top(view: View) -> int:
    return min(values.number(view.asked("top")) or TOP, MOST)


def _period(view: View) -> Period | None:
    start, last = values.day(view.asked("from")), values.day(view.asked("until"))
    if start is None and last is None:
        return None
    end = last + timedelta(days=1) if last is not None and last < date.max else date.max
    return Period(start or date.min, end)


ROUTES: Final = (show_network, send_network, send_drawing)
