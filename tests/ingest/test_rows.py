from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.ingest.table_cases import amounts, problems, read_text, statements

from qaitaru.facts.bookings import Booking
from qaitaru.facts.transfers import Transfer

STATEMENT = """
kind = "statement"
decimal_mark = ","
negative = "{negative}"
round = "{round}"
date_formats = ["%d.%m.%Y", "%d.%m.%Y %H:%M"]
time_zone = "{zone}"
skipped = ["перенос"]
totals = ["Итого"]
[columns]
booked_on = "Дата"
account = "Счёт"
debit = "Дебет"
credit = "Кредит"
currency = "Валюта"
holder_name = "Владелец"
original_amount = "Сумма операции"
original_currency = "Валюта операции"
[lines]
account = 'Номер: (\\S+)'
opening = 'Остаток: ({{amount}})'
from_on = 'С: (.+)'
holder_name = 'Клиент: (.+)'
"""
HEADER = "Дата;Счёт;Дебет;Кредит;Валюта;Владелец;Сумма операции;Валюта операции\n"


def _read(rows: str, folder: Path, lines: str = "", **options: str) -> list[object]:
    filled = {"negative": "refused", "round": "refused", "zone": ""} | options
    return read_text(lines + HEADER + rows, folder, STATEMENT.format(**filled))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (";KZ1;1,00;;KZT", ("date_missing", "row=2;column=A", "")),
        ("05.03.2025;;1,00;;KZT", ("account_missing", "row=2;column=B", "")),
        ("05.03.2025;KZ1;1,00;;", ("currency_missing", "row=2;column=E", "")),
        ("05.03.2025;KZ1;1,00;;XXQ", ("currency_unknown", "row=2;column=E", "XXQ")),
        ("05.03.2025;KZ1;-;—;KZT", ("amount_missing", "row=2;column=C", "")),
        ("05.03.2025;KZ1;1,00;2,00;KZT", ("amount_on_both_sides", "row=2;column=C", "1,00 / 2,00")),
        ("05.03.2025;KZ1;-1,00;;KZT", ("amount_negative", "row=2;column=C", "-1,00")),
        ("05.03.2025;KZ1;;1,005;KZT", ("amount_too_fine", "row=2;column=D", "1.005")),
        ("05.03.2025;KZ1;;1,00 USD;KZT", ("amount_unreadable", "row=2;column=D", "1,00 USD")),
    ],
)
def test_a_row_that_says_too_little_or_too_much_is_left_out_by_name(
    row: str, problem: tuple[str, str, str], tmp_path: Path
) -> None:
    facts = _read(row + "\n", tmp_path)
    assert problem in problems(facts)
    assert amounts(facts) == []


@pytest.mark.parametrize(
    ("row", "amount", "problem"),
    [
        ("05.03.2025;KZ1;1,00;0,00;KZT;;;;лишнее", -1_00, "cell_outside"),
        ("05.03.2025;KZ1;1,00;;KZT;;5,00;XXQ", -1_00, "currency_unknown"),
        ("05.03.2025;KZ1;1,00;;KZT;;5,00;", -1_00, "currency_missing"),
        ("05.03.2025;KZ1;1,00;;KZT;;x;USD", -1_00, "amount_unreadable"),
    ],
)
def test_a_doubt_beside_the_amount_does_not_cost_the_row(
    row: str, amount: int, problem: str, tmp_path: Path
) -> None:
    facts = _read(row + "\n", tmp_path)
    assert amounts(facts) == [amount]
    assert [code for code, _, _ in problems(facts)] == [problem]


def test_a_finer_amount_is_rounded_only_where_the_mapping_says_and_always_said(
    tmp_path: Path,
) -> None:
    rows = "05.03.2025;KZ1;;1,005;KZT\n05.03.2025;KZ1;;1,015;KZT\n"
    facts = _read(rows, tmp_path, round="half_even_noted")
    assert amounts(facts) == [1_00, 1_02]
    assert [code for code, _, _ in problems(facts)] == ["amount_rounded", "amount_rounded"]


@pytest.mark.parametrize(("negative", "amount"), [("reverse", 1_00), ("absolute", -1_00)])
def test_a_negative_debit_is_a_reversal_or_a_habit(
    negative: str, amount: int, tmp_path: Path
) -> None:
    facts = _read("05.03.2025;KZ1;-1,00;;KZT\n", tmp_path, negative=negative)
    assert amounts(facts) == [amount]


def test_a_time_is_an_instant_only_where_the_zone_is_stated(tmp_path: Path) -> None:
    row = "05.03.2025 10:30;KZ1;1,00;;KZT\n"
    (said,) = [one for one in _read(row, tmp_path) if isinstance(one, Booking)]
    assert (said.clock_time, said.booked_utc) == ("10:30:00", None)
    facts = _read(row, tmp_path, zone="Asia/Almaty")
    (known,) = [one for one in facts if isinstance(one, Booking)]
    assert known.booked_utc == datetime(2025, 3, 5, 5, 30, tzinfo=UTC)
    assert known.clock_time == ""


def test_accounts_and_currencies_of_one_table_are_statements_of_their_own(tmp_path: Path) -> None:
    rows = (
        "05.03.2025;KZ 1;1,00;;KZT;А\n05.03.2025;KZ2;1,00;;KZT;Б\n"
        "05.03.2025;kz-1;;2,00;USD;А\nперенос;;;;\nИтого;;2,00;2,00;\n06.03.2025;KZ1;;3,00;KZT;В\n"
    )
    facts = _read(rows, tmp_path, lines="Остаток: 5,00\n")
    found = [(s.account, s.account_text, s.currency, s.holder_name) for s in statements(facts)]
    assert found == [
        ("KZ1", "KZ 1", "KZT", "А"),
        ("KZ2", "KZ2", "KZT", "Б"),
        ("KZ1", "kz-1", "USD", "А"),
    ]
    assert [one.statement_no for one in facts if isinstance(one, Booking)] == [1, 2, 3, 1]
    assert [code for code, _, _ in problems(facts)] == ["line_unused", "balance_of_many"]


def test_lines_that_cannot_be_read_or_contradict_each_other_are_said(tmp_path: Path) -> None:
    lines = "Номер: KZ1\nНомер: KZ2\nОстаток: 1.2.3\nС: когда-то\nОстаток: 5,005\nпр\u202eочее\n"
    facts = _read("05.03.2025;;1,00;;KZT\n", tmp_path, lines=lines)
    assert amounts(facts) == [-1_00]
    assert {(code, found) for code, _, found in problems(facts)} == {
        ("line_contradicts", "KZ2"),
        ("line_unused", "Остаток: 1.2.3"),
        ("line_unused", "пр\u202eочее"),
        ("text_hidden", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("date_unreadable", "когда-то"),
        ("amount_unreadable", "5,005"),
    }


def test_an_account_with_no_bookings_has_its_statement_all_the_same(tmp_path: Path) -> None:
    mapping = STATEMENT.format(negative="refused", round="refused", zone="")
    mapping = mapping.replace("[lines]", '[constants]\ncurrency = "KZT"\n[lines]')
    facts = read_text("Номер: KZ1\nОстаток: 5,00\n" + HEADER, tmp_path, mapping)
    (statement,) = statements(facts)
    assert (statement.account, statement.opening_minor) == ("KZ1", 5_00)


TRANSFERS = """
kind = "transfers"
decimal_mark = "."
negative = "reverse"
date_formats = ["%Y-%m-%d"]
[columns]
booked_on = "from"
until_on = "to"
amount = "amount"
currency = "currency"
count = "count"
payer_name = "payer"
payee_name = "payee"
local_amount = "local"
local_currency = "local currency"
[claims]
colour = "colour"
"""


def test_a_negative_transfer_may_be_one_the_other_way(tmp_path: Path) -> None:
    text = (
        "from,to,amount,currency,count,payer,payee,local,local currency,colour\n"
        "2025-01-01,2025-01-31,-5.00,USD,3,A,B,2500.00,KZT,red\n"
        "2025-01-05,2025-01-01,5.00,USD,many,A,B,,,\n"
        "2025-01-05,,,USD,,A,B,,,\n"
        ",,5.00,USD,,A,B,,,\n"
    )
    facts = read_text(text, tmp_path, TRANSFERS)
    first, second = (one for one in facts if isinstance(one, Transfer))
    assert (first.payer_name, first.payee_name, first.amount_minor) == ("B", "A", 5_00)
    assert (first.until_on, first.count, first.local_minor) == (date(2025, 1, 31), 3, 2500_00)
    assert (second.until_on, second.count) == (None, None)
    assert [code for code, _, _ in problems(facts)] == [
        "period_reversed",
        "count_unreadable",
        "amount_missing",
        "date_missing",
    ]


SIGNED = """
kind = "statement"
decimal_mark = ","
delimiter = ";"
date_formats = ["%d.%m.%Y"]
[columns]
booked_on = "Дата"
amount = "Сумма"
[constants]
account = "KZ1"
currency = "KZT"
"""


def test_a_row_with_neither_amount_nor_anything_beyond_the_header_is_left_out_by_name(
    tmp_path: Path,
) -> None:
    rows = "Дата;Сумма\n05.03.2025;;\n06.03.2025;-1,00; \n07.03.2025;-2,00;и ещё\n08.03.2025;?\n"
    facts = read_text(rows, tmp_path, SIGNED)
    assert ("amount_missing", "row=2;column=B", "") in problems(facts)
    assert ("amount_unreadable", "row=5;column=B", "?") in problems(facts)
    assert ("cell_outside", "row=4;column=C", "и ещё") in problems(facts)
    assert amounts(facts) == [-100, -200]


TWO_ACCOUNTS = """
kind = "statement"
decimal_mark = ","
delimiter = ";"
date_formats = ["%d.%m.%Y"]
[columns]
booked_on = "Дата"
payer_account = "Счёт Дт"
payee_account = "Счёт Кт"
debit = "Дебет"
credit = "Кредит"
[constants]
account = "KZ1"
currency = "KZT"
"""


def test_of_a_debited_and_a_credited_account_the_other_one_is_the_counterpartys(
    tmp_path: Path,
) -> None:
    rows = "Дата;Счёт Дт;Счёт Кт;Дебет;Кредит\n05.03.2025;KZ1;KZ8;1,00;\n06.03.2025;KZ9;KZ1;;2,00\n"
    facts = read_text(rows, tmp_path, TWO_ACCOUNTS)
    booked = [fact for fact in facts if isinstance(fact, Booking)]
    assert [(one.amount_minor, one.counterparty_account) for one in booked] == [
        (-100, "KZ8"),
        (200, "KZ9"),
    ]
