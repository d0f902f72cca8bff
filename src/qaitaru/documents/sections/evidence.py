"""The evidence: every sealed item with its hash, size, time of sealing and legal basis."""

from qaitaru.documents.citations import Desk, exhibit_anchor, joined, plain, quiet, strong
from qaitaru.documents.outline import Align, Column, Line, Row, Section, Span, Style, Table
from qaitaru.documents.report_facts import Exhibit, ReportFacts


def section(facts: ReportFacts, desk: Desk) -> Section:
    """The list of evidence items, by exhibit number."""
    say = desk.words
    table = Table(
        say("report.evidence.caption"),
        (
            Column(say("report.evidence.exhibit")),
            Column(say("report.evidence.file"), share=5),
            Column(say("report.evidence.size"), Align.END),
            Column(say("report.evidence.sealed")),
            Column(say("report.evidence.basis"), share=4),
        ),
        tuple(_row(exhibit, desk) for exhibit in facts.exhibits),
    )
    return Section(say("report.evidence.title"), "evidence", (table,))


def _row(exhibit: Exhibit, desk: Desk) -> Row:
    sealed = f"{desk.forms.instant(exhibit.sealed_utc)}\n{exhibit.sealed_by}"
    return Row(
        (
            strong(str(exhibit.exhibit)),
            plain(exhibit.file_name),
            plain(desk.forms.number(exhibit.size_bytes)),
            plain(sealed),
            _basis(exhibit, desk),
        ),
        anchor=exhibit_anchor(exhibit.exhibit),
        detail=(
            Span(desk.words("report.evidence.hash") + "\N{NO-BREAK SPACE}", Style.QUIET),
            Span(exhibit.sha256, Style.CODE),
        ),
    )


def _basis(exhibit: Exhibit, desk: Desk) -> Line:
    parts = [plain(exhibit.legal_basis)]
    if exhibit.received_from:
        parts.append(quiet(desk.words("report.evidence.from", name=exhibit.received_from)))
    return joined(parts, "\n")
