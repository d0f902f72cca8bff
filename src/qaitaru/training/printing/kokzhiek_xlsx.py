"""Kokzhiek Bank: a Kazakh workbook with merged headings in two rows, opening line and totals."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from qaitaru.facts.money import plain
from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.archive import timeless

_SHEET: Final = "Үзінді көшірме"
_TITLE: Final = "Шот бойынша үзінді көшірме"
_HEADINGS: Final = (
    ("A7:A8", "Күні"),
    ("B7:B8", "Құжат нөмірі"),
    ("C7:D7", "Айналым"),
    ("E7:E8", "Қалдық"),
    ("F7:H7", "Қарсы тарап"),
    ("I7:I8", "Банк БСК"),
    ("J7:J8", "ТМК"),
    ("K7:K8", "Төлем мақсаты"),
    ("C8", "Дебет"),
    ("D8", "Кредит"),
    ("F8", "Атауы"),
    ("G8", "ЖСН/БСН"),
    ("H8", "Шоты"),
)
_FIRST_ROW: Final = 10
_MONEY: Final = "#,##0.00"
_WIDTHS: Final = {"A": 12, "B": 14, "C": 16, "D": 16, "E": 17, "F": 34, "G": 15, "H": 24, "K": 52}


def printed(extract: Extract) -> bytes:
    """The workbook, one sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = _SHEET
    _head(sheet, extract)
    for number, row in enumerate(extract.rows, start=_FIRST_ROW):
        _write(sheet, number, _cells(row))
    _foot(sheet, extract, _FIRST_ROW + len(extract.rows))
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    written = BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _head(sheet: Worksheet, extract: Extract) -> None:
    account, bank = extract.account, extract.account.bank
    period = f"{extract.from_on:%d.%m.%Y} - {extract.to_on:%d.%m.%Y}"
    for number, cells in enumerate(
        (
            (f"{bank.names.kk}, БСК {bank.bic}",),
            (_TITLE,),
            ("Шот", account.number, "Валюта", account.currency),
            ("Шот иесі", account.party.names.kk, "ЖСН", account.party.code),
            ("Кезең", period),
        ),
        start=1,
    ):
        _write(sheet, number, cells)
    for span in ("A1:K1", "A2:K2", "B5:D5"):
        sheet.merge_cells(span)
    for span, heading in _HEADINGS:
        cell = sheet[span.partition(":")[0]]
        cell.value, cell.font = heading, Font(bold=True)
        if ":" in span:
            sheet.merge_cells(span)
    _write(sheet, _FIRST_ROW - 1, ("Кіріс қалдық", "", "", "", _amount(extract.opening_minor)))


def _foot(sheet: Worksheet, extract: Extract, number: int) -> None:
    turnover = (_amount(extract.debits_minor), _amount(extract.credits_minor))
    _write(sheet, number, ("Айналым жиыны", "", *turnover))
    _write(sheet, number + 1, ("Шығыс қалдық", "", "", "", _amount(extract.closing_minor)))


def _cells(row: Row) -> Iterator[object]:
    yield row.at.date()
    yield row.reference
    yield _amount(-row.amount_minor) if row.amount_minor < 0 else ""
    yield _amount(row.amount_minor) if row.amount_minor > 0 else ""
    yield _amount(row.balance_minor)
    yield row.other.party.names.kk
    yield row.other.party.code
    yield row.other.number
    yield row.other.bank.bic
    yield row.code
    yield row.purpose


def _write(sheet: Worksheet, number: int, cells: Iterable[object]) -> None:
    for column, value in enumerate(cells, start=1):
        if value != "":
            cell = sheet.cell(number, column, value)
            if isinstance(value, Decimal):
                cell.number_format = _MONEY


def _amount(amount_minor: int) -> Decimal:
    return Decimal(plain(amount_minor, "KZT"))
