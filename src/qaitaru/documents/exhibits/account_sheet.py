"""The sheet of one account: what it is, its bookings, its totals."""

from typing import Final

from qaitaru.documents.exhibits import lots, wide
from qaitaru.documents.exhibits.grid import Formula, Look, Sheet, Value, units
from qaitaru.documents.exhibits.places import (
    HEAD_ROW,
    START_ROW,
    TOLERANCE,
    At,
    Book,
    Placed,
)
from qaitaru.documents.exhibits.plan import FIRST_ROW, Family, TracingExhibit
from qaitaru.documents.exhibits.stack import BOTTOM_ROW, ROW_ROW, first_column
from qaitaru.tracing.rules.names import EXPOSURE, UNATTRIBUTED

GROUP_ROW: Final = HEAD_ROW - 1
SUMS_CELL, PRINTED_CELL = (3, 8), (4, 8)
"""How many rows differ in either check."""
_LOT_WIDTH: Final = 16
_ZEROS: Final = frozenset(
    {"balance", "level", "held", "queue", "gone", "second_queue", "second_gone", "gone_of"}
)
_SUMMED: Final = ("receipt", "outflow", "covered", "shortfall", "overdraft", "left")


def account_sheet(exhibit: TracingExhibit, book: Book, placed: Placed) -> Sheet:
    """All cells of one account."""
    lots_wide = (_LOT_WIDTH,) * (len(placed.lots) + 1 if placed.lots else 0)
    widths = (*(column.width for column in placed.columns.columns), *lots_wide)
    frozen = (START_ROW, placed.columns.number("entry") + 1)
    sheet = Sheet(placed.sheet, widths, frozen, placed.places, heads=(GROUP_ROW, HEAD_ROW))
    sheet.heights = {ROW_ROW: 2, GROUP_ROW: 2, HEAD_ROW: 4}
    _particulars(sheet, exhibit, book, placed)
    _headings(sheet, exhibit, book, placed)
    _zeros(sheet, book, placed)
    for line, (first, last) in zip(placed.account.lines, placed.rows, strict=True):
        at = At(book, placed, sheet, first)
        if placed.account.family in {Family.QUEUE, Family.STACK}:
            lots.draw(at, line, last, exhibit.rule)
        else:
            wide.draw(at, line, exhibit.rule)
    _totals(sheet, book, placed)
    return sheet


def _particulars(sheet: Sheet, exhibit: TracingExhibit, book: Book, placed: Placed) -> None:
    words, name = book.words, placed.account.name
    sheet.put(1, 1, exhibit.names.get(name, name), Look.TITLE)
    in_common = words("exhibit.in_common")
    sheet.put(2, 1, in_common if placed.account.asset else exhibit.rule_words, Look.NOTE)
    figures: tuple[tuple[str, Value, Look], ...] = (
        ("currency", exhibit.currencies.get(name, ""), Look.TEXT),
        ("unit", units(1, placed.places), Look.RATIO),
        ("decimals", placed.decimals, Look.COUNT),
        ("tolerance", units(2, placed.decimals), Look.RATIO),
    )
    for row, (key, value, look) in enumerate(figures, start=3):
        sheet.put(row, 1, words(f"exhibit.sheet.{key}"), Look.NOTE)
        sheet.put(row, 3, value, look)
    if placed.account.family is Family.FIGURES:
        sheet.put(GROUP_ROW - 1, 1, words("exhibit.figures_only"), Look.NOTE)
    _counts(sheet, book, placed)


def _counts(sheet: Sheet, book: Book, placed: Placed) -> None:
    """How many rows differ."""
    for cell, key in ((SUMS_CELL, "sums_check"), (PRINTED_CELL, "printed_check")):
        letter = placed.columns.letter(key)
        rows = f"{letter}{START_ROW}:{letter}{placed.last_row()}"
        differs = At(book, placed, sheet, 0).word("exhibit.differs")
        sheet.put(cell[0], 6, book.words(f"exhibit.sheet.{key}"), Look.NOTE)
        sheet.put(*cell, Formula(f"SUMPRODUCT(({rows}={differs})*1)"), Look.CHECK)


def _headings(sheet: Sheet, exhibit: TracingExhibit, book: Book, placed: Placed) -> None:
    for number, column in enumerate(placed.columns.columns, start=1):
        title = _title(exhibit, book, placed, column.key)
        name = book.named[column.source] if column.source else title
        sheet.put(HEAD_ROW, number, name, Look.HEAD)
        if column.source == book.sources[0]:
            sheet.put(GROUP_ROW, number, title, Look.HEAD)
            sheet.joined.append((GROUP_ROW, number, number + len(book.sources) - 1))
            sheet.edges |= {number, number + len(book.sources)}
    if placed.account.family is Family.STACK:
        for row, key in ((ROW_ROW, "lot_row"), (BOTTOM_ROW, "bottom"), (HEAD_ROW, "source")):
            title = book.words(f"exhibit.column.{key}")
            sheet.put(row, first_column(placed) - 1, title, Look.HEAD)


def _title(exhibit: TracingExhibit, book: Book, placed: Placed, key: str) -> str:
    if exhibit.rule in EXPOSURE and not placed.account.asset and key in {"left", "held"}:
        key = f"exposed_{key}"
    if key == "left" and exhibit.rule in UNATTRIBUTED and not placed.account.asset:
        key = "carried"
    if key == "level":
        key = "cost" if placed.account.asset else f"level.{exhibit.rule.replace('-', '_')}"
    return book.words(f"exhibit.column.{key}")


def _zeros(sheet: Sheet, book: Book, placed: Placed) -> None:
    sheet.put(START_ROW, placed.columns.number("kind"), book.words("exhibit.begins"), Look.NOTE)
    for number, column in enumerate(placed.columns.columns, start=1):
        if column.key in _ZEROS:
            sheet.put(START_ROW, number, 0, Look.MONEY)


def _totals(sheet: Sheet, book: Book, placed: Placed) -> None:
    row = placed.last_row() + 2
    at = At(book, placed, sheet, row)
    sheet.put(row, placed.columns.number("kind"), book.words("exhibit.total"), Look.TOTAL)
    for number, column in enumerate(placed.columns.columns, start=1):
        if column.key in _SUMMED:
            letter = placed.columns.letter(column.key, column.source)
            text = f"SUM({letter}{FIRST_ROW}:{letter}{max(placed.last_row(), FIRST_ROW)})"
            sheet.put(row, number, Formula(text), Look.TOTAL)
    balance = f"{at.here('receipt')}-{_gone(at)}"
    columns, last = placed.columns, placed.last_row()
    sheet.put(row, columns.number("balance"), Formula(balance), Look.TOTAL)
    tied = f"ABS({at.here('balance')}-{columns.letter('balance')}{last})"
    right, wrong = at.word("exhibit.ok"), at.word("exhibit.differs")
    slack = f"{TOLERANCE}*{max(last - START_ROW, 1)}"
    text = f"IF({tied}<={slack},{right},{wrong})"
    sheet.put(row, columns.number("sums_check"), Formula(text), Look.CHECK)
    for source in book.sources:
        held = f"{columns.letter('held', source)}{last}"
        sheet.put(row, columns.number("held", source), Formula(held), Look.TOTAL)


def _gone(at: At) -> str:
    return at.here("covered" if at.placed.account.asset else "outflow")
