"""From the rows of a table to its facts, for every reader of tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from qaitaru.facts.places import parts, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import NOTHING, text_of
from qaitaru.ingest.tables.choosing import AtHand
from qaitaru.ingest.tables.mapping import Mapping
from qaitaru.ingest.tables.reading import Fact, Numbers, TableReading
from qaitaru.ingest.tables.start import (
    SAMPLE_ROWS,
    Start,
    TableRow,
    date_formats_of,
    decimal_mark_of,
    find_start,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose mapping is known and which says all that it must."""

    reading: TableReading
    start: Start
    facts: list[Fact]  # of the lines above the header
    head: list[TableRow]

    @property
    def mapping(self) -> Mapping:
        """The mapping that reads it."""
        return self.start.layout.mapping

    @property
    def last_header_place(self) -> str:
        """The place of the last row of the header."""
        return self.head[self.start.first - 1].place

    def sample_texts(self, names: Sequence[str]) -> frozenset[str]:
        """What stands in the columns of these fields in the first rows, where it is a value."""
        columns = self.start.layout.columns
        ats = [columns[name] for name in names if name in columns]
        rows = self.head[self.start.first :]
        texts = (text_of(row.cells[at]) for row in rows for at in ats if at < len(row.cells))
        return frozenset(text for text in texts if text not in NOTHING)

    def padded_columns(self) -> frozenset[int]:
        """The columns whose values, in the first rows, have spaces around them."""
        rows = self.head[self.start.first :]
        cells = ((at, cell) for row in rows for at, cell in enumerate(row.cells))
        strings = ((at, cell) for at, cell in cells if isinstance(cell, str))
        return frozenset(at for at, cell in strings if cell != cell.strip(" "))

    def place_of(self, index: int) -> str:
        """The place of a row by its index below the header, where every line is a row."""
        return place(row=int(parts(self.last_header_place)["row"]) + 1 + index)


def open_table(head: list[TableRow], mappings: AtHand, numbers: Numbers) -> Opened | Problem | None:
    """Find the header among the first rows and take the lines above it.

    Returns: None where no mapping fits; a Problem of severity ASKED where one fits but the table
        leaves something to be decided by a member.
    """
    start = find_start(mappings.mappings, head)
    if start is None:
        return None
    below = head[start.first :]
    where = head[start.at].place
    mark = decimal_mark_of(start.layout, below, head[: start.at])
    if not mark:
        return Problem("decimal_mark_undecided", Severity.ASKED, where, _amounts(start, below))
    formats = date_formats_of(start.layout, below)
    if not formats:
        expected = ", ".join(start.layout.mapping.date_formats)
        found = _texts(start, "booked_on", below)
        return Problem("date_format_undecided", Severity.ASKED, where, found, expected)
    start = _with_formats(start, formats)
    reading = TableReading(start, mark, numbers, where)
    facts = list(reading.open(head[: start.at], below))
    missing = reading.lacks()
    if missing:
        return Problem(f"table_without_{missing}", Severity.ASKED, where, start.layout.mapping.name)
    return Opened(reading, start, facts, head)


def read_rows(opened: Opened, rest: Iterable[TableRow]) -> Iterator[Fact]:
    """The facts of an opened table.

    Args:
        rest: the rows after those of its head.
    """
    yield from opened.facts
    for row in chain(opened.head[opened.start.first :], rest):
        yield from opened.reading.feed(row)
    yield from opened.reading.close()


def head_of(rows: Iterator[TableRow]) -> list[TableRow]:
    """The first rows of a table, enough to find its header and its decimal mark."""
    return list(islice(rows, SAMPLE_ROWS))


def _amounts(start: Start, rows: list[TableRow]) -> str:
    name = "amount" if "amount" in start.layout.columns else "debit"
    return _texts(start, name, rows)


def _with_formats(start: Start, formats: tuple[str, ...]) -> Start:
    mapping = replace(start.layout.mapping, date_formats=formats)
    return replace(start, layout=replace(start.layout, mapping=mapping))


def _texts(start: Start, name: str, rows: list[TableRow]) -> str:
    at = start.layout.columns[name]
    texts = [str(row.cells[at]) for row in rows if at < len(row.cells) and row.cells[at]]
    return " | ".join(texts[:5])
