"""Flows: sums from party to party that close, whatever is shown by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, store
from qaitaru.facts.moments import Period
from qaitaru.ledger.flows import Flow, flows
from qaitaru.ledger.flows_steps import FLOWS
from qaitaru.ledger.joining import LedgerTransfer

MARCH = date(2025, 3, 1)


def paid(number: int, payer: int, payee: int, amount: int, **more: Any) -> LedgerTransfer:
    return LedgerTransfer(
        **{
            "transfer_no": number,
            "booked_on": MARCH,
            "amount_minor": amount,
            "currency": "KZT",
            "payer_account_no": 0,
            "payee_account_no": 0,
            "payer_no": payer,
            "payee_no": payee,
            "confidence": "strong",
            **more,
        }
    )


def test_the_largest_flows_stand_alone_and_the_rest_in_one_row() -> None:
    found = flows(
        [paid(1, 1, 2, 10), paid(2, 1, 2, 5), paid(3, 2, 3, 40), paid(4, 3, 1, 1)], limit=1
    )
    assert [(f.payer_no, f.payee_no, f.pairs, f.payments, f.amount_minor) for f in found] == [
        (2, 3, 1, 1, 40),
        (0, 0, 2, 3, 16),
    ]


def test_a_rest_of_one_pair_has_names_of_its_own() -> None:
    found = flows([paid(1, 1, 2, 10), paid(2, 2, 3, 40)], limit=1)
    assert [(f.payer_no, f.payee_no, f.pairs) for f in found] == [(2, 3, 1), (1, 2, 1)]


def test_two_currencies_are_never_summed() -> None:
    found = flows([paid(1, 1, 2, 10), paid(2, 1, 2, 7, currency="USD")], limit=5)
    assert [(flow.currency, flow.amount_minor) for flow in found] == [("KZT", 10), ("USD", 7)]


def test_a_transfer_said_again_counts_once_and_a_break_is_marked() -> None:
    again = paid(-1, 1, 2, 10, corroborates_no=1)
    (flow,) = flows([paid(1, 1, 2, 10, break_kind="unheld"), again], limit=5)
    assert (flow.amount_minor, flow.break_minor) == (10, 10)


def test_the_last_day_of_a_period_is_not_in_it() -> None:
    some = [paid(1, 1, 2, 10), paid(2, 1, 2, 7, booked_on=date(2025, 4, 1))]
    (flow,) = flows(some, limit=5, period=Period(MARCH, date(2025, 4, 1)))
    assert flow.amount_minor == 10
    assert flows([], limit=5) == []


TRANSFERS = st.lists(
    st.builds(
        lambda payer, payee, amount, currency, day, kind, again, until: paid(
            0,
            payer,
            payee,
            amount,
            currency=currency,
            booked_on=MARCH + timedelta(days=day),
            until_on=MARCH + timedelta(days=day + 1) if until else None,
            break_kind=kind,
            corroborates_no=again,
            payments=1 + until,
        ),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(0, 2**62),
        st.sampled_from(["KZT", "USD"]),
        st.integers(0, 3),
        st.sampled_from(["", "unheld"]),
        st.sampled_from([0, 0, 0, 9]),
        st.integers(0, 1),
    ),
    max_size=15,
)


@given(TRANSFERS, st.integers(0, 4))
def test_the_sums_close_whatever_is_shown(some: list[LedgerTransfer], limit: int) -> None:
    for currency in ("KZT", "USD"):
        counted = [t for t in some if t.currency == currency and not t.corroborates_no]
        shown = [flow for flow in flows(some, limit=limit) if flow.currency == currency]
        assert sum(flow.amount_minor for flow in shown) == sum(t.amount_minor for t in counted)
        assert sum(flow.payments for flow in shown) == sum(t.payments for t in counted)


@settings(max_examples=60)
@given(
    some=TRANSFERS,
    limit=st.sampled_from([0, 1, 2, 3, 4, 999_999, 10**7]),
    days=st.none() | st.integers(0, 3),
)
def test_the_query_says_what_the_law_says(
    open_ledger: Callable[..., Any], some: list[LedgerTransfer], limit: int, days: int | None
) -> None:
    period = None if days is None else Period(MARCH, MARCH + timedelta(days=days))
    connection = open_ledger({})
    store(connection, "ledger_transfers", LedgerTransfer, some)
    asked = {
        "start_on": period and period.start,
        "end_on": period and period.end,
        "currency": None,
        "party_no": None,
        "limit": limit,
    }
    assert fetch(connection, Flow, FLOWS, asked) == flows(some, limit=limit, period=period)
