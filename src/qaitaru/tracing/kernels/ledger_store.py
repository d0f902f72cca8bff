"""A large ledger in a file, CSV or Parquet, read into the engine as a table of postings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.engine.table_files import EncodingFaulty, Laid, Rejected, TableFile, lay, open_table
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.kernels import ledger_steps as steps
from qaitaru.tracing.ledger_header import header_faults, header_notes, refused, separator_of
from qaitaru.tracing.ledger_rows import row_faults

POSTINGS: Final = "postings"
"""The table that ``volume_store.pack`` takes."""
TOLD: Final = 20  # problems in words; the others are counted
_FETCHED: Final = 10_000
_DIGITS_MOST: Final = 18  # of an amount, before the point and after it
_FLOATS: Final = frozenset({"FLOAT", "DOUBLE"})

_Found = tuple[int, str, str, str, str | int]
"""Row as read, which problem, in which column, found, and expected or another row as read."""


@dataclass(slots=True)
class Faults:
    """What is wrong with a ledger: the first in words, all counted."""

    told: list[Problem] = field(default_factory=list)
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0


@dataclass(frozen=True, slots=True)
class LargeLedger:
    """What stands in the table of postings; amounts times ``10**places``."""

    bookings: int
    places: int
    doubts: Faults  # what does not agree, though it can be traced as it stands


def read_ledger(connection: duckdb.DuckDBPyConnection, file: Path) -> LargeLedger | Faults:
    """Read a ledger into the table ``POSTINGS``, or all that keeps it from being traced.

    Raises: SourceUnreadable.
    """
    try:
        table = open_table(connection, file, separator_of)
        faults = _header_faults(table) or _read(connection, table)
    except EncodingFaulty as fault:
        raise SourceUnreadable(str(file), f"UTF-8 ({fault})") from fault
    except OSError as fault:
        raise SourceUnreadable(str(file), str(fault.strerror)) from fault
    except (UnicodeDecodeError, duckdb.Error) as fault:
        raise SourceUnreadable(str(file), str(fault).splitlines()[0]) from fault
    return faults or _postings(connection, table)


def _header_faults(table: TableFile) -> Faults:
    found = list(header_faults(table.header))
    kind = table.kinds.get("amount", "")
    if not found and kind in _FLOATS:  # a float is no amount
        found = [refused("amount", place(column="amount"), kind, "DECIMAL")]
    return Faults(found, len(found))


def _read(connection: duckdb.DuckDBPyConnection, table: TableFile) -> Faults:
    """Cells, trimmed, with the faults of each row alone."""
    laid = lay(connection, table, steps.COLUMNS, steps.CELLS)
    if laid.broken_line is not None or laid.rejected:
        return _not_laid(table, laid)
    trimmed = [steps.TRIMMED.format(column=name, spaces=steps.SPACES) for name in steps.COLUMNS]
    for step in steps.READ:
        connection.execute(step.format(trimmed=", ".join(trimmed), names=", ".join(steps.COLUMNS)))
    return _faults(table, _row_faults(connection))


def _not_laid(table: TableFile, laid: Laid) -> Faults:
    if laid.broken_line is not None:
        return Faults([refused("broken", place(line=laid.broken_line))], 1)
    told = [_rejected_as(table, one) for one in laid.rejected[:TOLD]]
    return Faults(told, len(laid.rejected))


def _rejected_as(table: TableFile, one: Rejected) -> Problem:
    if not one.cells:
        return refused("broken", place(line=one.line))
    return refused("cells", place(line=one.line), str(one.cells), str(len(table.header)))


def _row_faults(connection: duckdb.DuckDBPyConnection) -> Iterator[_Found]:
    """Rows that are not plainly in order, judged one by one."""
    asked = connection.execute(steps.NOT_PLAIN)
    while rows := asked.fetchmany(_FETCHED):
        for seq, no_day, *record in rows:
            cells = dict(zip(steps.COLUMNS, record, strict=True))
            found = list(row_faults(cells, _DIGITS_MOST))
            if not found and no_day and cells["booked_at"]:  # a week and its day, or the like
                found = [("day", "booked_at", cells["booked_at"], "2025-03-05")]
            yield from ((seq, *fault) for fault in found)


def _postings(connection: duckdb.DuckDBPyConnection, table: TableFile) -> LargeLedger | Faults:
    bookings = _one(connection, "SELECT count(*) FROM ledger_cells")
    if not bookings:
        return Faults([refused("no_rows", WHOLE_FILE)], 1)
    places = _one(connection, steps.PLACES)
    connection.execute(steps.POCKETS)
    connection.execute(steps.POSTINGS.format(places=places))
    faults = _faults(table, _between_rows(connection))
    if faults:
        return faults
    back = _asked(connection, steps.BACK_IN_TIME, "back", "booked_at")
    return LargeLedger(bookings, places, _noted(table, _faults(table, back, Severity.DOUBTFUL)))


def _noted(table: TableFile, doubts: Faults) -> Faults:
    """With the columns that are passed over, after all that is doubtful."""
    notes = sorted(header_notes(table.header), key=lambda one: one.severity is Severity.NOTED)
    return Faults([*doubts.told, *notes][:TOLD], doubts.count + len(notes))


def _between_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[_Found]:
    yield from _asked(connection, steps.TWICE, "twice", "entry_id")
    yield from _asked(connection, steps.NO_CURRENCY, "currency", "currency")
    yield from _asked(connection, steps.CLASHING, "name", "")
    yield from _asked(connection, steps.LATE_OPENINGS, "opening", "")


def _asked(
    connection: duckdb.DuckDBPyConnection, step: str, code: str, column: str
) -> Iterator[_Found]:
    asked = connection.execute(step)
    while rows := asked.fetchmany(_FETCHED):
        for seq, found, expected in rows:
            yield seq, code, column, found, expected


def _faults(
    table: TableFile, found: Iterator[_Found], severity: Severity = Severity.REFUSED
) -> Faults:
    """The first in words, with their rows' numbers in the file; the others counted."""
    first: Sequence[_Found] = list(islice(found, TOLD))
    count = len(first) + sum(1 for _ in found)
    rows = {row for one in first for row in (one[0], one[4]) if isinstance(row, int)}
    numbers = table.numbers(rows)
    told = [
        Problem(
            f"ledger_file_{code}",
            severity,
            place(row=numbers[seq], column=column or None),
            shown,
            str(numbers[expected] if isinstance(expected, int) else expected),
        )
        for seq, code, column, shown, expected in first
    ]
    return Faults(told, count)


def _one(connection: duckdb.DuckDBPyConnection, step: str) -> int:
    (value,) = connection.execute(step).fetchall()[0]
    return int(value)


def write_entries(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """Which entry each ``seq`` of an answer is, as Parquet."""
    connection.execute(steps.ENTRIES.format(file=str(file).replace("'", "''")))


def entry_at(connection: duckdb.DuckDBPyConnection, at: int) -> str:
    """The entry of the posting at a place in their order, from 0."""
    found = connection.execute(steps.ENTRY_OF, {"at": at}).fetchall()
    return str(found[0][0]) if found else str(at)
