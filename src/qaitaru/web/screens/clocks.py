"""Every clock that waits, over all the investigations that the member may see."""

from collections import Counter
from typing import Final

from litestar import Response, get

from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.web import values
from qaitaru.web.as_of import instant_asked
from qaitaru.web.casework.clock_groups import SPANS, Wanted, groups_of, owing, span_of, wanted
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of

_ROWS: Final = 50


@get("/clocks", sync_to_thread=True)
def show_clocks(desk: GivenDesk, view: GivenView) -> Response[str]:
    """What runs out when, who must act, what happens otherwise."""
    as_of = instant_asked(view)
    board = look_at_clocks(desk, as_of=as_of)
    asked = Wanted(
        span=view.asked("span"),
        owed_by=view.asked("by"),
        investigation=values.number(view.asked("investigation")) or 0,
    )
    found = wanted(board, asked)
    paging = paging_of(view, len(found), _ROWS)
    counts = Counter(span_of(one, board) for one in board.clocks)
    return page(
        view,
        "clocks.html",
        room="clocks",
        groups=groups_of(cut(found, paging), board, view),
        paging=paging,
        asked=asked,
        as_of=as_of,
        spans=[(one, counts[one]) for one in SPANS if counts[one]],
        owing=owing(board.clocks),
        every=len(board.clocks),
        investigations=[one.record.head for one in board.views],
    )


ROUTES: Final = (show_clocks,)
