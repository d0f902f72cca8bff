"""The compiled twin against the plain rules: equal where nothing divides, else within its bound."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing.kernel_ledgers import NAMES, SOURCES, Ledger, Row, ledgers, plainly

from qaitaru.facts.money import apportion
from qaitaru.tracing.kernels.postings import CONVERSION, OUTFLOW, RECEIPT, SHORTFALL
from qaitaru.tracing.kernels.volume import (
    EXACT_UNLESS_CONVERTED,
    RULES,
    Traced,
    attributions,
    minor_at_most,
    open_accounts,
    trace_volume,
)
from qaitaru.tracing.parts import Amount

DIVIDING = sorted(set(RULES) - EXACT_UNLESS_CONVERTED)
OVERLAPPING = {"libr", "poison"}


def _compiled(ledger: Ledger, rule: str) -> Traced:
    return trace_volume(ledger.packed(), rule, ledger.accounts, SOURCES)


def _attributed(traced: Traced) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for posting, source, amount in zip(*traced.attributed, strict=True):
        name = "shortfall" if source == SHORTFALL else NAMES[source]
        assert name not in found.setdefault(int(posting), {})
        found[int(posting)][name] = int(amount)
    return found


def _apart(exact: dict[str, Amount], name: str, rounded: int) -> Fraction:
    return abs(Fraction(exact.get(name, 0)) - rounded)


def _greatest_distance(ledger: Ledger, rule: str) -> tuple[Fraction, int]:
    """How far the compiled twin is from the plain rule anywhere, and how far it says it may be."""
    exact_held, exact_taken = plainly(ledger, rule)
    traced = _compiled(ledger, rule)
    apart = [
        _apart(exact_held[account], name, int(traced.held[account, number]))
        for account in range(ledger.accounts)
        for number, name in enumerate(NAMES)
    ]
    taken = _attributed(traced)
    for place, exact in exact_taken.items():
        rounded = taken.pop(place, {})
        assert exact.pop("shortfall", 0) == rounded.pop("shortfall", 0)
        apart += [_apart(exact, name, rounded.get(name, 0)) for name in NAMES]
    assert not taken
    return max(apart), traced.deviation_minor_at_most


@pytest.mark.parametrize("rule", sorted(EXACT_UNLESS_CONVERTED))
@given(ledger=ledgers(converts=False))
def test_rules_that_never_divide_give_the_exact_answer(rule: str, ledger: Ledger) -> None:
    distance, bound = _greatest_distance(ledger, rule)
    assert distance == 0
    assert bound == 0


@pytest.mark.parametrize("rule", DIVIDING)
@given(ledger=ledgers(converts=False))
def test_a_rule_that_divides_stays_within_the_bound_it_reports(rule: str, ledger: Ledger) -> None:
    distance, bound = _greatest_distance(ledger, rule)
    assert distance <= bound


@pytest.mark.parametrize("rule", RULES)
@given(ledger=ledgers(converts=True))
def test_conversions_and_losses_on_the_way_stay_within_the_bound(rule: str, ledger: Ledger) -> None:
    distance, bound = _greatest_distance(ledger, rule)
    assert distance <= bound


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in OVERLAPPING])
@given(ledger=ledgers(converts=True))
def test_what_stands_in_an_account_sums_to_its_balance(rule: str, ledger: Ledger) -> None:
    traced = _compiled(ledger, rule)
    balances = ledger.balances()
    assert traced.held.sum(axis=1).tolist() == [max(balance, 0) for balance in balances]
    assert (traced.held >= 0).all()
    assert (traced.attributed.amount > 0).all()


@pytest.mark.parametrize("rule", ["fifo", "lifo", "rolling", "own-first", "tainted-first"])
@given(ledger=ledgers(converts=True))
def test_every_unit_of_an_outflow_is_attributed_once(rule: str, ledger: Ledger) -> None:
    taken = _attributed(_compiled(ledger, rule))
    amounts = {place: sum(parts.values()) for place, parts in taken.items()}
    outflows = {p: ledger.rows[p].amount for p in ledger.outflows() if ledger.rows[p].amount}
    assert amounts == outflows


@given(ledger=ledgers(converts=False, claimants=1, unknown=False))
def test_own_money_first_with_one_claimant_is_exact(ledger: Ledger) -> None:
    assert _greatest_distance(ledger, "own-first")[0] == 0


@pytest.mark.parametrize("rule", RULES)
@given(ledger=ledgers(converts=True))
def test_a_ledger_taken_in_pieces_says_what_the_whole_says(rule: str, ledger: Ledger) -> None:
    standing = open_accounts(rule, ledger.accounts, SOURCES)
    pieces = [
        list(zip(*(column.tolist() for column in part), strict=True))
        for part in attributions(standing, ledger.packed(), SOURCES, chunk=3)
    ]
    whole = _compiled(ledger, rule)
    assert [row for piece in pieces for row in piece] == list(
        zip(*(column.tolist() for column in whole.attributed), strict=True)
    )
    assert (standing.held() == whole.held).all()
    assert minor_at_most(standing) == whole.deviation_minor_at_most


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=80), st.data())
def test_many_claimants_share_by_the_largest_remainder(
    held: list[int], data: st.DataObject
) -> None:
    paid = data.draw(st.integers(0, sum(held)))
    rows = [Row(RECEIPT, 0, amount, source) for source, amount in enumerate(held)]
    ledger = Ledger(1, (*rows, Row(OUTFLOW, 0, paid)))
    traced = trace_volume(ledger.packed(), "rolling", 1, len(held))
    taken = dict(zip(traced.attributed.source.tolist(), traced.attributed.amount, strict=True))
    shares = [Fraction(amount) for amount in held]
    exact = apportion(paid, shares) if paid else [0] * len(held)
    assert [taken.get(source, 0) for source in range(len(held))] == exact


def test_a_claim_that_rounding_left_at_the_balance_may_be_half_a_unit_off() -> None:
    ledger = Ledger(
        2,
        (
            Row(RECEIPT, 0, 1),
            Row(RECEIPT, 0, 9, 2),
            Row(CONVERSION, 0, 10, 0, 1, 5),  # 9 of 10 at a rate of one half: 4.5, here 4
            Row(OUTFLOW, 1, 1),  # cuts the half
        ),
    )
    assert _greatest_distance(ledger, "libr") == (Fraction(1, 2), 2)


def test_sixty_claimants_share_by_the_largest_remainder() -> None:
    held = [1 + source % 7 for source in range(60)]
    rows = [Row(RECEIPT, 0, amount, source) for source, amount in enumerate(held)]
    traced = trace_volume(Ledger(1, (*rows, Row(OUTFLOW, 0, 101))).packed(), "rolling", 1, 60)
    left = apportion(101, [Fraction(amount) for amount in held])
    assert (traced.held[0] + left).tolist() == held
