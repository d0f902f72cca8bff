"""Tables in workbooks: XLSX, XLS and ODS, read by a mapping, sheet after sheet.

A place is ``sheet=Выписка;row=17``, the row as the program that shows the workbook numbers it.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from xlrd import XLRDError
from xlrd.compdoc import CompDocError

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.tables.cells import is_blank
from qaitaru.ingest.tables.choosing import AtHand, at_hand, mapping_undecided
from qaitaru.ingest.tables.mapping_terms import pattern_of
from qaitaru.ingest.tables.ods import open_ods
from qaitaru.ingest.tables.opening import Opened, head_of, open_table, read_rows
from qaitaru.ingest.tables.package_zip import check_package
from qaitaru.ingest.tables.reading import Numbers
from qaitaru.ingest.tables.sheets import Sheet, SheetBroken
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.tables.xls import open_xls
from qaitaru.ingest.tables.xlsx import open_xlsx

_ZIP = b"PK\x03\x04"
_BIFF = b"\xd0\xcf\x11\xe0"
_DAMAGED = (
    *(BadZipFile, zlib.error, XMLSyntaxError, XLRDError, CompDocError, struct.error),
    *(ValueError, LookupError, TypeError, AssertionError, EOFError, ArithmeticError),
    *(AttributeError, NotImplementedError, OSError),
)
"""What the libraries raise over damaged workbooks; xlrd has no exception of its own for most."""


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: Sheet
    opened: Opened


def recognises(source: Source, head: bytes) -> bool:
    """By the first bytes, and for a package by the parts it names or the file's ending."""
    if head.startswith(_BIFF):
        return True
    marks = (b"xl/", b"[Content_Types].xml", b"opendocument.spreadsheet")
    office = source.suffix in (".xlsx", ".xlsm", ".ods", ".xltx")
    return head.startswith(_ZIP) and (office or any(mark in head for mark in marks))


def read(source: Source, choices: Choices, _folder: Path) -> Iterator[Fact]:
    """The facts of a workbook's tables; one Problem where it cannot be read as it is."""
    try:
        yield from _read(source, choices)
    except SheetBroken as broken:
        yield broken.problem
    except _DAMAGED as error:
        yield _damaged(error)


def heads(path: Path) -> Sequence[Sequence[TableRow] | Problem]:
    """The first rows of each sheet, for proposing a mapping."""
    try:
        return _heads(path)
    except SheetBroken as broken:
        return [broken.problem]
    except _DAMAGED as error:
        return [_damaged(error)]


def rows_of(path: Path, sheet: str) -> Iterator[TableRow]:
    """The rows of one sheet, for showing a stretch of it; none where it cannot be opened."""
    start = _start(path)
    if start != _BIFF and check_package(path) is not None:
        return
    try:
        for one in _sheets(path, start):
            if one.name == sheet:
                yield from one.rows()
    except (SheetBroken, *_DAMAGED):
        return


def tables_of(path: Path) -> list[tuple[str, list[TableRow]]] | Problem:
    """The rows of every sheet with its name, for tables that are no ledger's."""
    start = _start(path)
    refused = None if start == _BIFF else check_package(path)
    if refused is not None:
        return refused
    try:
        return [(sheet.name, list(sheet.rows())) for sheet in _sheets(path, start)]
    except SheetBroken as broken:
        return broken.problem
    except _DAMAGED as error:
        return _damaged(error)


def _heads(path: Path) -> Sequence[Sequence[TableRow] | Problem]:
    start = _start(path)
    refused = None if start == _BIFF else check_package(path)
    if refused is not None:
        return [refused]
    return [head_of(sheet.rows()) for sheet in _sheets(path, start)]


def _damaged(error: Exception) -> Problem:
    found = f"{type(error).__name__}: {error}"[:200]
    return Problem("workbook_broken", Severity.REFUSED, WHOLE_FILE, found)


def _start(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(len(_ZIP))


def _read(source: Source, choices: Choices) -> Iterator[Fact]:
    start = _start(source.path)
    refused = None if start == _BIFF else check_package(source.path)
    if refused is not None:
        yield refused
        return
    sheets = _sheets(source.path, start)
    heads = [(sheet, head_of(sheet.rows())) for sheet in sheets]
    filled = [(sheet, head) for sheet, head in heads if _has_content(head)]
    if not filled:
        yield Problem("file_empty", Severity.REFUSED, WHOLE_FILE)
        return
    yield from _read_sheets(filled, at_hand(choices.mappings))


def _sheets(path: Path, start: bytes) -> list[Sheet]:
    if start == _BIFF:
        return open_xls(path)
    with path.open("rb") as stream:
        is_ods = b"opendocument.spreadsheet" in stream.read(200)
    return open_ods(path) if is_ods else open_xlsx(path)


def _read_sheets(filled: list[tuple[Sheet, list[TableRow]]], mappings: AtHand) -> Iterator[Fact]:
    numbers = Numbers()
    first = _first_table(filled, mappings, numbers)
    if isinstance(first, list):
        yield from first
        return
    mapping = first.opened.mapping
    yield ReadWith("", mapping.name, mappings.sha256(mapping.name))
    only = AtHand((mapping,), mappings.texts)
    for sheet, head in filled:
        if sheet.hidden:
            yield Problem("sheet_hidden", Severity.NOTED, place(sheet=sheet.name), sheet.name)
        opened = first.opened if sheet is first.sheet else _open(sheet, head, only, numbers)
        if isinstance(opened, Problem):
            yield opened
        elif opened is None:
            yield Problem("sheet_unused", Severity.NOTED, place(sheet=sheet.name), sheet.name)
        else:
            yield from read_rows(opened, islice(sheet.rows(), len(head), None))


def _first_table(
    filled: list[tuple[Sheet, list[TableRow]]], mappings: AtHand, numbers: Numbers
) -> _Table | list[Problem]:
    """The first sheet that a mapping fits, or what is to be asked."""
    for sheet, head in filled:
        opened = _open(sheet, head, mappings, numbers)
        if isinstance(opened, Problem):
            return [opened]
        if opened is not None:
            return _Table(sheet, opened)
    return mapping_undecided([row for _, head in filled for row in head])


def _open(
    sheet: Sheet, head: list[TableRow], mappings: AtHand, numbers: Numbers
) -> Opened | Problem | None:
    fits = [m for m in mappings.mappings if not m.sheet or pattern_of(m.sheet).search(sheet.name)]
    return open_table(head, AtHand(tuple(fits), mappings.texts), numbers)


def _has_content(head: list[TableRow]) -> bool:
    return any(row.problems or not all(map(is_blank, row.cells)) for row in head)


READER = Reader("workbook", 2, recognises, read)
