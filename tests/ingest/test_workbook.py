import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlrd
from hypothesis import given
from hypothesis import strategies as st
from tests.ingest.table_cases import amounts, problems, read_file, statements

from qaitaru.facts.bookings import Booking
from qaitaru.ingest.tables.package_zip import check_package
from qaitaru.ingest.tables.sheets import exact, moment_of
from qaitaru.ingest.tables.xls import cell_value
from qaitaru.ingest.tables.xlsx_formats import format_of

MAPPING = """
kind = "statement"
header_rows = 2
totals = ["Итого"]
[columns]
booked_on = "Дата"
debit = "Обороты Дебет"
credit = "Обороты Кредит"
counterparty_code = "БИН"
counterparty_account = "Счёт"
purpose = "Назначение"
[lines]
account = 'Счет: (.+)'
currency = 'Валюта: ([A-Z]{3})'
opening = 'Входящий остаток.*?({amount})\\s*$'
"""
ROWS = [
    ["Счет: KZ12 3456"],
    ["Валюта: KZT"],
    ["Входящий остаток на 01.01.2025", "", "1 000,00"],
    ["Дата", "БИН", "Обороты", None, "Назначение", "Счёт"],
    [None, None, "Дебет", "Кредит", None, None],
    [dt.date(2025, 1, 3), 123456789, 0.1 + 0.2, None, "оплата", 12345678901234567890],
    [dt.datetime(2025, 1, 4, 10, 30), "000123456789", None, 1234.56, "возврат", "KZ1"],  # noqa: DTZ001
    ["05.01.2025", "000123456789", None, "12,5 KZT", "x", "KZ1"],
    ["Итого", None, 0.3, 1247.06, None, None],
]


def _written(path: Path, *, sheet: str = "Выписка") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in ROWS:
        page.append(row)
    page["B6"].number_format = "0" * 12
    page.merge_cells("C4:D4")
    book.save(path)
    return book


def test_a_printed_form_with_merged_headings_is_read_exactly(tmp_path: Path) -> None:
    _written(tmp_path / "a.xlsx")
    facts = read_file(tmp_path / "a.xlsx", tmp_path / "work", MAPPING)
    assert amounts(facts) == [-30, 1234_56, 12_50]
    first, second, third = (one for one in facts if isinstance(one, Booking))
    assert (first.counterparty_code, first.place) == ("000123456789", "sheet=Выписка;row=6")
    assert (second.booked_on, second.clock_time) == (dt.date(2025, 1, 4), "10:30:00")
    assert third.booked_on == dt.date(2025, 1, 5)
    (statement,) = statements(facts)
    assert (statement.opening_minor, statement.credits_minor) == (1000_00, 1247_06)
    lost = "12345678901234570000"  # what the spreadsheet kept of the account
    assert problems(facts) == [("digits_lost", "sheet=Выписка;row=6;column=F", lost)]


def test_every_sheet_is_read_and_a_hidden_or_foreign_one_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = _written(path)
    book.create_sheet("Заметки").append(["не таблица"])
    copy = book.copy_worksheet(book["Выписка"])
    copy.title, copy.sheet_state = "Скрытый", "hidden"
    book.save(path)
    facts = read_file(path, tmp_path / "work", MAPPING)
    assert [one.statement_no for one in facts if isinstance(one, Booking)] == [1, 1, 1, 2, 2, 2]
    said = {code: found for code, _, found in problems(facts)}
    assert said["sheet_unused"] == "Заметки"
    assert said["sheet_hidden"] == "Скрытый"


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Лист">
<table:table-row><table:table-cell office:value-type="string"><text:p>Счет: KZ1</text:p>
</table:table-cell><table:table-cell office:value-type="string"><text:p>Валюта:<text:s/>KZT</text:p>
</table:table-cell></table:table-row>
<table:table-row>{header}</table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2025-01-03"/>
<table:table-cell table:number-columns-repeated="{repeated}"/>
<table:table-cell office:value-type="float" office:value="1.10"/></table:table-row>
<table:table-row table:number-rows-repeated="1048573">
<table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def _ods(path: Path, repeated: int) -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    header = "".join(map(cell.format, ("Дата", "БИН", "Обороты Дебет", "Обороты Кредит")))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(header=header, repeated=repeated))
    return path


def test_an_open_document_sheet_with_a_million_blank_rows(tmp_path: Path) -> None:
    facts = read_file(_ods(tmp_path / "a.ods", 1), tmp_path / "work", MAPPING)
    assert amounts(facts) == [-1_10]
    assert problems(facts) == []


def test_a_cell_repeated_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    facts = read_file(_ods(tmp_path / "a.ods", 999_999_999), tmp_path / "work", MAPPING)
    assert [code for code, _, _ in problems(facts)] == ["cell_too_far"]


@pytest.mark.parametrize("junk", [b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0" + b"\x00" * 600])
def test_a_damaged_workbook_is_refused(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(junk)
    (problem,) = problems(read_file(path, tmp_path / "work", MAPPING))
    assert problem[0] == "workbook_broken"


def test_a_package_that_unpacks_to_far_too_much_stays_shut(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"0" * (20 << 20))
    refused = check_package(path)
    assert refused is not None
    assert refused.code == "package_too_large"


def test_numbers_are_those_the_file_writes() -> None:
    assert exact("0.30000000000000004") == Decimal("0.3")
    assert exact("1234.56") == Decimal("1234.56")
    assert exact("5.689852347E7") == Decimal("56898523.47")
    assert [exact(text) for text in ("NaN", "1e400", "x", "Infinity")] == [None] * 4


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_sum_kept_as_a_binary_number_comes_back_to_the_tiyn(amount: Decimal) -> None:
    assert exact(repr(float(amount))) == amount


def test_serial_numbers_are_days_of_two_systems() -> None:
    assert moment_of(Decimal(45658)) == dt.date(2025, 1, 1)
    assert moment_of(Decimal(44196), from_1904=True) == dt.date(2025, 1, 1)
    assert moment_of(Decimal(59)) == dt.date(1900, 2, 28)
    assert moment_of(Decimal(60)) is None  # a day that never was
    assert moment_of(Decimal(61)) == dt.date(1900, 3, 1)
    assert moment_of(Decimal("45658.4375")) == dt.datetime(2025, 1, 1, 10, 30)  # noqa: DTZ001
    assert moment_of(Decimal("0.5")) == "12:00:00"


def test_cells_of_the_older_format_are_read_as_exactly() -> None:
    cases = {
        xlrd.sheet.Cell(xlrd.XL_CELL_NUMBER, 0.1 + 0.2): Decimal("0.3"),
        xlrd.sheet.Cell(xlrd.XL_CELL_NUMBER, 5.0): Decimal(5),
        xlrd.sheet.Cell(xlrd.XL_CELL_DATE, 45658.0): dt.date(2025, 1, 1),
        xlrd.sheet.Cell(xlrd.XL_CELL_ERROR, 7): "#DIV/0!",
        xlrd.sheet.Cell(xlrd.XL_CELL_TEXT, "оплата"): "оплата",
    }
    for cell, value in cases.items():
        assert cell_value(cell, from_1904=False) == value


def test_a_format_tells_a_date_from_a_number_and_a_code() -> None:
    assert format_of("dd.mm.yyyy;@").is_date
    assert format_of('[$-419]d mmmm yyyy "г."').is_date
    assert not format_of("#,##0.00 [$₸-43F]").is_date
    assert not format_of('0.00" дней"').is_date
    assert format_of("000000000000").zeros == 12
