"""Answer a partner's question: taken in by one member, allowed by another, then made.

An answer is the agency's, from every investigation here; it tells neither which, nor who leads it.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime

import msgspec

from qaitaru.acts.act import Deed, Desk, act
from qaitaru.acts.remarks import check_remark
from qaitaru.acts.sharing.own_key import own_key, own_public_key
from qaitaru.acts.sharing.packing_up import sha256_of
from qaitaru.acts.sharing.partners import partner_with
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
from qaitaru.facts.errors import SameMember, SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.sharing import question_store, sharing_store
from qaitaru.sharing.deconfliction import MOST_ASKED, Answerer, Question, respond
from qaitaru.sharing.held import held
from qaitaru.sharing.identifiers import Identifier
from qaitaru.sharing.kept import RECEIVED, AnswerKept, QuestionDecision, QuestionKept
from qaitaru.sharing.question_faults import question_faults
from qaitaru.sharing.rationing import Room, room_of
from qaitaru.sharing.signing import Signed, sign


def take_question(desk: Desk, signed: Signed) -> tuple[QuestionKept, Room]:
    """Take a trusted partner's question in; another member allows the answer.

    Returns: the question, and what is left of the partner's ration beside it. One that was taken
        in before changes nothing.

    Raises: SharingRefused, also where the partner has asked about too many within the days.
    """
    with act(desk, "take_question") as deed:
        must_hold(deed, "take_question")
        question = _sound(desk, deed, signed)
        stands = _taken(deed, sha256_of(signed.payload))
        if stands is not None:
            return stands, room_for(desk, deed, stands.agency)
        room = _must_have_room(desk, deed, signed.agency, len(question.points))
        row = QuestionKept(
            number=sharing_store.next_number(deed.connection, QUESTIONS),
            direction=RECEIVED,
            investigation=None,
            agency=signed.agency,
            key=signed.key,
            sha256=keep(deed, signed),
            identifiers=len(question.points),
            asked="",
            member=deed.member,
            at=instant_text(deed.at),
        )
        question_store.add_question(deed.connection, row)
        deed.told.update(
            question=row.number,
            agency=row.agency,
            purpose_told=question.terms.purpose,
            count=row.identifiers,
        )
        return row, room


def decide_question(
    desk: Desk, number: int, *, granted: bool, remark: str = ""
) -> QuestionDecision:
    """Say yes or no to answering what another member took in; upon a yes the answer is made.

    Raises: SharingRefused; SameMember; SettingFaulty where no remark says why not.
    """
    check_remark(remark, is_needed=not granted)
    with act(desk, "decide_question") as deed:
        must_hold(deed, "decide_question")
        row = _waiting(deed, number)
        if row.member == deed.member:
            raise SameMember(deed.member)
        decision = QuestionDecision(
            question=number,
            granted=granted,
            remark=remark.strip(),
            asked_by=row.member,
            decided_by=deed.member,
            decided_at=instant_text(deed.at),
        )
        deed.told.update(question=number, agency=row.agency, granted=granted)
        if granted:
            _must_have_room(desk, deed, row.agency, row.identifiers)
        question_store.add_decision(deed.connection, decision)
        if granted:
            _answer(desk, deed, row)
        return decision


def answer_file(desk: Desk, number: int) -> Signed:
    """The message of an answer that was made, to be carried to the partner.

    Raises: SharingRefused where there is none: the question waits, was refused, or is ours.
    """
    with act(desk, "answer_file") as deed:
        must_hold(deed, "take_question")
        row = question_store.question(deed.connection, number)
        answer = question_store.answers(deed.connection).get(number)
        if row.direction != RECEIVED or answer is None:
            raise SharingRefused("answer_waits", str(number))
        partner_with(deed, row.key)
        deed.told.update(question=number, agency=row.agency)
        return kept(deed, answer.sha256)


def room_for(desk: Desk, deed: Deed, agency: str) -> Room:
    """What a partner has been answered about within the days, and what is left."""
    connection = deed.connection
    rows = {one.number: one for one in question_store.questions(connection)}
    granted = [one for one in question_store.decisions(connection).values() if one.granted]
    answered = [
        (datetime.fromisoformat(one.decided_at), rows[one.question].identifiers)
        for one in granted
        if rows[one.question].agency == agency
    ]
    return room_of(answered, deed.at, desk.workspace.settings.ration)


def _answer(desk: Desk, deed: Deed, row: QuestionKept) -> None:
    """Make the answer, from what every investigation here holds.

    Raises: SharingRefused where the question may not be answered any more.
    """
    question = _sound(desk, deed, kept(deed, row.sha256))
    own = desk.workspace.settings.agency
    answerer = Answerer(
        agency=own, at=deed.at, secret=secrets.token_bytes(32), random_bytes=secrets.token_bytes
    )
    answer = respond(question, _held(deed), answerer)
    payload = msgspec.json.encode(answer, order="deterministic")
    sha256 = keep(deed, sign(ANSWER, own, payload, own_key(desk)))
    told = AnswerKept(
        question=row.number, sha256=sha256, member=deed.member, at=instant_text(deed.at)
    )
    question_store.add_answer(deed.connection, told)


def _sound(desk: Desk, deed: Deed, signed: Signed) -> Question:
    """A question that may be answered here.

    Raises: SharingRefused.
    """
    must_be_trusted(deed, signed)
    question = decoded(signed, QUESTION, Question)
    if question.terms.asked_by != signed.agency:
        raise SharingRefused("agency_differs", question.terms.asked_by, signed.agency)
    if question.terms.to_key != own_public_key(desk):
        own = desk.workspace.settings.agency
        raise SharingRefused("not_asked", question.terms.asked_of, own)
    must_be_sound("question_faulty", question_faults(question, deed.at, MOST_ASKED))
    return question


def _must_have_room(desk: Desk, deed: Deed, agency: str, count: int) -> Room:
    """Raises: SharingRefused where a partner would be answered about too many within the days."""
    room, ration = room_for(desk, deed, agency), desk.workspace.settings.ration
    if not room.takes(count):
        found = f"{agency}: {room.spent} + {count}"
        more_at = "" if room.more_at is None else f" → {room.more_at.date().isoformat()}"
        raise SharingRefused("asked_too_much", found, f"<= {ration.most} / {ration.days}{more_at}")
    return room


def _taken(deed: Deed, sha256: str) -> QuestionKept | None:
    every = question_store.questions(deed.connection)
    came = (one for one in every if one.direction == RECEIVED)
    return next((one for one in came if one.sha256 == sha256), None)


def _waiting(deed: Deed, number: int) -> QuestionKept:
    """A question that came, and on which nobody has decided.

    Raises: SharingRefused.
    """
    row = question_store.question(deed.connection, number)
    if row.direction != RECEIVED:
        raise SharingRefused("question_missing", str(number))
    if number in question_store.decisions(deed.connection):
        raise SharingRefused("question_decided", str(number))
    return row


def _held(deed: Deed) -> Iterable[Identifier]:
    return {one for record in case_store.every(deed.connection) for one in held(record)}
