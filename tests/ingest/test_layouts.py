"""Statements in layouts that banks use are read by what they say, or asked about by name."""

import csv
import datetime as dt
import re
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest
from tests.ingest.layout_texts import PROPOSED, READ
from tests.ingest.table_cases import amounts, problems, read_file, read_text, statements

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.shipped import shipped_mappings
from qaitaru.ingest.tables.layout import same_header
from qaitaru.ingest.tables.mapping import parse_mapping, print_mapping
from qaitaru.ingest.tables.proposal import Proposal
from qaitaru.ingest.tables.proposing import propose_for
from qaitaru.ingest.tables.row_dates import day_of

ALPHA = "KZ12125KZT0000000001"
_NAMES: dict[type, list[str]] = {
    kind: [one.name for one in fields(kind)] for kind in (Statement, Booking)
}
NOTED = {"line_unused", "column_unused"}
SAID: dict[
    str, list[object]
] = {  # what the statement and its first booking say besides account, currency and amount
    "beneficiary_and_sender": ["ТОО «Ромашка»", 1000_00, 950_50, "ТОО «Альфа»", ALPHA, "HSBKKZKX"],
    "turnover_dt_kt": ["АО «Банк»", 50_50, 100_00, "ТОО Альфа", ALPHA, "12", "мебель"],
    "merged_heading": ["ТОО Альфа", ALPHA, "12", "мебель"],
    "income_before_outlay": [dt.date(2025, 3, 5), "ТОО Альфа", "123456789012", ALPHA, "710"],
    "kazakh": [
        1000_00,
        950_50,
        "10:15",
        "12",
        "«Альфа» ЖШС",
        "123456789012",
        ALPHA,
        "710",
        "жиһаз",
    ],
    "accounts_of_both_sides": [1000_00, "40702810900000000002", "12", "мебель"],
    "account_in_a_column": ["CRD_1", "Магазин"],
    "debit_or_credit_mark": ["ТОО Альфа", "мебель"],
    "currency_in_the_heading": [900_00, "ТОО Альфа", "12", "мебель"],
    "english_day_first": [dt.date(2025, 3, 5), 900_00, "SHOP"],
    "english_money_out": ["Acme Ltd", 1000_00, 950_50, 900_00, "Alpha", "DE89370400440532013000"],
    "two_dates": ["Иванов Иван", 950_50, dt.date(2025, 3, 6), 900_00, "Магазин"],
    "written_off": ["12", "ООО Альфа", "7701234567", "40702810900000000002", "044525225"],
    "kazakh_turnover": ["«Ромашка» ЖШС", "123456789012", 50_50, 100_00, "«Альфа» ЖШС", "жиһаз"],
    "numbered_columns": [1000_00, 950_50, "ТОО Альфа", ALPHA, "HSBKKZKX", "710", "12"],
    "withdrawal_deposit": [900_00, "R1", "SHOP"],
}
OWN = {
    "beneficiary_and_sender": "KZ86125KZT1001300335 KZT",
    "income_before_outlay": "KZ909650000000000001 KZT",
    "kazakh": "KZ909980000000000001 KZT",
    "accounts_of_both_sides": "40702810900000000001 RUB",
    "account_in_a_column": "40817810000000000001 RUB",
    "english_day_first": "GB29NWBK60161331926819 GBP",
    "english_money_out": "GB29NWBK60161331926819 EUR",
    "two_dates": "40817810000000000001 RUB",
    "written_off": "40702810900000000001 RUB",
    "withdrawal_deposit": "1234567890123 USD",
}


def _check(layout: str, facts: list[object]) -> None:
    (statement,) = statements(facts)
    assert amounts(facts) == [-100_00, 50_50]
    own = OWN.get(layout, "KZ128562203100000001 KZT")
    assert f"{statement.account} {statement.currency}" == own
    first = next(one for one in facts if isinstance(one, Booking))
    said = [getattr(one, name) for one in (statement, first) for name in _NAMES[type(one)]]
    assert [one for one in SAID[layout] if one not in said] == []
    assert {code for code, _, _ in problems(facts)} <= NOTED


@pytest.mark.parametrize("layout", READ)
def test_a_layout_is_read_as_text(layout: str, tmp_path: Path) -> None:
    _check(layout, read_text(READ[layout], tmp_path))


@pytest.mark.parametrize("layout", READ)
def test_a_layout_is_read_as_a_workbook_with_typed_cells(layout: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    text = READ[layout]
    delimiter = ";" if text.count(";") > text.count(",") else ","
    for row in csv.reader(text.splitlines(), delimiter=delimiter):
        page.append([_typed(cell) for one in row for cell in re.split(r"(?<=остаток): ", one)])
    book.save(tmp_path / "table.xlsx")
    _check(layout, read_file(tmp_path / "table.xlsx", tmp_path / "work"))


def _typed(cell: str) -> object:
    """Amounts and days as a spreadsheet keeps them."""
    if re.fullmatch(r"[0-9 ]+[.,][0-9]{2}", cell):
        return float(cell.replace(" ", "").replace(",", "."))
    if re.fullmatch(r"[0-9]{2}[./][0-9]{2}[./][0-9]{4}", cell):
        return dt.datetime.strptime(cell.replace("/", "."), "%d.%m.%Y").date()  # noqa: DTZ007
    return cell


MISSING = {
    "no_currency": ("currency",),
    "signed_with_unit": (),
    "amount_of_payment": ("account",),
    "amount_of_account": (),
    "month_first": ("currency", "account"),
    "started_completed": ("account",),
}
AMOUNT_HEADING = {
    "signed_with_unit": "Сумма",
    "amount_of_payment": "Сумма платежа",
    "amount_of_account": "Сумма в валюте счета",
    "month_first": "Amount",
    "started_completed": "Amount",
}


@pytest.mark.parametrize("layout", PROPOSED)
def test_what_a_layout_leaves_open_is_asked_and_the_proposal_filled_in_reads_it(
    layout: str, tmp_path: Path
) -> None:
    asked = read_text(PROPOSED[layout], tmp_path)
    assert amounts(asked) == []
    assert next(code for code, _, _ in problems(asked)) in {
        "mapping_undecided",
        "table_without_currency",
    }
    path = tmp_path / "table.csv"
    (tmp_path / "seen").mkdir()
    proposal = propose_for(Source(path, path.name), Choices(), tmp_path / "seen")
    assert isinstance(proposal, Proposal)
    assert proposal.missing == MISSING[layout]
    fields = {one.field: one.header for one in proposal.columns}
    assert fields.get("amount", "") == AMOUNT_HEADING.get(layout, "")
    text = print_mapping(proposal.mapping)
    for name, value in (("account", "KZ1"), ("currency", "KZT")):
        text = text.replace(f'{name} = ""', f'{name} = "{value}"')
    assert amounts(read_file(path, tmp_path / "again", text)) == [-100_00, 50_50]


def test_a_place_to_fill_in_that_stays_empty_is_asked_again(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text("Дата;Дебет;Кредит\n05.03.2025;100,00;\n", "utf-8")
    path = tmp_path / "table.csv"
    (tmp_path / "seen").mkdir()
    proposal = propose_for(Source(path, path.name), Choices(), tmp_path / "seen")
    assert isinstance(proposal, Proposal)
    assert proposal.mapping.constants == {"account": "", "currency": ""}
    facts = read_file(path, tmp_path / "again", print_mapping(proposal.mapping))
    assert [code for code, _, _ in problems(facts)] == ["table_without_account"]


def test_days_that_can_be_read_two_ways_are_asked(tmp_path: Path) -> None:
    lines = "IBAN: GB29NWBK60161331926819\nCurrency: GBP\nDate;Debit;Credit\n"
    facts = read_text(lines + "05/03/2025;1,00;\n06/03/2025;;2,00\n", tmp_path)
    assert [code for code, _, _ in problems(facts)] == ["date_format_undecided"]
    facts = read_text(lines + "05/03/2025;1,00;\n26/03/2025;;2,00\n", tmp_path)
    assert amounts(facts) == [-1_00, 2_00]


def test_a_sum_with_no_parties_is_no_transfer(tmp_path: Path) -> None:
    facts = read_text("Дата;Сумма;Валюта\n05.03.2025;1,00;KZT\n", tmp_path)
    assert [code for code, _, _ in problems(facts)] == ["mapping_undecided"]


def test_a_row_whose_day_is_unreadable_is_said_though_a_line_pattern_fits_it(
    tmp_path: Path,
) -> None:
    text = (
        "Счёт;KZ128562203100000001\nВалюта;KZT\nТип;Дата;Дебет;Кредит\n"
        "Счёт KZ128562203100000001;05.03.2025;1,00;\nСчёт KZ128562203100000001;2025.3.7;1,00;\n"
    )
    facts = read_text(text, tmp_path)
    assert amounts(facts) == [-1_00]
    assert ("date_unreadable", "row=5;column=B", "2025.3.7") in problems(facts)


def test_a_cut_thousand_is_not_a_balance(tmp_path: Path) -> None:
    text = (
        "IBAN: GB29NWBK60161331926819\nCurrency: GBP\nOpening balance: 1,000.00\n"
        "Date,Debit,Credit\n2025-03-05,1.00,\n"
    )
    facts = read_text(text, tmp_path)
    assert statements(facts)[0].opening_minor is None
    assert ("line_unused", "row=3", "Opening balance: 1 | 000.00") in problems(facts)


def test_amounts_in_another_currency_than_the_account_says_are_doubtful(tmp_path: Path) -> None:
    text = (
        "Счёт: KZ128562203100000001\nВалюта: USD\n"
        "Дата;Расход (KZT);Приход, тенге\n05.03.2025;1,00;\n"
    )
    facts = read_text(text, tmp_path)
    assert [one.currency for one in statements(facts)] == ["KZT"]
    assert problems(facts) == [("line_contradicts", "row=2", "USD")]


def test_the_original_amount_is_one_beside_the_accounts_own(tmp_path: Path) -> None:
    head = "Счёт: KZ128562203100000001\nДата;Д/К;"
    both = "Сумма в валюте счета;Валюта счета;Сумма операции;Валюта операции\n"
    row = "05.03.2025;Дт;450,00;KZT;1,00;USD\n"
    (one,) = (f for f in read_text(head + both + row, tmp_path) if isinstance(f, Booking))
    assert (one.amount_minor, one.original_minor, one.original_currency) == (-450_00, 1_00, "USD")
    alone = "Сумма операции;Валюта операции\n05.03.2025;Дт;1,00;USD\n"
    (one,) = (f for f in read_text(head + alone, tmp_path) if isinstance(f, Booking))
    assert (one.amount_minor, one.currency, one.original_minor) == (-1_00, "USD", None)


def test_an_unreadable_amount_beside_its_mark_is_said_once(tmp_path: Path) -> None:
    head = "Счёт: KZ128562203100000001\nВалюта: KZT\nДата;Д/К;Сумма\n"
    facts = read_text(head + "05.03.2025;Дт;сто\n05.03.2025;Дт;1,00\n", tmp_path)
    assert amounts(facts) == [-1_00]
    assert [code for code, _, _ in problems(facts)] == ["amount_unreadable"]


def test_a_total_that_is_no_amount_and_a_line_without_end_are_said(tmp_path: Path) -> None:
    head = "Счёт: KZ128562203100000001\nВалюта: KZT\nДата;Дебет;Кредит\n"
    rows = f"05.03.2025;1,00;\nИтого;сто;\n{'я' * 2001};;\n"
    facts = read_text(head + rows, tmp_path)
    assert [code for code, _, _ in problems(facts)] == ["amount_unreadable", "line_unused"]


def test_a_time_beyond_the_calendar_is_not_a_day() -> None:
    mapping = parse_mapping("bank_statement", shipped_mappings()["bank_statement"])
    assert day_of(dt.datetime(2150, 1, 1, 10), mapping).on is None  # noqa: DTZ001 - as sheets keep it
    assert day_of(dt.datetime(2050, 1, 1, 10), mapping).on == dt.date(2050, 1, 1)  # noqa: DTZ001


def test_a_heading_may_be_known_by_its_first_words_or_letters() -> None:
    assert same_header("Расход *", "расход kzt")
    assert not same_header("Кредит *", "кредитор")
    assert same_header("Кредит*", "кредитовый оборот")
