"""Ask a partner hit or no hit, answer one, and read what came: no name or number is revealed."""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeVar

import msgspec

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.casework.case_desk import must_be_said, must_see
from qaitaru.acts.sharing.own_key import own_key, own_public_key
from qaitaru.acts.sharing.partners import partner_named, partner_with
from qaitaru.casework import case_store
from qaitaru.facts.errors import SharingRefused
from qaitaru.sharing.deconfliction import (
    BITS,
    MOST_ASKED,
    Answer,
    Answerer,
    Comparison,
    Question,
    Terms,
    compare,
    pose,
    respond,
)
from qaitaru.sharing.held import held
from qaitaru.sharing.identifiers import Identifier
from qaitaru.sharing.question_faults import answer_faults, question_faults
from qaitaru.sharing.signing import Signed, is_sound, sign

QUESTION: Final = "question"
ANSWER: Final = "answer"
M = TypeVar("M", Question, Answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is to be asked: the identifiers of an investigation, or some that are given."""

    agency: str
    purpose: str
    until: date
    investigation: int = 0
    identifiers: Sequence[Identifier] = ()
    bits: int = BITS


def ask_partner(desk: Desk, asking: Asking) -> Signed:
    """Make a question for a partner; its secret follows from our key and its terms.

    Raises: InvestigationMissing; CaseRefused; SharingRefused.
    """
    must_be_said(asking.purpose)
    with act(desk, "ask_partner", purpose=asking.purpose) as deed:
        partner = partner_named(deed, asking.agency)
        terms = Terms(
            asked_by=desk.workspace.settings.agency,
            asked_of=partner.agency,
            to_key=partner.key,
            asked_at=deed.at,
            purpose=asking.purpose,
            until=datetime.combine(asking.until, time(), UTC) + timedelta(days=1),
            bits=asking.bits,
        )
        ours = _asked(deed, asking.investigation, asking.identifiers)
        question = pose(ours, _secret(desk, terms), terms)
        _refuse("question_faulty", question_faults(question, deed.at, MOST_ASKED))
        deed.told.update(question=question.sha256, agency=asking.agency, count=len(question.points))
        return sign(QUESTION, terms.asked_by, _bytes(question), own_key(desk))


def answer_partner(desk: Desk, signed: Signed, *, most: int = MOST_ASKED) -> Signed:
    """Answer a trusted partner's question from all investigations here; the journal tells of it.

    Args:
        most: how many identifiers a question may hold.

    Raises: SharingRefused.
    """
    with act(desk, "answer_partner") as deed:
        question, own = _question(deed, signed), desk.workspace.settings.agency
        if question.terms.to_key != own_public_key(desk):
            raise SharingRefused("not_asked", question.terms.asked_of, own)
        _refuse("question_faulty", question_faults(question, deed.at, most))
        answerer = Answerer(
            agency=own,
            at=deed.at,
            secret=secrets.token_bytes(32),
            random_bytes=secrets.token_bytes,
        )
        answer = respond(question, _held(deed), answerer)
        deed.told.update(
            question=question.sha256,
            agency=signed.agency,
            purpose_told=question.terms.purpose,
            count=len(question.points),
        )
        return sign(ANSWER, own, _bytes(answer), own_key(desk))


def read_answer(
    desk: Desk,
    question: Signed,
    answer: Signed,
    *,
    investigation: int = 0,
    identifiers: Sequence[Identifier] = (),
) -> Comparison:
    """Which of our identifiers the partner holds.

    Raises: InvestigationMissing; SharingRefused.
    """
    with act(desk, "read_answer") as deed:
        asked = _decoded(question, QUESTION, Question)
        if question.key != own_public_key(desk):
            raise SharingRefused("question_not_ours", question.agency)
        _trusted(deed, answer)
        told = _decoded(answer, ANSWER, Answer)
        if answer.key != asked.terms.to_key or told.answered_by != answer.agency:
            raise SharingRefused("answered_by_other", told.answered_by, asked.terms.asked_of)
        _refuse("answer_faulty", answer_faults(asked, told))
        ours = _asked(deed, investigation, identifiers)
        found = compare(ours, asked, told, _secret(desk, asked.terms))
        deed.told.update(question=asked.sha256, agency=told.answered_by, hits=len(found.hits))
        return found


def _asked(deed: Deed, investigation: int, identifiers: Sequence[Identifier]) -> list[Identifier]:
    """What is asked about, in one order: of an investigation, and what is given."""
    if not investigation:
        return sorted(set(identifiers))
    record = case_store.find(deed.connection, investigation)
    must_see(record, deed.member, deed.at)
    return sorted(held(record) | set(identifiers))


def _held(deed: Deed) -> Iterable[Identifier]:
    """What any investigation here holds: the answer tells neither which, nor who leads it."""
    return {one for record in case_store.every(deed.connection) for one in held(record)}


def _question(deed: Deed, signed: Signed) -> Question:
    _trusted(deed, signed)
    question = _decoded(signed, QUESTION, Question)
    if question.terms.asked_by != signed.agency:
        raise SharingRefused("agency_differs", question.terms.asked_by, signed.agency)
    return question


def _trusted(deed: Deed, signed: Signed) -> None:
    partner = partner_with(deed, signed.key)
    if partner.agency != signed.agency:
        raise SharingRefused("agency_differs", signed.agency, partner.agency)


def _decoded(signed: Signed, kind: str, form: type[M]) -> M:
    if signed.version != 1 or signed.kind != kind or not is_sound(signed):
        raise SharingRefused("message_altered", signed.kind, kind)
    try:
        return msgspec.json.decode(signed.payload, type=form)
    except msgspec.DecodeError as fault:
        raise SharingRefused("message_altered", str(fault), kind) from fault


def _refuse(reason: str, faults: Iterable[tuple[str, str, str]]) -> None:
    for field, found, expected in faults:
        raise SharingRefused(reason, f"{field}: {found}", expected)


def _secret(desk: Desk, terms: Terms) -> bytes:
    """The secret of one question: another for each terms, and never written down."""
    return hmac.digest(own_key(desk), b"deconfliction\x00" + _bytes(terms), "sha256")


def _bytes(told: Question | Answer | Terms) -> bytes:
    return msgspec.json.encode(told, order="deterministic")
