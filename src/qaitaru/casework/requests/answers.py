"""Whether what came is an answer to what was asked."""

from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.requests import Answer
from qaitaru.casework.requests.request_at import RequestAt
from qaitaru.casework.requests.stages import Stage
from qaitaru.casework.requests.use_limits import Use
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal

FORMS: Final = ("original", "certified", "copy", "electronic")
"""In which form an answer may come."""

_NOT_OUT: Final = frozenset({Stage.DRAFT, Stage.CHECKED})


def refuse_answer(told: RequestAt, answer: Answer, at: datetime | None = None) -> Refusal | None:
    """Why something may not be taken in as an answer; None where it may.

    Args:
        at: when it came; None for the instant of the asking.
    """
    if told.request.is_incoming or told.stage in _NOT_OUT:
        return Refusal("request_not_out", told.stage, Stage.SENT)
    sent = next((entry.at for entry, step in told.steps if step.to == Stage.SENT), None)
    if at is not None and sent is not None and at < sent:
        return Refusal("answer_before_sent", instant_text(at), f">= {instant_text(sent)}")
    asked = [number for number, _ in told.asked]
    strange = [one for one in answer.answers if one not in asked]
    if strange or not answer.answers:
        return Refusal("asked_unknown", _numbers(strange), _numbers(asked))
    if answer.form not in FORMS:
        return Refusal("value_unknown", answer.form, ", ".join(FORMS))
    unknown = [one for one in answer.limitation.uses if one not in set(Use)]
    if unknown or not answer.limitation.uses:
        return Refusal("value_unknown", ", ".join(unknown), ", ".join(Use))
    return None


def _numbers(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
