"""Questions of hit or no hit in the record, what was decided on them, and their answers."""

from dataclasses import asdict

from sqlalchemy import Connection, insert, select

from qaitaru.engine.schema import QUESTION_ANSWERS, QUESTION_DECISIONS, QUESTIONS
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing.kept import AnswerKept, QuestionDecision, QuestionKept


def add_question(connection: Connection, question: QuestionKept) -> None:
    """Keep that a question was put, or came."""
    connection.execute(insert(QUESTIONS).values(asdict(question)))


def add_decision(connection: Connection, decision: QuestionDecision) -> None:
    """Decide; the record refuses who took it in, and a second decision."""
    row = asdict(decision) | {"granted": int(decision.granted)}
    connection.execute(insert(QUESTION_DECISIONS).values(row))


def add_answer(connection: Connection, answer: AnswerKept) -> None:
    """Keep an answer; the record refuses one of ours that no second member allowed."""
    connection.execute(insert(QUESTION_ANSWERS).values(asdict(answer)))


def questions(connection: Connection) -> tuple[QuestionKept, ...]:
    """Every question, in order."""
    rows = connection.execute(select(QUESTIONS).order_by(QUESTIONS.c.number)).mappings()
    return tuple(QuestionKept(**row) for row in rows)


def question(connection: Connection, number: int) -> QuestionKept:
    """One question.

    Raises: SharingRefused.
    """
    query = select(QUESTIONS).where(QUESTIONS.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise SharingRefused("question_missing", str(number))
    return QuestionKept(**row)


def decisions(connection: Connection) -> dict[int, QuestionDecision]:
    """What was decided, by question."""
    rows = connection.execute(select(QUESTION_DECISIONS)).mappings()
    return {
        row["question"]: QuestionDecision(**{**row, "granted": bool(row["granted"])})
        for row in rows
    }


def answers(connection: Connection) -> dict[int, AnswerKept]:
    """The answers, by question."""
    rows = connection.execute(select(QUESTION_ANSWERS)).mappings()
    return {row["question"]: AnswerKept(**row) for row in rows}
