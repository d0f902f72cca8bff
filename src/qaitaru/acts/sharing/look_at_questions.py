"""See the questions of hit or no hit that were put and that came, and what is left to each partner.

What came is seen by who may answer; what was put, also by who may see the investigation it is of.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import msgspec
from sqlalchemy import Connection

from qaitaru.acts.act import Desk, act
from qaitaru.acts.sharing.answer_partner import room_for
from qaitaru.casework import case_store
from qaitaru.casework.roles import member_may
from qaitaru.sharing import question_store, sharing_store
from qaitaru.sharing.deconfliction import Answer, Question, Terms, chance_of
from qaitaru.sharing.kept import ASKED, AnswerKept, QuestionDecision, QuestionKept
from qaitaru.sharing.rationing import Room
from qaitaru.sharing.signing import Signed
from qaitaru.sharing.workspace_roles import may

M = TypeVar("M", Question, Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionView:
    """A question, its terms, what was decided, and its answer with the chance of a false hit."""

    kept: QuestionKept
    terms: Terms
    decision: QuestionDecision | None
    answer: AnswerKept | None
    chance: Fraction | None  # that any hit at all is one of chance; None before the answer

    @property
    def state(self) -> str:
        """Whether it waits for the partner, for a second member, or how it ended."""
        if self.answer is not None:
            return "read" if self.kept.direction == ASKED else "given"
        if self.kept.direction == ASKED:
            return "asked"
        return "denied" if self.decision else "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """The questions that the member may see, and each partner's ration by agency."""

    views: tuple[QuestionView, ...]
    rooms: dict[str, Room]
    is_officer: bool


def look_at_questions(desk: Desk) -> Questions:
    """The questions in order; rations are shown to who answers."""
    with act(desk, "look_at_questions") as deed:
        connection = deed.connection
        is_officer = may(sharing_store.role_steps(connection), deed.member, "take_question")
        seen = {
            one.head.number
            for one in case_store.every(connection)
            if member_may(one, deed.member, "look", deed.at)
        }
        every = question_store.questions(connection)
        shown = [one for one in every if is_officer or one.investigation in seen]
        agencies = {one.agency for one in sharing_store.partners(connection)} if is_officer else ()
        return Questions(
            views=tuple(_views(connection, shown)),
            rooms={one: room_for(desk, deed, one) for one in sorted(agencies)},
            is_officer=is_officer,
        )


def _views(connection: Connection, shown: list[QuestionKept]) -> Iterator[QuestionView]:
    decisions, answers = question_store.decisions(connection), question_store.answers(connection)
    for one in shown:
        question, answer = _said(connection, one.sha256, Question), answers.get(one.number)
        told = _said(connection, answer.sha256, Answer) if answer else None
        yield QuestionView(
            kept=one,
            terms=question.terms,
            decision=decisions.get(one.number),
            answer=answer,
            chance=chance_of(question, told) if told else None,
        )


def _said(connection: Connection, sha256: str, form: type[M]) -> M:
    told = sharing_store.message(connection, sha256) or b""
    return msgspec.json.decode(msgspec.json.decode(told, type=Signed).payload, type=form)
