"""The forms of an investigation itself: people, plan, tasks, notes, courts' orders, its end."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.close_investigation import ask_closing, reopen
from qaitaru.acts.casework.lead_investigation import (
    assign_task,
    end_role,
    finish_task,
    give_role,
    join_agency,
    note_something,
)
from qaitaru.acts.casework.open_investigation import join_predicate
from qaitaru.acts.casework.order_confiscation import (
    PENALTIES,
    tell_order,
    tell_order_step,
    tell_penalty,
)
from qaitaru.acts.casework.plan_investigation import (
    answer_register,
    ask_question,
    conclude,
    suppose,
)
from qaitaru.casework.bodies.conduct import (
    AgencyJoined,
    Closing,
    Note,
    PredicateCase,
    Reopening,
    RoleGiven,
    Task,
    TaskDone,
)
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.closing import REASONS
from qaitaru.casework.orders import STEPS, orders
from qaitaru.casework.plan import OUTCOMES, TOPICS, hypotheses, questions
from qaitaru.casework.registers import ANSWERS, points_of
from qaitaru.casework.roles import Role
from qaitaru.law import confiscation as models
from qaitaru.law.checklists import ChecklistSort
from qaitaru.web.casework import forms_of_subjects
from qaitaru.web.casework.form import (
    AMOUNT,
    AT,
    CURRENCY,
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

_TEXT: Final = Slot(name="text", sort="long")
_END: Final = (EXHIBIT, REMARK)


def _role(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="member"),
        Slot(name="role", sort="radio", choices=on.said("casework.role.", Role)),
        Slot(name="until", sort="instant", needed=False),
    )


def _give_role(desk: Desk, number: int, sent: Sent) -> object:
    body = RoleGiven(member=sent.text("member"), role=sent.text("role"), until=sent.at("until"))
    return give_role(desk, number, body)


def _role_end(on: On) -> tuple[Slot, ...]:
    stand = tuple(
        Choice(value=str(entry.number), words=f"{one.member}: {word}")
        for entry, one in on.own.seen.roles
        for word in [on.words(f"casework.role.{one.role}")]
    )
    return (Slot(name="ended_role", sort="radio", choices=stand),)


def _predicate(_: On) -> tuple[Slot, ...]:
    return (
        Slot(name="registration"),
        Slot(name="registered_on", sort="day"),
        Slot(name="offence", needed=False),
        Slot(name="agency", needed=False),
    )


def _join_predicate(desk: Desk, number: int, sent: Sent) -> object:
    body = PredicateCase(
        registration=sent.text("registration"),
        registered_on=sent.day("registered_on"),
        offence=sent.text("offence"),
        agency=sent.text("agency"),
    )
    return join_predicate(desk, number, body)


def _task(on: On) -> tuple[Slot, ...]:
    members = dict.fromkeys(one.member for _, one in on.own.seen.roles)
    return (
        _TEXT,
        Slot(name="member", sort="select", choices=on.said("", members)),
        Slot(name="due_on", sort="day", needed=False),
    )


def _assign(desk: Desk, number: int, sent: Sent) -> object:
    body = Task(
        text=sent.text("text"), member=sent.text("member"), due_on=sent.day_or_none("due_on")
    )
    return assign_task(desk, number, body)


def _task_done(on: On) -> tuple[Slot, ...]:
    left = tuple(
        Choice(value=str(one.entry.number), words=one.task.text)
        for one in on.own.seen.tasks
        if one.done_at is None
    )
    return (Slot(name="task", sort="select", choices=left), AT, *_END)


def _finish(desk: Desk, _: int, sent: Sent) -> object:
    body = TaskDone(remark=sent.text("remark"), exhibit=sent.exhibit)
    return finish_task(desk, sent.number("task"), body, sent.at())


def _note(_: On) -> tuple[Slot, ...]:
    return (_TEXT, Slot(name="about", sort="count", needed=False), AT, EXHIBIT)


def _note_down(desk: Desk, number: int, sent: Sent) -> object:
    body = Note(text=sent.text("text"), exhibit=sent.exhibit)
    return note_something(desk, number, body, about=sent.number("about"), at=sent.at())


def _hypothesis(on: On) -> tuple[Slot, ...]:
    return (Slot(name="topic", sort="radio", choices=on.said("casework.topic.", TOPICS)), _TEXT)


def _question(on: On) -> tuple[Slot, ...]:
    known = tuple(
        Choice(value=str(one.entry.number), words=one.hypothesis.text)
        for one in hypotheses(on.own.seen.case)
    )
    return (
        _TEXT,
        Slot(name="approach", sort="long"),
        Slot(name="hypothesis", sort="select", needed=False, choices=known),
    )


def _ask(desk: Desk, number: int, sent: Sent) -> object:
    body = Question(text=sent.text("text"), approach=sent.text("approach"))
    return ask_question(desk, number, body, sent.number("hypothesis"))


def _conclusion(on: On) -> tuple[Slot, ...]:
    case = on.own.seen.case
    every = hypotheses(case)
    asked = [each for one in every for each in one.questions] + list(questions(case))
    known = [(one.entry.number, one.hypothesis.text) for one in every]
    known += [(one.entry.number, one.question.text) for one in asked]
    choices = tuple(Choice(value=str(number), words=f"№ {number} {text}") for number, text in known)
    return (
        Slot(name="about", sort="select", choices=choices),
        Slot(name="outcome", sort="radio", choices=on.said("casework.outcome.", OUTCOMES)),
        _TEXT,
        EXHIBIT,
    )


def _conclude(desk: Desk, _: int, sent: Sent) -> object:
    body = Conclusion(outcome=sent.text("outcome"), text=sent.text("text"), exhibit=sent.exhibit)
    return conclude(desk, sent.number("about"), body)


def _register(on: On) -> tuple[Slot, ...]:
    points = tuple(
        Choice(value=one.key, words=one.text.words(on.own.view.language))
        for one in points_of(on.own.seen.case, ChecklistSort.REGISTERS)
    )
    return (
        Slot(name="register", sort="select", choices=points),
        Slot(name="answer", sort="radio", choices=on.said("casework.register.", ANSWERS)),
        Slot(name="subject", sort="select", needed=False, choices=subjects_of(on)),
        *_END,
    )


def _answer(desk: Desk, number: int, sent: Sent) -> object:
    body = RegisterAsked(
        register=sent.text("register"),
        answer=sent.text("answer"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return answer_register(desk, number, body, sent.number("subject"))


def _order(on: On) -> tuple[Slot, ...]:
    law, language = on.own.seen.law, on.own.view.language
    home = law.binding(on.own.seen.record.head.jurisdiction)
    known = [one for pack in home for one in law.every(models.Confiscation, pack.code)]
    choices = tuple(Choice(value=one.key, words=one.text.words(language)) for one in known)
    return (
        Slot(name="model", sort="radio", choices=choices),
        Slot(name="court"),
        DOCUMENT,
        Slot(name="asset", sort="checks", choices=assets_of(on)),
        Slot(name="amount", sort="sum", needed=False),
        CURRENCY,
        Slot(name="others_ground", sort="long", needed=False),
        AT,
        *_END,
    )


def _tell_order(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = Confiscation(
        model=sent.text("model"),
        court=sent.text("court"),
        document=sent.text("document"),
        assets=numbers(sent.ticked("asset")),
        amount_minor=minor,
        currency=code,
        others_ground=sent.text("others_ground"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return tell_order(desk, number, body, sent.at())


def _order_step(on: On) -> tuple[Slot, ...]:
    seen = on.own.seen
    known = tuple(
        Choice(value=str(one.entry.number), words=f"№ {one.entry.number} {one.body.document}")
        for one in orders(seen.record, seen.case.at)
    )
    return (
        Slot(name="order", sort="select", choices=known),
        Slot(name="event", sort="radio", choices=on.said("web.case.order.", STEPS)),
        DOCUMENT,
        AT,
        *_END,
    )


def _tell_order_step(desk: Desk, _: int, sent: Sent) -> object:
    body = OrderStep(
        event=sent.text("event"),
        document=sent.text("document"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return tell_order_step(desk, sent.number("order"), body, sent.at())


def _penalty(on: On) -> tuple[Slot, ...]:
    sorts = on.said("web.case.penalty.", PENALTIES)
    return (Slot(name="sort", sort="radio", choices=sorts), AMOUNT, CURRENCY, DOCUMENT, AT, EXHIBIT)


def _tell_penalty(desk: Desk, number: int, sent: Sent) -> object:
    minor, code = sent.money()
    body = MoneyPenalty(
        sort=sent.text("sort"),
        amount_minor=minor,
        currency=code,
        document=sent.text("document"),
        exhibit=sent.exhibit,
    )
    return tell_penalty(desk, number, body, sent.at())


def _closing(on: On) -> tuple[Slot, ...]:
    reasons = on.said("casework.closing.", REASONS)
    return (Slot(name="reason", sort="radio", choices=reasons), _TEXT)


FORMS: Final[dict[str, Form]] = {
    **forms_of_subjects.FORMS,
    "role": Form(verb="give_role", slots=_role, does=_give_role, place="beside"),
    "role_end": Form(
        verb="give_role",
        slots=_role_end,
        does=lambda desk, _, sent: end_role(desk, sent.number("ended_role")),
        place="beside",
    ),
    "agency": Form(
        verb="join_agency",
        slots=lambda _: (Slot(name="agency"), Slot(name="name", needed=False)),
        does=lambda desk, number, sent: join_agency(
            desk, number, AgencyJoined(agency=sent.text("agency"), name=sent.text("name"))
        ),
        place="beside",
    ),
    "predicate": Form(verb="join_agency", slots=_predicate, does=_join_predicate, place="beside"),
    "task": Form(verb="assign_task", slots=_task, does=_assign, place="tasks"),
    "task_done": Form(verb="finish_task", slots=_task_done, does=_finish, place="tasks"),
    "note": Form(verb="note", slots=_note, does=_note_down, place="notes", closed_too=True),
    "hypothesis": Form(
        verb="plan",
        slots=_hypothesis,
        does=lambda desk, number, sent: suppose(
            desk, number, Hypothesis(topic=sent.text("topic"), text=sent.text("text"))
        ),
        place="plan",
    ),
    "question": Form(verb="plan", slots=_question, does=_ask, place="plan"),
    "conclusion": Form(verb="plan", slots=_conclusion, does=_conclude, place="plan"),
    "register": Form(verb="plan", slots=_register, does=_answer, place="plan"),
    "order": Form(verb="order_confiscation", slots=_order, does=_tell_order, place="measures"),
    "order_step": Form(
        verb="order_confiscation", slots=_order_step, does=_tell_order_step, place="measures"
    ),
    "penalty": Form(
        verb="order_confiscation", slots=_penalty, does=_tell_penalty, place="measures"
    ),
    "closing": Form(
        verb="close",
        slots=_closing,
        does=lambda desk, number, sent: ask_closing(
            desk, number, Closing(reason=sent.text("reason"), text=sent.text("text"))
        ),
        place="waiting",
    ),
    "reopening": Form(
        verb="close",
        slots=lambda _: (_TEXT,),
        does=lambda desk, number, sent: reopen(desk, number, Reopening(text=sent.text("text"))),
        place="waiting",
        closed_too=True,
    ),
}
