"""The independent check is checked itself: by hand, and by the laws the definitions state."""

from fractions import Fraction

import pytest
from tests.tracing.ledgers import ledger
from tests.tracing.oracle import RULES, Amount, Options, Traced, trace
from tests.tracing.oracle_history import History
from tests.tracing.written_ledgers import elected, written

LOT_RULES = ("fifo", "lifo", "rolling", "own-first", "tainted-first", "election")
SEEDS = range(600)


def half(amount: int) -> Fraction:
    return Fraction(amount, 2)


def test_a_transfer_carries_its_lots_on_in_the_order_in_which_they_were_taken() -> None:
    text = "A in own 60; A in V 100; A out t 100 -> B; B out shop 70"
    first = trace(written(text), "fifo")
    assert first.outflows["t"] == ({"own": 60, "V": 40}, 0)
    assert first.outflows["shop"] == ({"own": 60, "V": 10}, 0)
    assert first.balances == {"A": {"V": 60}, "B": {"V": 30}}


def test_the_newest_lot_of_a_transfer_arrives_first_and_so_leaves_last() -> None:
    text = "A in own 60; A in V 100; A out t 130 -> B; B out shop 40"
    last = trace(written(text), "lifo")
    assert last.outflows["t"] == ({"V": 100, "own": 30}, 0)
    assert last.outflows["shop"] == ({"own": 30, "V": 10}, 0)
    assert last.balances == {"A": {"own": 30}, "B": {"V": 90}}


def test_money_that_goes_round_is_mixed_where_it_went() -> None:
    text = "A in V 100; A out t 100 -> B; B in own 50; B out back 100 -> A; A out shop 30"
    rolled = trace(written(text), "rolling")
    assert rolled.outflows["back"] == ({"V": Fraction(200, 3), "own": Fraction(100, 3)}, 0)
    assert rolled.outflows["shop"] == ({"V": 20, "own": 10}, 0)
    assert rolled.balances["A"] == {"V": Fraction(140, 3), "own": Fraction(70, 3)}
    assert rolled.balances["B"] == {"V": Fraction(100, 3), "own": Fraction(50, 3)}


def test_what_a_bank_lent_arrives_last_and_as_unknown() -> None:
    text = "A in V 30; A out t 50 -> B; B out shop 40; A in own 50"
    first = trace(written(text), "fifo")
    assert first.outflows["t"] == ({"V": 30}, 20)
    assert first.outflows["shop"] == ({"V": 30, "unknown": 10}, 0)
    assert first.balances == {"A": {"own": 30}, "B": {"unknown": 10}}


def test_another_currency_scales_every_part_the_lent_one_too() -> None:
    text = "A in V 60; A in own 20; A out t 100 -> B as 45"
    rolled = trace(written(text), "rolling")
    assert rolled.outflows["t"] == ({"V": 60, "own": 20}, 20)
    assert rolled.balances == {"A": {}, "B": {"V": 27, "own": 9, "unknown": 9}}


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("fifo", {"own": 10, "V": 50}),  # own came first, so own pays
        ("lifo", {"own": 10, "V": 50}),  # V was taken first, own stands on top and pays
        ("rolling", {"own": 30, "V": 30}),
        ("own-first", {"own": 10, "V": 50}),
        ("election", {"own": 10, "V": 50}),
        ("tainted-first", {"own": 50, "V": 10}),
        ("libr", {"own": 10, "V": 50}),
        ("static-cap", {"own": 10, "V": 50}),
        ("pari-passu", {"own": 30, "V": 30}),
        ("poison", {"V": 60}),
    ],
)
def test_each_rule_says_which_part_of_a_transfer_pays_the_overdraft(
    rule: str, held: dict[str, Amount]
) -> None:
    text = "A opening own 50; B opening own -40; A in V 50; A out t 100 -> B"
    assert trace(written(text), rule).balances == {"A": {}, "B": held}


@pytest.mark.parametrize(
    ("rule", "held"),
    [
        ("fifo", {"own": 10, "W": 30}),
        ("lifo", {"V": 30, "own": 10}),
        ("rolling", {"V": half(30), "own": 10, "W": half(30)}),
        ("own-first", {"V": 20, "W": 20}),
        ("tainted-first", {"own": 20, "V": 10, "W": 10}),
    ],
)
def test_of_a_receipt_of_several_sources_the_rule_says_who_pays(
    rule: str, held: dict[str, Amount]
) -> None:
    """The holder owes 40 and 80 arrive."""
    text = "A opening own -40; A in V 30 + own 20 + W 30"
    found = trace(written(text), rule).balances["A"]
    assert found == held


def test_an_elected_outflow_takes_the_electors_money_then_own_then_the_others() -> None:
    text = "A in own 100; A in V 100; A in W 100; A out flat 80; A out shop 124; A out car 130"
    taken = trace(written(text), "election", elected("flat by V", "car by W"))
    assert taken.outflows["flat"] == ({"V": 80}, 0)
    assert taken.outflows["shop"] == ({"own": 100, "V": 4, "W": 20}, 0)
    assert taken.outflows["car"] == ({"W": 80, "V": 16}, 34)
    assert taken.balances == {"A": {}}


def test_an_elected_outflow_goes_on_to_own_money_before_other_claimants() -> None:
    text = "A in W 50; A in V 20; A in own 10; A in V 10; A out flat 45; A in own 5; A out shop 25"
    taken = trace(written(text), "election", elected("flat by V", between="fifo"))
    assert taken.outflows["flat"] == ({"V": 30, "own": 10, "W": 5}, 0)
    assert taken.outflows["shop"] == ({"own": 5, "W": 20}, 0)


def test_between_claimants_the_oldest_may_be_taken_first() -> None:
    text = "A in V 20; A in W 40; A in own 10; A in V 20; A out shop 50"
    oldest = trace(written(text), "own-first", Options("fifo"))
    shared = trace(written(text), "own-first")
    assert oldest.outflows["shop"] == ({"own": 10, "V": 20, "W": 20}, 0)
    assert shared.outflows["shop"] == ({"own": 10, "V": 20, "W": 20}, 0)
    assert oldest.balances == {"A": {"W": 20, "V": 20}}
    text = text.replace("50", "25")
    assert trace(written(text), "own-first", Options("fifo")).outflows["shop"] == (
        {"own": 10, "V": 15},
        0,
    )
    assert trace(written(text), "own-first").outflows["shop"] == (
        {"own": 10, "V": half(15), "W": half(15)},
        0,
    )


def test_tainted_first_shares_what_is_left_between_own_and_unknown() -> None:
    text = "A in own 20; A in unknown 60; A in V 10; A out shop 50"
    assert trace(written(text), "tainted-first").outflows["shop"] == (
        {"V": 10, "own": 10, "unknown": 30},
        0,
    )
    assert trace(written(text), "tainted-first", Options("fifo")).outflows["shop"] == (
        {"V": 10, "own": 20, "unknown": 20},
        0,
    )


def test_each_claimant_alone_may_claim_more_than_there_is_together() -> None:
    text = "A in V 80; A in W 80; A out shop 70; A out gym 30"
    alone = trace(written(text), "libr")
    assert alone.outflows == {"shop": ({}, 0), "gym": ({"V": 20, "W": 20}, 0)}
    assert alone.balances == {"A": {"V": 60, "W": 60}}
    assert trace(written(text), "static-cap").balances == {"A": {"V": 30, "W": 30}}


def test_a_claim_goes_on_with_what_a_transfer_cut_from_it() -> None:
    text = "A in own 40; A in V 60; A out t 70 -> B as 35; B out shop 20; A in own 90"
    alone = trace(written(text), "libr")
    assert alone.outflows == {"t": ({"V": 30, "own": 40}, 0), "shop": ({"own": 20}, 0)}
    assert alone.balances == {"A": {"V": 30, "own": 90}, "B": {"V": 15}}


@pytest.mark.parametrize("rule", ["libr", "static-cap"])
def test_unknown_money_is_held_apart_like_a_claim(rule: str) -> None:
    text = "A in unknown 6; A in own 9; A out shop 10; A in own 4; A out t 12 -> B; B in own 5"
    found = trace(written(text), rule)
    assert found.balances == {"A": {}, "B": {"unknown": 8, "own": 9}}
    if rule == "libr":
        assert found.outflows["shop"] == ({"own": 9, "unknown": 1}, 0)
        assert found.outflows["t"] == ({"own": 4, "unknown": 5}, 3)


def test_a_static_cap_goes_on_by_the_shares_of_the_moment_before() -> None:
    text = "A in own 40; A in V 60; A out t 50 -> B; B out shop 10"
    capped = trace(written(text), "static-cap")
    assert capped.outflows == {"t": ({}, 0), "shop": ({}, 0)}
    assert capped.balances == {"A": {"V": 30, "own": 20}, "B": {"V": 30, "own": 10}}


def test_by_contribution_counts_what_came_and_what_paid_the_overdraft() -> None:
    text = "A opening own -50; A in V 60; A in own 20; A out t 15 -> B; A in W 20; B in own 5"
    shared = trace(written(text), "pari-passu")
    each = Fraction(35, 85)  # of what was contributed and not taken along by t
    left = {"V": Fraction(195, 4), "own": Fraction(65, 4), "W": Fraction(20)}
    assert shared.balances["A"] == {source: each * part for source, part in left.items()}
    assert shared.balances["B"] == {"V": Fraction(45, 4), "own": Fraction(35, 4)}
    assert shared.outflows == {"t": ({}, 0)}


def test_exposure_goes_on_with_a_transfer_and_ends_with_an_empty_account() -> None:
    text = """
        A in own 90; A in V 10; A out t 50 -> B; B in own 20; B out shop 30
        A out all 50; A in own 70; A out gym 20
    """
    exposed = trace(written(text), "poison")
    assert exposed.outflows == {
        "t": ({"V": 50}, 0),
        "shop": ({"V": 30}, 0),
        "all": ({"V": 50}, 0),
        "gym": ({}, 0),
    }
    assert exposed.balances == {"A": {}, "B": {"V": 40}}


def test_exposure_does_not_wait_below_zero() -> None:
    assert trace(written("A opening own -30; A in V 10; A in own 50"), "poison").balances == {
        "A": {}
    }


def test_a_transfer_to_the_same_account_leaves_and_then_arrives() -> None:
    text = "A in V 10; A in own 10; A out t 15 -> A; A out shop 8"
    first = trace(written(text), "fifo")
    assert first.outflows["shop"] == ({"own": 5, "V": 3}, 0)
    alone = trace(written(text), "libr")
    assert alone.outflows["t"] == ({"V": 5, "own": 10}, 0)
    assert alone.balances == {"A": {"V": 10, "own": 2}}


@pytest.mark.parametrize("rule", LOT_RULES)
@pytest.mark.parametrize("between", ["pro_rata", "fifo"])
def test_lots_sum_to_the_balance_and_outflows_to_their_amount(rule: str, between: str) -> None:
    for case in map(ledger, SEEDS):
        found = trace(case.entries, rule, Options(between, case.elections))
        _sums_tie(found, History(case.entries), case.told())


@pytest.mark.parametrize("rule", ["static-cap", "pari-passu"])
def test_what_is_shared_sums_to_the_balance(rule: str) -> None:
    for case in map(ledger, SEEDS):
        held = trace(case.entries, rule).balances
        for account, touches in History(case.entries).accounts.items():
            assert sum(held[account].values()) == max(touches[-1].after, 0), case.told()


def _sums_tie(found: Traced, history: History, told: str) -> None:
    for account, touches in history.accounts.items():
        assert sum(found.balances[account].values()) == max(touches[-1].after, 0), told
        assert all(amount > 0 for amount in found.balances[account].values()), told
    for touch in history.outflows:
        parts, shortfall = found.outflows[touch.entry.entry_id]
        assert sum(parts.values()) + shortfall == touch.entry.amount, told
        assert all(amount > 0 for amount in parts.values()), told


@pytest.mark.parametrize("between", ["pro_rata", "fifo"])
def test_where_nobody_elects_the_election_is_own_first(between: str) -> None:
    for case in map(ledger, SEEDS):
        found = [trace(case.entries, rule, Options(between)) for rule in ("election", "own-first")]
        assert found[0] == found[1], case.told()


def test_the_lowest_balance_formula_is_the_ratchet() -> None:
    """claim := max(0, min(claim + received, balance)), on ledgers of one account."""
    for case in map(ledger, SEEDS):
        if len({entry.account for entry in case.entries} - {"A"}) == 0:
            claim: Amount = 0
            for touch in History(case.entries).accounts["A"]:
                if touch.left is not None:
                    break  # it goes round: the next test's business
                came = sum(a for s, a in touch.entry.brings() if s == "V" and touch.change > 0)
                claim = max(0, min(claim + came, touch.after))
            else:
                held = trace(case.entries, "libr").balances["A"]
                assert held.get("V", 0) == claim, case.told()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_one_source_alone_has_everything_under_every_rule(rule: str) -> None:
    text = "A in V 50; A out t 30 -> B; B out shop 10; B out back 5 -> A; A out gym 60; A in V 80"
    found = trace(written(text), rule)
    assert found.balances == {"A": {"V": 45}, "B": {"V": 15}}


def test_an_overdraft_is_an_opening_of_an_untouched_account() -> None:
    with pytest.raises(ValueError, match="row 1"):
        History(written("A in own 5; A opening own -5"))
