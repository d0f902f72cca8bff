"""Take a request from stage to stage, take in its answers, and use them as they may be used."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import OnCase, must_be_one_of, must_be_said, on_thing, refuse
from qaitaru.acts.casework.make_request import request_in
from qaitaru.casework.bodies.requests import Answer, ConsentToUse, RequestStep, Used
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests.answers import refuse_answer
from qaitaru.casework.requests.stages import Stage
from qaitaru.casework.requests.stepping import refuse_request_step
from qaitaru.casework.requests.use_limits import Use, UseLimit, Wish, limits, refuse_use
from qaitaru.evidence import store as evidence_store
from qaitaru.facts.errors import CaseRefused


def step_request(
    desk: Desk, request: int, step: RequestStep, at: datetime | None = None
) -> CaseEntry:
    """Take a request a step further: checked, sent, acknowledged, executed ...

    Raises: InvestigationMissing; CaseRefused, naming what is wanting; PackFaulty.
    """
    must_be_one_of(step.to, tuple(Stage))
    with on_thing(desk, "step_request", request, "request") as on:
        told = request_in(on, request)
        refuse(refuse_request_step(told, step, on.deed.member, on.at(at).at))
        entry = on.tell(step, at, about=request)
        on.deed.told.update(stage=step.to)
        return entry


def receive_answer(
    desk: Desk, request: int, answer: Answer, at: datetime | None = None
) -> CaseEntry:
    """Take in an answer; the limitation it came with rests on its evidence item from then on.

    Raises: InvestigationMissing; EvidenceMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "receive_answer", request, "request") as on:
        refuse(refuse_answer(request_in(on, request), answer, on.at(at).at))
        evidence_store.find(on.deed.connection, answer.exhibit)
        entry = on.tell(answer, at, about=request)
        on.deed.told.update(exhibit=answer.exhibit)
        return entry


def consent_to_use(
    desk: Desk, answer: int, consent: ConsentToUse, at: datetime | None = None
) -> CaseEntry:
    """The partner agreed to a use beyond the limitation; a second member says so too.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_one_of(consent.use, tuple(Use))
    must_be_said(consent.document)
    with on_thing(desk, "consent_to_use", answer, "request") as on:
        _limit(on, answer)
        return on.tell(consent, at, about=answer)


def use_answer(desk: Desk, answer: int, used: Used, at: datetime | None = None) -> CaseEntry:
    """Use an answer; beyond its limitation it is refused until the partner agrees.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_one_of(used.use, tuple(Use))
    with on_thing(desk, "use_answer", answer, "request") as on:
        limit = _limit(on, answer)
        wish = Wish(use=Use(used.use), at=on.at(at).at, shared_with=used.shared_with)
        refuse(refuse_use(on.record, limit, wish))
        return on.tell(used, at, about=answer)


def _limit(on: OnCase, answer: int) -> UseLimit:
    """The limitation of an answer.

    Raises: CaseRefused.
    """
    found = next((one for one in limits(on.record) if one.entry.number == answer), None)
    if found is None:
        raise CaseRefused("answer_unknown", str(answer), "")
    return found
