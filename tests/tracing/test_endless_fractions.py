"""Fractions of many accounts: however long they grow, an answer is given and says how exact."""

import sys
from decimal import Decimal
from fractions import Fraction
from math import gcd

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.tracing.answer import answer
from qaitaru.tracing.comparing import OverClaim, by_source, in_all, over_claims
from qaitaru.tracing.exact_text import exact
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.parts import GRID_BITS, is_long
from qaitaru.tracing.rules.names import Between

DENOMINATORS = st.builds(
    lambda two, five, other: 2**two * 5**five * other,
    st.integers(0, 70),
    st.integers(0, 70),
    st.sampled_from([1, 1, 3, 77]),
)


@given(st.integers(-(10**30), 10**30), DENOMINATORS, st.integers(0, 18))
def test_an_amount_told_is_the_amount(numerator: int, denominator: int, places: int) -> None:
    amount = Fraction(numerator, denominator)
    told, meant = exact(amount, places), amount / 10**places
    assert Fraction(told) == meant
    is_decimal = 10**200 % meant.denominator == 0
    assert ("/" in told) is not is_decimal
    assert "." not in told or not told.endswith(("0", "."))


@pytest.mark.parametrize("sign", [1, -1])
def test_an_amount_of_more_digits_than_are_written_by_default_is_told(sign: int) -> None:
    many = 10 ** (sys.get_int_max_str_digits() + 10)
    assert exact(sign * many, 0) == f"{Decimal(sign * many):f}"
    over, under = exact(Fraction(sign, many + 1), 0).split("/")
    assert (over, under) == (str(sign), f"{Decimal(many + 1):f}")
    assert len(exact(Fraction(sign, 2**9000), 0).lstrip("-")) == len("0.") + 9000


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 10_007
    while len(found) < count:
        if all(gcd(number, prime) == 1 for prime in found):
            found.append(number)
        number += 2
    return found


LONG = {f"A{prime}": {"V": Fraction(1, prime**300)} for prime in _primes(12)}


def test_a_sum_over_accounts_with_nothing_in_common_does_not_grow_without_end() -> None:
    whole, coarse = in_all(LONG, "V")
    exactly = sum((held["V"] for held in LONG.values()), start=Fraction(0))
    assert coarse > 0
    assert not is_long(whole)
    assert abs(Fraction(whole) - exactly) <= Fraction(coarse, 2**GRID_BITS)
    assert by_source({"rolling": LONG, "fifo": {}}, ["V"])["V"].coarse == coarse
    assert in_all({"A": {"V": Fraction(1, 3)}, "B": {"V": Fraction(2, 3)}}, "V") == (1, 0)


def test_what_the_grid_adds_is_no_over_claim_and_what_a_choice_adds_is() -> None:
    hair = {"A": {"V": 100 + Fraction(1, 2**GRID_BITS)}}
    assert over_claims(hair, {"V": 100}) == []
    assert over_claims({"A": {"V": 51}}, {"V": 50}, spare=3) == []
    assert over_claims({"A": {"V": 54}}, {"V": 50}, spare=3) == [OverClaim("V", 54, 50)]


@pytest.mark.parametrize("rounds", [2, 500])
def test_all_rules_at_once_say_whether_they_are_exact(rounds: int) -> None:
    head = "entry_id,account,direction,counterparty,amount"
    rows = [f"i{n},A,in,V,1\no{n},A,out,x,1" for n in range(rounds)]
    ledger = ledger_file("\n".join([head, "0,A,in,own,99991", *rows]))
    assert isinstance(ledger, LedgerFile)
    told = answer(ledger, ledger.postings, "all", Between.PRO_RATA)
    assert told["exact"] is all(one["exact"] for one in told["rules"].values())
    assert told["exact"] is (rounds == 2)
    assert ("off_by_at_most" in told) is not told["exact"]
