"""The plan in words and for a machine."""

from typing import Any

from qaitaru.acts.casework.look_at_plan import PlanView
from qaitaru.casework.bodies.plan import Conclusion
from qaitaru.casework.plan import QuestionLine
from qaitaru.cli.face import WORDS, table, tell


def tell_plan(view: PlanView) -> None:
    """Each hypothesis with its questions, then the registers."""
    for one in view.hypotheses:
        topic = WORDS(f"casework.topic.{one.hypothesis.topic}")
        tell(
            "cli.case.hypothesis_told",
            entry=one.entry.number,
            topic=topic,
            text=one.hypothesis.text,
            outcome=_outcome(one.conclusion),
        )
        for each in one.questions:
            _tell_question(each)
    for each in view.questions:
        _tell_question(each)
    rows = [
        (
            one.point.key,
            one.point.text.words(WORDS.language),
            WORDS(f"casework.register.{one.told[1].answer if one.told else 'not_asked'}"),
            one.told[1].remark if one.told else "",
        )
        for one in view.registers
    ]
    columns = ("register", "name", "register_answer", "remark")
    keys = tuple(f"cli.column.{one}" for one in columns)
    table(WORDS("cli.case.registers", count=len(rows)), keys, rows)


def plan_json(view: PlanView) -> dict[str, Any]:
    """The plan; keys stay as they are."""
    return {
        "hypotheses": [
            {
                "entry": one.entry.number,
                "topic": one.hypothesis.topic,
                "text": one.hypothesis.text,
                "questions": [_question(each) for each in one.questions],
                "conclusion": one.conclusion,
            }
            for one in view.hypotheses
        ],
        "questions": [_question(one) for one in view.questions],
        "registers": [
            {
                "register": one.point.key,
                "text": one.point.text,
                "answer": one.told[1].answer if one.told else None,
                "entry": one.told[0].number if one.told else None,
            }
            for one in view.registers
        ],
    }


def _question(one: QuestionLine) -> dict[str, Any]:
    return {
        "entry": one.entry.number,
        "text": one.question.text,
        "approach": one.question.approach,
        "conclusion": one.conclusion,
    }


def _tell_question(one: QuestionLine) -> None:
    tell(
        "cli.case.question_told",
        entry=one.entry.number,
        text=one.question.text,
        approach=one.question.approach,
        outcome=_outcome(one.conclusion),
    )


def _outcome(conclusion: Conclusion | None) -> str:
    return WORDS(f"casework.outcome.{conclusion.outcome if conclusion else 'open'}")
