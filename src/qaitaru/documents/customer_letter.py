"""A letter to the customer as a document: the words that were held to the rule, and no others."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.documents.citations import plain
from qaitaru.documents.outline import Outline, Paragraph, Particulars, Section
from qaitaru.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """Who writes to whom, when, and the text whole; the agency signs in it."""

    agency: str
    party: str
    text: str
    produced_utc: datetime


def build_letter(facts: LetterFacts, words: Words) -> Outline:
    """The letter in one language: a page with its address and its paragraphs."""
    told = [one.strip() for one in facts.text.split("\n\n") if one.strip()]
    title = words("duty.letter.title")
    return Outline(
        language=words.language,
        kind=facts.agency,
        title=title,
        author=facts.agency,
        produced_utc=facts.produced_utc,
        head=Particulars(((words("duty.letter.to"), plain(facts.party)),)),
        contents_title="",
        running_head=facts.agency,
        page_of=words("report.page_of", page="{page}", pages="{pages}"),
        sections=(Section("", "letter", tuple(Paragraph(plain(one)) for one in told)),),
    )
