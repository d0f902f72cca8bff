"""The editor of a request: its fields on one page, the checklist beside them as they are filled."""

from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_thing
from qaitaru.acts.casework.look_at_requests import look_at_request
from qaitaru.acts.casework.make_request import CHANGEABLE
from qaitaru.facts.errors import CaseRefused
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.casework.request_items import groups_of
from qaitaru.web.casework.request_writing import keep_fields, written_fields
from qaitaru.web.forms import Fields, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

CHECKLIST: Final = "checklist"
Answer = Response[str] | Response[None]


@get("/requests/{number:int}/write", sync_to_thread=True)
def show_editor(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """Every field that its laws ask, and which items they still lack."""
    return _page(desk, view, number)


@post("/requests/{number:int}/keep", sync_to_thread=True)
def keep(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Keep what was written; a script is told the checklist alone."""
    _own(desk, view, number)
    try:
        kept = keep_fields(desk, look_at_request(desk, number), data)
    except CaseRefused as fault:
        return _page(desk, view, number, fault=fault_text(fault, view.words))
    if view.fragment == CHECKLIST:
        return _page(desk, view, number, kept=kept)
    return go(f"/requests/{number}/write")


def _own(desk: Desk, view: View, number: int) -> CasePage:
    """The investigation of a request that the member may write.

    Raises: InvestigationMissing; NotFoundException, like what is not there.
    """
    own = CasePage(look_at_thing(desk, number), view, desk.member)
    if not own.may("request"):
        raise NotFoundException
    return own


def _page(desk: Desk, view: View, number: int, *, fault: str = "", kept: int = -1) -> Response[str]:
    one, own = look_at_request(desk, number), _own(desk, view, number)
    if one.told.stage not in CHANGEABLE and not fault:
        raise NotFoundException
    groups = groups_of(one, own)
    return page(
        view,
        "request_checklist.html" if view.fragment == CHECKLIST else "request_write.html",
        status=422 if fault else 200,
        room="requests",
        one=one,
        own=own,
        groups=groups,
        fields=written_fields(one, groups),
        fault=fault,
        kept=kept,
    )


ROUTES: Final = (show_editor, keep)
