"""Which typologies are asked of which amounts, where a ledger has several currencies."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from qaitaru.detection.asking import (
    Asking,
    NotAsked,
    Reading,
    askings,
    in_unit,
    not_asked,
)
from qaitaru.detection.currency_units import GivenRate, Units, units_by
from qaitaru.detection.editions import EVER, Edition, InForce, Span, in_force, not_in_force
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Amounts, Typology

KNOWN = {one.name: one for one in TYPOLOGIES}
TENGE = units_by([GivenRate("USD", "KZT", Decimal(450))], "KZT")
DOLLARS = units_by([GivenRate("USD", "KZT", Decimal(450))], "USD")


def _named(*names: str) -> list[InForce]:
    return [InForce(KNOWN[name]) for name in names]


def _readings(found: Sequence[Asking]) -> list[tuple[Reading, str, list[str]]]:
    return [(one.reading, one.unit, [each.name for each in one.typologies]) for one in found]


def test_in_one_currency_everything_is_asked_of_all_transfers_at_once() -> None:
    every = [InForce(one) for one in TYPOLOGIES]
    (found,) = askings(every, ("KZT",), Units())
    assert (found.reading, len(found.typologies)) == (Reading.ALL, len(TYPOLOGIES))


def test_what_needs_no_amounts_is_asked_of_all_currencies_together() -> None:
    asked = _named("fan_in", "gather_scatter", "cycle", "round_amounts")
    assert _readings(askings(asked, ("KZT", "USD"), Units())) == [
        (Reading.TOGETHER, "", ["fan_in", "gather_scatter"]),
        (Reading.APART, "", ["gather_scatter", "cycle"]),
        (Reading.STATED, "", ["round_amounts"]),
    ]


def test_by_a_rate_all_is_one_ledger_but_digits_are_read_as_stated() -> None:
    assert isinstance(TENGE, Units)
    asked = _named("fan_in", "cycle", "tf_collection", "round_amounts")
    assert _readings(askings(asked, ("KZT", "USD"), TENGE)) == [
        (Reading.ALL, "", ["fan_in", "cycle", "tf_collection"]),
        (Reading.STATED, "", ["round_amounts"]),
    ]


def test_sums_in_tenge_are_asked_of_tenge_and_told_of_the_rest() -> None:
    asked = _named("fan_in", "hawala_netting")
    currencies = ("EUR", "KZT", "USD")
    assert _readings(askings(asked, currencies, Units()))[1:] == [
        (Reading.OF_UNIT, "KZT", ["hawala_netting"])
    ]
    assert not_asked(asked, currencies, Units()) == (
        NotAsked("hawala_netting", "EUR", "KZT"),
        NotAsked("hawala_netting", "USD", "KZT"),
    )
    assert isinstance(TENGE, Units)
    assert not_asked(asked, currencies, TENGE) == (NotAsked("hawala_netting", "EUR", "KZT"),)
    assert askings(_named("hawala_netting"), ("USD",), Units()) == ()


def test_sums_in_tenge_are_asked_of_dollars_by_the_rate() -> None:
    assert isinstance(DOLLARS, Units)
    (found,) = askings(_named("tf_collection"), ("USD",), DOLLARS)
    asked: Any = found.typologies[0].parameters
    assert asked.largest == 111_11  # 50,000 / 450 in cents, a half to the even one
    assert asked.seconds == KNOWN["tf_collection"].parameters.seconds


def test_what_needs_facts_is_asked_of_each_unit_with_accounts_as_they_are() -> None:
    needing = [InForce(one) for one in TYPOLOGIES if one.needs]
    found = askings(needing, ("KZT", "USD"), Units())
    assert {(one.reading, one.unit) for one in found} == {
        (Reading.OF_UNIT, "KZT"),
        (Reading.OF_UNIT, "USD"),
    }


@pytest.mark.parametrize("typology", [one for one in TYPOLOGIES if one.currency])
def test_only_sums_of_money_are_converted(typology: Typology) -> None:
    assert in_unit(typology, Fraction(1)) == typology
    assert in_unit(typology, Fraction(2)) != typology


def test_a_typology_with_sums_says_in_which_currency() -> None:
    for one in TYPOLOGIES:
        has_sums = in_unit(one, Fraction(2)) != one
        assert has_sums == bool(one.currency) or one.amounts is Amounts.DIGITS, one.name


OLD = Edition("KZT", 500, Span(0, 1_000))
YOUNG = Edition("KZT", 700, Span(1_000, 9_000))


def test_a_threshold_is_asked_of_the_days_of_its_edition() -> None:
    found = in_force([KNOWN["fan_in"], KNOWN["structuring"]], [YOUNG, OLD], Span(400, 2_000))
    told: list[Any] = [one.typology.parameters for one in found[1:]]
    assert [one.threshold for one in told] == [500, 700]
    assert [one.span for one in found] == [EVER, OLD.span, YOUNG.span]
    assert len(askings(found, ("KZT",), Units())) == 3


def test_a_ledger_within_one_edition_is_asked_as_a_whole() -> None:
    (found,) = in_force([KNOWN["structuring"]], [OLD, YOUNG], Span(1_000, 1_500))
    assert found.span == EVER
    assert in_force([KNOWN["structuring"]], [OLD], Span(1_000, 1_500)) == ()


def test_a_threshold_of_another_currency_is_asked_of_that_currency() -> None:
    (found,) = in_force([KNOWN["structuring"]], [Edition("EUR", 10_000_00, EVER)], Span(0, 1))
    assert _readings(askings([found], ("EUR", "KZT"), Units())) == [
        (Reading.OF_UNIT, "EUR", ["structuring"])
    ]
    assert not_asked([found], ("EUR", "KZT"), Units()) == (NotAsked("structuring", "KZT", "EUR"),)


def test_days_without_a_threshold_are_told() -> None:
    later = Edition("KZT", 1, Span(2_000, 3_000))
    assert not_in_force([later, OLD], Span(-5, 4_000)) == (
        Span(-5, 0),
        Span(1_000, 2_000),
        Span(3_000, 4_000),
    )
    assert not_in_force([OLD], Span(5, 1_000)) == ()
    assert not_in_force([], Span(5, 9)) == (Span(5, 9),)


def test_digits_of_one_foreign_currency_are_read_as_stated_though_a_rate_turns_it() -> None:
    assert isinstance(TENGE, Units)
    assert _readings(askings(_named("round_amounts", "cycle"), ("USD",), TENGE)) == [
        (Reading.STATED, "", ["round_amounts"]),
        (Reading.ALL, "", ["cycle"]),
    ]


def test_where_some_days_have_no_rate_both_units_are_asked() -> None:
    asked = _named("fan_in", "tf_collection", "round_amounts")
    assert _readings(askings(asked, ("USD",), Units(), ("KZT", "USD"))) == [
        (Reading.TOGETHER, "", ["fan_in"]),
        (Reading.OF_UNIT, "KZT", ["tf_collection"]),
        (Reading.STATED, "", ["round_amounts"]),
    ]
