"""A large ledger in a file, CSV or Parquet, read into the engine as a table of postings."""

import csv
import glob
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.kernels import ledger_steps as steps
from qaitaru.tracing.ledger_header import (
    OPTIONAL,
    REQUIRED,
    header_faults,
    header_notes,
    refused,
    separator_of,
)
from qaitaru.tracing.ledger_rows import row_faults

POSTINGS: Final = "postings"
"""The table that ``volume_store.pack`` takes."""
TOLD: Final = 20  # problems in words; the others are counted
_HEADER_MOST: Final = 1 << 16
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


@dataclass(frozen=True, slots=True)
class _Table:
    """How the cells of a file are had."""

    header: tuple[str, ...]
    source: str
    file: Path
    separator: str = ""  # of a CSV
    skip: int = 0

    def numbers(self, rows: Iterable[int]) -> dict[int, int]:
        """The numbers of rows in the file, where blank lines count and the header is 1."""
        wanted = set(rows)
        if not self.separator or not wanted:
            return {row: row for row in wanted}
        found: dict[int, int] = {}
        with self.file.open(encoding="utf-8-sig", newline="", errors="replace") as lines:
            records = enumerate(csv.reader(lines, delimiter=self.separator), start=1)
            filled = (number for number, record in islice(records, self.skip, None) if record)
            for row, number in enumerate(filled, start=1):
                if row in wanted:
                    found[row] = number
                if len(found) == len(wanted):
                    break
        return found


def read_ledger(connection: duckdb.DuckDBPyConnection, file: Path) -> LargeLedger | Faults:
    """Read a ledger into the table ``POSTINGS``, or all that keeps it from being traced.

    Raises: SourceUnreadable.
    """
    try:
        table = _table(connection, file)
        faults = table if isinstance(table, Faults) else _read(connection, table)
    except OSError as fault:
        raise SourceUnreadable(str(file), str(fault.strerror)) from fault
    except (UnicodeDecodeError, duckdb.Error) as fault:
        raise SourceUnreadable(str(file), str(fault).splitlines()[0]) from fault
    if isinstance(table, Faults) or faults:
        return faults
    return _postings(connection, table)


def _table(connection: duckdb.DuckDBPyConnection, file: Path) -> _Table | Faults:
    with file.open("rb") as opened:
        if opened.read(4) == b"PAR1":
            return _parquet(connection, file)
    with file.open(encoding="utf-8-sig", newline=None) as lines:
        start = lines.read(_HEADER_MOST)
    skip = next((at for at, line in enumerate(start.split("\n")) if line.strip()), 0)
    line = start.split("\n")[skip]
    separator = separator_of(line)
    cells = next(csv.reader(StringIO(line), delimiter=separator), [])
    header = tuple(" ".join(cell.split()).lower() for cell in cells)
    at_fault = list(header_faults(header))
    if at_fault:
        return Faults(at_fault, len(at_fault))
    return _Table(header, "", file, separator, skip + 1)


def _parquet(connection: duckdb.DuckDBPyConnection, file: Path) -> _Table | Faults:
    source = f"read_parquet('{_path(file)}')"
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()  # noqa: S608 - quoted
    kinds = {str(name).lower(): str(kind) for name, kind, *_ in described}
    found = list(header_faults(tuple(kinds)))
    if not found and kinds["amount"] in _FLOATS:  # a float is no amount
        found = [refused("amount", place(column="amount"), kinds["amount"], "DECIMAL")]
    return Faults(found, len(found)) if found else _Table(tuple(kinds), source, file)


def _read(connection: duckdb.DuckDBPyConnection, table: _Table) -> Faults:
    """Cells, trimmed, with the faults of each row alone."""
    if table.separator:
        try:
            _load(connection, table, _csv(table, ""))
        except duckdb.InvalidInputException:
            connection.execute("DROP TABLE IF EXISTS read_cells")
            broken = _broken(table)
            if broken is not None:
                return Faults([broken], 1)
            _load(connection, table, _csv(table, steps.LENIENTLY))
            rejected = _rejected(connection, table)
            if rejected:
                return rejected
    else:
        _load(connection, table, table.source)
    return _faults(table, _row_faults(connection))


def _load(connection: duckdb.DuckDBPyConnection, table: _Table, source: str) -> None:
    cells = [
        f"CAST({name} AS VARCHAR) AS {name}" if name in table.header else f"'' AS {name}"
        for name in steps.COLUMNS
    ]
    trimmed = [steps.TRIMMED.format(column=name, spaces=steps.SPACES) for name in steps.COLUMNS]
    names = ", ".join(steps.COLUMNS)
    for step in steps.READ:
        connection.execute(
            step.format(
                cells=", ".join(cells), source=source, trimmed=", ".join(trimmed), names=names
            )
        )


def _csv(table: _Table, leniently: str) -> str:
    known = {*REQUIRED, *OPTIONAL}
    names = [name if name in known else f"unused_{at}" for at, name in enumerate(table.header)]
    return steps.READ_CSV.format(
        file=_path(table.file),
        skip=table.skip,
        separator=table.separator,
        columns=", ".join(f"'{name}': 'VARCHAR'" for name in names),
        leniently=leniently,
    )


def _path(file: Path) -> str:
    """A file's name inside quotes, taken as it stands."""
    return glob.escape(str(file)).replace("'", "''")


def _broken(table: _Table) -> Problem | None:
    """Where an odd table cannot be taken apart: leniently, an open quote would swallow rows."""
    with table.file.open(encoding="utf-8-sig", newline="") as lines:
        records = csv.reader(lines, delimiter=table.separator, strict=True)
        begins = 1
        try:
            for _ in records:
                begins = records.line_num + 1
        except csv.Error:
            return refused("broken", place(line=begins))
    return None


def _rejected(connection: duckdb.DuckDBPyConnection, table: _Table) -> Faults:
    """Rows with more cells than the header, and what cannot be taken apart."""
    found = Faults()
    for line, kind, text in connection.execute(steps.REJECTED).fetchall():
        found.count += 1
        if kind == "INVALID ENCODING":
            raise SourceUnreadable(str(table.file), f"UTF-8 ({line})")
        if len(found.told) < TOLD:
            found.told.append(_rejected_as(table, int(line), str(kind), str(text)))
    return found


def _rejected_as(table: _Table, line: int, kind: str, text: str) -> Problem:
    if kind != "TOO MANY COLUMNS":
        return refused("broken", place(line=line))
    cells = next(csv.reader(StringIO(text), delimiter=table.separator), [])
    return refused("cells", place(line=line), str(len(cells)), str(len(table.header)))


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


def _postings(connection: duckdb.DuckDBPyConnection, table: _Table) -> LargeLedger | Faults:
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


def _noted(table: _Table, doubts: Faults) -> Faults:
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
    table: _Table, found: Iterator[_Found], severity: Severity = Severity.REFUSED
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
