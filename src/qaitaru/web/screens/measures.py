"""One measure with its clocks and steps, and the prosecutor's board over all investigations."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_at_investigation import look_at_investigations, look_at_thing
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework.bodies.measures import Extension, MeasureStep, ReleaseAsked
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.in_force import measure_of
from qaitaru.casework.measure_events import steps_of
from qaitaru.casework.prosecutors_board import wanting_of
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.web.casework.clock_cards import ClockCard, clock_card, left_text
from qaitaru.web.casework.entry_words import ground_words
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.duty_view import clock_row
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View

_OF_MEASURE: Final = (MeasureStep, Extension, ReleaseAsked)


@get("/measures/{number:int}", sync_to_thread=True)
def show_measure(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One measure: what it holds, until when, its clocks, what was told of it."""
    seen = look_at_thing(desk, number)
    standing = measure_of(seen.case, number)
    if standing is None:
        raise InvestigationMissing(str(number))
    own, told = CasePage(seen, view, desk.member), seen.record.entries
    return page(
        view,
        "measure.html",
        room="investigations",
        own=own,
        one=standing,
        clocks=own.clocks_of(number),
        left=left_text(standing.expiry.at, seen.case.at, view) if standing.is_in_force else "",
        ground=ground_words(seen.case, standing.measure.ground, view.language)
        or standing.measure.ground,
        wanting=wanting_of(seen.case, standing),
        events=steps_of(seen.law, standing),
        told=[one for one in told if one.about == number and isinstance(one.body, _OF_MEASURE)],
        waiting=[one for one in seen.waiting if one.about == number],
    )


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
        law=law_of(desk),
    )


def _late(desk: Desk, clocks: tuple[CaseClock, ...], view: View) -> list[ClockCard]:
    seen = {one.record.head.number: one for one in look_at_investigations(desk)}
    return [clock_card(one, seen[one.investigation], view) for one in clocks]


ROUTES: Final = (show_measure, show_board)
