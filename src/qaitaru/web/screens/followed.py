"""Where the money of one row may have gone on to, or from where it may have come."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.networks.follow_money import FollowAsked, follow_money
from qaitaru.acts.networks.ledger_source import ledger_source
from qaitaru.acts.networks.network_source import DAY_S, By
from qaitaru.networks.columns import FOREVER
from qaitaru.web import values
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.network_by import by_asked, joined_asked
from qaitaru.web.pages import page
from qaitaru.web.panel import panel_of, wants_panel_only

_MOST: Final = 100  # ends told on one page
_DAYS: Final = 30  # for how long money may lie, unless another time is asked for


@get("/network/follow", sync_to_thread=True)
def show_followed(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The ends that money of a row may have reached, each with its way."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    is_backward, asked_days = view.asked("way") == "back", view.asked("days", str(_DAYS))
    days = values.number(asked_days)
    asked = FollowAsked(
        row=view.asked("row"),
        is_backward=is_backward,
        within_s=FOREVER if days is None else days * DAY_S,
    )
    by, joined = by_asked(view), joined_asked(desk, view)
    with ledger_source(desk, "follow_money", by=by, joined=joined) as source:
        (first,) = source.transfers([source.row(asked.row)]).values()
        found = follow_money(source, asked, most=_MOST)
    return page(
        view,
        "followed.html",
        room="network",
        first=first,
        by=by,
        bys=tuple(By),
        joined=joined,
        found=found,
        is_backward=is_backward,
        days="" if days is None else days,
        panel=panel,
    )


ROUTES: Final = (show_followed,)
