"""Money through many accounts: every booking once, in one order, loops and all."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.tracing.told_postings import held, postings, took, walked

from qaitaru.tracing.parts import OWN, UNKNOWN, Amount, Part, joined, scaled
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.walk import Kind, Posting, Walking, arriving, walk


def test_a_transfer_takes_its_parts_along_in_the_order_they_were_taken() -> None:
    found = walked("A in own 60; A in V 100; A out t 100 -> B; B out shop 70", "fifo")
    assert took(found, "shop") == {OWN: 60, "V": 10}
    assert found.balances() == {"A": {"V": 60}, "B": {"V": 30}}
    assert [step.account for step in found.steps] == ["A", "A", "A", "B", "B"]


def test_money_that_goes_round_comes_back_as_what_it_is() -> None:
    text = "A in V 100; A out t 100 -> B; B in own 50; B out back 100 -> A; A out shop 30"
    found = walked(text, "rolling")
    assert took(found, "shop") == {"V": 20, OWN: 10}


def test_a_transfer_to_the_same_account_leaves_and_then_arrives() -> None:
    assert held("A in V 10; A in own 10; A out t 15 -> A; A out shop 8", "fifo") == {
        OWN: 5,
        "V": 7,
    }


def test_what_the_bank_lent_arrives_as_unknown() -> None:
    assert held("A in V 30; A out t 50 -> B", "own-first", "B") == {"V": 30, UNKNOWN: 20}


def test_another_currency_scales_every_part() -> None:
    assert held("A in V 60; A in own 20; A out t 80 -> B as 20", "rolling", "B") == {
        "V": 15,
        OWN: 5,
    }


def test_an_outflow_given_back_comes_with_what_it_took() -> None:
    text = "A in own 50; A in V 50; A out X 60; A in 60 < X"
    assert held(text, "fifo") == {"V": 50, OWN: 50}
    assert held("A in V 50; A out X 50; A in 20 < X", "fifo") == {"V": 20}


@pytest.mark.parametrize(
    ("amount", "sent", "converted", "parts"),
    [
        (60, 60, False, {"V": 40, OWN: 20}),
        (30, 60, False, {"V": 20, OWN: 10}),  # a fee was lost on the way, by all alike
        (70, 60, False, {"V": 40, OWN: 20, UNKNOWN: 10}),  # more than was sent: from elsewhere
        (120, 60, True, {"V": 80, OWN: 40}),
        (0, 60, True, {"V": 0, OWN: 0}),
        (5, 0, False, {UNKNOWN: 5}),
        (0, 0, False, {}),
    ],
)
def test_what_arrives_is_what_was_sent(
    amount: int, sent: int, *, converted: bool, parts: dict[str, int]
) -> None:
    carried = (Part("V", 40), Part(OWN, 20)) if sent else ()
    assert dict(arriving(amount, sent, carried, converted=converted)) == parts


def test_a_ratio_of_one_keeps_whole_numbers_whole() -> None:
    (part,) = scaled([Part("V", 40)], Fraction(1))
    assert type(part.amount) is int


def test_neighbours_of_one_source_are_one_part_and_nothing_is_none() -> None:
    parts = [Part("V", 2), Part("V", 3), Part(OWN, 0), Part("V", 1), Part(OWN, 4)]
    assert joined(parts) == [Part("V", 6), Part(OWN, 4)]


def test_interest_is_shared_by_those_whose_money_earned_it() -> None:
    assert held("A in V 75; A in own 25; A in 4 fruit", "fifo") == {"V": 78, OWN: 26}
    assert held("A in V 75; A out X 75; A in 4 fruit", "fifo") == {OWN: 4}


def test_what_a_receipt_leaves_unsaid_is_the_holders() -> None:
    posting = Posting(entry_id="1", account="A", kind=Kind.IN, amount=10, parts=(Part("V", 4),))
    assert walk([posting], RULES["fifo"]).balances() == {"A": {"V": 4, OWN: 6}}


def test_a_thing_is_owned_in_common_whatever_the_rule() -> None:
    text = "A in own 40; A in V 60; A out flat 100 -> D; D out price 0 -> A as 300"
    *first, sale = postings(text)
    half = replace(sale, sold=Fraction(1, 2), amount=0)
    found = walk([*first, half], RULES["fifo"], frozenset({"D"}))
    assert took(found, "price") == {OWN: 20, "V": 30}
    assert found.balances() == {"A": {OWN: 120, "V": 180}, "D": {OWN: 20, "V": 30}}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_one_step_more_leaves_the_accounts_before_it_as_they_are(rule: type) -> None:
    *first, last = postings("A in V 60; A in own 20; B in own 5; A out t 50 -> B")
    walking = Walking(rule, frozenset())
    for posting in first:
        list(walking.take(posting))
    before, balances = walking.key(), _balances(walking)
    then, steps = walking.after(last)
    assert (walking.key(), _balances(walking)) == (before, balances)
    assert then.key() != before
    assert [step.account for step in steps] == ["A", "B"]
    assert _balances(then) == walk([*first, last], rule).balances()


def _balances(walking: Walking) -> dict[str, dict[str, Amount]]:
    return {name: state.held() for name, state in walking.accounts.items()}
