import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.ingest.table_cases import amounts, problems, read_file, read_text, statements

from qaitaru.facts.bookings import Booking
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.delimited import recognises
from qaitaru.ingest.reading import Source

RUSSIAN = '''\
Клиент: ТОО «Ромашка»;;;;;;
БИН: 123456789012;;;;;;
Счет №: KZ12 345A BCD0 1234 5678;;;;;;
Валюта: KZT;;;;;;
Выписка за период с 01.01.2025 по 31.01.2025;;;;;;
Входящий остаток на 01.01.2025;;;;;;1 000,00
Дата;Номер документа;Контрагент;БИН/ИИН;Дебет;Кредит;Назначение платежа
1;2;3;4;5;6;7
03.01.2025;1;"ТОО ""Лютик""";000123456789;;500,00;Оплата за товар
04.01.2025;2;ИП Иванов;990101300123;1 200,50;;Аренда
;;;Итого:;1 200,50;500,00;
Исходящий остаток на 31.01.2025: 299,50 KZT;;;;;;
'''


@pytest.fixture(scope="session")
def hostile(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile files, written once."""
    folder = tmp_path_factory.mktemp("hostile_tables")
    command = [sys.executable, str(shared / "data/hostile/generate.py"), str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_a_russian_statement_says_all_that_its_lines_say(tmp_path: Path) -> None:
    facts = read_text(RUSSIAN, tmp_path)
    assert problems(facts) == []
    assert amounts(facts) == [500_00, -1200_50]
    (statement,) = statements(facts)
    assert (statement.account, statement.currency) == ("KZ12345ABCD012345678", "KZT")
    assert (statement.holder_name, statement.holder_code) == ("ТОО «Ромашка»", "123456789012")
    assert (statement.from_on, statement.to_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (statement.opening_minor, statement.closing_minor) == (1000_00, 299_50)
    assert (statement.debits_minor, statement.credits_minor) == (1200_50, 500_00)


def test_a_kazakh_statement_in_its_own_encoding(tmp_path: Path) -> None:
    text = (
        "Шот нөмірі: KZ999000111122223333;;;\nШот валютасы: теңге;;;\n"
        "Күні;Шығыс;Кіріс;Төлем мақсаты\n05.03.2025;;15 000,00;Жалақы аударымы\n"
        "06.03.2025;7 000,00;;Дүкен, өнімге төлем\nБарлығы;7 000,00;15 000,00;\n"
    )
    path = tmp_path / "k.csv"
    path.write_bytes(text.encode("ptcp154"))
    facts = read_file(path, tmp_path / "work")
    assert amounts(facts) == [15_000_00, -7_000_00]
    assert problems(facts) == []
    assert [one.purpose for one in facts if isinstance(one, Booking)][1] == "Дүкен, өнімге төлем"


def test_an_altered_total_is_named_with_both_figures(tmp_path: Path) -> None:
    facts = read_text(RUSSIAN.replace("Итого:;1 200,50", "Итого:;1 200,51"), tmp_path)
    assert problems(facts) == [("total_differs", "row=11;column=E", "1200.51")]


def test_a_statement_without_an_account_is_asked_for_it(tmp_path: Path) -> None:
    text = "Дата;Дебет;Кредит;Валюта\n03.01.2025;1,00;;KZT\n"
    (asked,) = read_text(text, tmp_path)
    assert isinstance(asked, Problem)
    assert (asked.code, asked.severity) == ("table_without_account", Severity.ASKED)


def test_a_table_of_no_known_layout_is_asked_and_gives_no_fact(tmp_path: Path) -> None:
    assert problems(read_text("когда,сколько\n03.01.2025,1\n", tmp_path)) == [
        ("mapping_undecided", "row=1", "когда | сколько")
    ]


def test_two_statements_stacked_in_one_file_stay_apart(tmp_path: Path) -> None:
    second = RUSSIAN.replace("KZ12 345A BCD0 1234 5678", "KZ77 000A BCD0 1234 5678")
    facts = read_text(RUSSIAN + second, tmp_path)
    assert problems(facts) == []
    assert [one.account for one in statements(facts)] == [
        "KZ12345ABCD012345678",
        "KZ77000ABCD012345678",
    ]
    assert [one.statement_no for one in facts if isinstance(one, Booking)] == [1, 1, 2, 2]


def test_amounts_readable_under_both_marks_are_asked(tmp_path: Path) -> None:
    text = "Date;Payer;Payee;Amount;Currency\n2025-01-01;A;B;1,234;USD\n"
    assert problems(read_text(text, tmp_path))[0][0] == "decimal_mark_undecided"


BY_MARK = """
kind = "statement"
debit_marks = ["Д", "Dr"]
credit_marks = ["К", "Cr"]
[columns]
booked_on = "Дата"
amount = "Сумма"
indicator = "Д/К"
[constants]
account = "KZ1"
currency = "KZT"
"""


def test_an_indicator_tells_the_direction_and_an_unknown_one_is_a_problem(tmp_path: Path) -> None:
    text = "Дата;Сумма;Д/К\n05.03.2025;10,00;Д\n05.03.2025;7,00;cr\n05.03.2025;1,00;?\n"
    facts = read_text(text, tmp_path, BY_MARK)
    assert amounts(facts) == [-10_00, 7_00]
    assert problems(facts) == [("direction_unknown", "row=4;column=C", "?")]


BY_SIDE = """
kind = "statement"
[columns]
booked_on = "Дата"
amount = "Сумма"
payer_account = "Счет плательщика"
payee_account = "Счет получателя"
payer_name = "Плательщик"
payee_name = "Получатель"
[constants]
account = "KZ 1"
currency = "KZT"
"""


def test_our_side_of_a_payment_tells_the_direction(tmp_path: Path) -> None:
    text = (
        "Дата;Сумма;Счет плательщика;Плательщик;Счет получателя;Получатель\n"
        "05.03.2025;10,00;KZ1;Мы;KZ2;Они\n05.03.2025;7,00;KZ2;Они;KZ1;Мы\n"
        "05.03.2025;7,00;KZ2;Они;KZ3;Чужие\n"
    )
    facts = read_text(text, tmp_path, BY_SIDE)
    assert amounts(facts) == [-10_00, 7_00]
    names = [one.counterparty_name for one in facts if isinstance(one, Booking)]
    assert names == ["Они", "Они"]
    assert [problem[0] for problem in problems(facts)] == ["direction_unknown"]


def test_a_row_with_a_stray_quote_costs_itself_alone(tmp_path: Path) -> None:
    text = 'Дата;Сумма;Д/К\n05.03.2025;10,00;"Д\n05.03.2025;7,00;К\n'
    facts = read_text(text, tmp_path, BY_MARK)
    assert amounts(facts) == [7_00]
    assert problems(facts) == [("row_broken", "row=2", '05.03.2025;10,00;"Д')]


ODD = """
kind = "transfers"
decimal_mark = "{mark}"
date_formats = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%dT%H:%M:%S%z"]
negative = "absolute"
[columns]
booked_on = "d"
amount = "amount"
[constants]
currency = "KZT"
"""


def test_each_odd_amount_is_exact_or_a_named_problem(tmp_path: Path, hostile: Path) -> None:
    lines = (hostile / "csv_amounts.csv").read_text("utf-8").splitlines()[1:]
    text = "d;amount\n" + "".join(f"01.02.2025;{line}\n" for line in lines)
    facts = read_text(text, tmp_path, ODD.format(mark=","))
    read = {one.place: one.amount_minor for one in facts if isinstance(one, Transfer)}
    shown = {lines[int(place[4:]) - 2]: minor for place, minor in read.items()}
    assert set(shown.values()) == {123456, 0}
    assert {line for line, minor in shown.items() if minor == 0} == {"-0,00"}
    said = {place.split(";")[0]: code for code, place, _ in problems(facts)}
    assert len(read) + len(said) == len(lines)
    assert {"amount_unreadable", "amount_too_large"} >= set(said.values())


def test_each_odd_date_is_exact_or_a_named_problem(tmp_path: Path, hostile: Path) -> None:
    lines = (hostile / "csv_dates.csv").read_text("utf-8").splitlines()[1:]
    text = "d;amount\n" + "".join(f"{line};1,00\n" for line in lines)
    facts = read_text(text, tmp_path, ODD.format(mark=","))
    days = [one.booked_on for one in facts if isinstance(one, Transfer)]
    assert days == [date(2025, 2, 1), date(2025, 1, 1), date(2025, 3, 30)]
    assert len(problems(facts)) == len(lines) - len(days)
    assert {code for code, _, _ in problems(facts)} == {"date_unreadable"}


def test_hidden_characters_are_said_and_kept(tmp_path: Path) -> None:
    text = "Дата;Сумма;Д/К;Назначение\n05.03.2025;10,00;Д;опл\u202eата\n"
    facts = read_text(text, tmp_path, BY_MARK.replace('"Д/К"', '"Д/К"\npurpose = "Назначение"'))
    assert [one.purpose for one in facts if isinstance(one, Booking)] == ["опл\u202eата"]
    found = "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert problems(facts) == [("text_hidden", "row=2;column=D", found)]


def test_the_laundromat_comes_out_whole(tmp_path: Path, shared: Path) -> None:
    path = shared / "data/ledgers/azerbaijani_laundromat/joined_edges_with_accounts.csv"
    facts = read_file(path, tmp_path)
    sums: Counter[str] = Counter()
    with path.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    for row in table:
        sums[row["amount_orig_currency"]] += int(abs(Decimal(row["amount_orig"])) * 100)
    read = [one for one in facts if isinstance(one, Transfer)]
    ours: Counter[str] = Counter()
    for one in read:
        ours[one.currency] += one.amount_minor
    assert problems(facts) == []
    assert len(read) == len(table) == 16_940
    assert ours == sums
    signs = [one for one in facts if isinstance(one, Claim) and one.field == "stated_sign"]
    assert len(signs) == sum(1 for row in table if row["amount_orig"].startswith("-"))


def test_the_fincen_files_come_out_whole(tmp_path: Path, shared: Path) -> None:
    path = shared / "data/ledgers/fincen_files/download_transactions_map.csv"
    facts = read_file(path, tmp_path)
    with path.open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    dated = [row for row in table if row["begin_date"]]
    read = [one for one in facts if isinstance(one, Transfer)]
    lost = [place for code, place, _ in problems(facts) if code == "date_missing"]
    assert len(read) + len(lost) == len(table) == 4_507
    exact = sum(Decimal(row["amount_transactions"]) for row in dated) * 100
    assert sum(one.amount_minor for one in read) == exact
    assert {code for code, _, _ in problems(facts)} == {"date_missing", "period_reversed"}
    assert (read[0].booked_on, read[0].until_on) == (date(2015, 3, 25), date(2015, 9, 25))
    assert (read[0].amount_minor, read[0].count) == (56_898_523_47, 68)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("csv_100k_columns.csv", "too_many_columns"),
        ("csv_formula.csv", "mapping_undecided"),
        ("csv_mixed_newlines.csv", "mapping_undecided"),
        ("csv_nul.csv", "text_hidden"),
        ("csv_unclosed_quote_5MB.csv", "row_broken"),
        ("text_bidi.csv", "text_hidden"),
        ("xlsx_200MB_sheet.xlsx", "mapping_undecided"),
        ("xlsx_bad_refs.xlsx", "cell_broken"),
        ("xlsx_entity.xlsx", "xml_doctype"),
        ("xlsx_far_cell.xlsx", "cell_too_far"),
    ],
)
def test_a_hostile_table_ends_as_a_named_problem(
    name: str, code: str, tmp_path: Path, hostile: Path
) -> None:
    facts = read_file(hostile / name, tmp_path / "work")
    assert code in {found for found, _, _ in problems(facts)}
    assert amounts(facts) == []


@pytest.mark.parametrize(
    ("name", "head", "ours"),
    [
        ("a.csv", b"\xc4\xe0\xf2\xe0;1\n", True),
        ("a.csv", b"PK\x03\x04;;\n;;\n", False),
        ("export", b"a;b;c\n1;2;3\n4;5;6\n", True),
        ("export", b"a;b;c\n1;2\n4;5;6;7\n", False),
        ("export", b"a;b;c\n1;\x00;3\n4;5;6\n", False),
        ("export", b"<a;b;c>\n1;2;3\n4;5;6\n", False),
    ],
)
def test_a_table_is_known_by_its_ending_or_its_lines(name: str, head: bytes, ours: bool) -> None:  # noqa: FBT001
    assert recognises(Source(Path(name), name), head) is ours
