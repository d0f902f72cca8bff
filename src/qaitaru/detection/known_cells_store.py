"""Cells of facts beside transfers, laid in the engine, each distinct one judged once."""

from collections.abc import Iterator, Sequence
from typing import Final

import duckdb

from qaitaru.detection import known_steps as steps
from qaitaru.detection.currency_units import Units
from qaitaru.detection.faults import Faults
from qaitaru.detection.known_cells import (
    ROW_COLUMNS,
    CellFault,
    CellRead,
    KnownColumn,
    cell_read,
    shown,
)
from qaitaru.engine.table_files import TableFile
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

_FETCHED: Final = 10_000
_FIELDS: Final = ("kind", "told", "currency", "name", "number", "unit", "code", "expected")

Judged = tuple[int, str, str, str, int, str, str, str]


def lay_row_cells(
    connection: duckdb.DuckDBPyConnection, table: TableFile, source: str, units: Units
) -> None:
    """Make and judge ``row_cells`` of a table's cells by ``seq``."""
    columns = columns_in(ROW_COLUMNS, table)
    for step in steps.cells_of(source, "row", columns, "seq, currency"):
        connection.execute(step)
    judge(connection, "row", columns, units)


def number_rows(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``row_known`` of them, by row, where ``all_moves`` knows ``seq``."""
    connection.execute(steps.ROW_KNOWN)


def add_row_faults(connection: duckdb.DuckDBPyConnection, table: TableFile, found: Faults) -> None:
    """What is wrong with the cells of ``row_cells``."""
    add_faults(connection, "row", (table, ROW_COLUMNS), found)


def columns_in(columns: Sequence[KnownColumn], table: TableFile) -> tuple[KnownColumn, ...]:
    """Those of the columns that a table has."""
    return tuple(one for one in columns if one.name in table.header)


def judge(
    connection: duckdb.DuckDBPyConnection, of: str, columns: Sequence[KnownColumn], units: Units
) -> None:
    """Read each distinct cell of ``<of>_cells``."""
    cells = {int(one.kind): one.cell for one in columns}
    asked = connection.cursor().execute(steps.DISTINCT.format(of=of))
    while rows := asked.fetchmany(_FETCHED):
        judged = [
            _judged((kind, told, currency), cell_read(cells[kind], told, currency.strip(), units))
            for kind, told, currency in rows
        ]
        listed = dict(zip(_FIELDS, map(list, zip(*judged, strict=True)), strict=True))
        connection.execute(steps.JUDGED.format(of=of), listed)


def add_faults(
    connection: duckdb.DuckDBPyConnection,
    of: str,
    where: tuple[TableFile, Sequence[KnownColumn]],
    found: Faults,
) -> None:
    """What is wrong with cells, by row and column of their table."""
    for problem in _faults(connection, of, *where):
        found.add(problem)


def _faults(
    connection: duckdb.DuckDBPyConnection,
    of: str,
    table: TableFile,
    columns: Sequence[KnownColumn],
) -> Iterator[Problem]:
    names = {int(one.kind): one.name for one in columns}
    rows = connection.execute(steps.FAULTS.format(of=of)).fetchall()
    numbers = table.numbers(seq for seq, *_ in rows)
    for seq, kind, told, code, expected in rows:
        at = place(row=numbers[seq], column=names[kind])
        yield Problem(f"known_{code}", Severity.SKIPPED, at, shown(told), expected)


def _judged(key: tuple[int, str, str], read: CellRead | CellFault) -> Judged:
    if isinstance(read, CellFault):
        return *key, "", 0, "", read.code, read.expected
    return *key, read.name, read.number, read.unit, "", ""
