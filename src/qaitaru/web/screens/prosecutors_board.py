"""The prosecutor's board over all investigations."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_at_investigation import look_at_investigations
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.local_time import minute_text
from qaitaru.web.duty_view import clock_row
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View


@get("/board", sync_to_thread=True)
def show_board(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Criminal cases without a financial one, measures without consent, what is late or closed."""
    board = look_at_board(desk)
    return page(
        view,
        "board.html",
        room="board",
        board=board,
        late=_late(desk, board.late, view),
        row=lambda line, of: clock_row(line, view, of),
        when=lambda instant, case: minute_text(instant, case, view),
        law=law_of(desk),
    )


def _late(desk: Desk, clocks: tuple[CaseClock, ...], view: View) -> list[ClockCard]:
    seen = {one.record.head.number: one for one in look_at_investigations(desk)}
    return [clock_card(one, seen[one.investigation], view) for one in clocks]


ROUTES: Final = (show_board,)
