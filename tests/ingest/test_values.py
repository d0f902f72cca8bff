"""Amounts, dates and currencies are read exactly, or not at all."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import CurrencyUnknown
from qaitaru.facts.money import plain
from qaitaru.ingest.text.values import (
    currency_of,
    date_of,
    decimal_of,
    minor_of,
    plain_minor_of,
)

COMMA = {
    "1 234 567,50": "1234567.50",
    "1\u00a0234,5": "1234.5",
    "1\u202f234,5": "1234.5",
    "1.234,50": "1234.50",
    "1'234,50": "1234.50",
    "1’234,50": "1234.50",
    " 12,00 ": "12.00",
    "-12,5": "-12.5",
    "\u221212,5": "-12.5",
    "12,00-": "-12.00",
    "- 12,00": "-12.00",
    "(12,00)": "-12.00",
    "+7": "7",
    ",50": "0.50",
    "0": "0",
    "1.234": "1234",
}
UNREAD = (
    *("", "-", "()", ",", "12,", "1,2,3", "1 23", "1234 567", "1 234\u00a0567", "12.5", "1e5"),
    *("NaN", "Infinity", "--1", "-1-", "(-1)", "٣", "1_000", "0x1", "1,5 KZT", "9" * 50),
)


@pytest.mark.parametrize("text", COMMA)
def test_an_amount_with_a_decimal_comma(text: str) -> None:
    assert decimal_of(text, ",") == Decimal(COMMA[text])


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_exactly_an_amount_is_not_read(text: str) -> None:
    assert decimal_of(text, ",") is None


def test_the_mark_decides_what_a_point_is() -> None:
    assert decimal_of("1.234", ",") == Decimal(1234)
    assert decimal_of("1.234", ".") == Decimal("1.234")
    assert decimal_of("1,234.5", ".") == Decimal("1234.5")


def test_minor_units_are_those_of_the_currency() -> None:
    assert minor_of("12,50", ",", "KZT") == 1250
    assert minor_of("12,505", ",", "KZT") is None
    assert minor_of("12,505", ",", "KWD") == 12505
    assert minor_of("12", ",", "JPY") == 12
    assert minor_of("x", ",", "JPY") is None
    with pytest.raises(CurrencyUnknown):
        minor_of("1", ",", "XXX")


def test_machines_write_no_groups() -> None:
    assert plain_minor_of("-1234.50", "KZT") == -123450
    assert plain_minor_of("8.850", "EUR") == 885
    assert plain_minor_of(".5", "EUR") == 50
    for text in ("1,000", "1 000", "1e3", "", "NaN", "--1", "9" * 50):
        assert plain_minor_of(text, "EUR") is None


@given(st.integers(-(10**15), 10**15), st.sampled_from(["KZT", "JPY", "KWD"]))
def test_a_plain_amount_reads_back(amount_minor: int, currency: str) -> None:
    assert plain_minor_of(plain(amount_minor, currency), currency) == amount_minor
    assert minor_of(plain(amount_minor, currency), ".", currency) == amount_minor


@given(st.text(max_size=30), st.sampled_from(",."))
def test_any_text_is_an_amount_or_nothing(text: str, mark: str) -> None:
    amount = decimal_of(text, mark)
    assert amount is None or amount.is_finite()


def test_a_date_is_read_by_the_first_format_that_fits() -> None:
    formats = ("%d.%m.%Y", "%Y-%m-%d")
    assert date_of(" 05.03.2025 ", formats) == date(2025, 3, 5)
    assert date_of("2025-03-05", formats) == date(2025, 3, 5)
    assert date_of("05.03.2025 10:11", ("%d.%m.%Y %H:%M",)) == date(2025, 3, 5)


@pytest.mark.parametrize(
    "text", ["30.02.2025", "05.03.1899", "05.03.2101", "05/03/2025", "", "٠٥.٠٣.٢٠٢٥"]
)
def test_a_day_that_cannot_be_is_not_read(text: str) -> None:
    assert date_of(text, ("%d.%m.%Y",)) is None


CURRENCIES = {
    "KZT": ["KZT", "kzt", "398", "тенге", "Теңге", "тг.", "₸", "tenge"],
    "RUB": ["RUB", "RUR", "643", "810", "руб.", "Российский рубль", "₽"],
    "USD": ["USD", "840", "$", "Доллар  США", "АҚШ доллары", "us dollar"],
    "EUR": ["978", "€", "евро", "Евро"],
    "USDT": ["usdt"],
}


@pytest.mark.parametrize(("code", "texts"), CURRENCIES.items())
def test_a_currency_by_code_number_sign_or_name(code: str, texts: list[str]) -> None:
    assert {currency_of(text) for text in texts} == {code}


@pytest.mark.parametrize("text", ["", "XXX", "дирхам", "000", "тенге и рубли", "КZТ"])
def test_a_currency_that_may_be_several_or_none_is_not_read(text: str) -> None:
    assert currency_of(text) is None
