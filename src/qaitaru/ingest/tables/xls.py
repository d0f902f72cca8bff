"""XLS workbooks (BIFF), through xlrd; the whole file is loaded, inside the worker's limits."""

import io
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import xlrd

from qaitaru.facts.problems import Problem
from qaitaru.ingest.tables.cells import Cell
from qaitaru.ingest.tables.sheets import (
    Sheet,
    broken_cell,
    check_far,
    dense,
    exact,
    moment_of,
    place_in,
)
from qaitaru.ingest.tables.start import TableRow


def open_xls(path: Path) -> list[Sheet]:
    """The sheets of a workbook, in their order.

    Raises: whatever a damaged file makes the library raise.
    """
    book = xlrd.open_workbook(str(path), logfile=io.StringIO(), ragged_rows=True)
    return [
        Sheet(one.name, partial(_rows, one, book.datemode == 1), one.visibility != 0)
        for one in book.sheets()
    ]


def _rows(sheet: xlrd.sheet.Sheet, from_1904: bool) -> Iterator[TableRow]:  # noqa: FBT001 - bound once
    before = 0
    for at in range(sheet.nrows):
        cells: dict[int, Cell] = {}
        problems: list[Problem] = []
        for column, cell in enumerate(sheet.row(at)):
            value = cell_value(cell, from_1904=from_1904)
            if value is None:
                name = f"{xlrd.colname(column)}{at + 1}"
                problems.append(broken_cell(sheet.name, name, str(cell.value)[:60]))
            elif value != "":
                cells[column] = value
        if cells or problems:
            check_far(sheet.name, before, at + 1, max(cells, default=0) + 1)
            yield TableRow(place_in(sheet.name, at + 1), dense(cells), tuple(problems))
            before = at + 1


def cell_value(cell: xlrd.sheet.Cell, *, from_1904: bool) -> Cell | None:
    """A cell's value; None where it is none that a cell can have."""
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return exact(repr(cell.value).removesuffix(".0"))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return moment_of(Decimal(repr(cell.value)), from_1904=from_1904)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, cell.value))
    return str(cell.value)
