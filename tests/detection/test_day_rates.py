"""Rates of days: which holds on a day, into which currency, and what stays without one."""

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest

from qaitaru.detection.day_rates import DayRate, RateSpan, rate_spans, target_among
from qaitaru.ledger.conversion import Rate, rate_on

MONDAY = date(2025, 3, 3)
SEED = 20_261_122


def rate(pair: str, day: int, told: str, source: str = "NB") -> DayRate:
    first, _, second = pair.partition("/")
    return DayRate(
        source_currency=first,
        target_currency=second,
        on=MONDAY + timedelta(days=day),
        rate=told,
        source=source,
    )


def days(spans: Sequence[RateSpan]) -> list[tuple[str, int, int, Fraction]]:
    return [
        (one.currency, (one.first - MONDAY).days, (one.last - MONDAY).days, one.factor)
        for one in spans
    ]


@pytest.mark.parametrize(
    ("pairs", "currencies", "target"),
    [
        (("USD/KZT",), ("KZT", "USD"), "KZT"),
        (("KZT/USD",), ("USD",), "KZT"),
        (("USD/KZT", "USD/EUR"), ("EUR", "USD"), "KZT"),
        (("USD/EUR",), ("EUR", "USD"), "EUR"),
        (("USD/KZT",), ("EUR", "KZT"), "KZT"),
        (("USD/EUR", "GBP/RUB"), ("EUR", "USD"), ""),
        (("USD/EUR",), ("USD",), ""),
        ((), ("KZT", "USD"), ""),
    ],
)
def test_amounts_are_compared_in_tenge_where_a_rate_leads_there(
    pairs: Sequence[str], currencies: Sequence[str], target: str
) -> None:
    assert target_among([rate(one, 0, "2") for one in pairs], currencies) == target


def test_a_rate_holds_until_the_next_and_over_a_weekend() -> None:
    stated = [rate("USD/KZT", 0, "500"), rate("USD/KZT", 4, "501.5"), rate("EUR/USD", 0, "1.1")]
    assert days(rate_spans(stated, "KZT")) == [
        ("USD", 0, 3, Fraction(500)),
        ("USD", 4, 7, Fraction(1003, 2)),
    ]
    assert days(rate_spans(stated, "KZT", 0))[0] == ("USD", 0, 0, Fraction(500))


def test_a_rate_of_the_other_direction_is_turned_and_of_two_the_direct_one_counts() -> None:
    turned = rate("KZT/USD", 0, "0.002")
    assert days(rate_spans([turned], "KZT")) == [("USD", 0, 3, Fraction(500))]
    both = [turned, rate("USD/KZT", 0, "501", "Z"), rate("USD/KZT", 0, "502", "A")]
    assert days(rate_spans(both, "KZT")) == [("USD", 0, 3, Fraction(502))]


def test_a_currency_without_minor_units_is_turned_by_whole_ones() -> None:
    assert days(rate_spans([rate("JPY/KZT", 0, "3.5")], "KZT")) == [("JPY", 0, 3, Fraction(350))]


def test_a_rate_too_fine_for_whole_numbers_is_left_out() -> None:
    assert rate_spans([rate("USD/KZT", 0, "500.000000000000000001")], "KZT") == ()


def test_the_same_rate_counts_as_where_two_sides_of_a_transfer_are_joined() -> None:
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    sys.stdout.write(f"seed {SEED}\n")
    for _ in range(200):
        stated = [
            rate(
                dice.choice(("USD/KZT", "KZT/USD", "EUR/KZT")),
                dice.randrange(12),
                str(dice.randrange(1, 600)),
                dice.choice("ABC"),
            )
            for _ in range(dice.randrange(8))
        ]
        unique = list({(r.source_currency, r.on, r.source): r for r in stated}.values())
        spans = rate_spans(unique, "KZT")
        plain = [Rate(**{n: getattr(r, n) for n in DayRate.__slots__}) for r in unique]
        for day in range(16):
            on = MONDAY + timedelta(days=day)
            held = [one for one in spans if one.currency == "USD" and one.first <= on <= one.last]
            found = rate_on(plain, "USD", "KZT", on, within_days=3)
            told = [(one.rate.rate, one.rate.on, one.rate.source) for one in held]
            assert told == ([(found[0].rate, found[0].on, found[0].source)] if found else [])
