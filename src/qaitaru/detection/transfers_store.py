"""A table of transfers in a file, CSV or Parquet, read into the engine as ``moves``.

A row that cannot be read is a problem, and the others go on. No rate is guessed: amounts of two
currencies are compared only where a given rate makes them of one unit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.detection import transfers_steps as steps
from qaitaru.detection.currencies_store import beyond, make_units
from qaitaru.detection.currency_units import Units
from qaitaru.detection.faults import TOLD, Faults
from qaitaru.detection.known_cells import ROW_COLUMNS
from qaitaru.detection.known_cells_store import (
    add_row_faults,
    columns_in,
    lay_row_cells,
    number_rows,
)
from qaitaru.detection.marks_pack import shipped_marks
from qaitaru.detection.marks_steps import marked
from qaitaru.detection.moves import Move
from qaitaru.detection.transfer_rows import (
    COLUMNS,
    TOLD_COLUMNS,
    RowFault,
    TransferRow,
    transfer_row,
)
from qaitaru.engine.table_files import EncodingFaulty, Laid, TableFile, lay, open_table
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity

NO_RATES: Final = Units()
_FETCHED: Final = 10_000
_FLOATS: Final = frozenset({"FLOAT", "DOUBLE"})


@dataclass(frozen=True, slots=True)
class CurrencyLedger:
    """The transfers of one currency."""

    currency_no: int
    currency: str
    transfers: int


@dataclass(frozen=True, slots=True)
class Transfers:
    """What was read, by currency in the order of their codes; and the problems, noted ones too."""

    ledgers: tuple[CurrencyLedger, ...]
    problems: Sequence[Problem]
    problem_count: int
    units: Units

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies stated."""
        return tuple(one.currency for one in self.ledgers)


def read_transfers(
    connection: duckdb.DuckDBPyConnection, file: Path, units: Units = NO_RATES
) -> Transfers:
    """Read a table of transfers; where it is refused as a whole there are no ledgers.

    Rows are numbered in the order of time, all currencies together.

    Raises: SourceUnreadable.
    """
    connection.execute("SET TimeZone = 'UTC'")
    try:
        table = open_table(connection, file, COLUMNS.separator_of)
        found = Faults()
        for problem in _header_faults(table):
            found.add(problem)
        ledgers = () if found.count else _read(connection, table, units, found)
    except EncodingFaulty as fault:
        raise SourceUnreadable(str(file), f"UTF-8 ({fault})") from fault
    except OSError as fault:
        raise SourceUnreadable(str(file), str(fault.strerror)) from fault
    except (UnicodeDecodeError, duckdb.Error) as fault:
        raise SourceUnreadable(str(file), str(fault).splitlines()[0]) from fault
    return Transfers(ledgers, found.told, found.count, units)


def read_table(
    connection: duckdb.DuckDBPyConnection, table: Path | Problem, units: Units = NO_RATES
) -> Transfers:
    """As ``read_transfers``; of a table that could not be taken as text, its Problem."""
    if isinstance(table, Problem):
        return Transfers((), (table,), 1, units)
    return read_transfers(connection, table, units)


def _header_faults(table: TableFile) -> Iterator[Problem]:
    faults = list(COLUMNS.faults(table.header))
    yield from faults
    kind = table.kinds.get("amount", "")
    if not faults and kind in _FLOATS:
        yield COLUMNS.refused("float", place(column="amount"), kind, "DECIMAL(18,2)")


def _read(
    connection: duckdb.DuckDBPyConnection, table: TableFile, units: Units, found: Faults
) -> tuple[CurrencyLedger, ...]:
    known = (one.name for one in columns_in(ROW_COLUMNS, table))
    laid = lay(connection, table, (*COLUMNS.required, *TOLD_COLUMNS, *known), steps.CELLS)
    if laid.broken_line is not None:
        found.add(COLUMNS.refused("broken", place(line=laid.broken_line)))
        return ()
    _add_rejected(table, laid, found)
    connection.execute(steps.CURRENCY_TABLE)
    connection.execute(steps.PLAIN)
    _add_rows(table, _odd_rows(connection), found)
    _leave_out_twice(connection, table, found)
    for seq, amount, currency in beyond(connection, units):
        at = place(row=table.numbers([seq])[seq], column="amount")
        found.add(_skipped("beyond", at, str(amount), f"{currency}/{units.target}"))
    _note(connection, table, found)
    for step in (*marked(shipped_marks(), steps.CELLS, steps.MARKED), steps.NAMES):
        connection.execute(step)
    lay_row_cells(connection, table, steps.CELLS, units)
    add_row_faults(connection, table, found)
    connection.execute(f"DROP TABLE {steps.CELLS}")
    for step in steps.MOVES:
        connection.execute(step)
    number_rows(connection)
    make_units(connection, units)
    return tuple(CurrencyLedger(*row) for row in connection.execute(steps.LEDGERS).fetchall())


def _add_rejected(table: TableFile, laid: Laid, found: Faults) -> None:
    for one in laid.rejected:
        at, code = place(line=one.line), "cells" if one.cells else "broken"
        found.add(_skipped(code, at, str(one.cells or ""), str(len(table.header))))


def _odd_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, RowFault]]:
    """The faults of rows that are not plainly in order; those without any are taken."""
    if not _one(connection, steps.LEFT):
        return
    asked = connection.cursor().execute(steps.NOT_PLAIN)
    while rows := asked.fetchmany(_FETCHED):
        taken: list[tuple[int, TransferRow]] = []
        for seq, *record in rows:
            read = transfer_row(dict(zip(COLUMNS.required, record, strict=True)))
            if isinstance(read, TransferRow):
                taken.append((seq, read))
            else:
                yield from ((seq, fault) for fault in read)
        _take(connection, taken)


def _take(connection: duckdb.DuckDBPyConnection, taken: Sequence[tuple[int, TransferRow]]) -> None:
    if taken:
        rows = [row for _, row in taken]
        cells = {name: [getattr(row, name) for row in rows] for name in TransferRow.__slots__}
        connection.execute(steps.TAKE, {"seq": [seq for seq, _ in taken], **cells})


def _add_rows(table: TableFile, faults: Iterator[tuple[int, RowFault]], found: Faults) -> None:
    """The first in words, with their rows' numbers in the file; the others counted."""
    first = list(islice(faults, TOLD))
    numbers = table.numbers(seq for seq, _ in first)
    for seq, (code, column, shown, expected) in first:
        found.add(_skipped(code, place(row=numbers[seq], column=column), shown, expected))
    found.count += sum(1 for _ in faults)


def _leave_out_twice(
    connection: duckdb.DuckDBPyConnection, table: TableFile, found: Faults
) -> None:
    connection.execute(steps.TWICE)
    asked = connection.execute(steps.TOLD_TWICE)
    first = asked.fetchmany(TOLD)
    more = 0
    while rows := asked.fetchmany(_FETCHED):
        more += len(rows)
    numbers = table.numbers(row for seq, _, before in first for row in (seq, before))
    for seq, shown, before in first:
        at = place(row=numbers[seq], column="transfer_id")
        found.add(_skipped("twice", at, shown, str(numbers[before])))
    found.count += more
    if first:
        connection.execute(steps.NOT_TWICE)


def _note(connection: duckdb.DuckDBPyConnection, table: TableFile, found: Faults) -> None:
    """Columns passed over, times without a zone, and that there is no row."""
    for problem in COLUMNS.notes(table.header):
        found.add(problem)
    (count, first) = connection.execute(steps.NO_ZONE).fetchall()[0]
    if count:
        at = place(row=table.numbers([first])[first], column="booked_at")
        found.add(Problem("transfers_file_no_zone", Severity.NOTED, at, str(count), "UTC"))
    if not _one(connection, steps.READ) and not found.count:
        found.add(COLUMNS.refused("no_rows", WHOLE_FILE))


def _skipped(code: str, where: str, found: str, expected: str) -> Problem:
    return Problem(f"transfers_file_{code}", Severity.SKIPPED, where, found, expected)


def choose(connection: duckdb.DuckDBPyConnection, ledger: CurrencyLedger) -> None:
    """Make the transfers of one currency, as stated, what ``moves`` are."""
    connection.execute(steps.OF_ONE.format(currency_no=ledger.currency_no))


def moves_of(
    connection: duckdb.DuckDBPyConnection, rows: Iterable[int] | None = None
) -> Iterator[Move]:
    """The moves of rows in their order, or all."""
    if rows is None:
        asked = connection.execute(steps.ALL_MOVES)
    else:
        asked = connection.execute(steps.MOVES_OF, {"rows": sorted(set(rows))})
    while found := asked.fetchmany(_FETCHED):
        yield from (Move(*row) for row in found)


def transfer_ids(connection: duckdb.DuckDBPyConnection, rows: Iterable[int]) -> dict[int, str]:
    """The transfers' own names by row."""
    return dict(connection.execute(steps.IDS, {"rows": sorted(set(rows))}).fetchall())


def accounts_of(
    connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]
) -> dict[int, tuple[str, str]]:
    """The accounts by number, each with the name stated with it; empty where none is."""
    asked = {"accounts": sorted(set(numbers))}
    found = connection.execute(steps.ACCOUNTS, asked).fetchall()
    return {number: (account, name) for number, account, name in found}


def _one(connection: duckdb.DuckDBPyConnection, step: str) -> int:
    ((value,),) = connection.execute(step).fetchall()
    return int(value)
