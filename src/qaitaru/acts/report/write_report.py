"""Write the investigation report: one HTML file and one PDF in each language asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.report.report_facts import report_facts
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.documents.listing import Limits
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.report import build
from qaitaru.wording import forms_for, words_for

_ON_SCREEN = Limits()
_ON_PAPER = Limits(flows=100, parties=100, rows=400, rows_a_flow=8)


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """One file of the report."""

    path: Path
    language: str
    sha256: str


def write_report(
    desk: Desk, folder: Path, *, languages: Sequence[str], traces: Sequence[RuleTrace] = ()
) -> list[WrittenReport]:
    """Write ``report.<language>.html`` and ``.pdf`` into a folder; the journal keeps hashes."""
    with reckoned_ledger_at(desk, "write_report", languages=list(languages)) as view:
        facts = report_facts(desk, view, traces, produced=desk.clock())
    folder.mkdir(parents=True, exist_ok=True)
    written: list[WrittenReport] = []
    for language in languages:
        words, forms = words_for(language), forms_for(language)
        html = render_html(build(facts, words, forms, _ON_SCREEN)).encode()
        written.append(_write(folder / f"report.{language}.html", language, html))
        pdf = render_pdf(build(facts, words, forms, _ON_PAPER))
        written.append(_write(folder / f"report.{language}.pdf", language, pdf))
    with act(desk, "issue_report") as deed:
        deed.told.update({"files": {one.path.name: one.sha256 for one in written}})
    return written


def _write(path: Path, language: str, content: bytes) -> WrittenReport:
    path.write_bytes(content)
    return WrittenReport(path, language, sha256(content).hexdigest())
