"""Write a letter to the customer: what it may say, and nothing of why where the law forbids it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.duty.duty_desk import law_of, on_duty, refuse
from qaitaru.documents.customer_letter import LetterFacts, build_letter
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.duty import store
from qaitaru.duty.bodies import LetterIssued
from qaitaru.duty.letters import disclosed
from qaitaru.duty.record import DutyRecord
from qaitaru.facts.refusals import Refusal
from qaitaru.law.law import Law
from qaitaru.wording import forms_for, words_for

NEUTRAL: Final = "neutral"
TOLD: Final = "told"  # says that the funds are frozen, and the remedy
LETTERS: Final = (NEUTRAL, TOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAsked:
    """Which letter is wanted.

    ``on`` is the day of the operation that was not carried out; ``own`` a sentence to be added,
    which is held to the same rule.
    """

    letter: str
    language: str
    on: date
    own: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetter:
    """The text, and the entry that keeps its hash."""

    entry: int
    text: str
    sha256: str
    party: str
    language: str
    written_utc: datetime


def look_at_letter(desk: Desk, duty: int, asked: LetterAsked) -> str:
    """The letter as it would go out, held to the rule; nothing is recorded of it but the look.

    Raises: DutyMissing; DutyRefused where it would tell the customer why; PackFaulty.
    """
    law = law_of(desk)
    with consult(desk, "look_at_letter", duty=duty) as connection:
        return _composed(desk, store.find(connection, duty), law, asked)


def write_letter(desk: Desk, duty: int, asked: LetterAsked) -> WrittenLetter:
    """Write a letter from the template, with the agency's own sentence at its end.

    Raises: DutyMissing; DutyRefused where it would tell the customer why; PackFaulty.
    """
    with on_duty(desk, "write_letter", duty) as act_on:
        text = _composed(desk, act_on.record, act_on.law, asked)
        digest = sha256(text.encode()).hexdigest()
        issued = LetterIssued(letter=asked.letter, language=asked.language, sha256=digest)
        entry = act_on.tell(issued, None)
        return WrittenLetter(
            entry=entry.number,
            text=text,
            sha256=digest,
            party=act_on.record.head.party,
            language=asked.language,
            written_utc=entry.at,
        )


def letter_file(desk: Desk, written: WrittenLetter, ending: str) -> bytes:
    """The letter as a file to be handed over: ``pdf`` (PDF/A) or ``html``."""
    facts = LetterFacts(
        agency=_agency(desk),
        party=written.party,
        text=written.text,
        produced_utc=written.written_utc,
    )
    outline = build_letter(facts, words_for(written.language))
    return render_pdf(outline) if ending == "pdf" else render_html(outline).encode()


def _composed(desk: Desk, record: DutyRecord, law: Law, asked: LetterAsked) -> str:
    if asked.letter not in LETTERS:
        refuse(Refusal("letter_unknown", asked.letter, ", ".join(LETTERS)))
    may_tell = law.may_tell_reason(record.head.jurisdiction)
    if asked.letter == TOLD and not may_tell:
        refuse(Refusal("reason_not_told", asked.letter, NEUTRAL))
    words, forms = words_for(asked.language), forms_for(asked.language)
    body = words(
        f"duty.letter.{asked.letter}",
        party=record.head.party,
        day=forms.day(asked.on),
        agency=_agency(desk),
    )
    text = "\n\n".join(filter(None, (body, asked.own.strip())))
    told = () if may_tell else disclosed(text, record, law, asked.language)
    if told:
        refuse(Refusal("letter_discloses", ", ".join(told)))
    return text


def _agency(desk: Desk) -> str:
    return desk.workspace.settings.agency_name or desk.workspace.settings.agency
