"""Conversion by a dated rate: exact, rounded by name, and never without a rate."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.money import Money
from qaitaru.ledger.conversion import (
    Converted,
    Rate,
    RateMissing,
    Rounding,
    convert,
    convert_parts,
    round_minor,
)

FRIDAY = Rate(
    source_currency="USD",
    target_currency="KZT",
    on=date(2025, 3, 7),
    rate="490.37",
    source="central bank",
)
YEN = Rate(
    source_currency="JPY", target_currency="KZT", on=date(2025, 3, 7), rate="3.3", source="x"
)


def converted(
    money: Money, target: str, day: int, *, rounding: Rounding = Rounding.HALF_EVEN
) -> Converted:
    found = convert(money, target, date(2025, 3, day), [FRIDAY, YEN], rounding=rounding)
    assert isinstance(found, Converted)
    return found


def test_dollars_become_tenge_at_the_rate_of_the_day() -> None:
    found = converted(Money(100_01, "USD"), "KZT", 7)
    assert found.money == Money(4904190, "KZT")
    assert (found.remainder, found.inverted, found.rate) == (Fraction(37, 100), False, FRIDAY)


def test_a_stated_rate_works_the_other_way_round() -> None:
    found = converted(Money(49037, "KZT"), "USD", 7)
    assert (found.money, found.inverted) == (Money(100, "USD"), True)
    assert found.remainder == 0


def test_currencies_of_other_exponents_are_scaled() -> None:
    assert converted(Money(1000, "JPY"), "KZT", 7).money == Money(330000, "KZT")


def test_a_weekend_takes_fridays_rate_but_the_next_week_does_not() -> None:
    assert converted(Money(100, "USD"), "KZT", 10).rate == FRIDAY
    missing = convert(Money(100, "USD"), "KZT", date(2025, 3, 11), [FRIDAY])
    assert missing == RateMissing("USD", "KZT", date(2025, 3, 11))


def test_a_later_rate_is_never_used() -> None:
    assert isinstance(convert(Money(1, "USD"), "KZT", date(2025, 3, 6), [FRIDAY]), RateMissing)


@pytest.mark.parametrize(
    ("rounding", "up", "down"),
    [(Rounding.HALF_EVEN, 2, -2), (Rounding.HALF_UP, 3, -3), (Rounding.DOWN, 2, -2)],
)
def test_each_rounding_is_what_it_is_called(rounding: Rounding, up: int, down: int) -> None:
    assert round_minor(Fraction(5, 2), rounding) == up
    assert round_minor(Fraction(-5, 2), rounding) == down


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6).filter(any))
def test_converted_parts_sum_to_the_converted_whole(parts: list[int]) -> None:
    whole = Money(sum(parts), "USD")
    found = converted(whole, "KZT", 7)
    assert sum(convert_parts(parts, found, whole)) == found.money.amount_minor


def test_parts_of_another_whole_are_refused() -> None:
    whole = Money(10, "USD")
    with pytest.raises(ValueError, match="4"):
        convert_parts([4, 5], converted(whole, "KZT", 7), whole)


@given(st.integers(-(10**15), 10**15), st.sampled_from(Rounding))
def test_rounded_and_remainder_are_the_exact_amount(amount: int, rounding: Rounding) -> None:
    found = converted(Money(amount, "USD"), "KZT", 7, rounding=rounding)
    assert abs(found.remainder) < 1
    assert found.money.amount_minor + found.remainder == amount * Fraction("490.37")
