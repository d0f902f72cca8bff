"""Amounts are compared in one currency only by rates that were given, rounded as the house does."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.detection.asking import Asking, Reading
from qaitaru.detection.currencies_store import money_of, read_as, stated_amounts
from qaitaru.detection.currency_units import (
    GivenRate,
    Units,
    converted,
    currency_of_unit,
    largest,
    target_of,
    units_by,
)
from qaitaru.detection.transfers_store import moves_of, read_transfers
from qaitaru.engine.duck import connect
from qaitaru.facts.money import LARGEST_MINOR, Money
from qaitaru.ledger.conversion import Converted, Rate, convert

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency\n"
DAY = date(2025, 1, 1)
CODES = st.sampled_from(("KZT", "USD", "JPY", "KWD"))
USD = GivenRate("USD", "KZT", Decimal("450.25"))
JPY = GivenRate("KZT", "JPY", Decimal("0.3"))


@given(st.integers(1, 10**12), CODES, CODES, st.decimals("0.0001", "99999", places=4))
def test_an_amount_is_converted_as_the_house_converts_it(
    minor: int, source: str, target: str, rate: Decimal
) -> None:
    if source != target:
        stated = Rate(
            source_currency=source, target_currency=target, on=DAY, rate=str(rate), source="-"
        )
        for there, back in ((source, target), (target, source)):
            known = convert(Money(minor, there), back, DAY, [stated])
            units = units_by([GivenRate(source, target, rate)], back)
            assert isinstance(known, Converted)
            assert isinstance(units, Units)
            assert converted(minor, units.of(there)[1]) == known.money.amount_minor


@pytest.mark.parametrize(("minor", "whole"), [(1, 0), (3, 2), (5, 2), (2, 1)])
def test_a_half_goes_to_the_even_one(minor: int, whole: int) -> None:
    assert converted(minor, Fraction(1, 2)) == whole


def test_a_currency_without_a_rate_stays_a_unit_of_its_own() -> None:
    units = units_by([USD], "KZT")
    assert isinstance(units, Units)
    assert units.of("USD") == ("KZT", Fraction("450.25"))
    assert units.of("EUR") == ("EUR", Fraction(1))
    assert units.among(("USD", "EUR", "KZT")) == ("EUR", "KZT")
    assert Units().among(("USD", "EUR")) == ("EUR", "USD")


def test_the_target_is_what_all_rates_lead_to() -> None:
    assert target_of([USD, GivenRate("EUR", "KZT", Decimal(480))]) == "KZT"
    assert target_of([USD, JPY]) is None
    assert target_of([]) is None


@pytest.mark.parametrize(
    "rates",
    [
        [GivenRate("EUR", "USD", Decimal(1))],  # leads elsewhere
        [USD, GivenRate("USD", "KZT", Decimal(1))],  # stated again
        [USD, GivenRate("KZT", "USD", Decimal(1))],  # and the other way round
        [GivenRate("EUR", "KZT", Decimal("1.0000000000000000001"))],
    ],
)
def test_a_rate_that_cannot_be_taken_is_named(rates: list[GivenRate]) -> None:
    assert units_by(rates, "KZT") == rates[-1]


@given(st.fractions(Fraction(1, 10**6), 10**6))
def test_the_largest_amount_is_still_a_plain_integer(factor: Fraction) -> None:
    most = largest(factor)
    assert converted(most, factor) <= LARGEST_MINOR
    assert most == LARGEST_MINOR or converted(most + 1, factor) >= LARGEST_MINOR


def test_the_engine_converts_what_the_rule_converts(tmp_path: Path) -> None:
    cases = [(code, minor) for code in ("KZT", "JPY", "USD", "EUR") for minor in range(1, 400, 7)]
    file = tmp_path / "t.csv"
    lines = [
        f"T{at:04d},2025-01-01,A,B,{minor if code == 'JPY' else Decimal(minor) / 100},{code}"
        for at, (code, minor) in enumerate(cases)
    ]
    file.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    units = units_by([USD, JPY], "KZT")
    assert isinstance(units, Units)
    with connect(threads=1) as connection:
        read_transfers(connection, file, units)
        read_as(connection, Asking(Reading.ALL))
        moves = list(moves_of(connection))
        money = money_of(connection, range(len(cases)))
        for move, (code, minor) in zip(moves, cases, strict=True):
            assert move.amount == converted(minor, units.of(code)[1])
            assert (money[move.row].currency, money[move.row].stated_minor) == (code, minor)
        middles = stated_amounts(connection).middles
        seen = {currency_of_unit(unit): middle for unit, middle in middles.items()}
        assert seen.keys() == {"KZT", "EUR"}
        euros = sorted(minor for code, minor in cases if code == "EUR")
        assert seen["EUR"] == (euros[len(euros) // 4], euros[len(euros) * 3 // 4])


def test_a_row_too_large_to_be_converted_is_told_and_left_out(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    rows = ("T1,2025-01-01,A,B,204860000000000.00,USD", "T2,2025-01-01,A,B,204840000000000.00,USD")
    file.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    units = units_by([USD], "KZT")
    assert isinstance(units, Units)
    with connect(threads=1) as connection:
        read = read_transfers(connection, file, units)
    (problem,) = read.problems
    assert problem.code == "transfers_file_beyond"
    assert (problem.place, problem.expected) == ("row=2;column=amount", "USD/KZT")
    assert [one.transfers for one in read.ledgers] == [1]
