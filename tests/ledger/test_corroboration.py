"""What several sources say of one transfer is counted once, and two transfers are never one."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.ledger.corroboration import BOOKINGS, SaidAgain, Telling, corroborations
from qaitaru.ledger.corroboration_steps import CORROBORATION_STEPS

SOLD_ON = date(2025, 9, 18)
REPORT, REGISTER, TABLE = 20, 15, 30


def told(number: int, source: int = BOOKINGS, *, accounts: bool = True, **more: Any) -> Telling:
    """A purchase of 38.5 million: buyer 5 from account 1, seller 6 into account 2."""
    known: dict[str, Any] = {
        "transfer_no": number,
        "source_no": source,
        "booked_on": SOLD_ON,
        "amount_minor": 38_500_000_00,
        "currency": "KZT",
        "payer_account_no": 1 if accounts else 0,
        "payee_account_no": 2 if accounts else 0,
        "payer_no": 5,
        "payee_no": 6,
    }
    return Telling(**known | more)


def said(*tellings: Telling) -> dict[int, int]:
    return {one.transfer_no: one.corroborates_no for one in corroborations(tellings)}


def test_a_purchase_in_statement_report_and_register_is_one() -> None:
    booking, report = (
        told(14),
        told(-20, REPORT, payee_no=7),
    )  # the report spells the seller in Latin
    register = told(-15, REGISTER, accounts=False)
    assert said(booking, report, register) == {-20: 14, -15: 14}


def test_a_report_and_a_register_that_no_booking_proves_are_one() -> None:
    assert said(told(-20, REPORT), told(-15, REGISTER, accounts=False)) == {-20: -15}


def test_what_says_the_same_as_the_report_says_the_same_as_the_booking() -> None:
    booking = told(14, payee_no=7)
    assert said(booking, told(-20, REPORT), told(-30, TABLE, accounts=False)) == {-20: 14, -30: 14}


def test_two_of_one_source_are_two() -> None:
    twice = [told(-20, REPORT), told(-21, REPORT, accounts=False)]
    assert said(told(14), *twice) == {-20: 14}
    assert said(told(14), told(16), *twice) == {-20: 14, -21: 16}
    assert said(*twice) == {}


@pytest.mark.parametrize(
    "near",
    [
        {"amount_minor": 38_499_999_99},
        {"currency": "USD"},
        {"booked_on": SOLD_ON + timedelta(days=1)},
        {"booked_on": SOLD_ON - timedelta(days=1)},
        {"payee_no": 7},
        {"payer_no": 0},
        {"payer_no": 6, "payee_no": 5},
    ],
)
def test_a_near_miss_is_another_transfer(near: dict[str, Any]) -> None:
    assert said(told(14), told(-15, REGISTER, accounts=False, **near)) == {}


@pytest.mark.parametrize(
    ("apart", "same"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_day_apart_needs_the_reference(apart: int, same: bool) -> None:  # noqa: FBT001  # a table of cases
    day = SOLD_ON + timedelta(days=apart)
    claim = told(-15, REGISTER, accounts=False, booked_on=day, reference="DKP-4712")
    assert said(told(14, reference="DKP-4712"), claim) == ({-15: 14} if same else {})
    if apart:
        assert said(told(14, reference="DKP-4713"), claim) == {}
        assert said(told(14), claim) == {}


def test_a_stretch_of_days_needs_the_reference_too() -> None:
    month: dict[str, Any] = {"booked_on": date(2025, 9, 1), "until_on": date(2025, 9, 30)}
    assert said(told(14), told(-15, REGISTER, **month)) == {}
    stated = told(-15, REGISTER, reference="R", **month)
    assert said(told(14, reference="R"), stated) == {-15: 14}
    assert said(told(14, reference="R", booked_on=date(2025, 10, 1)), stated) == {-15: 14}
    assert said(told(14, reference="R", booked_on=date(2025, 10, 2)), stated) == {}


def test_the_payee_s_bank_reports_the_day_it_came() -> None:
    came_on = SOLD_ON + timedelta(days=3)
    slow = told(14, received_on=came_on, other_reference="IN-7")
    assert said(slow, told(-20, REPORT, booked_on=came_on)) == {-20: 14}
    assert said(slow, told(-20, REPORT, booked_on=SOLD_ON)) == {-20: 14}
    assert said(slow, told(-20, REPORT, booked_on=SOLD_ON + timedelta(days=2))) == {}
    assert said(slow, told(-20, REPORT, reference="IN-7")) == {-20: 14}


def test_of_equal_payments_the_reference_tells_which() -> None:
    first, second = told(14, reference="a"), told(16, reference="b")
    assert said(first, second, told(-20, REPORT, reference="b")) == {-20: 16}


REFERENCES = st.sampled_from(["", "", "r", "s"])
TELLING = st.builds(
    lambda source, day, accounts, parties, reference, more: told(
        0,
        source,
        booked_on=SOLD_ON + timedelta(days=day),
        until_on=SOLD_ON + timedelta(days=day + 2) if more == 1 and source else None,
        received_on=SOLD_ON + timedelta(days=day + 1) if more == 2 and not source else None,
        other_reference="s" if more == 2 and not source else "",
        payer_account_no=accounts[0],
        payee_account_no=accounts[1],
        payer_no=parties[0],
        payee_no=parties[1],
        reference=reference,
    ),
    st.integers(0, 4),
    st.integers(0, 2),
    st.tuples(st.sampled_from([0, 1, 3]), st.sampled_from([0, 2])),
    st.tuples(st.sampled_from([5, 5, 0]), st.sampled_from([6, 6, 7])),
    REFERENCES,
    st.integers(0, 4),
)


def _numbered(drawn: list[Telling]) -> list[Telling]:
    return [
        replace(one, transfer_no=-n if one.source_no else n) for n, one in enumerate(drawn, start=1)
    ]


TELLINGS = st.lists(TELLING, max_size=9).map(_numbered)


@given(TELLINGS, st.randoms(use_true_random=False))
def test_no_source_says_one_transfer_twice_and_no_booking_is_lost(
    tellings: list[Telling], chance: Any
) -> None:
    found = corroborations(tellings)
    again = {one.transfer_no: one.corroborates_no for one in found}
    assert all(number < 0 for number in again)
    assert not set(again) & set(again.values())
    sources = {one.transfer_no: one.source_no for one in tellings}
    heard = Counter((first, sources[number]) for number, first in again.items())
    assert set(heard.values()) <= {1}
    assert all(sources[first] < sources[number] for number, first in again.items())
    chance.shuffle(tellings)
    assert corroborations(tellings) == found


def counted(tellings: Sequence[Telling]) -> int:
    return len(tellings) - len(corroborations(tellings))


@given(TELLINGS)
def test_a_source_that_says_the_same_again_adds_nothing(tellings: list[Telling]) -> None:
    for source in {one.source_no for one in tellings if one.source_no}:
        of_it = [one for one in tellings if one.source_no == source]
        telling_something = [
            one
            for one in of_it
            if (one.payer_no or (one.payer_account_no and one.payee_account_no))
            and (one.until_on is None or one.reference)
        ]
        copy = [
            replace(one, source_no=9, transfer_no=one.transfer_no - 100)
            for one in telling_something
        ]
        assert counted([*tellings, *copy]) <= counted(tellings)


@settings(max_examples=80)
@given(tellings=TELLINGS)
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any], tellings: list[Telling]
) -> None:
    connection = open_ledger({})
    store(connection, "tellings", Telling, tellings)
    run(connection, CORROBORATION_STEPS[1:])
    plain = fetch(connection, SaidAgain, "SELECT * FROM again_plain")
    entangled = fetch(connection, Telling, "SELECT * FROM told_entangled")
    found = sorted([*plain, *corroborations(entangled)], key=lambda one: one.transfer_no)
    assert found == corroborations(tellings)


def test_a_claim_with_one_counterpart_is_settled_by_the_steps(
    open_ledger: Callable[..., Any],
) -> None:
    connection = open_ledger({})
    pair = [told(14, reference="R"), told(-20, REPORT, reference="R")]
    store(connection, "tellings", Telling, pair)
    run(connection, CORROBORATION_STEPS[1:])
    assert fetch(connection, Telling, "SELECT * FROM told_entangled") == []
    (plain,) = fetch(connection, SaidAgain, "SELECT * FROM again_plain")
    assert (plain.transfer_no, plain.corroborates_no) == (-20, 14)
