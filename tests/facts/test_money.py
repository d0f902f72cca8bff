from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.currencies import BY_NUMBER, CURRENCIES
from qaitaru.facts.errors import CurrencyMismatch, CurrencyUnknown
from qaitaru.facts.money import LARGEST_MINOR, Money, apportion, exponent, plain, to_minor, total

currencies = st.sampled_from(sorted(CURRENCIES))
amounts = st.integers(-LARGEST_MINOR, LARGEST_MINOR)


def test_tenge_have_two_places_yen_none_dinars_three() -> None:
    assert [exponent(code) for code in ("KZT", "JPY", "KWD", "CLF", "USDT")] == [2, 0, 3, 4, 6]


def test_a_number_finds_its_currency() -> None:
    assert BY_NUMBER["398"].code == "KZT"
    assert BY_NUMBER["643"].code == "RUB"


def test_an_unknown_currency_is_refused() -> None:
    with pytest.raises(CurrencyUnknown, match="XQQ"):
        exponent("XQQ")


def test_two_currencies_never_add() -> None:
    with pytest.raises(CurrencyMismatch):
        Money(1, "KZT") + Money(1, "USD")


def test_money_adds_subtracts_and_reads() -> None:
    assert Money(150, "KZT") - Money(200, "KZT") == Money(-50, "KZT")
    assert str(Money(-50, "KZT")) == "-0.50 KZT"
    assert str(Money(7, "JPY")) == "7 JPY"
    assert str(Money(1_234_567, "KWD")) == "1234.567 KWD"


def test_a_fraction_of_a_minor_unit_is_not_money() -> None:
    assert to_minor(Decimal("10.25"), "KZT") == 1025
    assert to_minor(Decimal("10.255"), "KZT") is None
    assert to_minor(Decimal("10.5"), "JPY") is None


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1e30", "92233720368547758.08", "1e18"])
def test_what_no_column_holds_is_not_money(text: str) -> None:
    assert to_minor(Decimal(text), "KZT") is None


@given(amounts, currencies)
def test_printing_and_reading_an_amount_changes_nothing(amount_minor: int, currency: str) -> None:
    assert to_minor(Decimal(plain(amount_minor, currency)), currency) == amount_minor


@given(st.lists(st.builds(Money, amounts, currencies)))
def test_totals_hold_every_minor_unit_once(moneys: list[Money]) -> None:
    sums = total(moneys)
    assert list(sums) == sorted(sums)
    for currency, amount in sums.items():
        assert amount == sum(m.amount_minor for m in moneys if m.currency == currency)


shares = st.lists(
    st.fractions(min_value=0, max_value=100, max_denominator=1000), min_size=1, max_size=12
).filter(any)


@given(amounts, shares)
def test_apportioned_parts_tie_to_the_total(total_minor: int, parts: list[Fraction]) -> None:
    split = apportion(total_minor, parts)
    assert sum(split) == total_minor
    for part, share in zip(split, parts, strict=True):
        assert abs(part - Fraction(total_minor) * share / sum(parts)) < 1


def test_the_largest_remainder_gets_the_odd_tiyn() -> None:
    assert apportion(100, [Fraction(1), Fraction(1), Fraction(1)]) == [34, 33, 33]
    assert apportion(-100, [Fraction(1), Fraction(2)]) == [-33, -67]
