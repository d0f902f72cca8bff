"""The newest leaves first: lots stand one upon another, and those above the balance have left.

Each lot has a column of its own, and a level from which it stands upward.
"""

from bisect import bisect_left
from collections.abc import Iterator

from qaitaru.documents.exhibits.grid import Column, Formula, Look, elsewhere, letters
from qaitaru.documents.exhibits.places import DECIMALS, HEAD_ROW, TOLERANCE, At, Placed

ROW_ROW, BOTTOM_ROW = HEAD_ROW - 2, HEAD_ROW - 1
"""Above each lot's column: the row it stands in, the level it stands from, its source."""


def columns() -> tuple[Column, ...]:
    """The level from which a lot stands."""
    return (Column("bottom"),)


def receipt(row: At, first: At, rule: str) -> None:
    """A lot is put on top."""
    del rule
    level = f"MAX({first.before('balance')},0)"
    if row.row > first.row:
        letter = row.placed.columns.letter("stands")
        level += f"+SUM({letter}{first.row}:{letter}{row.row - 1})"
    row.formula("bottom", f"ROUND({level},{DECIMALS})")
    for source in row.book.sources:
        stands = f"({row.here('source')}={row.head(source)})*{row.here('stands')}"
        row.formula("held", f"{row.before('held', source)}+{stands}", source)
    _heading(row)
    _lots(row, cut=False)


def outflow(at: At, rule: str) -> None:
    """Lots above the new balance have left."""
    del rule
    _lots(at, cut=True)
    for source in at.book.sources:
        at.formula("left", _left(at, source), source)
        held = f"MAX(0,{at.before('held', source)}-{at.here('left', source)})"
        at.formula("held", held, source)


def first_column(placed: Placed) -> int:
    """Of the lots: after all others, and one for their headings."""
    return len(placed.columns.columns) + 2


def _heading(row: At) -> None:
    """Over the column of a lot: its row, the level it stands from, its source."""
    column = first_column(row.placed) + row.placed.lots.index(row.row)
    row.sheet.put(ROW_ROW, column, row.row, Look.COUNT)
    row.sheet.put(BOTTOM_ROW, column, Formula(row.here("bottom")), Look.MONEY)
    row.sheet.put(HEAD_ROW, column, Formula(row.here("source")), Look.HEAD)
    row.sheet.put(row.row, column, Formula(row.here("stands")), Look.MONEY)


def _lots(row: At, *, cut: bool) -> None:
    """What is left of every lot that came before this row."""
    level = f"MAX({row.here('balance')},0)"
    for number in range(_came_before(row.placed, row.row)):
        column = first_column(row.placed) + number
        letter = letters(column)
        above = f"{letter}{row.row - 1}"
        kept = f"ROUND(MAX(0,MIN({above},{level}-{letter}${BOTTOM_ROW})),{DECIMALS})"
        row.sheet.put(row.row, column, Formula(kept if cut else above), Look.MONEY)


def _came_before(placed: Placed, row: int) -> int:
    return bisect_left(placed.lots, row)


def _across(placed: Placed, row: int, count: int, *, fixed: bool = False) -> str:
    """The first lots in a row; the lots are there already."""
    first, last = (letters(first_column(placed) + number) for number in (0, count - 1))
    return f"${first}${row}:${last}${row}" if fixed else f"{first}{row}:{last}{row}"


def _left(at: At, source: str) -> str:
    count = _came_before(at.placed, at.row)
    if not count:
        return "0"
    of_source = f"({_across(at.placed, HEAD_ROW, count, fixed=True)}={at.head(source)})"
    above, here = (_across(at.placed, row, count) for row in (at.row - 1, at.row))
    return f"SUMPRODUCT({of_source}*({above}-{here}))"


def found(row: At, sender: At) -> Iterator[tuple[str, str]]:
    """Which lot of the sender the next part was taken from, and how much of it."""
    placed, there = row.here("placed"), sender.placed
    top = f"(MAX({row.of(there, sender.row - 1, 'balance')},0)-{placed})"
    count = _came_before(there, sender.row)
    if count:
        sheet = elsewhere(there.sheet, row.placed.sheet)
        stands, bottoms, numbers = (
            sheet + _across(there, at, count, fixed=True)
            for at in (sender.row - 1, BOTTOM_ROW, ROW_ROW)
        )
        lot = f"SUMPRODUCT(MAX(({stands}>0)*({bottoms}<{top}-{TOLERANCE})*{numbers}))"
        covered = row.of(there, sender.row, "covered")
        yield "found", f'IF({placed}<{covered}-{TOLERANCE},{lot},"")'
    bottom = f"INDEX({row.up_through(sender, 'bottom')},{row.here('found')})"
    level = f"MAX({row.of(there, sender.row, 'balance')},0)"
    rest = f"{top}-MAX({level},{bottom})"
    yield "taken", f'IF({row.here("found")}="",0,{rest})' if count else "0"
