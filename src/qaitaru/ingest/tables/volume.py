"""The fast way through a large delimited table: plain rows in vectors, the rest one by one.

DuckDB splits the text into cells, all of them text, and keeps the order of the lines. It gives up
where lines and records are not one and the same, or where quoting is odd: the slow way is then
taken, which gives the same facts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.engine.duck import connect
from qaitaru.facts.bookings import Booking
from qaitaru.facts.places import parts
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.reading import Block, Fact
from qaitaru.ingest.tables.opening import Opened
from qaitaru.ingest.tables.row_dates import day_of
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.tables.volume_lines import Lines, lines_of
from qaitaru.ingest.tables.volume_steps import Sample, Steps, Text, literal, steps_for

VOLUME_BYTES: Final = 8 * 2**20
_MEMORY_MB: Final = 400
_THREADS: Final = 2
_MOST_ODD: Final = 100_000
_OUT_OF_ORDER: Final = (
    "SELECT count(*) FROM (SELECT seq, booked_on, lag(seq) OVER () AS seq_before, "
    "lag(booked_on) OVER () AS day_before FROM read_parquet({source})) "
    "WHERE seq <= seq_before OR booked_on < day_before"
)
_WRITTEN: Final = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440, PRESERVE_ORDER true)"


def read_volume(path: Path, folder: Path, opened: Opened, delimiter: str) -> Iterator[Fact] | None:
    """The facts of an opened table: one Block of its plain rows, and the others as they come.

    Args:
        path: the table as UTF-8.
        folder: the working folder, where the Block is written.
    Returns: None where the slow way must be taken; the table must then be opened again.
    """
    text = Text(str(path), delimiter, int(parts(opened.last_header_place)["row"]))
    steps = steps_for(opened.start.layout, opened.reading.ground, _sample(opened), text)
    lines = lines_of(path)
    if steps is None or lines is None:
        return None
    with connect(memory_mb=_MEMORY_MB, threads=_THREADS) as connection:
        connection.execute(f"SET temp_directory = {literal(str(folder / 'spill'))}")
        try:
            loaded = _one(connection, steps.load)
        except duckdb.Error:
            return None
        if loaded != lines.count - text.skipped or not _in_order(connection, lines, text):
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
        odd_rows = sorted(row for *_, found in groups for row in found or ())
        if len(odd_rows) > _MOST_ODD:
            return None
        firsts = [(currency, first) for is_plain, currency, first, _ in groups if is_plain]
        odd = self._take_aside(odd_rows)
        read = self._read_odd(odd, self._first_rows(firsts))
        if read is None:
            return None
        block = self._write(one_account=len(firsts) == 1)
        found = [block] if block.rows else []
        return iter([*self._opened.facts, *found, *read, *self._opened.reading.close()])

    def _take_aside(self, numbers: list[int]) -> list[tuple[object, ...]]:
        """The cells of the odd rows, whose numbers are kept for the steps that leave them out."""
        self._connection.execute(
            "CREATE TEMP TABLE odd AS SELECT unnest($1::BIGINT[]) AS r", [numbers]
        )
        return self._connection.execute(self._steps.odd).fetchall() if numbers else []

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
        sums: dict[int, list[tuple[str, str, str]]] = {}
        for at, *one in self._connection.execute(self._steps.sums).fetchall():
            sums.setdefault(int(at), []).append((one[0], one[1], one[2]))
        return sums

    def _write(self, *, one_account: bool) -> Block:
        """The plain rows as Parquet: as they lie where that is the ledger's order, else sorted."""
        numbered = "numbered(account VARCHAR, currency VARCHAR, statement_no BIGINT)"
        self._connection.execute(f"CREATE TEMP TABLE {numbered}")
        for (account, currency), (number, *_) in self._opened.reading.statements.items():
            self._connection.execute(
                "INSERT INTO numbered VALUES (?, ?, ?)", [account, currency, number]
            )
        target = self._folder / "plain.parquet"
        if one_account and self._oldest_first():
            rows = self._copy(self._steps.typed, target)
            if _one(self._connection, _OUT_OF_ORDER.format(source=literal(str(target)))) == 0:
                return Block(self._kind, target, rows)
        rows = self._copy(f"{self._steps.typed} ORDER BY {self._steps.order}", target)
        return Block(self._kind, target, rows)

    def _copy(self, rows: str, target: Path) -> int:
        return _one(self._connection, f"COPY ({rows}) TO {literal(str(target))} {_WRITTEN}")

    def _oldest_first(self) -> bool:
        """Whether the first rows promise that days only grow; what is written is then proved."""
        at = self._opened.start.layout.columns["booked_on"]
        rows = self._opened.head[self._opened.start.first :]
        mapping = self._opened.mapping
        days = [day_of(row.cells[at], mapping).on for row in rows if at < len(row.cells)]
        known = [day for day in days if day is not None]
        return all(a <= b for a, b in pairwise(known))


def _in_order(connection: duckdb.DuckDBPyConnection, lines: Lines, text: Text) -> bool:
    """Whether rows lie where their lines stand in the file: places must never be off by a block.

    DuckDB 2.0 was seen to load a text out of order where the loading query computes much, its
    promise to keep the order notwithstanding; so it computes nothing there, and this proves it.
    """
    expected = {at - text.skipped: line for at, line in lines.samples.items()}
    listed = ", ".join(map(str, expected)) or "-1"
    query = f"SELECT rowid, * FROM raw WHERE rowid IN ({listed})"  # noqa: S608  # integers
    found = {at: _cells(cells) for at, *cells in connection.execute(query).fetchall()}
    return all(
        found.get(at) == _trimmed(line.split(text.delimiter))
        for at, line in expected.items()
        if at >= 0 and '"' not in line
    )


def _trimmed(cells: list[str]) -> list[str]:
    bare = [cell.strip(" ") for cell in cells]
    while bare and not bare[-1]:
        bare.pop()
    return bare


def _sample(opened: Opened) -> Sample:
    dates = opened.sample_texts(("booked_on",))
    amounts = opened.sample_texts(("amount", "debit", "credit", "balance"))
    return Sample(opened.padded_columns(), amounts, dates)


def _cells(values: list[object]) -> list[str]:
    return _trimmed(["" if value is None else str(value) for value in values])


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return 0 if row is None else int(row[0])
