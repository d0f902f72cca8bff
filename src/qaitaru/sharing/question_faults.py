"""Why a question is not answered, or an answer not read."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from qaitaru.sharing.deconfliction import Answer, Question
from qaitaru.sharing.points import is_point

_FEWEST_BITS: Final = 32
_MOST_BITS: Final = 256


def question_faults(question: Question, now: datetime, most: int) -> Iterator[tuple[str, str, str]]:
    """What speaks against answering, as field, found and expected; nothing for a sound question."""
    if question.version != 1:
        yield "version", str(question.version), "1"
    terms = question.terms
    if not terms.purpose.strip():
        yield "purpose", terms.purpose, "…"
    if terms.until <= now:
        yield "until", terms.until.isoformat(), f"> {now.isoformat()}"
    if not _FEWEST_BITS <= terms.bits <= _MOST_BITS:
        yield "bits", str(terms.bits), f"{_FEWEST_BITS}…{_MOST_BITS}"
    if not 0 < len(question.points) <= most:
        yield "points", str(len(question.points)), f"1…{most}"
    yield from _no_points("points", question.points)


def answer_faults(question: Question, answer: Answer) -> Iterator[tuple[str, str, str]]:
    """What speaks against reading an answer to a question."""
    if answer.version != 1:
        yield "version", str(answer.version), "1"
    if answer.question != question.sha256:
        yield "question", answer.question, question.sha256
    if len(answer.twice) != len(question.points):
        yield "twice", str(len(answer.twice)), str(len(question.points))
    yield from _no_points("own", answer.own)


def _no_points(field: str, told: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    for nth, one in enumerate(told):
        if not _is_hex(one) or not is_point(bytes.fromhex(one)):
            yield f"{field}[{nth}]", one, "Curve25519"
            return  # a file of ten thousand wrong points is told once
    if len(set(told)) != len(told):
        yield field, str(len(told)), str(len(set(told)))


def _is_hex(text: str) -> bool:
    try:
        return bytes.fromhex(text).hex() == text
    except ValueError:
        return False
