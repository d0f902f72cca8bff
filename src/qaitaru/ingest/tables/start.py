"""Where a table begins in a file, by which mapping, and with which decimal mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from qaitaru.facts.problems import Problem
from qaitaru.ingest.tables.cells import NOTHING, Cell, text_of
from qaitaru.ingest.tables.layout import Layout, lay_out
from qaitaru.ingest.tables.mapping import FOUND, Mapping
from qaitaru.ingest.text.values import decimal_of

HEADER_WITHIN = 200
SAMPLE_ROWS = 2000
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


def decimal_mark_of(layout: Layout, rows: Sequence[TableRow]) -> str:
    """The decimal mark for the whole file; empty where its amounts leave two ways to read them."""
    stated = layout.mapping.decimal_mark
    if stated != FOUND:
        return stated
    amounts = {text for row in rows for text in _amount_texts(layout, row.cells)}
    return mark_of(amounts)


def mark_of(amounts: set[str]) -> str:
    """The mark under which the amounts can be read, if only one; empty if either would do.

    Amounts that read the same under both (``15``, ``1 000``) leave the choice free.
    """
    only: set[str] = set()
    differ = False
    for text in amounts:
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
