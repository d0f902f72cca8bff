"""A mapping proposed from a table's first rows, with the reasons; the member confirms it.

Headers are compared with the names that the shipped generic mappings list in Kazakh, Russian and
English; values are judged by their shape. Nothing proposed is read until it is confirmed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from qaitaru.ingest.tables.cells import Cell, is_blank, text_of
from qaitaru.ingest.tables.header_currency import header_currency
from qaitaru.ingest.tables.layout import Layout, header_key, joined_header, same_header
from qaitaru.ingest.tables.mapping import Kind, Mapping
from qaitaru.ingest.tables.start import HEADER_WITHIN, TableRow, mark_of
from qaitaru.ingest.tables.stated_lines import match_line
from qaitaru.ingest.text.value_shapes import CREDITS, DEBITS, FORMATS, SHAPES, all_fit, is_day
from qaitaru.ingest.text.values import date_of

SAMPLE: Final = 200
_CONSTANTS: Final = ("account", "currency")  # what a member may write in for the whole table


class Reason(StrEnum):
    """Why a column is proposed for a field; worded by the catalogue as ``proposal.<value>``."""

    NAME = "name"  # its header is one of the field's names
    VALUES = "values"  # its values have the field's shape
    BOTH = "both"
    NONE = "none"  # left aside


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column of the header, the field proposed for it (empty: none), and why."""

    index: int
    header: str
    field: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping that the table may be read with, and what speaks for it."""

    mapping: Mapping
    columns: tuple[ProposedColumn, ...]
    header_place: str
    missing: tuple[str, ...]  # what a member must still add: account, currency, decimal_mark ...


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    header: str
    values: tuple[str, ...]
    printed: tuple[str, ...]  # those that are text in the source, not numbers of a workbook


def propose(rows: Sequence[TableRow], generics: Sequence[Mapping], name: str) -> Proposal | None:
    """The likeliest mapping for a table, or None where no row looks like a header.

    Args:
        rows: the first rows of the table, the lines above the header among them.
        generics: mappings whose header names are the words of the trade.
        name: what the proposed mapping is to be called.
    """
    at = _header_at(rows, generics)
    if at is None:
        return None
    depth = _depth(rows, at)
    header = joined_header([row.cells for row in rows[at : at + depth]])
    columns = _columns(header, rows[at + depth : at + depth + SAMPLE])
    kind = _kind(columns, generics)
    names = {f: texts for m in generics if m.kind == kind for f, texts in m.columns.items()}
    taken = _by_name(columns, names)
    taken |= _by_shape(columns, taken, kind)
    generic = next(m for m in generics if m.kind == kind)
    mapping = _mapping(replace(generic, name=name, header_rows=depth), columns, taken)
    shown = tuple(_shown(column, taken, names) for column in columns)
    said = {field for row in rows for field in match_line(mapping, row.cells)}
    if header_currency(Layout(mapping, header, taken, {}, ())):
        said.add("currency")
    asked = tuple(one for one in _missing(mapping, columns, taken) if one not in said)
    to_fill = dict.fromkeys((name for name in asked if name in _CONSTANTS), "")
    return Proposal(replace(mapping, constants=to_fill), shown, rows[at].place, asked)


def _depth(rows: Sequence[TableRow], at: int) -> int:
    """Two where the next row only names what a merged heading covers."""
    below = rows[at + 1].cells if at + 1 < len(rows) else []
    texts = [text_of(cell) for cell in below if not is_blank(cell)]
    words = bool(texts) and not any(any(c.isdigit() for c in text) for text in texts)
    gaps = any(is_blank(cell) for cell in rows[at].cells)
    return 2 if words and gaps else 1


def _header_at(rows: Sequence[TableRow], generics: Sequence[Mapping]) -> int | None:
    """The row with the most known names; else the first wide row of words alone."""
    known = {header_key(name) for m in generics for texts in m.columns.values() for name in texts}
    scores = [
        sum(1 for cell in row.cells if header_key(text_of(cell)) in known)
        for row in rows[:HEADER_WITHIN]
    ]
    best = max(scores, default=0)
    if best >= 2:
        return scores.index(best)
    wordy = (i for i, row in enumerate(rows[:HEADER_WITHIN]) if _is_wordy(row.cells))
    return next(wordy, None)


def _is_wordy(cells: Sequence[Cell]) -> bool:
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    return len(texts) >= 3 and not any(any(c.isdigit() for c in text) for text in texts)


def _columns(header: Sequence[str], rows: Sequence[TableRow]) -> list[_Column]:
    found = []
    for at, heading in enumerate(header):
        cells = [row.cells[at] for row in rows if at < len(row.cells) and heading]
        values = tuple(text_of(cell) for cell in cells if not is_blank(cell))
        printed = tuple(text_of(c) for c in cells if isinstance(c, str) and not is_blank(c))
        if heading:
            found.append(_Column(at, heading, values, printed))
    return found


def _kind(columns: Sequence[_Column], generics: Sequence[Mapping]) -> Kind:
    """A table that names payer and payee is one of transfers; any other is a statement."""
    transfers = [m for m in generics if m.kind == "transfers"]
    names = {f: texts for m in transfers for f, texts in m.columns.items()}
    taken = _by_name(columns, names)
    sides = (
        {"payer_name", "payer_account"} & taken.keys(),
        {"payee_name", "payee_account"} & taken.keys(),
    )
    return "transfers" if all(sides) else "statement"


def _by_name(columns: Sequence[_Column], names: dict[str, tuple[str, ...]]) -> dict[str, int]:
    taken: dict[str, int] = {}
    for field, texts in names.items():
        fitting = (c.index for t in texts for c in columns if same_header(t, header_key(c.header)))
        free = (at for at in fitting if at not in taken.values())
        at = next(free, None)
        if at is not None:
            taken[field] = at
    return taken


def _by_shape(columns: Sequence[_Column], taken: dict[str, int], kind: Kind) -> dict[str, int]:
    """Columns with no known name, by their values; one field for each shape, leftmost first."""
    found: dict[str, int] = {}
    for field, fits in SHAPES[kind]:
        if field in taken or (field == "amount" and "debit" in taken):
            continue
        used = {*taken.values(), *found.values()}
        free = (c for c in columns if c.index not in used and all_fit(c.values, fits))
        column = next(free, None)
        if column is not None:
            found[_own(field, column, taken)] = column.index
    return found


def _own(field: str, column: _Column, taken: dict[str, int]) -> str:
    """An account that is one and the same on every row is the table's own."""
    same = len(column.values) > 1 and len(set(column.values)) == 1
    return (
        "account" if same and field == "counterparty_account" and "account" not in taken else field
    )


def _mapping(generic: Mapping, columns: Sequence[_Column], taken: dict[str, int]) -> Mapping:
    """The generic mapping's lines and totals with this table's own columns and habits."""
    by_index = {column.index: column for column in columns}
    marks = by_index[taken["indicator"]].values if "indicator" in taken else ()
    return replace(
        generic,
        columns={field: (by_index[at].header,) for field, at in taken.items()},
        ignored=tuple(c.header for c in columns if c.index not in taken.values()),
        date_formats=_formats(by_index, taken),
        decimal_mark=_mark(by_index, taken) or "found",
        debit_marks=tuple(sorted({m for m in marks if (header_key(m) or m) in DEBITS})),
        credit_marks=tuple(sorted({m for m in marks if (header_key(m) or m) in CREDITS})),
    )


def _formats(by_index: dict[int, _Column], taken: dict[str, int]) -> tuple[str, ...]:
    """The formats that read every date; two that differ only in day and month are both shown."""
    fields = ("booked_on", "value_on", "until_on")
    days = [v for f in fields if f in taken for v in by_index[taken[f]].values]
    days = [day for day in days if is_day(day)]
    whole = [form for form in FORMATS if days and all(date_of(d, (form,)) for d in days)]
    some = [form for form in FORMATS if any(date_of(d, (form,)) for d in days)]
    return tuple(whole or some or FORMATS[:2])


def _mark(by_index: dict[int, _Column], taken: dict[str, int]) -> str:
    fields = ("amount", "debit", "credit", "balance")
    return mark_of({v for f in fields if f in taken for v in by_index[taken[f]].printed})


def _shown(
    column: _Column, taken: dict[str, int], names: dict[str, tuple[str, ...]]
) -> ProposedColumn:
    field = next((f for f, at in taken.items() if at == column.index), "")
    if not field:
        return ProposedColumn(column.index, column.header, "", Reason.NONE)
    key = header_key(column.header)
    named = any(same_header(name, key) for name in names.get(field, ()))
    shapes = dict(entry for kind in SHAPES.values() for entry in kind)
    shaped = field in shapes and all_fit(column.values, shapes[field])
    both = Reason.BOTH if shaped else Reason.NAME
    return ProposedColumn(column.index, column.header, field, both if named else Reason.VALUES)


def _missing(
    mapping: Mapping, columns: Sequence[_Column], taken: dict[str, int]
) -> tuple[str, ...]:
    """What the table does not settle: a member adds it to the mapping before it is saved."""
    by_index = {column.index: column for column in columns}
    told = {"debit", "credit"} <= taken.keys() or "amount" in taken
    signed = any(v.startswith(("-", "−", "(")) for v in _values(by_index, taken, "amount"))
    unsigned = mapping.kind == "statement" and "amount" in taken and "indicator" not in taken
    doubts = {
        "booked_on": "booked_on" not in taken,
        "date_formats": {"%d/%m/%Y", "%m/%d/%Y"} <= set(mapping.date_formats),
        "amount": not told,
        "direction": unsigned and not signed and "debit" not in taken,
        "decimal_mark": told and not _mark(by_index, taken),
        "currency": "currency" not in taken,
        "account": mapping.kind == "statement" and "account" not in taken,
    }
    return tuple(name for name, doubtful in doubts.items() if doubtful)


def _values(by_index: dict[int, _Column], taken: dict[str, int], field: str) -> tuple[str, ...]:
    return by_index[taken[field]].values if field in taken else ()
