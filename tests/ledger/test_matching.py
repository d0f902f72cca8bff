"""Two bookings, one transfer: joined by evidence, strongest first, and never twice."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.ledger.legs import Leg, entry_id, leg_number, workday
from qaitaru.ledger.matching import Pair, match
from qaitaru.ledger.matching_steps import matching_steps
from qaitaru.ledger.mentions import Account

MONDAY = date(2025, 3, 3)
BITKOPIR = 1  # an institution: it keeps account C, and has an account of its own elsewhere
NAMES: dict[str, tuple[int, int, bool]] = {  # account, party, held
    "": (0, 0, False),
    "A": (1, 11, True),
    "B": (2, 12, True),
    "C": (3, 13, True),
    "unheld": (9, 19, False),
    "transit of B": (8, 12, False),
    "name A": (0, 11, False),
    "name B": (0, 12, False),
    "Bitkopir": (7, 17, False),
    "A at Bitkopir": (4, 11, True),
}
BITKOPIR_KEEPS = ("C", "A at Bitkopir")


def leg(  # noqa: PLR0917  # reads as a line of a statement
    number: int, own: str, amount: int, day: int, other: str = "", *, reference: str = ""
) -> Leg:
    booked_on = MONDAY + timedelta(days=day)
    other_account, other_party, held = NAMES[other]
    return Leg(
        leg_no=number,
        account_no=NAMES[own][0],
        party_no=NAMES[own][1],
        other_account_no=other_account,
        other_party_no=other_party,
        other_held=held,
        custodian_no=BITKOPIR if own in BITKOPIR_KEEPS else 0,
        other_custodian_no=BITKOPIR if other == "Bitkopir" else 0,
        amount_minor=abs(amount),
        is_credit=amount > 0,
        booked_on=booked_on,
        workday=workday(booked_on),
        reference=reference,
    )


def joined(*legs: Leg, window_days: int = 3) -> list[tuple[int, int, str]]:
    pairs = match(legs, window_days=window_days)
    return [(pair.debit_no, pair.credit_no, pair.evidence) for pair in pairs]


def test_both_sides_name_each_other_and_the_reference_is_the_same() -> None:
    debit = leg(1, "A", -100, 0, "B", reference="77")
    credit = leg(2, "B", 100, 1, "A", reference="77")
    (pair,) = match([credit, debit])
    assert (pair.evidence, pair.confidence) == ("accounts_reference", "certain")


def test_the_reference_tells_two_equal_payments_apart() -> None:
    assert joined(
        leg(1, "A", -100, 0, "B", reference="x"),
        leg(2, "A", -100, 0, "B", reference="y"),
        leg(3, "B", 100, 0, "A", reference="y"),
        leg(4, "B", 100, 0, "A", reference="x"),
    ) == [(1, 4, "accounts_reference"), (2, 3, "accounts_reference")]


def test_one_minor_unit_is_another_payment() -> None:
    assert joined(leg(1, "A", -100, 0, "B"), leg(2, "B", 101, 0, "A")) == []


@pytest.mark.parametrize("day", [-3, -1, 0, 3])
def test_the_credit_comes_within_the_window(day: int) -> None:
    assert joined(leg(1, "A", -100, 0, "B"), leg(2, "B", 100, day, "A")) == [(1, 2, "accounts")]


@pytest.mark.parametrize("day", [-4, 4])
def test_one_working_day_more_is_too_far(day: int) -> None:
    assert joined(leg(1, "A", -100, 0, "B"), leg(2, "B", 100, day, "A")) == []


def test_a_weekend_does_not_count() -> None:
    friday, wednesday = leg(1, "A", -100, 4, "B"), leg(2, "B", 100, 9, "A")
    assert joined(friday, wednesday) == [(1, 2, "accounts")]
    assert joined(friday, wednesday, window_days=2) == []


def test_the_same_payment_every_day_one_day_late_is_joined_in_order() -> None:
    debits = [leg(n, "A", -100, n, "B") for n in (0, 1, 2)]
    credits_ = [leg(10 + n, "B", 100, n + 1, "A") for n in (0, 1, 2)]
    assert [(d, c) for d, c, _ in joined(*debits, *credits_)] == [(0, 10), (1, 11), (2, 12)]


def test_the_row_that_the_other_bank_does_not_show_stays_open() -> None:
    debits = [leg(n, "A", -100, n, "B") for n in (0, 1, 2)]
    credits_ = [leg(10 + n, "B", 100, n, "A") for n in (0, 2)]
    assert [(d, c) for d, c, _ in joined(*debits, *credits_)] == [(0, 10), (2, 12)]


def test_one_side_names_the_account_and_the_other_its_holder() -> None:
    found = match([leg(1, "A", -100, 0, "B"), leg(2, "B", 100, 0, "name A")])
    assert [(pair.evidence, pair.confidence) for pair in found] == [("account_party", "strong")]


def test_a_transit_account_of_the_same_party_is_no_contradiction() -> None:
    assert joined(leg(1, "A", -100, 0, "transit of B"), leg(2, "B", 100, 0, "A")) == [
        (1, 2, "account_party")
    ]


def test_a_side_that_says_nothing_is_joined_by_the_other() -> None:
    assert joined(leg(1, "A", -100, 0, "B"), leg(2, "B", 100, 0)) == [(1, 2, "account")]
    assert joined(leg(1, "A", -100, 0), leg(2, "B", 100, 0, "name A")) == [(1, 2, "party")]
    assert joined(leg(1, "A", -100, 0, "name B"), leg(2, "B", 100, 0, "name A")) == [
        (1, 2, "parties")
    ]


def test_a_side_that_names_another_account_is_not_joined() -> None:
    assert joined(leg(1, "A", -100, 0, "B"), leg(2, "B", 100, 0, "C")) == []
    assert joined(leg(1, "A", -100, 0, "unheld"), leg(2, "B", 100, 0, "name A")) == []


def test_whose_of_two_payers_money_came_is_not_guessed() -> None:
    both = (leg(1, "A", -100, 0, "B"), leg(2, "C", -100, 0, "B"))
    assert joined(*both, leg(3, "B", 100, 0)) == []
    assert len(joined(*both, leg(3, "B", 100, 0), leg(4, "B", 100, 0))) == 2


def test_nothing_named_and_no_reference_joins_nothing() -> None:
    assert joined(leg(1, "A", -100, 0), leg(2, "B", 100, 0)) == []
    found = match([leg(1, "A", -100, 0, reference="q"), leg(2, "B", 100, 0, reference="q")])
    assert [pair.confidence for pair in found] == ["possible"]


def test_a_deposit_with_an_exchange_is_one_transfer_in_the_bank_s_words_and_the_exchange_s() -> (
    None
):
    bank, exchange = leg(1, "A", -100, 0, "Bitkopir"), leg(2, "A at Bitkopir", 100, 1, "A")
    (pair,) = match([bank, exchange])
    assert (pair.debit_no, pair.credit_no) == (1, 2)
    assert (pair.evidence, pair.confidence) == ("custodian", "probable")


def test_a_withdrawal_is_told_the_other_way_round() -> None:
    exchange, bank = (
        leg(1, "A at Bitkopir", -100, 0, "A", reference="w"),
        leg(2, "A", 100, 1, "Bitkopir", reference="w"),
    )
    (pair,) = match([exchange, bank])
    assert (pair.evidence, pair.confidence) == ("custodian_reference", "strong")


def test_a_client_s_ledger_that_names_nobody_is_joined_to_his_own_bank_only() -> None:
    silent = leg(2, "A at Bitkopir", 100, 1)
    assert joined(leg(1, "A", -100, 0, "Bitkopir"), silent) == [(1, 2, "custodian_holder")]
    assert joined(leg(1, "B", -100, 0, "Bitkopir"), silent) == []


def test_a_payment_to_an_institution_is_not_one_to_any_client() -> None:
    bank = leg(1, "A", -100, 0, "Bitkopir")
    assert joined(bank, leg(2, "C", 100, 0, "B")) == []
    assert joined(bank, leg(2, "A at Bitkopir", 101, 0, "A")) == []
    assert joined(bank, leg(2, "A at Bitkopir", 100, 4, "A")) == []
    assert joined(bank, leg(2, "B", 100, 0, "A")) == []
    assert joined(leg(1, "A", -100, 0, "unheld"), leg(2, "A at Bitkopir", 100, 0, "A")) == []


def test_a_third_party_s_deposit_goes_to_the_client_whose_ledger_names_his_account() -> None:
    assert joined(leg(1, "B", -100, 0, "Bitkopir"), leg(2, "A at Bitkopir", 100, 0, "B")) == [
        (1, 2, "custodian")
    ]


def test_an_account_does_not_pay_itself() -> None:
    assert joined(leg(1, "A", -100, 0, "name A"), leg(2, "A", 100, 0, "name A")) == []
    lone = (leg(1, "A", -100, 0, "name A"), leg(2, "A", -100, 0, "name A"))
    assert joined(*lone, leg(3, "A", 100, 0, "name A")) == []


def test_working_days_and_numbers() -> None:
    week = [workday(MONDAY + timedelta(days=n)) - workday(MONDAY) for n in range(8)]
    assert week == [0, 1, 2, 3, 4, 5, 5, 5]
    assert entry_id(leg_number(12, 345)) == "12-b345"


LEG = st.builds(
    lambda own, amount, day, other, reference: leg(0, own, amount, day, other, reference=reference),
    st.sampled_from(["A", "B", "C", "A at Bitkopir"]),
    st.sampled_from([-200, -100, 100, 200]),
    st.integers(0, 8),
    st.sampled_from(sorted(NAMES)),
    st.sampled_from(["", "r"]),
)


def numbered(legs: list[Leg]) -> list[Leg]:
    return [
        Leg(**{name: getattr(one, name) for name in Leg.__slots__} | {"leg_no": number})
        for number, one in enumerate(legs, start=1)
    ]


LEGS = st.lists(LEG, max_size=14).map(numbered)


@given(LEGS, st.randoms(use_true_random=False))
def test_the_order_of_the_evidence_does_not_matter(legs: list[Leg], chance: Any) -> None:
    shuffled = list(legs)
    chance.shuffle(shuffled)
    assert match(legs) == match(shuffled)


@given(LEGS)
def test_each_booking_is_in_at_most_one_transfer_of_equal_sides(legs: list[Leg]) -> None:
    by_number = {one.leg_no: one for one in legs}
    pairs = match(legs)
    numbers = [number for pair in pairs for number in (pair.debit_no, pair.credit_no)]
    assert len(numbers) == len(set(numbers))
    for pair in pairs:
        debit, credit = by_number[pair.debit_no], by_number[pair.credit_no]
        assert (debit.is_credit, credit.is_credit) == (False, True)
        assert debit.amount_minor == credit.amount_minor
        assert -1 <= credit.workday - debit.workday <= 3
        assert debit.account_no != credit.account_no


ACCOUNTS = [Account(no, name, party, held) for name, (no, party, held) in NAMES.items() if no]


@settings(max_examples=25)
@given(legs=st.lists(LEG, max_size=30).map(numbered), window=st.integers(0, 3))
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any], legs: list[Leg], window: int
) -> None:
    connection = open_ledger({})
    store(connection, "legs", Leg, legs)
    store(connection, "accounts", Account, ACCOUNTS)
    run(connection, matching_steps(window_days=window))
    found = fetch(connection, Pair, "SELECT * FROM pairs ORDER BY debit_no")
    assert found == match(legs, window_days=window)
