"""The stretch of a source around one place, for people to see what a figure was read from."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from typing import Final

from lxml import etree

from qaitaru.facts.places import box_of, parts
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.workbook import rows_of
from qaitaru.ingest.tables.cells import text_of
from qaitaru.ingest.text.encodings import decode
from qaitaru.ingest.xml.door import open_xml

AROUND: Final = 4  # lines or records shown before and after the one in question
_LONGEST: Final = 4_000  # characters of one line
_LONGEST_CELL: Final = 1_000_000  # of a delimited file, before it is cut for the eye
_MOST_LINES: Final = 60
_SCALE: Final = 1.6
_DELIMITERS: Final = ";,\t|"


@dataclass(frozen=True, slots=True)
class Line:
    """One line or record of the source; ``hit`` marks the one in question."""

    number: int
    cells: tuple[str, ...]
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What stands around a place; everything is empty where the format has no view."""

    lines: tuple[Line, ...] = ()
    picture_png: bytes = b""  # a page with the rectangle drawn on it


def excerpt(path: Path, encoding: str, place: str) -> Excerpt:
    """The stretch around a place of one sealed source.

    Args:
        encoding: the one the source was read with; empty: detected.
    """
    told = parts(place)
    if "page" in told:
        return Excerpt(picture_png=_page(path, int(told["page"]), box_of(place)))
    if "xpath" in told:
        return Excerpt(lines=_element(path, told["xpath"]))
    if "sheet" in told:
        return Excerpt(lines=_sheet(path, told["sheet"], int(told.get("row", 1))))
    text = _text(path, encoding)
    if "row" in told:
        return Excerpt(lines=_around(_records(text), int(told["row"])))
    lines = ((line,) for line in text.splitlines())
    return Excerpt(lines=_around(lines, int(told.get("line", 1))))


def _text(path: Path, encoding: str) -> str:
    decoded = decode(path.read_bytes(), encoding)
    return "" if isinstance(decoded, Problem) else decoded.text


def _around(rows: Iterable[tuple[str, ...]], number: int) -> tuple[Line, ...]:
    first = max(number - AROUND, 1)
    shown = islice(enumerate(rows, start=1), first - 1, number + AROUND)
    return tuple(
        Line(at, tuple(cell[:_LONGEST] for cell in cells), at == number) for at, cells in shown
    )


def _records(text: str) -> Iterator[tuple[str, ...]]:
    head = text[:8_192]
    delimiter = max(_DELIMITERS, key=head.count)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from map(tuple, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    finally:
        csv.field_size_limit(before)  # it holds for the whole process


def _sheet(path: Path, name: str, number: int) -> tuple[Line, ...]:
    """The rows of a sheet whose numbers, as their own program shows them, lie around one."""
    numbered = ((int(parts(row.place).get("row", 0)), row.cells) for row in rows_of(path, name))
    below = takewhile(lambda row: row[0] <= number + AROUND, numbered)
    return tuple(
        Line(at, tuple(text_of(cell)[:_LONGEST] for cell in cells), at == number)
        for at, cells in below
        if at >= number - AROUND
    )


def _element(path: Path, xpath: str) -> tuple[Line, ...]:
    root = open_xml(path.read_bytes())
    if isinstance(root, Problem):
        return ()
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    found = root.xpath(xpath, namespaces=names)
    if not isinstance(found, list) or not found or not isinstance(found[0], etree._Element):  # noqa: SLF001  # its public type
        return ()
    printed = etree.tostring(found[0], encoding="unicode", pretty_print=True, with_tail=False)
    start = int(str(found[0].sourceline))
    return tuple(
        Line(start + at, (line[:_LONGEST],), at == 0)
        for at, line in enumerate(printed.splitlines()[:_MOST_LINES])
    )


def _page(path: Path, number: int, box: tuple[float, float, float, float] | None) -> bytes:
    """The page as a picture, with a frame around the box."""
    # lazily: only a view of a page needs them
    import pypdfium2  # noqa: PLC0415
    from PIL import ImageDraw  # noqa: PLC0415

    document = pypdfium2.PdfDocument(path)
    try:
        picture = document[number - 1].render(scale=_SCALE).to_pil()
    finally:
        document.close()
    if box is not None:
        frame = tuple(
            edge * _SCALE + shift for edge, shift in zip(box, (-3, -3, 3, 3), strict=True)
        )
        ImageDraw.Draw(picture).rectangle(frame, outline=(200, 30, 30), width=3)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=False)
    return target.getvalue()
