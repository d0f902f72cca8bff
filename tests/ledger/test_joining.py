"""Breaks, unequal sides, corroboration: what becomes of every booking and every claim."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.facts.bookings import Statement
from qaitaru.ledger.breaks import Break, HeldDays, breaks, held_days
from qaitaru.ledger.breaks_steps import OPEN_STEPS, break_steps
from qaitaru.ledger.conversion import Rate
from qaitaru.ledger.corroboration import SaidAgain, Telling, corroborations
from qaitaru.ledger.corroboration_steps import CORROBORATION_STEPS
from qaitaru.ledger.entries import HeldStatement
from qaitaru.ledger.exchanges import exchanges
from qaitaru.ledger.exchanges_steps import EXCHANGE_STEPS
from qaitaru.ledger.flows import flows
from qaitaru.ledger.joining import (
    ClaimedTransfer,
    LedgerTransfer,
    ledger_transfers,
)
from qaitaru.ledger.joining_steps import BOOKED_STEPS, JOINING_STEPS
from qaitaru.ledger.legs import PER_IMPORT, Leg, leg_number, workday
from qaitaru.ledger.matching import Pair, match
from qaitaru.ledger.reconciliation import reconcile
from qaitaru.ledger.unequal import Bounds, match_unequal

MONDAY = date(2025, 3, 3)
HELD = (1, 2)


def leg(number: int, own: int, amount: int, other: int = 0, *, day: int = 0, party: int = 0) -> Leg:
    booked_on = MONDAY + timedelta(days=day)
    return Leg(
        leg_no=number,
        account_no=own,
        party_no=own + 10,
        other_account_no=other,
        other_party_no=party or (other and other + 10),
        other_held=other in HELD,
        amount_minor=abs(amount),
        is_credit=amount > 0,
        booked_on=booked_on,
        workday=workday(booked_on),
    )


def days(account: int, first: int, last: int) -> HeldDays:
    statement = Statement(
        statement_no=1,
        account=str(account),
        account_text="",
        currency="KZT",
        from_on=MONDAY + timedelta(days=first),
        to_on=MONDAY + timedelta(days=last),
    )
    held = reconcile(HeldStatement(1, statement), None, ())
    return held_days([held], {str(account): account})[0]


def kinds(*legs: Leg, held: tuple[HeldDays, ...] = ()) -> list[str]:
    return [one.kind for one in breaks(legs, held)]


def test_a_row_that_the_covering_statement_does_not_show_is_missing() -> None:
    assert kinds(leg(1, 1, -100, 2), held=(days(2, -10, 10),)) == ["missing"]
    assert kinds(leg(1, 1, 100, 2), held=(days(2, -10, 10),)) == ["missing"]


def test_at_the_edge_of_the_statement_the_other_side_may_lie_beyond() -> None:
    assert kinds(leg(1, 1, -100, 2), held=(days(2, -10, 4),)) == ["uncovered"]
    assert kinds(leg(1, 1, 100, 2), held=(days(2, -4, 10),)) == ["uncovered"]
    assert kinds(leg(1, 1, -100, 2)) == ["uncovered"]


def test_what_cannot_be_told_apart_is_not_called_missing() -> None:
    legs = (leg(1, 1, -100, 2), leg(2, 3, -100, 2), leg(3, 2, 100))
    assert kinds(*legs, held=(days(2, -10, 10),)) == ["ambiguous", "ambiguous", "nothing_named"]


def test_accounts_and_parties_not_in_hand() -> None:
    assert kinds(leg(1, 1, -1, 9), leg(2, 1, -1, party=7), leg(3, 1, -1)) == [
        "unheld",
        "account_not_named",
        "nothing_named",
    ]


def test_statements_that_touch_cover_one_run_of_days() -> None:
    def one(number: int, first: int, last: int) -> Any:
        return replace(
            reconcile(
                HeldStatement(
                    1,
                    Statement(statement_no=number, account="A", account_text="", currency="KZT"),
                ),
                None,
                (),
            ),
            from_on=MONDAY + timedelta(days=first),
            to_on=MONDAY + timedelta(days=last),
        )

    undated = replace(one(5, 0, 0), from_on=None)
    some = [one(1, 0, 5), one(2, 6, 9), one(3, 7, 8), one(4, 11, 12), undated]
    found = held_days(some, {"A": 4})
    assert [((run.from_on - MONDAY).days, (run.to_on - MONDAY).days) for run in found] == [
        (0, 9),
        (11, 12),
    ]


def unequal(*legs: Leg, **bounds: Any) -> list[tuple[int, int, str]]:
    pairs = match_unequal(legs, bounds=Bounds(**bounds))
    return [(pair.debit_no, pair.credit_no, pair.evidence) for pair in pairs]


def test_a_fee_on_the_way_is_within_its_bound_or_it_is_another_payment() -> None:
    debit, credit = leg(1, 1, -1000, 2), leg(2, 2, 990, 1)
    assert unequal(debit, credit) == [(1, 2, "accounts_fee")]
    assert unequal(debit, replace(credit, amount_minor=989)) == []
    assert unequal(debit, replace(credit, amount_minor=1001)) == []
    assert unequal(debit, credit, fee_per_mille=9) == []


def test_the_amount_before_conversion_joins_two_currencies() -> None:
    debit = leg(1, 1, -49_000, 2)
    credit = replace(
        leg(2, 2, 100, 1), currency="USD", original_minor=49_000, original_currency="KZT"
    )
    assert unequal(debit, credit) == [(1, 2, "accounts_original")]


RATE = Rate(source_currency="USD", target_currency="KZT", on=MONDAY, rate="490", source="bank")


def test_a_dated_rate_joins_two_currencies_within_its_bound() -> None:
    debit, credit = leg(1, 1, -50_000, 2), replace(leg(2, 2, 100, 1), currency="USD")
    assert unequal(debit, credit) == []
    assert unequal(debit, credit, rates=(RATE,)) == [(1, 2, "accounts_rate")]
    assert unequal(replace(debit, amount_minor=50_100), credit, rates=(RATE,)) == []
    back = (replace(debit, currency="USD", amount_minor=100), replace(credit, currency="KZT"))
    assert unequal(back[0], replace(back[1], amount_minor=49_000), rates=(RATE,)) == [
        (1, 2, "accounts_rate")
    ]


def test_the_better_pair_is_joined_first_and_no_booking_twice() -> None:
    debits = leg(1, 1, -1000, 2), leg(2, 1, -999, 2)
    credit = leg(3, 2, 995, 1)
    assert unequal(*debits, credit) == [(2, 3, "accounts_fee")]
    assert unequal(leg(1, 1, -1000, 2), leg(2, 2, 995, 1), leg(3, 2, 994, 1)) == [
        (1, 2, "accounts_fee")
    ]


def test_a_booking_that_names_no_account_in_hand_is_not_joined_unequally() -> None:
    assert unequal(leg(1, 1, -1000, 9), leg(2, 2, 995)) == []


def claim(import_no: int, seq: int, payer: int = 1, payee: int = 2) -> ClaimedTransfer:
    return ClaimedTransfer(
        claim_no=leg_number(import_no, seq),
        booked_on=MONDAY,
        amount_minor=100,
        currency="KZT",
        payer_account_no=payer,
        payee_account_no=payee,
        payer_no=11,
        payee_no=12,
    )


def said(*claimed: ClaimedTransfer, legs: tuple[Leg, ...] = ()) -> list[int]:
    pairs = match(legs)
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    alone = breaks([one for one in legs if one.leg_no not in joined], ())
    found = ledger_transfers(legs, pairs, alone, claimed)
    return [one.corroborates_no for one in found if one.claim_no]


BOTH = (leg(1, 1, -100, 2), leg(2, 2, 100, 1))


def test_a_reported_transfer_that_is_booked_corroborates_it() -> None:
    assert said(claim(5, 1), legs=BOTH) == [1]
    assert said(claim(5, 1), legs=BOTH[:1]) == [1]
    assert said(claim(5, 1), legs=BOTH[1:]) == [2]


def test_two_equal_claims_of_one_report_are_two_transfers() -> None:
    assert sorted(said(claim(5, 1), claim(5, 2), legs=BOTH)) == [0, 1]


def test_two_reports_of_one_transfer_count_once() -> None:
    first = -claim(5, 1).claim_no
    assert sorted(said(claim(5, 1), claim(6, 1))) == [first, 0]


def test_without_accounts_the_parties_decide() -> None:
    assert said(claim(5, 1, 0, 0), legs=BOTH) == [1]
    assert said(replace(claim(5, 1, 0, 0), payer_no=0), legs=BOTH) == [0]


def test_a_sum_of_payments_corroborates_nothing() -> None:
    assert said(replace(claim(5, 1), payments=2), legs=BOTH) == [0]
    assert said(replace(claim(5, 1), until_on=MONDAY), legs=BOTH) == [0]


def test_each_side_of_a_joined_transfer_is_told() -> None:
    (found,) = ledger_transfers(BOTH, match(BOTH), [], [])
    assert (found.payer_no, found.payee_no, found.received_on) == (11, 12, MONDAY)
    assert (found.debit_no, found.credit_no, found.confidence) == (1, 2, "strong")


LEG = st.builds(
    leg,
    st.just(0),
    st.sampled_from([1, 2, 3]),
    st.sampled_from([-1000, -995, -100, 100, 995, 1000]),
    st.sampled_from([0, 1, 2, 9]),
    day=st.integers(0, 7),
    party=st.sampled_from([0, 12]),
)
LEGS = st.lists(LEG, max_size=12).map(
    lambda legs: [replace(one, leg_no=number) for number, one in enumerate(legs, start=1)]
)
CLAIM = st.builds(
    lambda payer, payee, amount, count, until: ClaimedTransfer(
        claim_no=1,
        booked_on=MONDAY,
        until_on=until,
        amount_minor=amount,
        currency="KZT",
        payments=count,
        payer_account_no=payer,
        payee_account_no=payee,
        payer_no=payer + 10 if payer else 11,
        payee_no=payee + 10 if payee else 12,
    ),
    st.sampled_from([0, 1, 2]),
    st.sampled_from([0, 2, 9]),
    st.sampled_from([100, 1000]),
    st.sampled_from([1, 1, 1, 2]),
    st.sampled_from([None, None, MONDAY]),
)
CLAIMS = st.lists(st.tuples(st.integers(5, 7), CLAIM), max_size=8).map(
    lambda drawn: [
        replace(one, claim_no=leg_number(import_no, seq))
        for seq, (import_no, one) in enumerate(drawn, start=1)
    ]
)


@given(LEGS, CLAIMS)
def test_every_booking_and_every_claim_is_in_one_transfer(
    legs: list[Leg], claimed: list[ClaimedTransfer]
) -> None:
    pairs = match(legs)
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    alone = breaks([one for one in legs if one.leg_no not in joined], ())
    found = ledger_transfers(legs, pairs, alone, claimed)
    shown = [number for one in found for number in (one.debit_no, one.credit_no) if number]
    assert sorted(shown) == [one.leg_no for one in legs]
    assert sorted(one.claim_no for one in found if one.claim_no) == sorted(
        one.claim_no for one in claimed
    )
    again = {one.transfer_no: one.corroborates_no for one in found if one.corroborates_no}
    assert not set(again) & set(again.values())
    assert all(number < 0 for number in again)
    sources = Counter((heard, -number // PER_IMPORT) for number, heard in again.items())
    assert set(sources.values()) <= {1}


@given(LEGS, CLAIMS)
def test_a_source_that_says_the_same_again_moves_no_flow(
    legs: list[Leg], claimed: list[ClaimedTransfer]
) -> None:
    def summed(claimed: list[ClaimedTransfer]) -> list[Any]:
        pairs = match(legs)
        joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
        alone = breaks([one for one in legs if one.leg_no not in joined], ())
        return flows(ledger_transfers(legs, pairs, alone, claimed), limit=99)

    single = [one for one in claimed if one.payments == 1 and one.until_on is None]
    copied = {one.claim_no // PER_IMPORT for one in single if one.payer_no and one.payee_no}
    for import_no in copied:
        again = [
            replace(one, claim_no=leg_number(9, one.claim_no % PER_IMPORT))
            for one in single
            if one.claim_no // PER_IMPORT == import_no
        ]
        assert summed([*claimed, *again]) == summed(claimed)


@settings(max_examples=60)
@given(legs=LEGS, claimed=CLAIMS, window=st.integers(0, 3))
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any],
    legs: list[Leg],
    claimed: list[ClaimedTransfer],
    window: int,
) -> None:
    held = [days(1, 0, 7), days(2, -20, 20)]
    pairs = match(legs, window_days=window)
    joined = {number for pair in pairs for number in (pair.debit_no, pair.credit_no)}
    rest = [one for one in legs if one.leg_no not in joined]
    unequal_pairs = match_unequal(rest, window_days=window)
    joined |= {number for pair in unequal_pairs for number in (pair.debit_no, pair.credit_no)}
    unequal_pairs += exchanges([one for one in rest if one.leg_no not in joined])
    joined |= {number for pair in unequal_pairs for number in (pair.debit_no, pair.credit_no)}
    alone = breaks([one for one in rest if one.leg_no not in joined], held, window_days=window)
    law = ledger_transfers(legs, [*pairs, *unequal_pairs], alone, claimed)

    connection = open_ledger({})
    store(connection, "legs", Leg, legs)
    store(connection, "pairs", Pair, pairs)
    store(connection, "held_days", HeldDays, held)
    run(connection, OPEN_STEPS)
    mutual = fetch(connection, Leg, "SELECT * FROM mutual")
    store(connection, "unequal_pairs", Pair, match_unequal(mutual, window_days=window))
    run(connection, (*EXCHANGE_STEPS, *break_steps(window_days=window)))
    assert fetch(connection, Break, "SELECT * FROM breaks ORDER BY leg_no") == alone
    steps = {step.name: step for step in (*BOOKED_STEPS, *CORROBORATION_STEPS)}
    store(connection, steps.pop("claimed").name, ClaimedTransfer, claimed)
    run(connection, steps.values())
    entangled = fetch(connection, Telling, "SELECT * FROM told_entangled")
    store(connection, "again_entangled", SaidAgain, corroborations(entangled))
    run(connection, JOINING_STEPS)
    found = fetch(connection, LedgerTransfer, "SELECT * FROM ledger_transfers ORDER BY transfer_no")
    assert found == law


@pytest.mark.parametrize("number", [1, 999_999_999])
def test_leg_numbers_keep_import_and_row(number: int) -> None:
    assert divmod(leg_number(7, number), 1_000_000_000) == (7, number)
