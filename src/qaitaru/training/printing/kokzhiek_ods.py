"""Kokzhiek Bank's savings accounts: an OpenDocument sheet, with one heading row."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Final

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from qaitaru.facts.money import plain
from qaitaru.training.extracts import Extract, Row
from qaitaru.training.printing.archive import timeless

_HEADINGS: Final = (
    "Күні",
    "Құжат нөмірі",
    "Дебет",
    "Кредит",
    "Қалдық",
    "Қарсы тарап атауы",
    "Қарсы тарап шоты",
    "Төлем мақсаты",
)
Cells = tuple[str | Decimal | date, ...]


def printed(extract: Extract) -> bytes:
    """The document, one sheet."""
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="Жинақ шоты")
    for cells in _rows(extract):
        line = TableRow()
        for value in cells:
            line.addElement(_cell(value))
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    written = BytesIO()
    document.write(written)
    return timeless(written.getvalue())


def _rows(extract: Extract) -> Iterator[Cells]:
    account, bank = extract.account, extract.account.bank
    yield (f"{bank.names.kk}, БСК {bank.bic}",)
    yield ("Шот", account.number, "Валюта", account.currency)
    yield ("Шот иесі", account.party.names.kk, "ЖСН", account.party.code)
    yield ("Кезең", f"{extract.from_on:%d.%m.%Y} - {extract.to_on:%d.%m.%Y}")
    yield ("Кіріс қалдық", _amount(extract.opening_minor))
    yield _HEADINGS
    yield from (_row(row) for row in extract.rows)
    yield ("Айналым жиыны", "", _amount(extract.debits_minor), _amount(extract.credits_minor))
    yield ("Шығыс қалдық", _amount(extract.closing_minor))


def _row(row: Row) -> Cells:
    return (
        row.at.date(),
        row.reference,
        _amount(-row.amount_minor) if row.amount_minor < 0 else "",
        _amount(row.amount_minor) if row.amount_minor > 0 else "",
        _amount(row.balance_minor),
        row.other.party.names.kk,
        row.other.number,
        row.purpose,
    )


def _cell(value: str | Decimal | date) -> TableCell:
    text = value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
    if isinstance(value, Decimal):
        cell = TableCell(valuetype="float", value=text)
    elif isinstance(value, date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=text))
    return cell


def _amount(amount_minor: int) -> Decimal:
    return Decimal(plain(amount_minor, "KZT"))
