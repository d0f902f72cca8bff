"""ODS workbooks as a stream; a run of repeated cells or rows is never written out at length.

Source: OASIS OpenDocument 1.3 Part 3, 9.1 (tables), 19.675 and 19.679 (repetition), 19.387
(office:value).
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

from qaitaru.facts.problems import Problem
from qaitaru.ingest.tables.cells import Cell
from qaitaru.ingest.tables.sheets import Sheet, broken_cell, check_far, dense, exact, place_in
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.xml.stream import elements

_PART: Final = "content.xml"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_NUMBERS: Final = ("float", "currency", "percentage")
_MOST_REPEATED: Final = 1_000_000_000


def open_ods(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in their order.

    Raises: SheetBroken; whatever a damaged package makes the libraries raise.
    """
    with ZipFile(path) as package, package.open(_PART) as stream:
        names = [one.get(f"{_TABLE}name", "") for one in elements(stream, "table", _PART)]
    return [Sheet(name, partial(_rows, path, name)) for name in names]


def _rows(path: Path, sheet: str) -> Iterator[TableRow]:
    before = row = 0
    with ZipFile(path) as package, package.open(_PART) as stream:
        for element in elements(stream, "table-row", _PART):
            if _sheet_of(element) != sheet:
                continue
            repeated = _count(element, "number-rows-repeated")
            cells, problems = _cells(sheet, row + 1, element)
            if not cells and not problems:
                row += repeated
                continue
            check_far(sheet, before, row + repeated, len(cells))
            for _ in range(repeated):
                row += 1
                yield TableRow(place_in(sheet, row), list(cells), tuple(problems))
            before = row


def _sheet_of(row: etree._Element) -> str:
    table = next(row.iterancestors(f"{_TABLE}table"), None)
    return "" if table is None else table.get(f"{_TABLE}name", "")


def _cells(sheet: str, row: int, element: etree._Element) -> tuple[list[Cell], list[Problem]]:
    cells: dict[int, Cell] = {}
    problems: list[Problem] = []
    at = 0
    tags = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
    for cell in element.iterchildren(*tags):
        repeated = _count(cell, "number-columns-repeated")
        value = _value(cell)
        if value is None:
            text = cell.get(f"{_OFFICE}value") or cell.get(f"{_OFFICE}date-value") or ""
            problems.append(broken_cell(sheet, f"{row}:{at + 1}", text[:60]))
        elif value != "":
            check_far(sheet, row, row, at + repeated)
            cells.update((column, value) for column in range(at, at + repeated))
        at += repeated
    return dense(cells), problems


def _count(element: etree._Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    plain = text.isascii() and text.isdigit() and len(text) < 10
    return max(int(text), 1) if plain else _MOST_REPEATED


def _value(cell: etree._Element) -> Cell | None:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in _NUMBERS:
        return exact(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return _moment(cell.get(f"{_OFFICE}date-value", ""))
    return "\n".join(_paragraph(one) for one in cell.iterchildren() if _is(one, "p"))


def _moment(text: str) -> date | datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date() if len(text) == 10 else moment


def _paragraph(paragraph: etree._Element) -> str:
    """A paragraph's text, its runs of spaces, tabs and line breaks as they show."""
    parts = [paragraph.text or ""]
    for one in paragraph.iterdescendants():
        if _is(one, "s"):
            parts.append(" " * min(int(one.get(_spaces(one), "1") or 1), 1000))
        elif _is(one, "tab"):
            parts.append("\t")
        elif _is(one, "line-break"):
            parts.append("\n")
        else:
            parts.append(one.text or "")
        parts.append(one.tail or "")
    return "".join(chain(parts))


def _spaces(element: etree._Element) -> str:
    return f"{{{etree.QName(element).namespace}}}c"


def _is(element: etree._Element, name: str) -> bool:
    return etree.QName(element).localname == name
