"""What ``qaitaru documents issue`` is given, by what the paper is filled from."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.draw_up_paper import draw_up_paper
from qaitaru.acts.casework.fill_paper import PaperAsked, about_of
from qaitaru.acts.casework.issue_paper import issue_paper
from qaitaru.acts.casework.paper_facts.filling import plain_text
from qaitaru.acts.casework.paper_facts.items_said import EXHIBITS, items_in
from qaitaru.acts.documents.bank_letter import LetterAsked, bank_letter
from qaitaru.acts.documents.issue_document import Issue
from qaitaru.acts.documents.said_of_paper import said_of_paper
from qaitaru.cli.documents.case_said import document_of, said_of
from qaitaru.cli.given import currency_of, day_of, period_of
from qaitaru.facts.errors import SettingFaulty


@dataclass(frozen=True, slots=True)
class Given:
    """What may be said of any paper."""

    document: str
    language: str
    basis: str
    number: str
    signed: str
    contact: str
    answer_by: str
    _: KW_ONLY
    is_draft: bool

    @property
    def pairs(self) -> Iterator[str]:
        """What is said, as ``--say`` would have it."""
        names = ("number", "signed", "contact", "answer_by")
        told = ((name, str(getattr(self, name))) for name in names)
        return (f"{name}={text}" for name, text in told if text)


@dataclass(frozen=True, slots=True)
class OfCase:
    """What of an investigation the paper is of, and what is said beside its record."""

    request: int
    measure: int
    investigation: int
    exhibits: tuple[int, ...]
    say: tuple[str, ...]
    said: Path | None
    _: KW_ONLY
    with_kept: bool = False

    @property
    def thing(self) -> tuple[int, int, int]:
        """The request, the measure or the investigation; all 0 for a paper of none."""
        return self.request, self.measure, self.investigation


@dataclass(frozen=True, slots=True)
class OfLedger:
    """Which account a letter to a bank is about."""

    account: str
    currency: str
    period: str
    bank: str
    address: str
    case: str


def from_case(desk: Desk, given: Given, of: OfCase) -> Issue:
    """A paper filled from an investigation's record.

    Raises: SettingFaulty; SourceUnreadable; as ``issue_paper``.
    """
    paper = PaperAsked(
        document=document_of(given.document, of.thing),
        language=given.language,
        request=of.request,
        measure=of.measure,
        investigation=of.investigation,
        exhibits=of.exhibits,
        said=said_of(of.said, (*given.pairs, *of.say)),
        is_draft=given.is_draft,
        basis=given.basis,
    )
    return issue_paper(desk, _with_kept(desk, paper) if of.with_kept else paper)


def _with_kept(desk: Desk, paper: PaperAsked) -> PaperAsked:
    """The same with what was said of it before, as far as it still asks for it."""
    kept = said_of_paper(desk, paper.document, about_of(paper))
    items = kept.pop(EXHIBITS, "")
    exhibits = paper.exhibits or items_in(plain_text(items))
    return draw_up_paper(desk, replace(paper, said={**kept, **paper.said}, exhibits=exhibits)).asked


def letter_facts(desk: Desk, given: Given, of: OfLedger) -> object:
    """What a letter to a bank says, filled from the ledger.

    Raises: SettingFaulty; AccountMissing; CurrencyUnknown.
    """
    position, _, name = given.signed.partition("|")
    asked = LetterAsked(
        account=of.account,
        bank=of.bank,
        number=given.number,
        case_number=of.case,
        basis=given.basis,
        answer_by=_until(given.answer_by),
        signed_position=position.strip(),
        signed_name=name.strip(),
        currency=currency_of(of.currency) or "",
        span=period_of("--period", of.period),
        bank_address=of.address,
        contact=given.contact,
    )
    return bank_letter(desk, asked)


def _until(text: str) -> date:
    """The day by which to answer; it is asked for, never supposed."""
    until = day_of("--answer-by", text)
    if until is None:
        raise SettingFaulty("--answer-by", "", "2026-12-02")
    return until
