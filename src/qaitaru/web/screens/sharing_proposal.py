"""The form by which a part of an investigation is proposed to go to another agency."""

from collections.abc import Mapping
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.sharing.partners import TRUSTED, look_at_partners
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.propose_sending import propose_sending
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.errors import CaseRefused, EvidenceMissing, SettingFaulty, SharingRefused
from qaitaru.sharing.choosing import KEPT_HOME
from qaitaru.web.casework.form import numbers
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.sent import SentFields
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text

Answer = Response[str] | Response[None]
_REFUSED: Final = (CaseRefused, EvidenceMissing, SettingFaulty, SharingRefused)


@get("/sharing/new/{number:int}", sync_to_thread=True)
def show_proposal(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """What of an investigation is to go, to whom, for what, until when."""
    return _form(desk, view, number, given=dict(view.query))


@post("/sharing/propose/{number:int}", sync_to_thread=True)
def propose(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Propose it; another member says yes or no."""
    try:
        entry = propose_sending(desk, _sending(number, data))
    except _REFUSED as fault:
        return _form(desk, view, number, given=data, fault=fault_text(fault, view.words))
    return go(f"/sharing/sendings/{entry.number}")


def _sending(number: int, data: Mapping[str, str]) -> Sending:
    sent = SentFields(data, "UTC")
    things = numbers(sent.ticked("thing"))
    if field(data, "what") == "some" and not things:
        raise SharingRefused("nothing_chosen", "0", "1, 2, 3 …")
    return Sending(
        investigation=number,
        agency=field(data, "agency"),
        purpose=field(data, "purpose"),
        until=sent.day("until"),
        may_reshare=bool(field(data, "may_reshare")),
        things=things if field(data, "what") == "some" else (),
    )


def _form(
    desk: Desk, view: View, number: int, *, given: Mapping[str, str], fault: str = ""
) -> Response[str]:
    own = CasePage(look_at_investigation(desk, number), view, desk.member)
    if not own.may("share"):
        raise NotFoundException
    return page(
        view,
        "sharing_proposal.html",
        status=422 if fault else 200,
        room="investigations",
        own=own,
        partners=[one for one in look_at_partners(desk) if one.move == TRUSTED],
        things=_things(own),
        fault=fault,
        given=given,
    )


def _things(own: CasePage) -> list[CaseEntry]:
    """What may be chosen: what stands by itself; what is about it goes with it."""
    told = (one for one in own.seen.record.entries if not one.about and not one.corrects)
    return [one for one in told if not isinstance(one.body, KEPT_HOME)]


ROUTES: Final = (show_proposal, propose)
