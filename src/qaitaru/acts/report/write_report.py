"""Write the investigation report in each language and format asked for: HTML, PDF, Word.

A report leaves the desk: a prosecutor reads it as what the case can prove, and a judge may see it.
So it is for evidence unless its writer says otherwise, and it is refused while it stands on an item
whose partner does not let it prove anything; the writer asks for consent, leaves the item out with
all that was read from it (a row taken out of a statement would make a false balance), or makes a
working paper for intelligence, which says on its first page that it is no evidence.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 32-33.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.acts.report.limited_report import with_limits
from qaitaru.acts.report.report_facts import report_facts
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.casework.requests.use_limits import Use
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


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFor:
    """What a report is made for: items of limited use must allow it.

    An item that was given for another investigation than the one it is for is not told of either;
    ``leave_out`` leaves such items out instead of refusing. 0: for the whole workspace.
    """

    use: Use = Use.EVIDENCE
    investigation: int = 0
    leave_out: bool = False


def write_report(
    desk: Desk,
    folder: Path,
    *,
    languages: Sequence[str],
    traces: Sequence[RuleTrace] = (),
    formats: Sequence[str] = USUAL_FORMATS,
    made_for: MadeFor = MadeFor(),
) -> list[WrittenReport]:
    """Write ``report.<language>.<format>`` into a folder; the journal keeps hashes.

    Raises: UseRefused, before anything is written.
    """
    marks, told = look_at_use_marks(desk), list(languages)
    without = _without(marks, made_for) if made_for.leave_out else set()
    with reckoned_ledger_at(desk, "write_report", without=without, languages=told) as view:
        gathered = report_facts(desk, view, traces, produced=desk.clock())
    facts = with_limits(
        gathered,
        marks,
        traces,
        use=made_for.use,
        left_out=sorted(without),
        investigation=made_for.investigation,
    )
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
        if facts.limited or facts.left_out:
            deed.told.update(use=made_for.use, left_out=sorted(without))
    return written


def _without(marks: UseMarks, made_for: MadeFor) -> set[int]:
    """The items that a report does not stand on: not for its use, or of another investigation."""
    every = marks.by_exhibit
    bound = marks.of_other_cases(every, made_for.investigation)
    return {one.exhibit for one in (*marks.refusing(every, made_for.use), *bound)}


def _write(path: Path, language: str, content: bytes) -> WrittenReport:
    path.write_bytes(content)
    return WrittenReport(path, language, sha256(content).hexdigest())
