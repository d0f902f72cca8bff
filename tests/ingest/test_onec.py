"""1CClientBankExchange files as banks of Kazakhstan and Russia write them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.message_texts import (
    bookings,
    claims,
    codes,
    problems,
    proved,
    read_bytes,
    read_text,
    recognised,
    statements,
)

from qaitaru.facts.problems import Severity
from qaitaru.ingest.readers.onec.reader import READER, decimal_mark

OWN = "KZ00TEST000000000001"
OTHER = "KZ00TEST000000000002"
HEAD = """1CClientBankExchange
ВерсияФормата=2.00
Кодировка=Windows
Отправитель=Тест Банк
ДатаНачала=01.01.2025
ДатаКонца=31.01.2025
"""
SECTION = f"""СекцияРасчСчет
ДатаНачала=01.01.2025
ДатаКонца=31.01.2025
РасчСчет={OWN}
НачальныйОстаток=1000.5
ВсегоПоступило=300.00
ВсегоСписано=200
КонечныйОстаток=1100.50
КонецРасчСчет
"""
PAID = f"""СекцияДокумент=Выписка
ВидДокумента=ПлатежноеПоручение
ДатаОперации=05.01.2025
СуммаРасход=200
НомерДокумента=17
ДатаДокумента=04.01.2025
ПлательщикНаименование=ТОО "Пример"
ПлательщикБИН_ИИН=000140000001
ПлательщикКБЕ=17
ПлательщикИИК={OWN}
ПлательщикБанкНаименование=АО Тест Банк
ПлательщикБанкБИК=TESTKZKX
ПолучательНаименование=ИП Әлия
ПолучательБИН_ИИН=000000000002
ПолучательИИК={OTHER}
ПолучательБанкБИК=TESTKZKA
НазначениеПлатежа=Оплата по договору 5
от 1 января
КодНазначенияПлатежа=710
ДатаВалютирования=06.01.2025
Сумма=200
Валюта=KZT
КонецДокумента
"""
RECEIVED = f"""СЕКЦИЯДОКУМЕНТ=ВЫПИСКА
ДАТАОПЕРАЦИИ=07.01.2025
СУММАПРИХОД=300.00
СУММАРАСХОД=0.00
ПЛАТЕЛЬЩИКИИК={OTHER}
ПОЛУЧАТЕЛЬИИК={OWN}
НАЗНАЧЕНИЕПЛАТЕЖА=Возврат
КОНЕЦДОКУМЕНТА
"""
END = "КонецФайла\n"
WHOLE = HEAD + SECTION + PAID + RECEIVED + END

RUSSIAN = """1CClientBankExchange
ВерсияФормата=1.02
Кодировка=DOS
РасчСчет=40702810000000000001
СекцияРасчСчет
ДатаНачала=01.02.2025
ДатаКонца=01.02.2025
РасчСчет=40702810000000000001
НачальныйОстаток=100,00
КонечныйОстаток=40,00
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=5
Дата=31.01.2025
Сумма=60,00
ПлательщикСчет=40702810000000000001
ДатаСписано=01.02.2025
Плательщик=ИНН 0000000000 ООО Ромашка
ПлательщикИНН=0000000000
Плательщик1=ООО Ромашка
ПлательщикРасчСчет=40702810000000000001
ПлательщикБИК=000000001
ПолучательСчет=40702810000000000002
Получатель=ИНН 1111111111 Василёк
ПолучательИНН=1111111111
Получатель1=Василёк
ПолучательБИК=000000002
Очередность=5
НазначениеПлатежа=За товар
НазначениеПлатежа1=За товар
КонецДокумента
КонецФайла
"""


def document(*fields: str) -> str:
    return "\n".join(["СекцияДокумент=Выписка", *fields, "КонецДокумента", ""])


def test_a_statement_with_its_owner_period_and_balances(tmp_path: Path) -> None:
    facts = read_text(READER, WHOLE, tmp_path)
    (found,) = statements(facts)
    assert (found.account, found.currency, found.place) == (OWN, "KZT", "line=7")
    assert (found.holder_name, found.holder_code) == ('ТОО "Пример"', "000140000001")
    assert (found.bank_name, found.bank_code) == ("АО Тест Банк", "TESTKZKX")
    assert (found.from_on, found.to_on) == (date(2025, 1, 1), date(2025, 1, 31))
    assert (found.opening_minor, found.closing_minor) == (1000_50, 1100_50)
    assert (found.credits_minor, found.debits_minor) == (300_00, 200_00)
    assert (proved(facts), codes(facts)) == (1, [])


def test_a_payment_with_its_other_side(tmp_path: Path) -> None:
    paid, received = bookings(read_text(READER, WHOLE, tmp_path))
    assert (paid.amount_minor, paid.booked_on, paid.value_on) == (
        -200_00,
        date(2025, 1, 5),
        date(2025, 1, 6),
    )
    assert (paid.counterparty_name, paid.counterparty_code) == ("ИП Әлия", "000000000002")
    assert (paid.counterparty_account, paid.counterparty_bank) == (OTHER, "TESTKZKA")
    assert paid.purpose == "Оплата по договору 5 от 1 января"
    assert (paid.purpose_code, paid.reference, paid.place) == ("710", "17", "line=16")
    assert (received.amount_minor, received.counterparty_account) == (300_00, OTHER)


def test_what_has_no_column_is_claimed_with_its_line(tmp_path: Path) -> None:
    facts = read_text(READER, WHOLE, tmp_path)
    assert claims(facts, "booking:1") == {
        "ВидДокумента": "ПлатежноеПоручение",
        "ДатаДокумента": "04.01.2025",
        "ПлательщикКБЕ": "17",
    }
    assert claims(facts, "booking:2") == {}
    assert claims(facts, "report:1")["Отправитель"] == "Тест Банк"


def test_a_russian_file_in_dos_letters_with_commas(tmp_path: Path) -> None:
    facts = read_bytes(READER, RUSSIAN.encode("cp866"), tmp_path)
    (found,) = bookings(facts)
    assert (found.amount_minor, found.currency, found.booked_on) == (
        -60_00,
        "RUB",
        date(2025, 2, 1),
    )
    assert (found.counterparty_name, found.counterparty_code) == ("Василёк", "1111111111")
    assert (found.counterparty_bank, found.purpose) == ("000000002", "За товар")
    assert (proved(facts), codes(facts)) == (1, [])
    assert claims(facts, "booking:1") == {
        "Дата": "31.01.2025",
        "Плательщик": "ИНН 0000000000 ООО Ромашка",
        "ПлательщикРасчСчет": "40702810000000000001",
        "Получатель": "ИНН 1111111111 Василёк",
        "Очередность": "5",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048", "ptcp154"])
def test_every_encoding_reads_alike_or_is_asked(tmp_path: Path, encoding: str) -> None:
    facts = read_bytes(READER, WHOLE.encode(encoding), tmp_path)
    named = [booking.counterparty_name for booking in bookings(facts)]
    assert named == ["ИП Әлия", ""] or problems(facts)[0].severity is Severity.ASKED
    facts = read_bytes(READER, WHOLE.encode(encoding), tmp_path, encoding=encoding)
    assert bookings(facts)[0].counterparty_name == "ИП Әлия"


BOTH = HEAD + SECTION + SECTION.replace(OWN, OTHER)
SIDES = (f"ПлательщикИИК={OWN}", f"ПолучательИИК={OTHER}")


@pytest.mark.parametrize(
    ("fields", "amounts"),
    [
        (("Сумма=5", "ДатаСписано=05.01.2025", "ДатаПоступило=06.01.2025"), [-5_00, 5_00]),
        (("Сумма=5", "ДатаОперации=05.01.2025"), [-5_00, 5_00]),
        (("Сумма=5", "ДатаСписано=05.01.2025"), [-5_00]),
        (("Сумма=5", "ДатаПоступило=05.01.2025"), [5_00]),
        (("СуммаРасход=5", "ДатаОперации=05.01.2025"), [-5_00]),
        (("СуммаПриход=5", "ДатаОперации=05.01.2025"), [5_00]),
        (("СуммаПриход=5", "СуммаРасход=5", "ДатаОперации=05.01.2025"), [-5_00, 5_00]),
    ],
)
def test_between_two_own_accounts_each_side_stated_is_booked_once(
    tmp_path: Path, fields: tuple[str, ...], amounts: list[int]
) -> None:
    facts = read_text(READER, BOTH + document(*SIDES, *fields) + END, tmp_path)
    assert [booking.amount_minor for booking in bookings(facts)] == amounts
    assert {booking.account for booking in bookings(facts)} <= {OWN, OTHER}


def test_a_document_of_nobody_here_is_not_taken(tmp_path: Path) -> None:
    stranger = document("Сумма=5", "ПлательщикИИК=KZ9", f"ПолучательИИК={OTHER}")
    facts = read_text(READER, HEAD + SECTION + stranger + END, tmp_path)
    assert bookings(facts) == []
    (found,) = [one for one in problems(facts) if one.code == "document_of_no_account"]
    assert (found.found, found.place) == (f"KZ9 -> {OTHER}", "line=16")


def test_a_sum_of_the_other_side_alone_books_nothing_here(tmp_path: Path) -> None:
    odd = document("СуммаПриход=5", "ДатаОперации=05.01.2025", f"ПлательщикИИК={OWN}")
    facts = read_text(READER, HEAD + SECTION + odd + END, tmp_path)
    assert "document_of_no_account" in codes(facts)


def test_sections_of_one_account_share_its_documents_by_their_days(tmp_path: Path) -> None:
    february = SECTION.replace("01.2025", "02.2025").replace("31.02", "28.02")
    paid = document("СуммаРасход=5", "ДатаОперации=10.02.2025", f"ПлательщикИИК={OWN}")
    late = document("СуммаРасход=6", "ДатаОперации=10.03.2025", f"ПлательщикИИК={OWN}")
    facts = read_text(READER, HEAD + SECTION + february + paid + late + END, tmp_path)
    assert [(b.statement_no, b.amount_minor) for b in bookings(facts)] == [(2, -5_00), (1, -6_00)]


def test_an_account_named_only_in_the_header_has_a_bare_statement(tmp_path: Path) -> None:
    text = f"{HEAD}РасчСчет={OWN}\nРасчСчет={OWN}\n{PAID}{END}"
    facts = read_text(READER, text, tmp_path)
    assert [s.opening_minor for s in statements(facts)] == [None]
    assert statements(facts)[0].from_on == date(2025, 1, 1)
    assert (len(bookings(facts)), codes(facts)) == (1, ["statement_unproved"])


def test_a_currency_stated_nowhere_follows_the_account_with_a_doubt(tmp_path: Path) -> None:
    paid = document(
        "СуммаРасход=5", "ДатаОперации=05.01.2025", "ПлательщикИИК=KZ00TEST00000000ABCD"
    )
    section = SECTION.replace(OWN, "KZ00TEST00000000ABCD")
    facts = read_text(READER, HEAD + section + paid + END, tmp_path)
    assert bookings(facts)[0].currency == "KZT"
    doubt = problems(facts)[0]
    assert (doubt.code, doubt.found, doubt.expected) == (
        "currency_assumed",
        "KZ00TEST00000000ABCD",
        "KZT",
    )


@pytest.mark.parametrize(
    ("field", "currency"), [("ВалютаСчета=USD", "USD"), ("Валюта=доллар США", "USD")]
)
def test_the_account_section_may_state_its_currency(
    tmp_path: Path, field: str, currency: str
) -> None:
    section = SECTION.replace("РасчСчет=", f"{field}\nРасчСчет=")
    assert statements(read_text(READER, HEAD + section + END, tmp_path))[0].currency == currency


def test_an_account_of_no_known_currency_is_named(tmp_path: Path) -> None:
    section = SECTION.replace(OWN, "ABC")
    assert codes(read_text(READER, HEAD + section + END, tmp_path)) == ["message_without_currency"]
    section = SECTION.replace(OWN, "")
    assert codes(read_text(READER, HEAD + section + END, tmp_path)) == ["message_without_account"]


def test_a_document_in_another_currency_is_kept_with_a_doubt(tmp_path: Path) -> None:
    section = SECTION.replace("РасчСчет=", "Валюта=KZT\nРасчСчет=")
    facts = read_text(READER, HEAD + section + PAID.replace("=KZT", "=USD") + END, tmp_path)
    assert bookings(facts)[0].currency == "USD"
    assert codes(facts)[0] == "currency_differs"


def test_the_documents_date_stands_in_with_a_doubt(tmp_path: Path) -> None:
    paid = document("Сумма=5", "Дата=05.01.2025", f"ПлательщикИИК={OWN}", "Валюта=KZT")
    facts = read_text(READER, HEAD + SECTION + paid + END, tmp_path)
    assert bookings(facts)[0].booked_on == date(2025, 1, 5)
    assert codes(facts)[0] == "booking_date_missing"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (("Сумма=пять", "ДатаОперации=05.01.2025"), "amount_unreadable"),
        (("ДатаОперации=05.01.2025",), "amount_unreadable"),
        (("Сумма=5", "ДатаОперации=32.01.2025"), "date_unreadable"),
        (("Сумма=5",), "date_unreadable"),
    ],
)
def test_a_document_that_is_not_exact_is_not_booked(
    tmp_path: Path, fields: tuple[str, ...], code: str
) -> None:
    paid = document(f"ПлательщикИИК={OWN}", "Валюта=KZT", *fields)
    facts = read_text(READER, HEAD + SECTION + paid + END, tmp_path)
    assert (bookings(facts), codes(facts)[0]) == ([], code)


def test_purpose_parts_that_say_more_are_joined_or_claimed(tmp_path: Path) -> None:
    base = ("СуммаРасход=5", "ДатаОперации=05.01.2025", f"ПлательщикИИК={OWN}", "Валюта=KZT")
    parts = document(*base, "НазначениеПлатежа1=За", "НазначениеПлатежа2=товар")
    both = document(*base, "НазначениеПлатежа=За товар", "НазначениеПлатежа1=Другое")
    facts = read_text(READER, HEAD + SECTION + parts + both + END, tmp_path)
    assert [booking.purpose for booking in bookings(facts)] == ["За товар", "За товар"]
    assert claims(facts, "booking:2") == {"НазначениеПлатежа1": "Другое"}


def test_a_cut_file_says_so(tmp_path: Path) -> None:
    facts = read_text(READER, HEAD + SECTION + PAID.partition("Сумма=")[0], tmp_path)
    assert codes(facts)[:2] == ["section_not_closed", "end_mark_missing"]
    assert len(bookings(facts)) == 1


def test_an_unreadable_balance_is_named_at_its_line(tmp_path: Path) -> None:
    section = SECTION.replace("1000.5\n", "тысяча\n")
    facts = read_text(READER, HEAD + section + PAID + RECEIVED + END, tmp_path)
    assert [(p.code, p.place) for p in problems(facts)] == [
        ("balance_unreadable", "line=11"),
        ("statement_unproved", "line=7"),
    ]


def test_text_before_any_field_is_noted(tmp_path: Path) -> None:
    facts = read_text(READER, f"1CClientBankExchange\nслова\n{SECTION}{END}", tmp_path)
    assert (codes(facts)[0], problems(facts)[0].place) == ("text_outside_statement", "line=2")


def test_empty_lines_say_nothing(tmp_path: Path) -> None:
    facts = read_text(READER, WHOLE.replace("\n", "\n\n"), tmp_path)
    assert (proved(facts), codes(facts)) == (1, [])


def test_a_second_sum_that_differs_is_claimed(tmp_path: Path) -> None:
    facts = read_text(READER, WHOLE.replace("Сумма=200\n", "Сумма=250\n"), tmp_path)
    assert bookings(facts)[0].amount_minor == -200_00
    assert claims(facts, "booking:1")["Сумма"] == "250"


def test_the_decimal_mark_is_a_comma_only_where_all_sums_agree() -> None:
    assert decimal_mark("Сумма=1 000,50\nВсегоСписано=7,5") == ","
    assert decimal_mark("Сумма=1000,50\nВсегоСписано=7.5") == "."
    assert decimal_mark("Сумма=1000") == "."


def test_a_file_without_accounts_is_refused(tmp_path: Path) -> None:
    assert codes(read_text(READER, HEAD + PAID + END, tmp_path)) == ["no_statement_in_file"]
    assert codes(read_bytes(READER, b"\xff", tmp_path, encoding="utf-8")) == ["encoding_breaks"]


def test_recognised_by_its_first_line(tmp_path: Path) -> None:
    assert recognised(READER, WHOLE.encode("cp1251", "replace"), tmp_path)
    assert recognised(READER, WHOLE.encode("utf-16"), tmp_path)
    assert not recognised(READER, b"x 1CClientBankExchange", tmp_path)


LINES = st.sampled_from(WHOLE.splitlines())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES | st.text(max_size=10), max_size=30))
def test_any_order_of_lines_ends_as_facts(tmp_path: Path, lines: list[str]) -> None:
    text = "\n".join(lines).encode("utf-8", "replace").decode()
    facts = read_text(READER, text, tmp_path)
    refused = [problem for problem in problems(facts) if problem.severity is Severity.REFUSED]
    assert facts
    assert not refused or len(facts) == 1
