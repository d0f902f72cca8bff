"""A filled template read: headings become sections, the rest paragraphs, lists, tables, remarks.

The form is Markdown's, as far as a paper needs it: headings, paragraphs, strong words, code, lists
of one depth, tables, remarks (``>``), a new page (``---``), links to anchors. A heading is an
anchor where it ends in ``{#name}``. A table with an empty heading row sets names beside what they
are; a line that begins with ``: `` before a table is its caption. Three dashes under a heading make
a column as narrow as it can be; more of them are its width against the others.

Source: CommonMark 0.31; the table extension of GitHub Flavored Markdown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Items,
    Line,
    Note,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Style,
    Table,
)
from qaitaru.documents.templating.marks import fault
from qaitaru.documents.templating.values import paragraphs, put, put_spans
from qaitaru.facts.problems import Problem

_READER: Final = (
    MarkdownIt("commonmark", {"html": False})
    .enable("table")
    .disable(["image", "html_block", "html_inline", "fence", "code", "autolink", "reference"])
    .disable(["lheading"])
)
_ANCHOR: Final = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
_CAPTION: Final = ": "
_NARROW: Final = 3  # dashes of a column as narrow as it can be
_STYLES: Final = {"strong_open": Style.STRONG, "em_open": Style.QUIET}


@dataclass(slots=True)
class Read:
    """The sections of a text, and what of it no paper holds."""

    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    title: str
    anchor: str
    depth: int
    new_page: bool = False
    blocks: list[Block] = field(default_factory=list)
    parts: list["_Part"] = field(default_factory=list)


def read_text(text: str, values: Sequence[str], *, numbered: bool) -> Read:
    """The sections of a filled text, their numbers before their titles where asked."""
    read = Read()
    root = _Reader(text, values, read).root()
    start = [Section("", "start", tuple(root.blocks))] if root.blocks else []
    parts = [
        _section(part, (nth,), numbered=numbered) for nth, part in enumerate(root.parts, start=1)
    ]
    read.sections = [*start, *parts]
    return read


def _section(part: _Part, place: tuple[int, ...], *, numbered: bool) -> Section:
    dotted = ".".join(map(str, place)) + ("." if len(place) == 1 else "")
    inner = tuple(
        _section(one, (*place, nth), numbered=numbered) for nth, one in enumerate(part.parts, 1)
    )
    return Section(
        title=f"{dotted} {part.title}" if numbered else part.title,
        anchor=part.anchor or "part-" + "-".join(map(str, place)),
        blocks=tuple(part.blocks),
        sections=inner,
        new_page=part.new_page,
    )


class _Reader:
    """Reads the tokens of a text one after the other."""

    def __init__(self, text: str, values: Sequence[str], read: Read) -> None:
        self._lines, self._values, self._read = text.splitlines(), values, read
        self._tokens = _READER.parse(text)
        self._at = 0
        self._caption = ""
        self._new_page = False

    def root(self) -> _Part:
        """The whole text as a part without a title."""
        root = _Part("", "", 0)
        trail = [root]
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == "heading_open":
                part = self._heading(int(token.tag[1]))
                while trail[-1].depth >= part.depth:
                    trail.pop()
                trail[-1].parts.append(part)
                trail.append(part)
            elif token.type == "hr":
                self._new_page = True
            else:
                trail[-1].blocks.extend(self._block(token))
        return root

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _heading(self, depth: int) -> _Part:
        title = self._next().content
        self._next()
        anchor = _ANCHOR.search(title)
        shown = put(_ANCHOR.sub("", title), self._values)
        part = _Part(shown, anchor[1] if anchor else "", depth, self._new_page)
        self._new_page = False
        return part

    def _block(self, token: Token) -> Iterator[Block]:
        if token.type == "paragraph_open":
            yield from self._paragraph()
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            entries = tuple(put_spans(line, self._values) for line in self._inside(token))
            yield Items(entries, ordered=token.type == "ordered_list_open")
        elif token.type == "blockquote_open":
            lines = [put_spans(line, self._values) for line in self._inside(token)]
            yield Note(tuple(_joined(lines)))
        elif token.type == "table_open":
            yield from self._table(token)
        else:
            self._fault(token)

    def _paragraph(self) -> Iterator[Block]:
        inline = self._next()
        self._next()
        if inline.content.startswith(_CAPTION):
            self._caption = put(inline.content.removeprefix(_CAPTION), self._values)
            return
        for line in paragraphs(self._spans(inline), self._values):
            yield Paragraph(line)

    def _inside(self, opening: Token) -> list[Line]:
        """The lines of a list's items or of a remark; what stands deeper is a problem."""
        closing, lines = opening.type.replace("_open", "_close"), []
        while (token := self._next()).type != closing or token.level != opening.level:
            if token.type == "inline":
                lines.append(self._spans(token))
            elif token.type.endswith("_open") and not token.type.startswith(("list_item", "para")):
                self._fault(token)
        return lines

    def _table(self, opening: Token) -> Iterator[Block]:
        rows: list[list[Line]] = []
        sides: list[Align] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._spans(token))
            elif token.type == "th_open":
                ends = "right" in str(token.attrGet("style") or "")
                sides.append(Align.END if ends else Align.START)
        head, *told = [[put_spans(line, self._values) for line in row] for row in rows]
        caption, self._caption = self._caption, ""
        if not told:
            line = opening.map[0] + 1 if opening.map else 1
            self._read.problems.append(fault("document_table_empty", line, caption))
        elif len(head) == 2 and not any(_text(cell) for cell in head):
            yield Particulars(tuple((_text(row[0]), row[1]) for row in told))
        else:
            yield Table(caption, self._columns(opening, head, sides), tuple(map(_row, told)))

    def _columns(
        self, opening: Token, head: Sequence[Line], sides: Sequence[Align]
    ) -> tuple[Column, ...]:
        ruler = self._lines[opening.map[0] + 1] if opening.map else ""
        dashes = [cell.count("-") for cell in ruler.strip().strip("|").split("|")]
        shares = [count if count > _NARROW else 0 for count in dashes]
        named = zip(head, sides, shares, strict=True)
        return tuple(Column(_text(title), side, share) for title, side, share in named)

    def _spans(self, inline: Token) -> Line:
        spans: list[Span] = []
        style, target = Style.PLAIN, ""
        for token in inline.children or ():
            if token.type in _STYLES:
                style = _STYLES[token.type]
            elif token.type in {"strong_close", "em_close"}:
                style = Style.PLAIN
            elif token.type == "link_open":
                target = self._target(token, inline)
            elif token.type == "link_close":
                target = ""
            elif token.type == "code_inline":
                spans.append(Span(token.content, Style.CODE, target))
            elif told := {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content):
                spans.append(Span(told, style, target))
        return tuple(_merged(spans))

    def _target(self, token: Token, inline: Token) -> str:
        address = str(token.attrGet("href") or "")
        if not address.startswith("#"):
            line = inline.map[0] + 1 if inline.map else 1
            self._read.problems.append(fault("template_link_outside", line, address))
        return address.removeprefix("#") if address.startswith("#") else ""

    def _fault(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 1
        self._read.problems.append(fault("template_block_unknown", line, token.markup))


def _row(cells: Sequence[Line]) -> Row:
    return Row(tuple(cells))


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


def _joined(lines: Sequence[Line]) -> Iterator[Span]:
    for number, line in enumerate(lines):
        if number:
            yield Span("\n")
        yield from line


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one style and target made one."""
    waiting: Span | None = None
    for span in spans:
        if waiting and (waiting.style, waiting.target) == (span.style, span.target):
            waiting = Span(waiting.text + span.text, span.style, span.target)
            continue
        if waiting:
            yield waiting
        waiting = span
    if waiting:
        yield waiting
