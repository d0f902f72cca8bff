"""Requests to partners and from them: the list, and one with its checklist, papers and answers."""

from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.casework.look_at_investigation import look_at_thing
from qaitaru.acts.casework.look_at_requests import look_at_request, look_at_requests
from qaitaru.acts.casework.make_request import CHANGEABLE
from qaitaru.casework.bodies.requests import ConsentToUse, Used
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.stages import Stage
from qaitaru.web import values
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.casework.request_items import groups_of
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.screens import request_writing


@get("/requests", sync_to_thread=True)
def show_requests(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every request that the member may see, or those of one investigation."""
    every = look_at_requests(desk, values.number(view.asked("investigation")) or 0)
    open_only = view.asked("open") == "1"
    done = {Stage.EXECUTED, Stage.REFUSED, Stage.WITHDRAWN}
    shown = [one for one in every if one.told.stage not in done or not open_only]
    return page(view, "requests.html", room="requests", requests=shown, told=len(every))


@get("/requests/{number:int}", sync_to_thread=True)
def show_request(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One request: its fields beside what the laws ask, what is asked, papers, steps, answers."""
    one = look_at_request(desk, number)
    own = CasePage(look_at_thing(desk, number), view, desk.member)
    return page(
        view,
        "request.html",
        room="requests",
        one=one,
        told=one.told,
        own=own,
        groups=groups_of(one, own),
        faults={
            number: [each for each in one.faults if each.asked == number]
            for number in [0, *(asked for asked, _ in one.told.asked)]
        },
        may_change=one.told.stage in CHANGEABLE,
        clocks=own.clocks_of(number),
        used={entry.number: _used(own, entry.number) for entry, _ in one.told.answers},
        waiting=[
            each
            for each in own.seen.waiting
            if each.about in {number, *(entry.number for entry, _ in one.told.answers)}
        ],
    )


def _used(own: CasePage, answer: int) -> list[tuple[CaseEntry, ConsentToUse | Used]]:
    """The consents to a wider use of an answer, then its uses."""
    record = own.seen.record
    return [*record.about(answer, ConsentToUse), *record.about(answer, Used)]


ROUTES: Final = (show_requests, show_request, *request_writing.ROUTES)
