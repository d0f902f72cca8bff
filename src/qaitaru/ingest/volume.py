"""The fast way through a large delimited table: plain rows in vectors, the rest one by one.

DuckDB splits the text into cells, all of them text, and keeps the order of the lines. It gives up
where lines and records are not one and the same, or where quoting is odd: the slow way is then
taken, which gives the same facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.engine.duck import connect
from qaitaru.facts.bookings import Booking
from qaitaru.facts.places import parts
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.reading import Block, Fact
from qaitaru.ingest.reading_tables import Opened
from qaitaru.ingest.table_start import TableRow
from qaitaru.ingest.volume_lines import line_count
from qaitaru.ingest.volume_steps import SPARE, Steps, literal, steps_for

VOLUME_BYTES: Final = 8 * 2**20
_MEMORY_MB: Final = 400
_THREADS: Final = 2
_MOST_ODD: Final = 100_000
_WRITTEN: Final = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)"


def read_volume(path: Path, folder: Path, opened: Opened, delimiter: str) -> Iterator[Fact] | None:
    """The facts of an opened table: one Block of its plain rows, and the others as they come.

    Args:
        path: the table as UTF-8.
        folder: the working folder, where the Block is written.
    Returns: None where the slow way must be taken; the table must then be opened again.
    """
    skipped = int(parts(opened.last_header_place)["row"])
    steps = steps_for(opened.start.layout, opened.reading.ground, skipped)
    lines = line_count(path)
    if steps is None or lines is None:
        return None
    with connect(memory_mb=_MEMORY_MB, threads=_THREADS) as connection:
        connection.execute(f"SET temp_directory = {literal(str(folder / 'spill'))}")
        try:
            connection.execute(_load(path, opened, delimiter, skipped))
        except duckdb.Error:
            return None
        if _one(connection, "SELECT count(*) FROM raw") != lines - skipped:
            return None
        return _Volume(connection, steps, opened, folder).facts()


@dataclass(frozen=True, slots=True)
class _First:
    row_no: int
    currency: str
    cells: list[str]


class _Volume:
    """A table loaded as text, on its way into the ledger's columns."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, steps: Steps, opened: Opened, folder: Path
    ) -> None:
        self._connection = connection
        self._steps = steps
        self._opened = opened
        self._folder = folder
        self._kind = Booking if opened.mapping.kind == "statement" else Transfer

    def facts(self) -> Iterator[Fact] | None:
        """All facts, made before the first is given: the connection does not outlive this call."""
        groups = self._connection.execute(self._steps.firsts).fetchall()
        odd_rows = sum(rows for is_plain, _, _, rows in groups if not is_plain)
        if odd_rows > _MOST_ODD:
            return None
        firsts = [(currency, first) for is_plain, currency, first, _ in groups if is_plain]
        odd = self._connection.execute(self._steps.odd).fetchall() if odd_rows else []
        read = self._read_odd(odd, self._first_rows(firsts))
        if read is None:
            return None
        block = self._write(self._steps.typed if odd else self._steps.all_typed)
        found = [block] if block.rows else []
        return iter([*self._opened.facts, *found, *read, *self._opened.reading.close()])

    def _read_odd(self, odd: list[tuple[object, ...]], firsts: list[_First]) -> list[Fact] | None:
        """The odd rows in their order, each after the plain rows before it have been counted."""
        reading = self._opened.reading
        sums = self._sums(odd)
        facts: list[Fact] = []
        before = (reading.sections, reading.ground)
        for number, *cells in odd:
            row_no = int(str(number))
            while firsts and firsts[0].row_no < row_no:
                first = firsts.pop(0)
                reading.number(first.currency, first.cells)
            for currency, credits_minor, debits_minor in sums.get(row_no, []):
                reading.counts(int(credits_minor), int(debits_minor), currency)
            row = TableRow(self._opened.place_of(row_no), _cells(cells))
            facts.extend(reading.feed_at(row_no, row))
            if (reading.sections, reading.ground) != before:
                return None
        for first in firsts:
            reading.number(first.currency, first.cells)
        return facts

    def _first_rows(self, firsts: list[tuple[str, int]]) -> list[_First]:
        """The first plain row of each account and currency, in order."""
        if self._kind is Transfer or not firsts:
            return []
        listed = ", ".join(str(first) for _, first in firsts)
        query = f"SELECT rowid, * FROM raw WHERE rowid IN ({listed})"  # noqa: S608  # integers
        rows = {row_no: cells for row_no, *cells in self._connection.execute(query).fetchall()}
        return [_First(at, currency, _cells(rows[at])) for currency, at in firsts]

    def _sums(self, odd: list[tuple[object, ...]]) -> dict[int, list[tuple[str, str, str]]]:
        if not odd or not self._opened.mapping.totals:
            return {}
        rows = ", ".join(f"({row[0]})" for row in odd)
        self._connection.execute(f"CREATE TEMP TABLE odd AS FROM (VALUES {rows}) AS v(r)")
        sums: dict[int, list[tuple[str, str, str]]] = {}
        for at, *one in self._connection.execute(self._steps.sums).fetchall():
            sums.setdefault(int(at), []).append((one[0], one[1], one[2]))
        return sums

    def _write(self, typed: str) -> Block:
        numbered = "numbered(account VARCHAR, currency VARCHAR, statement_no BIGINT)"
        self._connection.execute(f"CREATE TEMP TABLE {numbered}")
        for (account, currency), (number, *_) in self._opened.reading.statements.items():
            self._connection.execute(
                "INSERT INTO numbered VALUES (?, ?, ?)", [account, currency, number]
            )
        target = self._folder / "plain.parquet"
        written = f"COPY ({typed}) TO {literal(str(target))} {_WRITTEN}"
        return Block(self._kind, target, _one(self._connection, written))


def _load(path: Path, opened: Opened, delimiter: str, skipped: int) -> str:
    """The whole text as cells; columns that the first rows pad with blanks are trimmed of them."""
    width = len(opened.start.layout.header) + SPARE
    padded = opened.padded_columns()
    typed = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(width))
    cells = ", ".join(
        f"coalesce({f'trim(c{i})' if i in padded else f'c{i}'}, '') AS c{i}" for i in range(width)
    )
    return (  # file names of our own making and a delimiter of four, all quoted
        f"CREATE TEMP TABLE raw AS SELECT {cells} FROM read_csv({literal(str(path))}, "  # noqa: S608
        f"columns = {{{typed}}}, delim = {literal(delimiter)}, quote = '\"', escape = '\"', "
        f"header = false, skip = {skipped}, auto_detect = false, strict_mode = true, "
        "null_padding = true, max_line_size = 1000000)"
    )


def _cells(values: list[object]) -> list[str]:
    cells = ["" if value is None else str(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return 0 if row is None else int(row[0])
