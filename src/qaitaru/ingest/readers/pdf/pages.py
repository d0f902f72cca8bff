"""Opening a PDF: the words and rules of each page, or why it cannot be read.

Nothing in the file is run or opened: not its scripts, its attachments, nor its links.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.pdf.letters import words_of
from qaitaru.ingest.readers.pdf.streams import damage
from qaitaru.ingest.readers.pdf.words import Page, Rule, Word
from qaitaru.ingest.workers.limits import LIMITS

_PICTURED: Final = 0.2  # of the page's area, from which a page with no text is a picture of one
_OVERLAID: Final = 0.8  # likewise, from which a page with text is a picture with text behind it
_OUTLINES: Final = 50  # curves from which a page with no text has its letters drawn
_NO_LETTER: Final = "(cid:"  # how the library writes a glyph that no letter is named for
_MOST_WORDS: Final = 1_500_000


class PageRefused(Exception):
    """A page that makes the whole file unreadable; carries its Problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Document:
    """All that was read of a PDF, and what is to be known of it."""

    pages: list[Page]
    notes: list[Problem]


def open_document(path: Path) -> Document | Problem:
    """The pages of a PDF; one Problem where they cannot be had."""
    # lazily: only this reader needs them, and they load slowly
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415

    # their own home is a module by a name this house refuses
    from pdfplumber.page import (  # type: ignore[attr-defined]  # noqa: PLC0415
        MalformedPDFException,
        PdfminerException,
    )

    try:
        with pdfplumber.open(path) as opened:
            return _read(opened)
    except PageRefused as refused:
        return refused.problem
    except PdfminerException as broken:
        cause = broken.args[0] if broken.args else broken
        if isinstance(cause, PDFPasswordIncorrect):
            return _refused("pdf_locked")
        return _refused("pdf_broken", found=type(cause).__name__)
    except (MalformedPDFException, *_BROKEN) as broken:
        return _refused("pdf_broken", found=type(broken).__name__)


_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the library raises on a file that breaks its own format, beside its own errors."""


def _read(opened: Any) -> Document:
    count = len(opened.pages)
    if count > LIMITS.pages:
        raise PageRefused(_refused("pdf_too_long", found=str(count), expected=str(LIMITS.pages)))
    if count == 0:
        raise PageRefused(_refused("pdf_broken", found="0"))
    notes = [*damage(opened.doc), *_told_of(opened.doc)]
    for note in notes:
        if note.severity is Severity.REFUSED:
            raise PageRefused(note)
    pages: list[Page] = []
    words = 0
    for printed in opened.pages:
        page = _page(printed)
        notes.extend(_overlaid(printed))
        printed.close()
        pages.append(page)
        words += len(page.words)
        if words > _MOST_WORDS:
            raise PageRefused(_refused("pdf_too_long", place(page=page.number), str(words)))
    return Document(pages, notes)


def _page(printed: Any) -> Page:
    number = printed.page_number
    if not printed.chars and _is_picture(printed):
        raise PageRefused(_refused("pdf_is_scan", place(page=number)))
    uprights = tuple(_rules(printed, "v", "x0", ("top", "bottom")))
    words = words_of(map(_letter, printed.chars), uprights)
    unnamed = next((word.text for word in words if _NO_LETTER in word.text), "")
    if unnamed:
        raise PageRefused(_refused("pdf_letters_unnamed", place(page=number), unnamed[:80]))
    return Page(number, words, uprights, tuple(_rules(printed, "h", "top", ("x0", "x1"))))


def _letter(char: Any) -> Word:
    return Word(char["x0"], char["top"], char["x1"], char["bottom"], char["text"])


def _rules(printed: Any, way: str, at: str, ends: tuple[str, str]) -> Iterator[Rule]:
    for edge in printed.edges:
        if edge["orientation"] == way:
            yield Rule(edge[at], edge[ends[0]], edge[ends[1]])


def _is_picture(printed: Any) -> bool:
    return _pictured(printed) >= _PICTURED or len(printed.curves) >= _OUTLINES


def _pictured(printed: Any) -> float:
    """The part of the page that pictures cover, at least by the greatest of them."""
    area = float(printed.width * printed.height) or 1.0
    covered = (float(one["width"] * one["height"]) for one in printed.images)
    return max(covered, default=0.0) / area


def _overlaid(printed: Any) -> Iterator[Problem]:
    if printed.chars and _pictured(printed) >= _OVERLAID:
        where = place(page=printed.page_number)
        yield Problem("pdf_text_behind_picture", Severity.DOUBTFUL, where)


def _told_of(document: Any) -> Iterator[Problem]:
    """What a PDF holds beside its pages, by its catalogue."""
    catalogue = document.catalog or {}
    names = _resolved(catalogue.get("Names")) or {}
    if "JavaScript" in names or "AA" in catalogue or _is_script(catalogue.get("OpenAction")):
        yield Problem("pdf_script", Severity.NOTED, WHOLE_FILE)
    if "EmbeddedFiles" in names:
        yield Problem("pdf_attachment", Severity.NOTED, WHOLE_FILE)
    form = _resolved(catalogue.get("AcroForm")) or {}
    if _resolved(form.get("Fields")):
        yield Problem("pdf_form", Severity.NOTED, WHOLE_FILE)


def _is_script(action: Any) -> bool:
    told = _resolved(action)
    return isinstance(told, dict) and str(told.get("S", "")).strip("/'") not in {"", "GoTo"}


def _resolved(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415  # lazily, as above

    return resolve1(value)


def _refused(code: str, where: str = WHOLE_FILE, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, where, found, expected)
