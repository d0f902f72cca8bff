"""The forms of a request: begun, filled, asked, compared, sent on, answered, used."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.make_request import (
    URGENCIES,
    ask,
    begin_request,
    compare_conduct,
    drop_asked,
    note_paper,
    tell_field,
)
from qaitaru.acts.casework.send_request import (
    consent_to_use,
    receive_answer,
    step_request,
    use_answer,
)
from qaitaru.casework.bodies.requests import (
    Answer,
    Asked,
    AskedDropped,
    ConductCompared,
    ConsentToUse,
    FieldTold,
    Limitation,
    Paper,
    Request,
    RequestStep,
    Used,
)
from qaitaru.casework.requests.answers import FORMS as ANSWER_FORMS
from qaitaru.casework.requests.request_at import RequestAt, request_at
from qaitaru.casework.requests.stages import Stage, StepNeed, onward
from qaitaru.casework.requests.stepping import allowed_grounds
from qaitaru.casework.requests.use_limits import Use
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.law.elements import Element
from qaitaru.law.refusals import Refusal
from qaitaru.law.request_contents import RequestContent
from qaitaru.law.request_fields import Assistance, Channel, RequestField
from qaitaru.web.casework.form import (
    AT,
    DOCUMENT,
    EXHIBIT,
    REMARK,
    Form,
    On,
    Sent,
    assets_of,
    numbers,
    subjects_of,
)
from qaitaru.web.slots import Choice, Slot

_TICKS: Final = ("is_incoming", "is_electronic", "asks_presence", "asks_procedure")


def told_of(on: On) -> RequestAt:
    """The request a form is of.

    Raises: InvestigationMissing.
    """
    found = request_at(on.own.seen.case, on.number)
    if found is None:
        raise InvestigationMissing(str(on.number))
    return found


def _request(on: On) -> tuple[Slot, ...]:
    law = on.own.seen.law
    treaties = dict.fromkeys(one.instrument for one in law.every(RequestContent) if one.needs_basis)
    return (
        Slot(name="title"),
        Slot(name="channel", sort="radio", choices=on.said("law.channel.", Channel)),
        Slot(name="partner", sort="code"),
        Slot(
            name="basis", sort="checks", needed=False, choices=on.said("web.case.basis.", treaties)
        ),
        Slot(name="treaty", needed=False),
        Slot(name="language", sort="code", value="en"),
        Slot(
            name="urgency",
            sort="radio",
            value="routine",
            choices=on.said("web.case.urgency.", URGENCIES),
        ),
        *(Slot(name=one, sort="tick", needed=False) for one in _TICKS),
        Slot(name="follows", sort="count", needed=False),
        *(AT, EXHIBIT, REMARK),
    )


def _begin(desk: Desk, number: int, sent: Sent) -> object:
    body = Request(
        title=sent.text("title"),
        channel=sent.text("channel"),
        partner=sent.text("partner").lower(),
        is_incoming=bool(sent.text("is_incoming")),
        basis=sent.ticked("basis"),
        treaty=sent.text("treaty"),
        language=sent.text("language").lower(),
        urgency=sent.text("urgency"),
        is_electronic=bool(sent.text("is_electronic")),
        asks_presence=bool(sent.text("asks_presence")),
        asks_procedure=bool(sent.text("asks_procedure")),
        follows=sent.number("follows"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return begin_request(desk, number, body, sent.at())


def _field(on: On) -> tuple[Slot, ...]:
    fields, asked = told_of(on).fields, on.own.view.asked("field")
    return (
        Slot(name="field", sort="select", choices=on.said("law.request_field.", RequestField)),
        Slot(name="text", sort="long", needed=False, value=fields.get(asked, "")),
        EXHIBIT,
    )


def _tell_field(desk: Desk, number: int, sent: Sent) -> object:
    body = FieldTold(field=sent.text("field"), text=sent.text("text"), exhibit=sent.exhibit)
    return tell_field(desk, number, body)


def _ask(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="text", sort="long"),
        Slot(name="assistance", sort="select", choices=on.said("law.assistance.", Assistance)),
        Slot(name="subject", sort="select", needed=False, choices=subjects_of(on)),
        Slot(name="asset", sort="select", needed=False, choices=assets_of(on)),
        Slot(name="account", needed=False),
        Slot(name="element", sort="select", choices=on.said("law.element.", Element)),
        Slot(name="why", sort="long", needed=False),
        Slot(name="since", sort="day", needed=False),
        Slot(name="until", sort="day", needed=False),
    )


def _do_ask(desk: Desk, number: int, sent: Sent) -> object:
    body = Asked(
        text=sent.text("text"),
        assistance=sent.text("assistance"),
        subject=sent.number("subject"),
        asset=sent.number("asset"),
        account=sent.text("account"),
        element=sent.text("element"),
        why=sent.text("why"),
        since=sent.day_or_none("since"),
        until=sent.day_or_none("until"),
    )
    return ask(desk, number, body)


def _asked_of(on: On) -> tuple[Choice, ...]:
    asked = told_of(on).asked
    return tuple(Choice(value=str(number), words=f"№ {number} {b.text}") for number, b in asked)


def _conduct(_: On) -> tuple[Slot, ...]:
    theirs = Slot(name="theirs", needed=False)
    return (Slot(name="conduct", sort="long"), Slot(name="ours"), theirs)


def _compare(desk: Desk, number: int, sent: Sent) -> object:
    body = ConductCompared(
        conduct=sent.text("conduct"), ours=sent.text("ours"), theirs=sent.text("theirs")
    )
    return compare_conduct(desk, number, body)


def _paper(on: On) -> tuple[Slot, ...]:
    fields = on.said("law.request_field.", RequestField)
    return (
        Slot(name="field", sort="select", choices=fields),
        Slot(name="language", sort="code", needed=False),
        EXHIBIT,
        REMARK,
    )


def _note(desk: Desk, number: int, sent: Sent) -> object:
    body = Paper(
        field=sent.text("field"),
        language=sent.text("language"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return note_paper(desk, number, body)


def _step(on: On) -> tuple[Slot, ...]:
    told = told_of(on)
    ways = onward(told.stage, is_incoming=told.request.is_incoming)
    needs = {need for one in ways for need in one.needs}
    slots = [
        Slot(name="to", sort="radio", choices=on.said("casework.stage.", (one.to for one in ways))),
        Slot(name="document", needed=False),
    ]
    if StepNeed.GROUND in needs:
        slots.append(Slot(name="ground", sort="select", needed=False, choices=_grounds(on, told)))
    if StepNeed.QUESTIONS in needs:
        slots.append(Slot(name="questions", sort="long", needed=False))
    return (*slots, AT, EXHIBIT, REMARK)


def _grounds(on: On, told: RequestAt) -> tuple[Choice, ...]:
    keys = dict.fromkeys(
        key for to in (Stage.REFUSED, Stage.POSTPONED) for key in allowed_grounds(told, to)
    )
    language, law = on.own.view.language, on.own.seen.law
    found = [one for key in keys if (one := law.found(Refusal, key))]
    return tuple(Choice(value=one.key, words=one.text.words(language)) for one in found)


def _do_step(desk: Desk, number: int, sent: Sent) -> object:
    body = RequestStep(
        to=sent.text("to"),
        document=sent.text("document"),
        ground=sent.text("ground"),
        questions=sent.text("questions"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return step_request(desk, number, body, sent.at())


def _answer(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="exhibit", sort="count"),
        Slot(name="asked", sort="checks", choices=_asked_of(on)),
        Slot(name="form", sort="radio", choices=on.said("casework.form.", ANSWER_FORMS)),
        Slot(name="uses", sort="checks", choices=on.said("casework.use.", Use)),
        Slot(name="in_due_order", sort="tick", needed=False),
        Slot(name="any_case", sort="tick", needed=False),
        Slot(name="shared_with", needed=False),
        Slot(name="until", sort="day", needed=False),
        Slot(name="rights_objection", sort="long", needed=False),
        AT,
        REMARK,
    )


def _receive(desk: Desk, number: int, sent: Sent) -> object:
    sharing = filter(None, map(str.strip, sent.text("shared_with").split(",")))
    limitation = Limitation(
        uses=sent.ticked("uses"),
        this_case_only=not sent.text("any_case"),
        may_be_shared_with=tuple(sharing),
        until=sent.day_or_none("until"),
    )
    body = Answer(
        answers=numbers(sent.ticked("asked")),
        form=sent.text("form"),
        in_due_order=bool(sent.text("in_due_order")),
        limitation=limitation,
        rights_objection=sent.text("rights_objection"),
        exhibit=sent.exhibit,
        remark=sent.text("remark"),
    )
    return receive_answer(desk, number, body, sent.at())


def _answers(on: On) -> Slot:
    told = told_of(on).answers
    choices = tuple(
        Choice(
            value=str(entry.number),
            words=f"№ {entry.number} · {on.words('web.item', exhibit=body.exhibit)}",
        )
        for entry, body in told
    )
    value = choices[0].value if len(choices) == 1 else ""
    return Slot(name="answer_no", sort="select", choices=choices, value=value)


def _use_slots(on: On) -> tuple[Slot, ...]:
    uses = Slot(name="use", sort="radio", choices=on.said("casework.use.", Use))
    return (_answers(on), uses, Slot(name="shared_with", needed=False))


def _consent(on: On) -> tuple[Slot, ...]:
    return (*_use_slots(on), DOCUMENT, AT, EXHIBIT)


def _do_consent(desk: Desk, _: int, sent: Sent) -> object:
    body = ConsentToUse(
        use=sent.text("use"),
        shared_with=sent.text("shared_with"),
        document=sent.text("document"),
        exhibit=sent.exhibit,
    )
    return consent_to_use(desk, sent.number("answer_no"), body, sent.at())


def _use(on: On) -> tuple[Slot, ...]:
    return (*_use_slots(on), Slot(name="where", needed=False), AT)


def _do_use(desk: Desk, _: int, sent: Sent) -> object:
    body = Used(
        use=sent.text("use"), shared_with=sent.text("shared_with"), where=sent.text("where")
    )
    return use_answer(desk, sent.number("answer_no"), body, sent.at())


BEGIN: Final = Form(verb="request", slots=_request, does=_begin, place="requests")
FORMS: Final[dict[str, Form]] = {
    "field": Form(verb="request", slots=_field, does=_tell_field, place="contents"),
    "ask": Form(verb="request", slots=_ask, does=_do_ask, place="asked"),
    "drop": Form(
        verb="request",
        slots=lambda on: (Slot(name="asked", sort="select", choices=_asked_of(on)), REMARK),
        does=lambda desk, _, sent: drop_asked(
            desk, sent.number("asked"), AskedDropped(remark=sent.text("remark"))
        ),
        place="asked",
    ),
    "conduct": Form(verb="request", slots=_conduct, does=_compare, place="conduct"),
    "paper": Form(verb="request", slots=_paper, does=_note, place="papers"),
    "go": Form(verb="request", slots=_step, does=_do_step, place="steps"),
    "answer": Form(verb="request", slots=_answer, does=_receive, place="answers"),
    "consent": Form(verb="request", slots=_consent, does=_do_consent, place="answers"),
    "use": Form(verb="request", slots=_use, does=_do_use, place="answers"),
}
