"""Plan an investigation: hypotheses, questions, conclusions, the registers that were asked."""

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import (
    OnCase,
    must_be_one_of,
    must_be_said,
    on_case,
    on_thing,
    refuse,
)
from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question, RegisterAsked
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.plan import OUTCOMES, TOPICS
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.registers import ANSWERS, points_of
from qaitaru.facts.refusals import Refusal
from qaitaru.law.checklists import ChecklistSort


def suppose(desk: Desk, investigation: int, body: Hypothesis) -> CaseEntry:
    """Tell what may be so.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "suppose", investigation, "plan") as on:
        must_be_one_of(body.topic, TOPICS)
        must_be_said(body.text)
        return on.tell(body)


def ask_question(desk: Desk, investigation: int, body: Question, hypothesis: int = 0) -> CaseEntry:
    """Tell what must be known, and how one would learn it.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "ask_question", investigation, "plan") as on:
        must_be_said(body.text, body.approach)
        if hypothesis and on.record.find(hypothesis, Hypothesis) is None:
            refuse(Refusal("entry_unknown", str(hypothesis)))
        return on.tell(body, about=hypothesis)


def conclude(desk: Desk, about: int, body: Conclusion) -> CaseEntry:
    """Tell what became of a hypothesis or a question.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "conclude", about, "plan") as on:
        must_be_one_of(body.outcome, OUTCOMES)
        must_be_said(body.text)
        if not _is_open_to(on, about):
            refuse(Refusal("entry_unknown", str(about)))
        return on.tell(body, about=about)


def answer_register(
    desk: Desk, investigation: int, body: RegisterAsked, subject: int = 0
) -> CaseEntry:
    """Tell where a register of the checklist stands, for the whole or for one subject.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "answer_register", investigation, "plan") as on:
        must_be_one_of(body.answer, ANSWERS)
        known = tuple(one.key for one in points_of(on.at(None), ChecklistSort.REGISTERS))
        must_be_one_of(body.register, known)
        if subject and on.record.find(subject, Subject) is None:
            refuse(Refusal("entry_unknown", str(subject)))
        return on.tell(body, about=subject)


def _is_open_to(on: OnCase, about: int) -> bool:
    record = on.record
    return bool(record.find(about, Hypothesis) or record.find(about, Question))
