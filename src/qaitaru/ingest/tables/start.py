"""Where a table begins in a file, by which mapping, and with which decimal mark."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from qaitaru.facts.problems import Problem
from qaitaru.ingest.tables.cells import NOTHING, Cell, text_of
from qaitaru.ingest.tables.layout import Layout, lay_out
from qaitaru.ingest.tables.mapping import FOUND, Mapping
from qaitaru.ingest.tables.row_dates import looks_dated
from qaitaru.ingest.tables.stated_lines import STATED_AMOUNTS, match_line
from qaitaru.ingest.text.values import date_of, decimal_of, without_unit

HEADER_WITHIN = 200
SAMPLE_ROWS = 2000
_A_MOMENT = datetime(2025, 11, 22, 10, 11, 12, tzinfo=UTC)
_EITHER = ("%d/%m/%Y", "%m/%d/%Y")  # 05/03/2025 is a day under both
_AMOUNT_FIELDS = ("amount", "debit", "credit", "balance", "local_amount", "original_amount")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a source: its place, its cells from the first column, and what broke it."""

    place: str
    cells: Sequence[Cell]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """A header found: the layout, the index of its first row, and its rows' texts."""

    layout: Layout
    at: int
    texts: tuple[tuple[str, ...], ...]

    @property
    def first(self) -> int:
        """The index of the first row below the header."""
        return self.at + len(self.texts)


def find_start(mappings: Sequence[Mapping], rows: Sequence[TableRow]) -> Start | None:
    """The first mapping, in the order given, that fits a header among the first rows."""
    for mapping in mappings:
        for at in range(min(len(rows), HEADER_WITHIN)):
            for depth in {1, mapping.header_rows}:
                taken = [row.cells for row in rows[at : at + depth]]
                layout = lay_out(mapping, taken) if len(taken) == depth else None
                if layout is not None:
                    return Start(layout, at, tuple(texts_of(cells) for cells in taken))
    return None


def texts_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The texts of a row, blanks at its end left out, for comparing a header repeated."""
    texts = [text_of(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def date_formats_of(layout: Layout, rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The mapping's formats, one of day-first and month-first only; none where dates do not tell.

    None too where days stand in the rows and no format reads any of them.
    """
    formats = layout.mapping.date_formats
    at = layout.columns["booked_on"]
    cells = [row.cells[at] for row in rows if at < len(row.cells)]
    days = {text_of(cell) for cell in cells if looks_dated(cell)}
    read = [form for form in formats if any(date_of(day, (form,)) for day in days)]
    if not {*_EITHER} <= {*read}:
        known = not days or read or {_shape(day) for day in days} & {*map(_shape_of, formats)}
        return formats if known else ()
    slashed = [day for day in days if any(date_of(day, (form,)) for form in _EITHER)]
    whole = [form for form in _EITHER if all(date_of(day, (form,)) for day in slashed)]
    if len(whole) != 1:
        return ()
    return tuple(form for form in formats if form not in _EITHER or form in whole)


def _shape(text: str) -> str:
    return re.sub("[0-9]", "0", text)


def _shape_of(form: str) -> str:
    """The shape of days so written: an impossible one, 29.02.2025, has it all the same."""
    return _shape(_A_MOMENT.strftime(form))


def decimal_mark_of(
    layout: Layout, rows: Sequence[TableRow], above: Sequence[TableRow] = ()
) -> str:
    """The decimal mark for the whole file; empty where its amounts leave two ways to read them.

    Where no row has an amount as text, as in most workbooks, the lines' own amounts decide.
    """
    stated = layout.mapping.decimal_mark
    if stated != FOUND:
        return stated
    amounts = {text for row in rows for text in _amount_texts(layout, row.cells)}
    return mark_of(amounts or _stated(layout.mapping, [*above, *rows]))


def _stated(mapping: Mapping, rows: Sequence[TableRow]) -> set[str]:
    """The amounts that lines print, numeric cells left out."""
    found = ((row, match_line(mapping, row.cells)) for row in rows)
    printed = (
        (said[name][0], {text_of(cell) for cell in row.cells if isinstance(cell, Decimal)})
        for row, said in found
        for name in STATED_AMOUNTS
        if name in said
    )
    return {text for text, numbers in printed if text not in numbers}


def mark_of(amounts: set[str]) -> str:
    """The mark under which the amounts can be read, if only one; empty if either would do.

    Amounts that read the same under both (``15``, ``1 000``) leave the choice free.
    """
    only: set[str] = set()
    differ = False
    for text in map(without_unit, amounts):
        comma, point = decimal_of(text, ","), decimal_of(text, ".")
        if (comma is None) != (point is None):
            only.add("," if point is None else ".")
        differ = differ or (comma is not None and point is not None and comma != point)
    if len(only) == 1:
        return only.pop()
    return "," if not only and not differ else ""


def _amount_texts(layout: Layout, cells: Sequence[Cell]) -> list[str]:
    ats = [layout.columns[name] for name in _AMOUNT_FIELDS if name in layout.columns]
    found = [cells[at] for at in ats if at < len(cells)]
    texts = [text_of(cell) for cell in found if not isinstance(cell, Decimal)]
    return [text for text in texts if text not in NOTHING]
