"""The first sheet: what was asked, how to read the sheets, whose money is meant; and the last."""

from collections.abc import Iterator
from typing import Final

from qaitaru.documents.exhibits.account_sheet import PRINTED_CELL, SUMS_CELL
from qaitaru.documents.exhibits.grid import Formula, Look, Sheet, elsewhere, letters, quoted, units
from qaitaru.documents.exhibits.places import At, Book, Placed
from qaitaru.documents.exhibits.plan import Family, TracingExhibit
from qaitaru.tracing.rules.names import EXPOSURE, OVERLAPPING, UNATTRIBUTED
from qaitaru.tracing.running import shown

_LETTERS_A_LINE: Final = 95


def inputs_sheet(exhibit: TracingExhibit, book: Book) -> Sheet:
    """The rule, its basis, the parameters, and how to check."""
    words = book.words
    sheet = Sheet(words("exhibit.sheet.inputs"), (34, 100), wraps=True)
    sheet.put(1, 1, exhibit.title, Look.TITLE)
    told = [
        (words("exhibit.rule"), exhibit.rule_words),
        (words("exhibit.basis"), exhibit.basis),
        *exhibit.parameters,
        (words("exhibit.sources"), "; ".join(book.named.values())),
    ]
    told += [(words("exhibit.how"), note) for note in _notes(exhibit, book)]
    for row, (name, value) in enumerate(told, start=3):
        sheet.put(row, 1, name if name != told[row - 4][0] or row == 3 else "", Look.HEAD)
        sheet.put(row, 2, value)
        sheet.heights[row] = 1 + len(value) // _LETTERS_A_LINE
    return sheet


def _notes(exhibit: TracingExhibit, book: Book) -> Iterator[str]:
    words, families = book.words, {placed.account.family for placed in book.sheets.values()}
    yield words("exhibit.how.inputs")
    yield words("exhibit.how.transfers")
    yield words("exhibit.how.checks")
    yield words(f"exhibit.formula.{exhibit.rule.replace('-', '_')}")
    kinds = (
        ("overlap", exhibit.rule in OVERLAPPING),
        ("exposure", exhibit.rule in EXPOSURE),
        ("unattributed", exhibit.rule in UNATTRIBUTED),
        ("spare", bool(families & {Family.QUEUE, Family.STACK})),
        ("figures", Family.FIGURES in families),
        ("chosen", exhibit.accounts is not None),
    )
    yield from (words(f"exhibit.how.{key}") for key, told in kinds if told)


def summary_sheet(exhibit: TracingExhibit, book: Book) -> Sheet:
    """Every account as it closes, the report's figures beside it, and all checks."""
    words = book.words
    sheet = Sheet(
        words("exhibit.sheet.summary"),
        (30, 10, *(18 for _ in range(3 + 2 * len(book.sources)))),
        (6, 3),
    )
    sheet.put(1, 1, exhibit.title, Look.TITLE)
    sheet.put(2, 1, exhibit.rule_words, Look.NOTE)
    sheet.heights[5] = 3
    _summary_heads(sheet, book, "exposed_held" if exhibit.rule in EXPOSURE else "held")
    for row, (name, placed) in enumerate(book.sheets.items(), start=6):
        sheet.put(row, 1, exhibit.names.get(name, name))
        sheet.put(row, 2, exhibit.currencies.get(name, ""))
        _closing(sheet, book, placed, row)
    _whole(sheet, exhibit, book)
    return sheet


def _summary_heads(sheet: Sheet, book: Book, held: str) -> None:
    count, words = len(book.sources), book.words
    for column, key in ((1, "account"), (2, "currency"), (3, "balance")):
        sheet.put(5, column, words(f"exhibit.column.{key}"), Look.HEAD)
    for number, source in enumerate(book.sources):
        sheet.put(5, 4 + number, book.named[source], Look.HEAD)
        sheet.put(5, 4 + count + number, book.named[source], Look.HEAD)
    for first, key in ((4, held), (4 + count, "printed_held")):
        sheet.put(4, first, words(f"exhibit.column.{key}"), Look.HEAD)
        sheet.joined.append((4, first, first + count - 1))
        sheet.edges |= {first, first + count}
    for number, key in enumerate(("sums_check", "printed_check")):
        sheet.put(5, 4 + 2 * count + number, words(f"exhibit.sheet.{key}"), Look.HEAD)


def _closing(sheet: Sheet, book: Book, placed: Placed, row: int) -> None:
    count, last = len(book.sources), At(book, placed, sheet, placed.last_row())
    there, lines = elsewhere(placed.sheet), placed.account.lines
    printed = shown(lines[-1].row.held) if lines else {}
    sheet.put(row, 3, Formula(there + last.here("balance")), Look.MONEY)
    for number, source in enumerate(book.sources):
        sheet.put(row, 4 + number, Formula(there + last.here("held", source)), Look.MONEY)
        value = units(printed.get(source, 0), placed.places)
        sheet.put(row, 4 + count + number, value, Look.PRINTED)
    for number, (at_row, at_column) in enumerate((SUMS_CELL, PRINTED_CELL)):
        differing = Formula(f"{there}{letters(at_column)}{at_row}")
        sheet.put(row, 4 + 2 * count + number, differing, Look.CHECK)


def _whole(sheet: Sheet, exhibit: TracingExhibit, book: Book) -> None:
    """The sums of each currency, and one word for all checks."""
    count, last = len(book.sources), 5 + len(book.sheets)
    row = last + 2
    currencies = dict.fromkeys(exhibit.currencies.get(name, "") for name in book.sheets)
    for currency in currencies:
        sheet.put(row, 1, book.words("exhibit.total"), Look.TOTAL)
        sheet.put(row, 2, currency, Look.TOTAL)
        for column in range(3, 4 + 2 * count):
            letter = letters(column)
            of_currency = f"($B$6:$B${last}=$B{row})*{letter}$6:{letter}${last}"
            sheet.put(row, column, Formula(f"SUMPRODUCT({of_currency})"), Look.TOTAL)
        row += 1
    first, second = (letters(4 + 2 * count + number) for number in (0, 1))
    sheet.put(3, 1, book.words("exhibit.all_checks"), Look.NOTE)
    right, wrong = quoted(book.words("exhibit.ok")), quoted(book.words("exhibit.differs"))
    text = f"IF(SUM({first}6:{second}{last})=0,{right},{wrong})"
    sheet.put(3, 3, Formula(text), Look.CHECK)
