"""Write a letter to the customer: what it may say, and nothing of why where the law forbids it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import LetterIssued
from qaitaru.duty.letters import disclosed
from qaitaru.duty.refusals import Refusal
from qaitaru.wording import forms_for, words_for

NEUTRAL: Final = "neutral"
TOLD: Final = "told"  # says that the funds are frozen, and the remedy
LETTERS: Final = (NEUTRAL, TOLD)


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """The text, and the entry that keeps its hash."""

    entry: int
    text: str
    sha256: str


def write_letter(
    desk: Desk, duty: int, letter: str, *, language: str, on: date, own: str = ""
) -> WrittenLetter:
    """Write a letter from the template, with the agency's own sentence at its end.

    Args:
        on: the day of the operation that was not carried out.
        own: a sentence to be added; it is held to the same rule.
    Raises: DutyMissing; DutyRefused where it would tell the customer why.
    """
    words, forms = words_for(language), forms_for(language)
    with on_duty(desk, "write_letter", duty) as act_on:
        if letter not in LETTERS:
            refuse(Refusal("value_unknown", letter, ", ".join(LETTERS)))
        record, law = act_on.record, act_on.law
        may_tell = law.may_tell_reason(record.head.jurisdiction)
        if letter == TOLD and not may_tell:
            refuse(Refusal("reason_not_told", letter, NEUTRAL))
        agency = desk.workspace.settings.agency_name or desk.workspace.settings.agency
        body = words(
            f"duty.letter.{letter}", party=record.head.party, day=forms.day(on), agency=agency
        )
        text = "\n\n".join(filter(None, (body, own.strip())))
        told = () if may_tell else disclosed(text, record, law, language)
        if told:
            refuse(Refusal("letter_discloses", ", ".join(told)))
        digest = sha256(text.encode()).hexdigest()
        issued = LetterIssued(letter=letter, language=language, sha256=digest)
        return WrittenLetter(act_on.tell(issued, None).number, text, digest)
