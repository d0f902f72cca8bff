"""Pieces of WordprocessingML: runs, links, bookmarks, fields.

Every text of a source becomes the text of an element and nothing else: letters that XML does not
take, and those that turn the direction of writing, are told by number.

Source: ISO/IEC 29500-1 (Office Open XML), part 17.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

from qaitaru.documents.markup import shown
from qaitaru.documents.outline import Line, Span, Style
from qaitaru.wording.bound import bound

Piece: TypeAlias = etree._Element  # noqa: SLF001  # the public name of what a parser makes

_STYLES: Final = {Style.STRONG: "Strong", Style.QUIET: "Quiet", Style.CODE: "Code"}
_UNNAMED: Final = re.compile(r"[^A-Za-z0-9_]")
_LONGEST: Final = 40  # letters of a bookmark's name


def piece(tag: str, *inside: Piece, **given: object) -> Piece:
    """An element with its attributes, all of one namespace: ``piece("w:jc", val="end")``."""
    made: Piece = OxmlElement(tag)
    for key, value in given.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


@dataclass(slots=True)
class Bookmarks:
    """The anchors of one document as bookmarks: names Word takes, numbers in reading order."""

    names: dict[str, str] = field(default_factory=dict)
    placed: int = 0

    def name(self, anchor: str) -> str:
        """The bookmark's name of an anchor, the same each time, no other's."""
        if anchor not in self.names:
            plain = "a_" + _UNNAMED.sub("_", anchor)[: _LONGEST - 12]
            taken = plain in self.names.values()
            self.names[anchor] = f"{plain}_{len(self.names)}" if taken else plain
        return self.names[anchor]

    def place(self, anchor: str) -> list[Piece]:
        """The two ends of a bookmark; nothing for no anchor."""
        if not anchor:
            return []
        self.placed += 1
        start = piece("w:bookmarkStart", id=self.placed, name=self.name(anchor))
        return [start, piece("w:bookmarkEnd", id=self.placed)]

    def runs(self, line: Line) -> Iterator[Piece]:
        """A line as runs; a span with a target is a link inside the document."""
        for span in line:
            yield self._linked(span) if span.target else run(span.text, _STYLES.get(span.style, ""))

    def _linked(self, span: Span) -> Piece:
        style = "CodeLink" if span.style is Style.CODE else "Hyperlink"
        return piece("w:hyperlink", run(span.text, style), anchor=self.name(span.target), history=1)


def run(text: str, style: str = "") -> Piece:
    """A run of text; line breaks and tabulators stand as such."""
    made = piece("w:r")
    if style:
        made.append(piece("w:rPr", piece("w:rStyle", val=style)))
    for number, part in enumerate(re.split(r"([\n\t])", text)):
        if number % 2:
            made.append(piece("w:br" if part == "\n" else "w:tab"))
        elif part:
            made.append(_text("w:t", bound(shown(part))))
    return made


def paragraph(style: str, pieces: Iterable[Piece] = (), *properties: Piece) -> Piece:
    """A paragraph in a style; further properties in the order the schema asks."""
    inside = piece("w:pPr", piece("w:pStyle", val=style), *properties)
    return piece("w:p", inside, *pieces)


def field_runs(code: str, cached: str, *, stale: bool = False) -> list[Piece]:
    """A field that Word computes, and what stands there until then."""
    begin = piece("w:fldChar", fldCharType="begin")
    if stale:
        begin.set(qn("w:dirty"), "true")
    return [
        piece("w:r", begin),
        piece("w:r", _text("w:instrText", f" {code} ")),
        piece("w:r", piece("w:fldChar", fldCharType="separate")),
        run(cached),
        piece("w:r", piece("w:fldChar", fldCharType="end")),
    ]


def _text(tag: str, text: str) -> Piece:
    made = piece(tag)
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made
