"""XLSX workbooks, part by part, as a stream: every number as the file writes it.

Source: ECMA-376 Part 1, 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import Cell
from qaitaru.ingest.tables.sheets import (
    Sheet,
    SheetBroken,
    broken_cell,
    check_far,
    dense,
    exact,
    moment_of,
    place_in,
)
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.tables.xlsx_formats import Formats, read_formats
from qaitaru.ingest.xml.stream import elements

_REF: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WORKBOOK: Final = "xl/workbook.xml"
_HIDDEN: Final = ("hidden", "veryHidden")


@dataclass(frozen=True)
class _Book:
    path: Path
    from_1904: bool = False
    strings: list[str] = field(default_factory=list)
    formats: Formats = field(default_factory=Formats)


def open_xlsx(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in their order.

    Raises: SheetBroken; whatever a damaged package makes the libraries raise.
    """
    with ZipFile(path) as package:
        names = set(package.namelist())
        if _WORKBOOK not in names:
            raise SheetBroken(Problem("workbook_broken", Severity.REFUSED, WHOLE_FILE, _WORKBOOK))
        targets = _targets(package, names)
        from_1904, stated = _workbook(package)
        book = _Book(path, from_1904, _strings(package, names), read_formats(package, names))
    return [
        Sheet(name, partial(_rows, book, name, targets[relation]), hidden)
        for name, relation, hidden in stated
        if targets.get(relation) in names
    ]


def _targets(package: ZipFile, names: set[str]) -> dict[str, str]:
    part = "xl/_rels/workbook.xml.rels"
    if part not in names:
        return {}
    with package.open(part) as stream:
        return {
            one.get("Id", ""): _resolved(one.get("Target", ""))
            for one in elements(stream, "Relationship", part)
        }


def _resolved(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _workbook(package: ZipFile) -> tuple[bool, list[tuple[str, str, bool]]]:
    with package.open(_WORKBOOK) as stream:
        properties = [one.get("date1904") for one in elements(stream, "workbookPr", _WORKBOOK)]
    with package.open(_WORKBOOK) as stream:
        sheets = [
            (
                one.get("name", ""),
                one.get(_RELATION) or one.get(_STRICT) or "",
                one.get("state") in _HIDDEN,
            )
            for one in elements(stream, "sheet", _WORKBOOK)
        ]
    return properties[:1] in (["1"], ["true"]), sheets


def _strings(package: ZipFile, names: set[str]) -> list[str]:
    part = "xl/sharedStrings.xml"
    if part not in names:
        return []
    with package.open(part) as stream:
        return [_text(one) for one in elements(stream, "si", part)]


def _text(element: etree._Element) -> str:
    """The text of a string item: its runs joined, its phonetic guides left out."""
    parts = element.xpath(".//*[local-name()='t'][not(ancestor::*[local-name()='rPh'])]/text()")
    return "".join(one for one in _list(parts) if isinstance(one, str))


def _rows(book: _Book, sheet: str, part: str) -> Iterator[TableRow]:
    before = 0
    with ZipFile(book.path) as package, package.open(part) as stream:
        for element in elements(stream, "row", part):
            stated = element.get("r", str(before + 1))
            if not (stated.isascii() and stated.isdigit() and int(stated) > before):
                found = broken_cell(sheet, f"row {stated}"[:40], stated[:40])
                yield TableRow(place_in(sheet, before), [], (found,))
                continue
            row = int(stated)
            cells, problems = _cells(book, sheet, element)
            if any(cell != "" for cell in cells) or problems:
                check_far(sheet, before, row, len(cells))
                yield TableRow(place_in(sheet, row), cells, tuple(problems))
                before = row


def _cells(book: _Book, sheet: str, row: etree._Element) -> tuple[list[Cell], list[Problem]]:
    cells: dict[int, Cell] = {}
    problems: list[Problem] = []
    at = -1
    for element in row:
        reference = element.get("r")
        at = at + 1 if reference is None else _column(reference)
        value = _value(book, element) if at >= 0 else None
        if value is None or at in cells:
            problems.append(broken_cell(sheet, str(reference), str(element.xpath("string()"))[:60]))
        elif value != "":
            cells[at] = value
    return dense(cells), problems


def _column(reference: str) -> int:
    """The column of a cell's name, from 0; -1 where the name is none."""
    match = _REF.fullmatch(reference)
    if match is None:
        return -1
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1 if number <= 16_384 else -1


def _value(book: _Book, cell: etree._Element) -> Cell | None:
    """The cell's value; None where it is none that a cell can have."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text(cell)
    text = next((one.text or "" for one in cell if etree.QName(one).localname == "v"), "")
    if kind == "s":
        index = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
        return book.strings[index] if 0 <= index < len(book.strings) else None
    if kind == "d":
        return _iso(text)
    return text if kind in ("str", "e", "b") or not text else _number(book, text, cell.get("s"))


def _number(book: _Book, text: str, style: str | None) -> Cell | None:
    number = exact(text)
    if number is None:
        return None
    kind = book.formats.of(style)
    if kind.is_date:
        return moment_of(number, from_1904=book.from_1904)
    whole = number == number.to_integral_value() and number >= 0
    if kind.zeros and whole:  # a code printed with its leading zeros
        return format(number, "f").rjust(kind.zeros, "0")
    return number


def _iso(text: str) -> date | datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.date() if len(text) == 10 else moment


def _list(found: object) -> list[object]:
    return found if isinstance(found, list) else []
