"""The items of limited use that a report stands on, told before anything that stands on them."""

from collections.abc import Iterator

from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.documents.citations import Desk, plain, strong
from qaitaru.documents.outline import Block, Column, Note, Paragraph, Row, Section, Table
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.documents.use_words import limit_text


def is_told(facts: ReportFacts) -> bool:
    """Whether anything of the report is limited; without that it has no such section."""
    return bool(facts.limited or facts.left_out)


def section(facts: ReportFacts, desk: Desk) -> Section:
    """Each item with its partner, the uses allowed, who may have it and until when."""
    return Section(desk.words("use_limit.title"), "limited-items", tuple(_blocks(facts, desk)))


def _blocks(facts: ReportFacts, desk: Desk) -> Iterator[Block]:
    say = desk.words
    if facts.is_working_paper:
        yield Note(strong(say("use_limit.working")))
    if facts.limited:
        yield Paragraph(plain(say("use_limit.lead")))
        columns = (Column(say("report.evidence.exhibit")), Column(say("use_limit.mark"), share=8))
        rows = tuple(_row(mark, desk) for mark in facts.limited)
        yield Table(say("use_limit.title"), columns, rows)
    if facts.left_out:
        exhibits = ", ".join(map(str, facts.left_out))
        yield Note(plain(say("use_limit.left_out", exhibits=exhibits)))


def _row(mark: UseMark, desk: Desk) -> Row:
    told = limit_text(mark, desk.words, desk.forms)
    return Row(((desk.cite_exhibit(mark.exhibit),), plain(told)))
