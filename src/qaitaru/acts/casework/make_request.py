"""Make a request to a partner, or take one in: its head, its fields, what it asks, its papers."""

from datetime import datetime
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import (
    OnCase,
    must_be_one_of,
    must_be_said,
    on_case,
    on_thing,
    refuse,
)
from qaitaru.acts.casework.known_codes import (
    must_be_abroad,
    must_be_instruments,
    must_be_language,
)
from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.requests import (
    Asked,
    AskedDropped,
    ConductCompared,
    FieldTold,
    Paper,
    Request,
)
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.request_at import RequestAt, request_at
from qaitaru.casework.requests.stages import Stage
from qaitaru.facts.errors import CaseRefused
from qaitaru.facts.refusals import Refusal
from qaitaru.law.elements import Element
from qaitaru.law.request_fields import Assistance, Channel, RequestField

URGENCIES: Final = ("routine", "priority", "urgent", "immediate")
"""From the ordinary turn to what is lost within hours (UNCAC art. 46(13), last sentence)."""

CHANGEABLE: Final = frozenset({Stage.DRAFT, Stage.SUPPLEMENT_ASKED, Stage.RECEIVED})


def begin_request(
    desk: Desk, investigation: int, request: Request, at: datetime | None = None
) -> CaseEntry:
    """Begin a request, or tell when one came; it is a draft until another finds it complete.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "begin_request", investigation, "request") as on:
        must_be_said(request.title)
        must_be_abroad(on, request.partner)
        must_be_language(request.language)
        must_be_instruments(on.law, request.basis)
        must_be_one_of(request.channel, tuple(Channel))
        must_be_one_of(request.urgency, URGENCIES)
        if request.follows:
            request_in(on, request.follows)
        return on.tell(request, at)


def tell_field(desk: Desk, request: int, field: FieldTold) -> CaseEntry:
    """Say what a field of a request says; an empty text takes it back.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_one_of(field.field, tuple(RequestField))
    return _told(desk, "tell_field", request, field)


def ask(desk: Desk, request: int, asked: Asked) -> CaseEntry:
    """Ask for one thing more.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_said(asked.text)
    must_be_one_of(asked.assistance, tuple(Assistance))
    must_be_one_of(asked.element or Element.E1, tuple(Element))
    return _told(desk, "ask", request, asked)


def drop_asked(desk: Desk, asked: int, dropped: AskedDropped) -> CaseEntry:
    """Ask for something no more.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "drop_asked", asked, "request") as on:
        found = on.record.find(asked, Asked)
        if found is None:
            raise CaseRefused("asked_unknown", str(asked), "")
        _changeable(on, found[0].about)
        return on.tell(dropped, about=asked)


def compare_conduct(desk: Desk, request: int, conduct: ConductCompared) -> CaseEntry:
    """Set one element of the conduct under both laws.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_said(conduct.conduct, conduct.ours)
    return _told(desk, "compare_conduct", request, conduct)


def note_paper(desk: Desk, request: int, paper: Paper) -> CaseEntry:
    """A paper of a request is at hand.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_one_of(paper.field, tuple(RequestField))
    return _told(desk, "note_paper", request, paper)


def request_in(on: OnCase, number: int) -> RequestAt:
    """A request of the investigation.

    Raises: CaseRefused.
    """
    found = request_at(on.at(None), number)
    if found is None:
        raise CaseRefused("request_unknown", str(number), "")
    return found


def _told(desk: Desk, verb: str, request: int, body: EveryBody) -> CaseEntry:
    with on_thing(desk, verb, request, "request") as on:
        _changeable(on, request)
        return on.tell(body, about=request)


def _changeable(on: OnCase, request: int) -> None:
    """What was checked or sent is not changed under the reader's eyes.

    Raises: CaseRefused.
    """
    stage = request_in(on, request).stage
    if stage not in CHANGEABLE:
        refuse(Refusal("request_fixed", stage, ", ".join(sorted(CHANGEABLE))))
