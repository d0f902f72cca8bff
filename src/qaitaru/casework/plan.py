"""The plan: each hypothesis with its questions, and what became of them.

Source: StAR Asset Recovery Handbook, on planning an investigation; the topics are the house's:
who benefited, how much, where it is, in whose name.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.casework.bodies.plan import Conclusion, Hypothesis, Question
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry

TOPICS: Final = ("who_benefited", "how_much", "where", "whose_name", "how", "other")
OUTCOMES: Final = ("confirmed", "refuted", "undecided")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question and its last answer; None while there is none."""

    entry: CaseEntry
    question: Question
    conclusion: Conclusion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HypothesisLine:
    """A hypothesis, its questions in order, and its last conclusion; None while there is none."""

    entry: CaseEntry
    hypothesis: Hypothesis
    questions: tuple[QuestionLine, ...]
    conclusion: Conclusion | None


def hypotheses(case: CaseAt) -> tuple[HypothesisLine, ...]:
    """Every hypothesis told of by an instant."""
    return tuple(
        HypothesisLine(
            entry=entry,
            hypothesis=body,
            questions=questions(case, entry.number),
            conclusion=_conclusion(case, entry.number),
        )
        for entry, body in case.record.of(Hypothesis)
        if entry.at <= case.at
    )


def questions(case: CaseAt, hypothesis: int = 0) -> tuple[QuestionLine, ...]:
    """The questions of a hypothesis; of none where it is 0."""
    return tuple(
        QuestionLine(entry=entry, question=body, conclusion=_conclusion(case, entry.number))
        for entry, body in case.record.about(hypothesis, Question)
        if entry.at <= case.at
    )


def _conclusion(case: CaseAt, number: int) -> Conclusion | None:
    told = [body for entry, body in case.record.about(number, Conclusion) if entry.at <= case.at]
    return told[-1] if told else None
