"""The prosecutor's board over all investigations: the first of each part, or one part whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from litestar import Response, get

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_over import look_over
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.prosecutors_board import Board
from qaitaru.casework.roles import opening
from qaitaru.web.as_of import instant_asked
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.local_time import minute_text
from qaitaru.web.duty_view import clock_row
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, cut, paging_of
from qaitaru.web.view import View

_FIRST: Final = 20
_ROWS: Final = 100
_PARTS: Final = ("measures", "late", "predicates", "closings")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the board: its first lines, or one page of them."""

    name: str
    rows: Sequence[object]
    paging: Paging


@get("/board", sync_to_thread=True)
def show_board(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Criminal cases without a financial one, measures without consent, what is late or closed."""
    as_of = instant_asked(view)
    board = look_at_board(desk, as_of=as_of)
    asked = view.asked("part") if view.asked("part") in _PARTS else ""
    parts = {one: _part(one, board, view, asked) for one in _PARTS if asked in {"", one}}
    if "late" in parts:
        told = parts["late"]
        parts["late"] = Part("late", _late(desk, told.rows, view, as_of), told.paging)
    return page(
        view,
        "board.html",
        room="board",
        parts=parts,
        asked=asked,
        as_of=as_of,
        unseen=len(board.unseen),
        role_words=", ".join(view.words(f"casework.role.{one}") for one in opening("board")),
        row=lambda line, of: clock_row(line, view, of),
        when=lambda instant, case: minute_text(instant, case, view),
        law=law_of(desk),
    )


def _part(name: str, board: Board, view: View, asked: str) -> Part:
    """What a part holds; the gravest first."""
    every: dict[str, Sequence[object]] = {
        "measures": (*board.not_lifted, *board.unsupervised, *board.on_others),
        "late": board.late,
        "predicates": board.predicates,
        "closings": board.closings,
    }
    rows = every[name]
    paging = paging_of(view, len(rows), _ROWS) if asked else Paging(1, len(rows), _FIRST)
    return Part(name, cut(rows, paging), paging)


def _late(
    desk: Desk, clocks: Sequence[object], view: View, as_of: datetime | None
) -> list[ClockCard]:
    told = [one for one in clocks if isinstance(one, CaseClock)]
    if not told:
        return []
    return [clock_card(one, seen, view) for one, seen in look_over(desk, as_of=as_of).now(told)]


ROUTES: Final = (show_board,)
