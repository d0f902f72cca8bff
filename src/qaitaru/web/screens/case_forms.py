"""The forms of an investigation and its things, each on a page of its own, each doing one act."""

from collections.abc import Mapping
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import look_at_investigation, look_at_thing
from qaitaru.facts.errors import (
    AnalysisMissing,
    CaseRefused,
    CurrencyUnknown,
    EvidenceMissing,
    QaitaruError,
    SettingFaulty,
)
from qaitaru.web.casework import (
    form_of_correction,
    forms_of_assets,
    forms_of_case,
    forms_of_keeping,
    forms_of_measures,
    forms_of_requests,
)
from qaitaru.web.casework.form import Form, On, Sent, field_of
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View, own_address
from qaitaru.wording.faults import fault_text

FORMS: Final[Mapping[str, Mapping[str, Form]]] = {
    "investigations": {
        **forms_of_case.FORMS,
        "asset": forms_of_assets.ADD,
        "measure": forms_of_measures.TAKE,
        "request": forms_of_requests.BEGIN,
        "correct": form_of_correction.CORRECT,
    },
    "assets": {**forms_of_assets.FORMS, **forms_of_keeping.FORMS},
    "measures": forms_of_measures.FORMS,
    "requests": forms_of_requests.FORMS,
}
"""By the thing they are of, as its address begins."""
_REFUSED: Final = (AnalysisMissing, CaseRefused, CurrencyUnknown, EvidenceMissing, SettingFaulty)
_OF: Final = {
    "investigations": "investigations",
    "assets": "assets",
    "measures": "investigations",
    "requests": "investigations",
}
"""The room of the navigation a form stands in."""

Answer = Response[str] | Response[None]


@get("/case/{of:str}/{number:int}/new/{form:str}", sync_to_thread=True)
def show_form(
    desk: GivenDesk,
    view: GivenView,
    *,
    of: FromPath[str],
    number: FromPath[int],
    form: FromPath[str],
) -> Response[str]:
    """One form; the address may fill its fields. What one may not do is not there."""
    asked, on = _asked(of, form), _on(desk, view, of, number)
    if not may(on, asked):
        raise NotFoundException
    return _page(on, (of, form), given=dict(view.query))


@post("/case/{of:str}/{number:int}/{form:str}", sync_to_thread=True)
def tell(  # what the address says, what was sent, and for whom
    desk: GivenDesk,
    view: GivenView,
    data: Fields,
    *,
    of: FromPath[str],
    number: FromPath[int],
    form: FromPath[str],
) -> Answer:
    """Do what a form asks, or show it again with what was refused beside its field."""
    asked, on = _asked(of, form), _on(desk, view, of, number)
    try:
        asked.does(desk, number, Sent(data, _zone(on)))
    except _REFUSED as fault:
        return _page(on, (of, form), given=data, fault=fault)
    return go(_back(data) or f"/{of}/{number}#{asked.place}")


def may(on: On, form: Form) -> bool:
    """Whether a role of who looks opens a form."""
    return on.own.may(form.verb) or (form.closed_too and on.own.may_when_closed(form.verb))


def _back(told: Fields) -> str:
    """Where a page that led here wants to be gone back to; empty where none says."""
    back = field(told, "back")
    return own_address(back) if back else ""


def _asked(of: str, form: str) -> Form:
    """A form by the thing it is of and its name.

    Raises: NotFoundException.
    """
    found = FORMS.get(of, {}).get(form)
    if found is None:
        raise NotFoundException
    return found


def _on(desk: Desk, view: View, of: str, number: int) -> On:
    look = look_at_investigation if of == "investigations" else look_at_thing
    return On(number, CasePage(look(desk, number), view, desk.member))


def _zone(on: On) -> str:
    seen = on.own.seen
    return seen.law.binding(seen.record.head.jurisdiction)[0].calendar.zone


def _page(
    on: On, named: tuple[str, str], *, given: Fields, fault: QaitaruError | None = None
) -> Response[str]:
    of, form = named
    asked = FORMS[of][form]
    return page(
        on.own.view,
        "case_form.html",
        status=422 if fault else 200,
        room=_OF[of],
        on=on,
        own=on.own,
        of=of,
        form=form,
        place=asked.place,
        zone=_zone(on),
        slots=asked.slots(on),
        fault=_told(fault, on.own.view) if fault else "",
        at_fault=field_of(fault) if fault else "",
        given=given,
        back=_back(given),
    )


def _told(fault: QaitaruError, view: View) -> str:
    """What is wrong, in words that stand beside a field with its own label."""
    if isinstance(fault, SettingFaulty):
        found, expected = fault.found or "—", fault.expected
        return view.words("web.duty.not_understood", found=found, expected=expected)
    return fault_text(fault, view.words)


ROUTES: Final = (show_form, tell)
