"""An exchange of a holder's own money, in two ledgers of one institution."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.ledger.exchanges import exchanges
from qaitaru.ledger.exchanges_steps import EXCHANGE_STEPS
from qaitaru.ledger.legs import Leg, workday
from qaitaru.ledger.matching import Pair

TRADED_ON = date(2025, 3, 24)
HOLDER, BANK, OTHER_BANK = 5, 1, 2


def side(number: int, account: int, currency: str, amount: int, **more: Any) -> Leg:
    known: dict[str, Any] = {
        "leg_no": number,
        "account_no": account,
        "party_no": HOLDER,
        "other_party_no": HOLDER,
        "custodian_no": BANK,
        "currency": currency,
        "amount_minor": abs(amount),
        "is_credit": amount > 0,
        "booked_on": TRADED_ON,
        "workday": workday(TRADED_ON),
        "reference": "BK25000001",
    }
    return Leg(**known | more)


PAID = side(1, 1, "KZT", -5_450_000_00, other_account_no=2, other_held=True)
GOT = side(2, 2, "USDT", 10_789_942585, other_party_no=9, other_custodian_no=BANK)


def joined(*legs: Leg) -> list[tuple[int, int]]:
    return [(pair.debit_no, pair.credit_no) for pair in exchanges(legs)]


def test_a_trade_in_a_client_s_two_ledgers_is_one_exchange() -> None:
    (pair,) = exchanges([GOT, PAID])
    assert (pair.debit_no, pair.credit_no, pair.evidence) == (1, 2, "exchange_reference")
    assert pair.confidence == "strong"


def test_one_side_may_name_nobody_but_not_both() -> None:
    silent = replace(GOT, other_party_no=0, other_custodian_no=0)
    assert joined(PAID, silent) == [(1, 2)]
    assert joined(replace(PAID, other_party_no=0), silent) == []


@pytest.mark.parametrize(
    "near",
    [
        {"reference": "BK25000002"},
        {"booked_on": TRADED_ON + timedelta(days=1)},
        {"party_no": 6},
        {"custodian_no": OTHER_BANK},
        {"currency": "KZT"},
        {"account_no": 1},
        {"is_credit": False},
        {"other_custodian_no": OTHER_BANK},
    ],
)
def test_a_near_miss_is_no_exchange(near: dict[str, Any]) -> None:
    assert joined(PAID, replace(GOT, **near)) == []


def test_a_number_or_an_institution_not_stated_joins_nothing() -> None:
    unnumbered = [replace(one, reference="") for one in (PAID, GOT)]
    unkept = [replace(one, custodian_no=0, other_custodian_no=0) for one in (PAID, GOT)]
    assert joined(*unnumbered) == joined(*unkept) == []


def test_which_of_two_is_not_guessed_and_a_fee_in_the_same_ledger_is_no_other() -> None:
    assert joined(PAID, GOT, replace(GOT, leg_no=3, amount_minor=5)) == []
    fee = side(4, 2, "USDT", -5, other_party_no=9, other_custodian_no=BANK)
    assert joined(PAID, GOT, fee) == [(1, 2)]


SIDES = st.lists(
    st.builds(
        lambda account, currency, amount, holder, other, bank, named, day, reference: side(
            0,
            account,
            currency,
            amount,
            party_no=holder,
            other_party_no=other,
            custodian_no=bank,
            other_custodian_no=named,
            booked_on=TRADED_ON + timedelta(days=day),
            reference=reference,
        ),
        st.integers(1, 3),
        st.sampled_from(["KZT", "USDT"]),
        st.sampled_from([-7, 7]),
        st.sampled_from([HOLDER, HOLDER, 6]),
        st.sampled_from([0, HOLDER, 9]),
        st.sampled_from([BANK, BANK, 0]),
        st.sampled_from([0, BANK, OTHER_BANK]),
        st.sampled_from([0, 0, 1]),
        st.sampled_from(["a", "b", ""]),
    ),
    max_size=9,
).map(lambda legs: [replace(one, leg_no=n) for n, one in enumerate(legs, start=1)])


@settings(max_examples=80)
@given(legs=SIDES, taken=st.integers(0, 3))
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any], legs: list[Leg], taken: int
) -> None:
    connection = open_ledger({})
    gone = [Pair(debit_no=n, credit_no=-n, evidence="", confidence="") for n in range(1, taken + 1)]
    store(connection, "open_legs", Leg, legs)
    store(connection, "unequal_pairs", Pair, gone)
    run(connection, EXCHANGE_STEPS)
    found = fetch(connection, Pair, "SELECT * FROM exchange_pairs ORDER BY debit_no")
    assert found == exchanges([one for one in legs if one.leg_no > taken])
