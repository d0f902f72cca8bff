"""The search of transfers: every choice narrows, and a facet shows what another would give."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, store
from qaitaru.ledger.joining import LedgerTransfer
from qaitaru.ledger.search import FACETS, FacetValue, TransferFilter, admits, facets
from qaitaru.ledger.search_steps import facet_query, search_query, total_query

DAYS = [date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 31)]
SOME = st.builds(
    LedgerTransfer,
    transfer_no=st.just(0),
    booked_on=st.sampled_from(DAYS),
    amount_minor=st.integers(1, 4),
    currency=st.sampled_from(["KZT", "USD"]),
    payer_account_no=st.integers(0, 2),
    payee_account_no=st.integers(0, 2),
    payer_no=st.integers(0, 2),
    payee_no=st.integers(0, 2),
    confidence=st.sampled_from(["strong", "one_sided"]),
    break_kind=st.sampled_from(["", "unheld"]),
    corroborates_no=st.sampled_from([0, 5]),
)
TRANSFERS = st.lists(SOME, max_size=12).map(
    lambda some: [
        LedgerTransfer(**{n: getattr(t, n) for n in t.__slots__} | {"transfer_no": number})
        for number, t in enumerate(some, start=1)
    ]
)
FILTERS = st.builds(
    TransferFilter,
    currency=st.sampled_from([None, "KZT"]),
    month=st.sampled_from([None, date(2025, 3, 1)]),
    confidence=st.sampled_from([None, "strong"]),
    payer=st.sampled_from([None, (1,), (0, 1)]),
    payee=st.sampled_from([None, (2,), (1, 2)]),
    party=st.sampled_from([None, (0,), (0, 2)]),
    account_no=st.sampled_from([None, 1]),
    break_kind=st.sampled_from([None, "unheld"]),
    from_on=st.sampled_from([None, DAYS[1]]),
    until_on=st.sampled_from([None, DAYS[1]]),
    least_minor=st.sampled_from([None, 2]),
    most_minor=st.sampled_from([None, 3]),
    counted=st.sampled_from([None, True, False]),
)


def one(number: int, currency: str, confidence: str) -> LedgerTransfer:
    return LedgerTransfer(
        transfer_no=number,
        booked_on=DAYS[0],
        amount_minor=1,
        currency=currency,
        payer_account_no=0,
        payee_account_no=0,
        payer_no=1,
        payee_no=2,
        confidence=confidence,
    )


def test_a_facet_respects_every_choice_but_its_own() -> None:
    some = [one(1, "KZT", "strong"), one(2, "USD", "strong"), one(3, "USD", "certain")]
    found = facets(TransferFilter(currency="KZT", confidence="strong"), some)
    assert found["currency"] == (FacetValue("KZT", 1), FacetValue("USD", 1))
    assert found["confidence"] == (FacetValue("strong", 1),)
    assert set(found) == set(FACETS)


@settings(max_examples=60)
@given(some=TRANSFERS, wanted=FILTERS)
def test_the_queries_say_what_the_law_says(
    open_ledger: Callable[..., Any], some: list[LedgerTransfer], wanted: TransferFilter
) -> None:
    connection = open_ledger({})
    store(connection, "ledger_transfers", LedgerTransfer, some)
    law = sorted((t for t in some if admits(wanted, t)), key=lambda t: (t.booked_on, t.transfer_no))
    sql, chosen = search_query(wanted)
    page = fetch(connection, LedgerTransfer, sql, chosen | {"offset": 1, "limit": 5})
    assert page == law[1:6]
    assert connection.execute(*total_query(wanted)).fetchall() == [(len(law),)]
    counted = facets(wanted, some)
    for facet in FACETS:
        values = fetch(connection, FacetValue, *facet_query(wanted, facet))
        assert tuple(values) == counted[facet]
