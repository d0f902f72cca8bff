"""A national list that comes as a plain table, read by the first mapping that fits its header."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.layout import header_key, same_header
from qaitaru.lists.content import squashed
from qaitaru.lists.publishers.mapped.entry import MappedRow, entry_of
from qaitaru.lists.publishers.mapped.mapping import ListMapping, list_mappings
from qaitaru.lists.publishers.mapped.tables import Line, Table, is_delimited, is_workbook, tables_in
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part

_HEADER_WITHIN: Final = 50
_SHOWN: Final = 400


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A table, the mapping that reads it, its header's index, and the columns of the fields."""

    table: Table
    mapping: ListMapping
    header: int
    columns: dict[str, int]


def role_of(_name: str, head: bytes) -> str:
    """Any table: asked last, after every format that is known by itself."""
    return WHOLE if is_workbook(head) or is_delimited(head) else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the tables that one mapping fits."""
    mappings = list_mappings(choices.mappings)
    tables = tables_in(parts[0][1], choices.encoding)
    if isinstance(tables, Problem):
        return ListReading(publisher="", list_name="", problems=(tables,))
    fitted = _fitted(tables, mappings)
    if not fitted:
        asked = Problem("list_mapping_undecided", Severity.ASKED, WHOLE_FILE, _headerlike(tables))
        return ListReading(publisher="", list_name="", problems=(asked,))
    seen = Counter[str]()
    entries = [entry_of(row, seen) for one in fitted for row in _rows(one)]
    problems = [problem for one in fitted for problem in one.table.problems]
    return ListReading(
        publisher=fitted[0].mapping.publisher,
        list_name=fitted[0].mapping.list_name,
        designations=tuple(entry.frozen() for entry in entries),
        problems=(*problems, *(one for entry in entries for one in entry.problems)),
    )


def _fitted(tables: Sequence[Table], mappings: Sequence[ListMapping]) -> list[_Fitted]:
    """The tables that the first fitting mapping fits: sheets all, a text under one delimiter."""
    for mapping in mappings:
        found = [one for table in tables if (one := _fit(table, mapping)) is not None]
        if found:
            return found if found[0].table.sheet is not None else found[:1]
    return []


def _fit(table: Table, mapping: ListMapping) -> _Fitted | None:
    """The mapping over the first header that has every column it names at least once."""
    if mapping.sheet and table.sheet is not None and table.sheet != mapping.sheet:
        return None
    if mapping.delimiter and table.delimiter and table.delimiter != mapping.delimiter:
        return None
    for at, line in enumerate(table.lines[:_HEADER_WITHIN]):
        columns = dict(_columns(mapping, line.cells))
        if columns.keys() == mapping.columns.keys():
            return _Fitted(table, mapping, at, columns)
    return None


def _columns(mapping: ListMapping, cells: Sequence[str]) -> Iterator[tuple[str, int]]:
    for field, names in mapping.columns.items():
        places = (at for name in names for at, cell in enumerate(cells) if _is_headed(name, cell))
        found = next(places, None)
        if found is not None:
            yield field, found


def _is_headed(name: str, cell: str) -> bool:
    """Whether a heading is the one named; one without a word (``№``) by its signs."""
    if header_key(name):
        return same_header(name, header_key(cell))
    return bool(name.strip()) and squashed(name) == squashed(cell)


def _rows(fitted: _Fitted) -> Iterator[MappedRow]:
    header = fitted.table.lines[fitted.header].cells
    for line in fitted.table.lines[fitted.header + 1 :]:
        if any(cell.strip() for cell in line.cells):
            yield _row(fitted, header, line)


def _row(fitted: _Fitted, header: tuple[str, ...], line: Line) -> MappedRow:
    ignored = [
        at
        for at, text in enumerate(header)
        if any(_is_headed(name, text) for name in fitted.mapping.ignored)
    ]
    told = [
        (header[at] if at < len(header) else "", cell, fitted.table.place(line, at))
        for at, cell in enumerate(line.cells)
        if at not in ignored
    ]
    values = {field: line.cells[at] for field, at in fitted.columns.items() if at < len(line.cells)}
    return MappedRow(fitted.mapping, values, tuple(told), fitted.table.place(line))


def _headerlike(tables: Sequence[Table]) -> str:
    """The row that looks most like a header: words, and no digits."""
    lines = [line for table in tables for line in table.lines[:_HEADER_WITHIN]]
    line = max(lines, key=_words, default=Line(0, ()))
    return " | ".join(filter(None, map(squashed, line.cells)))[:_SHOWN]


def _words(line: Line) -> int:
    return sum(1 for cell in line.cells if cell.strip() and not any(c.isdigit() for c in cell))


READER = ListReader("mapped_table", 1, role_of, read)
