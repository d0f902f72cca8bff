"""Write the investigation report in each language and format asked for: HTML, PDF, Word."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.report.report_facts import report_facts
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.documents.listing import Limits
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.report import build
from qaitaru.wording import forms_for, words_for

_ON_SCREEN = Limits()
_ON_PAPER = Limits(flows=100, parties=100, rows=400, rows_a_flow=8)
_RENDERED: Final[Mapping[str, tuple[Limits, Callable[[Outline], bytes]]]] = {
    "html": (_ON_SCREEN, lambda outline: render_html(outline).encode()),
    "pdf": (_ON_PAPER, render_pdf),
    "docx": (_ON_PAPER, render_docx),
}
FORMATS: Final = tuple(_RENDERED)
USUAL_FORMATS: Final = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """One file of the report."""

    path: Path
    language: str
    sha256: str


def write_report(
    desk: Desk,
    folder: Path,
    *,
    languages: Sequence[str],
    traces: Sequence[RuleTrace] = (),
    formats: Sequence[str] = USUAL_FORMATS,
) -> list[WrittenReport]:
    """Write ``report.<language>.<format>`` into a folder; the journal keeps hashes."""
    with reckoned_ledger_at(desk, "write_report", languages=list(languages)) as view:
        facts = report_facts(desk, view, traces, produced=desk.clock())
    folder.mkdir(parents=True, exist_ok=True)
    written: list[WrittenReport] = []
    for language in languages:
        words, forms = words_for(language), forms_for(language)
        for ending in formats:
            limits, render = _RENDERED[ending]
            content = render(build(facts, words, forms, limits))
            written.append(_write(folder / f"report.{language}.{ending}", language, content))
    with act(desk, "issue_report") as deed:
        deed.told.update({"files": {one.path.name: one.sha256 for one in written}})
    return written


def _write(path: Path, language: str, content: bytes) -> WrittenReport:
    path.write_bytes(content)
    return WrittenReport(path, language, sha256(content).hexdigest())
