"""FIFO and the lowest intermediate balance: the published cases, near misses, and their laws."""

import json
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.tracing.account import OVERDRAFT, OWN, Lot, Lowest, Movement, TracedAccount
from qaitaru.tracing.fifo import fifo
from qaitaru.tracing.lots import Opening
from qaitaru.tracing.lowest_balance import Between, lowest_balance

Rule = Callable[..., TracedAccount]
RULES: tuple[Rule, ...] = (fifo, lowest_balance)


def came(entry_id: str, amount: int, source: str = OWN) -> Movement:
    return Movement(entry_id, amount, ((source, amount),))


def went(entry_id: str, amount: int) -> Movement:
    return Movement(entry_id, -amount)


def test_a_trustee_spends_own_money_first() -> None:
    account = [came("trust", 200_000, "trust"), went("car", 75_000), went("boat", 179_500)]
    found = lowest_balance(account, Opening(100_000))
    assert found.held() == {"trust": 45_500}
    assert found.attributed() == {"car": {OWN: 75_000}, "boat": {OWN: 25_000, "trust": 154_500}}
    assert found.lowest == {"trust": Lowest(45_500, "boat")}


def test_later_money_does_not_revive_a_claim() -> None:
    account = [came("in", 455, "claimant"), went("spent", 430), came("salary", 333)]
    found = lowest_balance(account)
    assert found.held() == {"claimant": 25, OWN: 333}
    assert found.lowest == {"claimant": Lowest(25, "spent")}


def test_the_oldest_money_leaves_first() -> None:
    account = [came("1", 100, "Peter"), came("2", 100, "Lisa"), went("out", 100)]
    assert fifo(account).held() == {"Lisa": 100}
    assert fifo(account).attributed() == {"out": {"Peter": 100}}


@pytest.mark.parametrize(("lowest", "left"), [(120, 100), (0, 0), (40, 40)])
def test_what_is_left_is_all_nothing_or_the_lowest_balance(lowest: int, left: int) -> None:
    account = [came("trust", 100, "trust"), went("out", 200 - lowest), came("later", 500)]
    found = lowest_balance(account, Opening(100))
    assert found.held().get("trust", 0) == left
    assert found.lowest["trust"].balance_minor == lowest


MIXED = (
    came("1", 100),
    came("2", 100, "V"),
    went("X", 50),
    came("3", 50),
    went("Y", 120),
)


def test_two_rules_on_one_ledger_answer_differently() -> None:
    assert fifo(MIXED).held() == {"V": 30, OWN: 50}
    assert fifo(MIXED).attributed() == {"X": {OWN: 50}, "Y": {OWN: 50, "V": 70}}
    assert lowest_balance(MIXED).held() == {"V": 80}
    assert lowest_balance(MIXED).attributed() == {"X": {OWN: 50}, "Y": {OWN: 100, "V": 20}}


def test_between_two_claimants_the_parameter_decides() -> None:
    account = [came("1", 100, "A"), went("X", 50), came("2", 100, "B"), went("Y", 30)]
    assert lowest_balance(account).held() == {"A": 40, "B": 80}
    assert lowest_balance(account, between=Between.FIFO).held() == {"A": 20, "B": 100}
    assert fifo(account).held() == {"A": 20, "B": 100}


def test_a_credit_to_an_overdrawn_account_first_pays_the_debt() -> None:
    found = lowest_balance([came("1", 100, "V"), went("X", 30)], Opening(-40))
    assert found.held() == {"V": 30}
    assert found.attributed() == {"1": {"V": 40}, "X": {"V": 30}}


def test_what_leaves_below_zero_is_the_banks() -> None:
    found = fifo([came("1", 60, "V"), went("X", 100), came("2", 50, "V")])
    assert found.attributed() == {"X": {"V": 60, OVERDRAFT: 40}, "2": {"V": 40}}
    assert found.held() == {"V": 10}
    assert found.lowest == {"V": Lowest(0, "X")}


def test_the_holders_own_part_of_a_credit_pays_the_debt_first_under_own_first() -> None:
    both = [Movement("1", 100, (("V", 60),))]
    assert lowest_balance(both, Opening(-40)).held() == {"V": 60}
    assert fifo(both, Opening(-40)).held() == {"V": 20, OWN: 40}


def test_the_parts_of_an_odd_amount_tie_to_it() -> None:
    account = [came("1", 100, "A"), came("2", 100, "B"), went("X", 33)]
    assert lowest_balance(account).attributed() == {"X": {"A": 17, "B": 16}}


def test_an_account_without_bookings_holds_its_opening() -> None:
    found = fifo([], Opening(50, (Lot("V", 20),)))
    assert found.held() == {OWN: 30, "V": 20}
    assert found.lowest == {"V": Lowest(50, "")}


@pytest.mark.parametrize(
    "mistake",
    [
        Movement("1", 100, (("V", 101),)),
        Movement("1", 100, (("V", -1),)),
        Movement("1", -100, (("V", 1),)),
    ],
)
def test_sources_beyond_the_credit_are_refused(mistake: Movement) -> None:
    with pytest.raises(ValueError, match="entry_id='1'"):
        fifo([mistake])


@pytest.mark.parametrize("lots", [(Lot("V", 51),), (Lot("V", -1),)])
def test_an_opening_that_holds_more_than_it_is_is_refused(lots: tuple[Lot, ...]) -> None:
    with pytest.raises(ValueError, match="Opening"):
        fifo([], Opening(50, lots))


WORKED: tuple[tuple[str, str, Rule], ...] = (
    ("TR-02", "libr", lowest_balance),
    ("TR-06", "fifo", fifo),
    ("TR-06", "own_first_libr", lowest_balance),
    ("TR-07", "fifo", fifo),
    ("TR-07", "libr_cap_then_pro_rata", lowest_balance),
    ("TR-08", "fifo", fifo),
    ("TR-08", "rolling_charge", lowest_balance),  # no money of the holder's own in it
    ("TR-11", "own_first_libr", lowest_balance),
)


@pytest.mark.parametrize(("number", "answer", "rule"), WORKED)
def test_the_worked_examples_beside_the_checkout_agree(
    shared: Path, number: str, answer: str, rule: Rule
) -> None:
    cases = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    case = next(case for case in cases if case["id"] == number)
    account = [
        came(str(n), amount, who) if way == "in" else went(who, amount)
        for n, (way, who, amount) in enumerate(case["given"]["events"])
    ]
    found = rule(account, Opening(case["given"].get("opening", 0)))
    for key, expected in case["expected"][answer].items():
        out, dot, source = key.partition(".")
        held = found.attributed()[out] if dot else found.held()
        assert held.get(source or out, 0) == expected, key


credits_in = st.builds(
    lambda n, part, who: Movement("in", n, ((who, n * part // 4),)),
    st.integers(0, 1000),
    st.integers(0, 4),
    st.sampled_from(["A", "B", OWN]),
)
accounts = st.lists(credits_in | st.integers(1, 1000).map(lambda n: went("out", n)), max_size=12)
openings = st.integers(-300, 300).map(Opening)
rules = st.sampled_from(RULES)


@given(accounts, openings, rules)
def test_nothing_is_created_or_lost(account: list[Movement], opening: Opening, rule: Rule) -> None:
    balance = opening.balance_minor
    for movement, step in zip(account, rule(account, opening).steps, strict=True):
        overdrawn, balance = max(-balance, 0), balance + movement.amount_minor
        assert step.balance_minor == balance
        assert sum(step.held.values()) == max(balance, 0)
        assert min((*step.held.values(), *step.left.values()), default=0) >= 0
        out = -movement.amount_minor if movement.amount_minor < 0 else None
        paid = min(overdrawn, max(movement.amount_minor, 0))
        assert sum(step.left.values()) == (out if out is not None else paid)


@given(accounts, openings)
def test_a_single_claim_never_exceeds_the_lowest_balance_since_its_last_money(
    account: list[Movement], opening: Opening
) -> None:
    one = [
        Movement(m.entry_id, m.amount_minor, tuple(("A", n) for _, n in m.sources)) for m in account
    ]
    claim, balance = 0, opening.balance_minor
    for movement, step in zip(one, lowest_balance(one, opening).steps, strict=True):
        balance += movement.amount_minor
        claim = max(0, min(claim + sum(n for _, n in movement.sources), balance))
        assert step.held.get("A", 0) == claim


@given(accounts, openings, rules, st.integers(1, 99))
def test_splitting_an_outflow_changes_nothing_but_the_odd_unit(
    account: list[Movement], opening: Opening, rule: Rule, percent: int
) -> None:
    split: list[Movement] = []
    for movement in account:
        part = movement.amount_minor * percent // 100 if movement.amount_minor < 0 else 0
        split += [Movement("part", part)] * bool(part)
        split.append(Movement(movement.entry_id, movement.amount_minor - part, movement.sources))
    whole, parts = rule(account, opening).held(), rule(split, opening).held()
    odd = 0 if rule is fifo else 3 * len(account)
    assert all(abs(whole.get(who, 0) - parts.get(who, 0)) <= odd for who in (OWN, "A", "B"))


@given(accounts, openings, rules)
def test_the_running_balance_is_that_of_the_bookings(
    account: list[Movement], opening: Opening, rule: Rule
) -> None:
    amounts = (movement.amount_minor for movement in account)
    expected = list(accumulate(amounts, initial=opening.balance_minor))[1:]
    assert [step.balance_minor for step in rule(account, opening).steps] == expected
