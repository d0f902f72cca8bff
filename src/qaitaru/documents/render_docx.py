"""An outline as a document of Word, to be edited further: the same bytes for the same outline.

Headings, lists and tables are Word's own; each target is a link to a bookmark; pages are counted by
fields; the language is set, so that Word divides words and checks them as that language asks.

Source: ISO/IEC 29500-1 (Office Open XML).
"""

import re
from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn

from qaitaru.documents.outline import Outline, Section
from qaitaru.documents.word.blocks import Blocks
from qaitaru.documents.word.formal import foot_pieces, head_pieces
from qaitaru.documents.word.packed import packed
from qaitaru.documents.word.pieces import Bookmarks, Piece, field_runs, paragraph, piece, run
from qaitaru.documents.word.sheet import TAGS, new_sheet
from qaitaru.documents.word.tables import particulars_pieces
from qaitaru.documents.word.widths import PAGE_TWIPS
from qaitaru.wording import forms_for

_CONTENTS_DEPTH: Final = 2
_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_COUNTED: Final = re.compile("(" + "|".join(map(re.escape, _FIELDS)) + ")")


def render_docx(outline: Outline) -> bytes:
    """The whole document.

    Args: the outline is sound (``outline.faults`` finds nothing).
    """
    document = new_sheet(outline.language, formal=outline.formal is not None)
    marks = Bookmarks()
    body = document.element.body
    last = body.find(qn("w:sectPr"))
    for one in _pieces(outline, document, marks):
        last.addprevious(one)
    _head_and_foot(outline, document)
    _properties(outline, document)
    return packed(document)


def _pieces(outline: Outline, document: Document, marks: Bookmarks) -> Iterator[Piece]:
    blocks = Blocks(document, marks)
    if outline.formal:
        yield from head_pieces(outline.formal, document, marks)
    else:
        yield paragraph("Kind", [run(outline.kind)])
    yield paragraph("Title", [run(outline.title)])
    yield from particulars_pieces(outline.head, marks)
    if outline.contents_title:
        yield from _contents(outline, marks)
    for section in outline.sections:
        yield from blocks.section(section)
    if outline.formal:
        yield from foot_pieces(outline.formal)


def _contents(outline: Outline, marks: Bookmarks) -> Iterator[Piece]:
    """Links to the parts, inside the field by which Word makes them again with their pages."""
    yield paragraph("Contents", [run(outline.contents_title)])
    entries = list(_entries(outline.sections, 1))
    for number, (depth, section) in enumerate(entries):
        begin, end = _field_ends() if entries else ([], [])
        link = piece("w:hyperlink", anchor=marks.name(section.anchor), history=1)
        link.extend([run(section.title), run("\t")])
        link.extend(field_runs(f"PAGEREF {marks.name(section.anchor)} \\h", "", stale=True))
        inside = [
            *(begin if not number else []),
            link,
            *(end if number == len(entries) - 1 else []),
        ]
        tab = piece("w:tabs", piece("w:tab", val="right", leader="dot", pos=PAGE_TWIPS))
        yield paragraph("Normal", inside, tab, piece("w:ind", left=240 * (depth - 1)))


def _field_ends() -> tuple[list[Piece], list[Piece]]:
    runs = field_runs(f'TOC \\o "1-{_CONTENTS_DEPTH}" \\h \\z \\u', "")
    return runs[:3], runs[4:]


def _entries(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        if section.title:
            yield depth, section
        if depth < _CONTENTS_DEPTH:
            yield from _entries(section.sections, depth + 1)


def _head_and_foot(outline: Outline, document: Document) -> None:
    """The running head from the second page on; on every page when, and which page of how many."""
    section = document.sections[0]
    draft = outline.formal.draft if outline.formal else ""
    running = " · ".join(filter(None, (draft, outline.running_head)))
    _fill(section.header.part.element, paragraph("Header", [run(running)]))
    section.first_page_header.is_linked_to_previous = False
    if draft:
        _fill(section.first_page_header.part.element, paragraph("Header", [run(draft)]))
    produced = forms_for(outline.language).instant(outline.produced_utc)
    produced = outline.formal.mark if outline.formal else produced  # a paper bears its own date
    for foot in (section.footer, section.first_page_footer):
        tab = piece("w:tabs", piece("w:tab", val="right", pos=PAGE_TWIPS))
        inside = [run(f"{produced}\t"), *_page_of(outline.page_of)]
        _fill(foot.part.element, paragraph("Footer", inside, tab))


def _fill(part: Piece, line: Piece) -> None:
    for one in list(part):
        part.remove(one)
    part.append(line)


def _page_of(words: str) -> Iterator[Piece]:
    """``page {page} of {pages}``, in the language's own order, fields where the numbers stand."""
    for part in _COUNTED.split(words):
        if part in _FIELDS:
            yield from field_runs(_FIELDS[part], "1")
        else:
            yield run(part)


def _properties(outline: Outline, document: Document) -> None:
    told, at = document.core_properties, outline.produced_utc.replace(tzinfo=None)
    told.title, told.author, told.subject = outline.title[:255], outline.author[:255], outline.kind
    told.last_modified_by, told.comments, told.keywords = outline.author[:255], "", ""
    told.language, told.revision = TAGS[outline.language], 1
    told.created = told.modified = told.last_printed = at
