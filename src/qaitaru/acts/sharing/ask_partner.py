"""Ask a partner hit or no hit, and read what came: no name or number is revealed."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.casework.case_desk import must_be_let, must_be_said
from qaitaru.acts.sharing.own_key import own_key
from qaitaru.acts.sharing.packing_up import sha256_of
from qaitaru.acts.sharing.partners import partner_named
from qaitaru.acts.sharing.signed_message import (
    ANSWER,
    QUESTION,
    decoded,
    keep,
    kept,
    must_be_sound,
    must_be_trusted,
)
from qaitaru.acts.sharing.workspace_roles import must_hold
from qaitaru.casework import case_store
from qaitaru.engine.schema import QUESTIONS
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import question_store, sharing_store
from qaitaru.sharing.deconfliction import (
    BITS,
    MOST_ASKED,
    Answer,
    Comparison,
    Question,
    Terms,
    compare,
    pose,
)
from qaitaru.sharing.held import held
from qaitaru.sharing.identifiers import Identifier, Sort
from qaitaru.sharing.kept import ASKED, AnswerKept, QuestionKept
from qaitaru.sharing.question_faults import answer_faults, question_faults
from qaitaru.sharing.signing import Signed, sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is to be asked: the identifiers of an investigation, or some that are given."""

    agency: str
    purpose: str
    until: date
    investigation: int = 0
    identifiers: Sequence[Identifier] = ()
    bits: int = BITS


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put: its number here, and what goes to the partner."""

    number: int
    signed: Signed


def ask_partner(desk: Desk, asking: Asking) -> Put:
    """Make a question for a partner; its secret follows from our key and its terms.

    An investigation's identifiers are asked by who may share it; others by who may answer.

    Raises: InvestigationMissing; CaseRefused; SharingRefused.
    """
    must_be_said(asking.purpose)
    with act(desk, "ask_partner", purpose=asking.purpose) as deed:
        partner = partner_named(deed, asking.agency)
        ours = _asked(deed, asking)
        terms = Terms(
            asked_by=desk.workspace.settings.agency,
            asked_of=partner.agency,
            to_key=partner.key,
            asked_at=deed.at,
            purpose=asking.purpose.strip(),
            until=datetime.combine(asking.until, time(), UTC) + timedelta(days=1),
            bits=asking.bits,
        )
        question = pose(ours, _secret(desk, terms), terms)
        must_be_sound("question_faulty", question_faults(question, deed.at, MOST_ASKED))
        signed = sign(QUESTION, terms.asked_by, _bytes(question), own_key(desk))
        row = QuestionKept(
            number=sharing_store.next_number(deed.connection, QUESTIONS),
            direction=ASKED,
            investigation=asking.investigation or None,
            agency=partner.agency,
            key=partner.key,
            sha256=keep(deed, signed),
            identifiers=len(question.points),
            asked=msgspec.json.encode([(one.sort, one.text) for one in ours]).decode(),
            member=deed.member,
            at=instant_text(deed.at),
        )
        question_store.add_question(deed.connection, row)
        deed.told.update(question=row.number, agency=row.agency, count=row.identifiers)
        return Put(row.number, signed)


def question_file(desk: Desk, number: int) -> Signed:
    """The message of a question that was put, to be carried again.

    Raises: SharingRefused; InvestigationMissing; CaseRefused.
    """
    with act(desk, "question_file") as deed:
        return kept(deed, _ours(deed, number).sha256)


def read_answer(desk: Desk, answer: Signed) -> tuple[QuestionKept, Comparison]:
    """Which of the identifiers that we asked about the partner holds; the answer is kept.

    Raises: InvestigationMissing; CaseRefused; SharingRefused.
    """
    with act(desk, "read_answer") as deed:
        must_be_trusted(deed, answer)
        told = decoded(answer, ANSWER, Answer)
        row = _question_of(deed, told.question)
        _must_be_let(deed, row.investigation or 0)
        question = _put(deed, row)
        if answer.key != row.key or told.answered_by != answer.agency:
            raise SharingRefused("answered_by_other", told.answered_by, row.agency)
        must_be_sound("answer_faulty", answer_faults(question, told))
        _keep_answer(deed, row, answer)
        found = _compared(desk, deed, row, told)
        deed.told.update(question=row.number, agency=row.agency, hits=len(found.hits))
        return row, found


def look_at_answer(desk: Desk, number: int) -> tuple[QuestionKept, Comparison | None]:
    """What a question that was put has brought; None while no answer was read.

    Raises: SharingRefused; InvestigationMissing; CaseRefused.
    """
    with act(desk, "look_at_answer") as deed:
        deed.told.update(question=number)
        row = _ours(deed, number)
        answer = question_store.answers(deed.connection).get(number)
        if answer is None:
            return row, None
        told = decoded(kept(deed, answer.sha256), ANSWER, Answer)
        return row, _compared(desk, deed, row, told)


def _compared(desk: Desk, deed: Deed, row: QuestionKept, told: Answer) -> Comparison:
    question = _put(deed, row)
    now = set(_asked_in(row))
    if row.investigation:
        now |= held(case_store.find(deed.connection, row.investigation))
    return compare(sorted(now), question, told, _secret(desk, question.terms))


def _asked(deed: Deed, asking: Asking) -> list[Identifier]:
    """What is asked about, in one order: of an investigation, and what is given."""
    _must_be_let(deed, asking.investigation)
    if not asking.investigation:
        return sorted(set(asking.identifiers))
    record = case_store.find(deed.connection, asking.investigation)
    return sorted(held(record) | set(asking.identifiers))


def _must_be_let(deed: Deed, investigation: int) -> None:
    if investigation:
        record = case_store.find(deed.connection, investigation)
        must_be_let(deed, record, "share", closed_too=True)
    else:
        must_hold(deed, "take_question")


def _question_of(deed: Deed, sha256: str) -> QuestionKept:
    every = question_store.questions(deed.connection)
    asked = (one for one in every if one.direction == ASKED)
    found = next((one for one in asked if one.sha256 == sha256), None)
    if found is None:
        raise SharingRefused("question_not_ours", sha256)
    return found


def _ours(deed: Deed, number: int) -> QuestionKept:
    row = question_store.question(deed.connection, number)
    if row.direction != ASKED:
        raise SharingRefused("question_missing", str(number))
    _must_be_let(deed, row.investigation or 0)
    return row


def _keep_answer(deed: Deed, row: QuestionKept, answer: Signed) -> None:
    """Keep an answer; the first one stands, and another one is refused.

    Raises: SharingRefused.
    """
    stands = question_store.answers(deed.connection).get(row.number)
    if stands is not None and stands.sha256 != sha256_of(answer.payload):
        raise SharingRefused("answered_twice", str(row.number), stands.sha256)
    if stands is None:
        told = AnswerKept(
            question=row.number,
            sha256=keep(deed, answer),
            member=deed.member,
            at=instant_text(deed.at),
        )
        question_store.add_answer(deed.connection, told)


def _put(deed: Deed, row: QuestionKept) -> Question:
    return decoded(kept(deed, row.sha256), QUESTION, Question)


def _asked_in(row: QuestionKept) -> list[Identifier]:
    told = msgspec.json.decode(row.asked, type=list[tuple[str, str]])
    return [Identifier(Sort(sort), text) for sort, text in told]


def _secret(desk: Desk, terms: Terms) -> bytes:
    """The secret of one question: another for each terms, and never written down."""
    return hmac.digest(own_key(desk), b"deconfliction\x00" + _bytes(terms), "sha256")


def _bytes(told: Question | Terms) -> bytes:
    return msgspec.json.encode(told, order="deterministic")
