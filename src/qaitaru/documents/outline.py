"""A document before it is rendered: what it says, in order, with links from figures to sources.

Built apart from any format: a renderer knows blocks and spans, not investigations. Every anchor is
unique in its outline and every target is an anchor of it; ``faults`` tells where that is not so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How a span is set."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    CODE = "code"  # numbers to be compared letter by letter: hashes, accounts


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; with a target it is a link to that anchor."""

    text: str
    style: Style = Style.PLAIN
    target: str = ""


Line: TypeAlias = tuple[Span, ...]


class Align(StrEnum):
    """Where the text of a column stands; figures stand at the end."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``share`` is its width against the others, 0 as narrow as it can."""

    title: str
    align: Align = Align.START
    share: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``detail`` is a line under it, over all columns but the first."""

    cells: tuple[Line, ...]
    anchor: str = ""
    detail: Line = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a heading row, repeated on each page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    target: str = ""  # makes the caption a link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart from the text."""

    spans: Line


@dataclass(frozen=True, slots=True)
class Particulars:
    """Names and what they are: who made the document, when, of what."""

    entries: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart drawn with the variables of charts/palette.py, and what it is in words."""

    svg: str
    caption: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an ordered one is numbered from 1."""

    entries: tuple[Line, ...]
    ordered: bool = False


Block: TypeAlias = Paragraph | Table | Figure | Note | Particulars | Items


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part; its number is part of the title where it has one, empty for none."""

    title: str
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who writes: the names side by side, what stands under them, a picture above (PNG, SVG)."""

    names: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, in what office; between the two is room for the hand."""

    position: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formal:
    """What makes a document a paper of its agency: its head, its number, to whom, who signs.

    ``seal`` marks the place of the seal; ``mark`` stands small at the foot of every page; ``draft``
    says at the head of every page that it is one, where it is.
    """

    letterhead: Letterhead = Letterhead()
    reference: tuple[Line, ...] = ()
    addressee: tuple[Line, ...] = ()
    signatures: tuple[Signature, ...] = ()
    seal: str = ""
    mark: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A whole document; one without a title of its contents has none."""

    language: str
    kind: str  # what it is, above the title
    title: str
    author: str
    produced_utc: datetime
    head: Particulars
    contents_title: str
    running_head: str
    page_of: str  # with the placeholders {page} and {pages}
    sections: tuple[Section, ...] = field(default=())
    formal: Formal | None = None  # None for a report


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Every section, each before its own parts."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def spans_of(block: Block) -> Iterator[Span]:
    """Every span of a block, in reading order."""
    if isinstance(block, Paragraph | Note):
        yield from block.spans
    elif isinstance(block, Particulars):
        yield from (span for _, line in block.entries for span in line)
    elif isinstance(block, Items):
        yield from (span for line in block.entries for span in line)
    elif isinstance(block, Table):
        yield Span(block.caption, target=block.target)
        for row in block.rows:
            yield from (span for line in (*row.cells, row.detail) for span in line)


def anchors(outline: Outline) -> list[str]:
    """Every anchor, in reading order; one that stands twice is told twice."""
    found = []
    for section in walk(outline.sections):
        found.append(section.anchor)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                found.append(block.anchor)
            elif isinstance(block, Table):
                found.extend(row.anchor for row in block.rows)
    return [anchor for anchor in found if anchor]


def faults(outline: Outline) -> list[str]:
    """Anchors that stand twice, and targets that stand nowhere; empty for a sound outline."""
    named = Counter(anchors(outline))
    blocks = [block for section in walk(outline.sections) for block in section.blocks]
    targets = {span.target for block in (outline.head, *blocks) for span in spans_of(block)}
    twice = [anchor for anchor, count in named.items() if count > 1]
    return [*sorted(twice), *sorted(targets - named.keys() - {""})]
