"""Hit or no hit between two agencies, with no name or number revealed.

Three steps. The asker blinds its identifiers with a secret and sends them as a question. The
answerer blinds those again with a secret of its own, gives them back in their order, and adds its
own identifiers blinded once, among points that mean nothing, so that their count is hidden. The
asker blinds these again and compares.

The asker learns which of its own identifiers the other holds, and nothing of the rest; the
answerer learns how many were asked. Neither can try guesses afterwards: each lacks the other's
secret. What it does not hinder: an asker who puts guesses into the question itself. So a question
has a purpose, an end and a limit of identifiers, is signed, and answering it is journalled.

Source: as points.py; Egmont Group, Principles for Information Exchange (2013), 11-12, 28 on purpose
and safeguards of what is asked.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

import msgspec

from qaitaru.sharing.identifiers import Identifier
from qaitaru.sharing.points import POINT_BYTES, blinded, point_of

MOST_ASKED: Final = 1_000
"""Identifiers in one question, unless the answerer allows more or less."""

BITS: Final = 64
"""Of a doubly blinded point that are compared, unless the asker wishes otherwise."""

_LEAST_OWN: Final = 256  # points in an answer, so that a small agency's count is hidden


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who asks whom, for what, until when it may be answered, and how many bits are compared."""

    asked_by: str
    asked_of: str
    to_key: str  # of the one asked: nobody else answers, and nobody else's answer is read
    asked_at: datetime
    purpose: str
    until: datetime
    bits: int = BITS


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the asker sends: points, in hex, in an order of their own."""

    version: int = 1
    terms: Terms
    points: tuple[str, ...]

    @property
    def sha256(self) -> str:
        """Of its bytes in order; an answer names it."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


class Answer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What comes back: the asker's points blinded twice and cut, and the answerer's own."""

    version: int = 1
    question: str  # its hash
    answered_by: str
    answered_at: datetime
    twice: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the asker learnt.

    ``chance`` bounds the probability that any hit at all is one of chance; of what is ``unasked``
    (it came to the investigation after the question) nothing was learnt.
    """

    hits: tuple[Identifier, ...]
    misses: tuple[Identifier, ...]
    unasked: tuple[Identifier, ...]
    chance: Fraction
    answered_by: str


def pose(identifiers: Iterable[Identifier], secret: bytes, terms: Terms) -> Question:
    """Make a question of identifiers; its order is that of the points, which tells nothing."""
    return Question(terms=terms, points=tuple(sorted(_asked(identifiers, secret))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answerer:
    """Who answers and when, with a secret of this answer alone.

    ``random_bytes`` gives fresh random bytes of a length, for the points that mean nothing.
    """

    agency: str
    at: datetime
    secret: bytes
    random_bytes: Callable[[int], bytes]


def respond(question: Question, held: Iterable[Identifier], answerer: Answerer) -> Answer:
    """Answer a question that ``question_faults`` has nothing against."""
    own = {blinded(point_of(one.word), answerer.secret).hex() for one in held if one.spelled}
    while len(own) < _LEAST_OWN or len(own) & (len(own) - 1):
        own.add(point_of(answerer.random_bytes(POINT_BYTES)).hex())
    return Answer(
        question=question.sha256,
        answered_by=answerer.agency,
        answered_at=answerer.at,
        twice=tuple(_twice(one, answerer.secret, question.terms.bits) for one in question.points),
        own=tuple(sorted(own)),
    )


def compare(
    identifiers: Sequence[Identifier], question: Question, answer: Answer, secret: bytes
) -> Comparison:
    """Which of the asker's identifiers the other holds."""
    given_back = dict(zip(question.points, answer.twice, strict=True))
    theirs = {_twice(one, secret, question.terms.bits) for one in answer.own}
    asked = _asked(identifiers, secret)
    put = {one for point, one in asked.items() if point in given_back}
    met = {one for point, one in asked.items() if given_back.get(point) in theirs}
    return Comparison(
        hits=tuple(sorted(met)),
        misses=tuple(sorted(put - met)),
        unasked=tuple(sorted(set(asked.values()) - put)),
        chance=chance_of(question, answer),
        answered_by=answer.answered_by,
    )


def chance_of(question: Question, answer: Answer) -> Fraction:
    """A bound of the probability that any hit at all is one of chance: every pair may be one."""
    pairs = len(question.points) * len(answer.own)
    return min(Fraction(pairs, 2**question.terms.bits), Fraction(1))


def _asked(identifiers: Iterable[Identifier], secret: bytes) -> dict[str, Identifier]:
    """Each point, in hex, with the identifier it stands for; two spellings of one are one."""
    return {
        blinded(point_of(one.word), secret).hex(): one
        for one in sorted(identifiers, reverse=True)
        if one.spelled
    }


def _twice(point: str, secret: bytes, bits: int) -> str:
    """The first bits of a blinded point's hash: a point's own bits are not spread evenly."""
    told = hashlib.sha256(blinded(bytes.fromhex(point), secret)).digest()
    return f"{int.from_bytes(told) >> (256 - bits):x}"
