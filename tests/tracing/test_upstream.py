"""What leads to an account is enough to know what it holds, and where that came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing.ledger_postings import ASSETS, postings_of
from tests.tracing.ledgers import ledger
from tests.tracing.told_postings import postings

from qaitaru.tracing.chains import of_balance, of_outflow
from qaitaru.tracing.parts import by_source
from qaitaru.tracing.receipts import follow
from qaitaru.tracing.rules.names import RULES, rule_of
from qaitaru.tracing.upstream import upstream
from qaitaru.tracing.walk import answered_in, walk


def test_neither_what_left_elsewhere_nor_what_came_later_leads_to_an_outflow() -> None:
    told = postings(
        "A in V 9; C in V 5; A out t 4 -> B; B out u 3 -> C; A in V 1; B out x 1; B in own 2"
    )
    found = upstream(told, "B", "x")
    assert [one.entry_id for one in found] == ["1", "t", "u", "x"]


def test_of_a_sender_all_before_its_transfer_leads_to_it_and_nothing_after() -> None:
    told = postings("A in V 9; A out t 4 -> B; A in V 1; A out u 2 -> C")
    assert upstream(told, "B") == told[:2]


@pytest.mark.parametrize("rule", RULES)
@given(st.integers(0, 10**6), st.integers(4, 14))
def test_walked_alone_it_says_the_same(rule: str, seed: int, size: int) -> None:
    told = postings_of(ledger(seed, size), extras=True)
    answered, made = answered_in(told), rule_of(rule)
    whole = walk(told, made, ASSETS)
    followed = follow(told, whole, rule, assets=ASSETS)
    for account, held in whole.balances().items():
        some = upstream(told, account)
        walked = walk(some, made, ASSETS, answered=answered)
        found = follow(some, walked, rule, assets=ASSETS, answered=answered)
        assert walked.balances().get(account, {}) == held
        for source in held:
            alone, among = (of_balance(one, account, source) for one in (found, followed))
            assert (alone.origins, alone.steps) == (among.origins, among.steps)
    for entry_id, sent in followed.departures.items():
        some = upstream(told, sent.account, entry_id)
        walked = walk(some, made, ASSETS, answered=answered)
        found = follow(some, walked, rule, assets=ASSETS, answered=answered)
        for source in by_source(whole.outflows()[entry_id].carried):
            alone, among = (of_outflow(one, entry_id, source) for one in (found, followed))
            assert (alone.origins, alone.steps) == (among.origins, among.steps)
