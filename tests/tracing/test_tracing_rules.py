"""Each tracing rule on cases small enough to be counted by hand, with its near misses."""

from fractions import Fraction

import pytest
from tests.tracing.told_postings import held, paid, postings, took, walked

from qaitaru.tracing import parts
from qaitaru.tracing.parts import OWN, Part
from qaitaru.tracing.rules.names import (
    EXPOSURE,
    OVERLAPPING,
    RULES,
    UNATTRIBUTED,
    Between,
    rule_of,
)
from qaitaru.tracing.states.caps import CapState
from qaitaru.tracing.states.proportional import owners_in_common
from qaitaru.tracing.states.shares import ShareState
from qaitaru.tracing.walk import walk

MIXED = "A in own 100; A in V 100; A out X 50; A in own 50; A out Y 120"
"""The worked example of the definitions: closing balance 80."""


@pytest.mark.parametrize(
    ("rule", "left", "x", "y"),
    [
        ("fifo", 30, 0, 70),
        ("lifo", 0, 50, 50),
        ("rolling", 30, 25, 45),
        ("own-first", 80, 0, 20),
        ("election", 80, 0, 20),
        ("libr", 80, 0, 20),
        ("tainted-first", 0, 50, 50),
        ("poison", 80, 50, 120),
    ],
)
def test_the_rules_part_on_one_ledger(rule: str, left: int, x: int, y: int) -> None:
    found = walked(MIXED, rule)
    assert found.balances()["A"].get("V", 0) == left
    assert [took(found, out).get("V", 0) for out in ("X", "Y")] == [x, y]


@pytest.mark.parametrize(("rule", "left"), [("pari-passu", 32), ("static-cap", 80)])
def test_two_rules_share_what_is_left_and_attribute_no_outflow(rule: str, left: int) -> None:
    found = walked(MIXED, rule)
    assert found.balances()["A"]["V"] == left
    assert rule in UNATTRIBUTED
    assert [took(found, out) for out in ("X", "Y")] == [{}, {}]


def test_every_rule_is_named_and_says_of_what_kind_it_is() -> None:
    assert RULES.keys() > EXPOSURE | OVERLAPPING | UNATTRIBUTED
    assert rule_of("fifo", Between.FIFO) is RULES["fifo"]
    assert rule_of("own-first", Between.FIFO) is not RULES["own-first"]


def test_a_trustee_spends_own_money_first() -> None:
    found = walked("A opening own 100; A in trust 200; A out car 75; A out boat 180", "own-first")
    assert took(found, "car") == {OWN: 75}
    assert took(found, "boat") == {OWN: 25, "trust": 155}
    assert found.balances()["A"] == {"trust": 45}


@pytest.mark.parametrize(("lowest", "left"), [(120, 100), (100, 100), (99, 99), (40, 40), (0, 0)])
def test_what_is_left_is_all_nothing_or_the_lowest_balance(lowest: int, left: int) -> None:
    text = f"A in own 100; A in trust 100; A out X {200 - lowest}; A in own 500"
    for rule in ("libr", "own-first"):
        assert held(text, rule).get("trust", 0) == left


def test_a_claimants_own_later_money_counts_and_revives_nothing() -> None:
    text = "A in V 100; A out X 90; A in V 50; A in own 500"
    assert held(text, "libr") == {"V": 60, OWN: 500}


def test_each_claimant_alone_may_together_claim_more_than_there_is() -> None:
    text = "A in V 80; A in W 80; A out shop 70; A out gym 30"
    found = walked(text, "libr")
    assert found.balances()["A"] == {"V": 60, "W": 60}
    assert [took(found, out) for out in ("shop", "gym")] == [{}, {"V": 20, "W": 20}]
    assert held(text, "static-cap") == {"V": 30, "W": 30}


def test_static_caps_that_fit_are_held_whole() -> None:
    assert held("A in own 60; A in V 30; A out X 40", "static-cap") == {OWN: 20, "V": 30}
    assert held("A in own 60; A in V 30; A out X 60", "static-cap") == {"V": 30}


def test_between_claimants_the_parameter_decides() -> None:
    text = "A in V 100; A out X 50; A in W 100; A out Y 30"
    assert walked(text, "own-first").balances()["A"] == {"V": 40, "W": 80}
    assert walked(text, "own-first", Between.FIFO).balances()["A"] == {"V": 20, "W": 100}
    assert walked(text, "tainted-first").balances()["A"] == {"V": 40, "W": 80}
    assert walked(text, "tainted-first", Between.FIFO).balances()["A"] == {"V": 20, "W": 100}


def test_unknown_money_is_neither_the_holders_nor_tainted() -> None:
    text = "A in unknown 60; A in own 60; A in V 60; A out X 90"
    assert held(text, "own-first") == {"unknown": 45, "V": 45}
    assert held(text, "tainted-first") == {"unknown": 45, OWN: 45}
    assert held(text, "poison") == {"V": 90}


def test_a_claimant_elects_what_an_outflow_bought() -> None:
    text = "A in own 100; A in V 50; A in W 50; A out flat 60 by V; A out shop 130"
    found = walked(text, "election")
    assert took(found, "flat") == {"V": 50, OWN: 10}
    assert took(found, "shop") == {OWN: 90, "W": 40}


@pytest.mark.parametrize("rule", ["fifo", "lifo", "rolling", "libr", "poison", "own-first"])
def test_a_receipt_to_an_overdrawn_account_first_pays_the_debt(rule: str) -> None:
    text = "A opening own -40; A in V 100; A out X 30"
    assert held(text, rule) == {"V": 30}


def test_what_a_receipt_pays_off_never_stands_in_the_account() -> None:
    opening, came, _ = walked("A opening own -40; A in V 100; A out X 30", "fifo").steps
    assert (opening.balance, opening.held) == (-40, {})
    assert came.paid_off == (Part("V", 40),)
    assert came.held == {"V": 60}


def test_what_leaves_below_zero_is_the_banks() -> None:
    found = walked("A in V 60; A out X 100; A in V 50", "fifo")
    assert paid(found, "X") == ((Part("V", 60),), (Part("V", 60), Part("unknown", 40)), 40)
    assert found.balances()["A"] == {"V": 10}


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("fifo", {"V": 20, OWN: 40}),
        ("lifo", {"V": 60}),
        ("own-first", {"V": 60}),
        ("tainted-first", {"V": 20, OWN: 40}),
        ("rolling", {"V": 36, OWN: 24}),
    ],
)
def test_the_rule_says_which_part_of_a_receipt_pays_the_debt(
    rule: str, left: dict[str, int]
) -> None:
    assert held("A opening own -40; A in V 60 + own 40", rule) == left


def test_exposure_ends_when_the_account_is_empty() -> None:
    text = "A in own 90; A in V 10; A out X 99; A out Y 1; A in own 50; A out Z 20"
    found = walked(text, "poison")
    assert [took(found, out) for out in "XYZ"] == [{"V": 99}, {"V": 1}, {}]
    assert found.balances()["A"] == {}


def test_by_contribution_counts_all_that_ever_came_in() -> None:
    text = "A opening own -50; A in V 60; A in own 20; A out X 15; A in W 20"
    assert held(text, "pari-passu") == {"V": 21, OWN: 7, "W": 7}
    assert held("A opening own -50", "pari-passu") == {}


def test_those_who_paid_own_in_common_and_sell_in_proportion() -> None:
    asset = owners_in_common()
    asset.receive(100, (Part("V", 40), Part(OWN, 60)))
    sold = asset.pay(50)
    assert sold.attributed == (Part("V", 20), Part(OWN, 30))
    assert asset.held() == {"V": 20, OWN: 30}
    assert asset.pay(60).shortfall == 10
    assert (asset.balance, asset.held()) == (0, {})
    assert asset.pay(1) == ((), (), 1)


def test_an_asset_paid_for_with_claims_that_overlap_holds_them_as_they_came() -> None:
    asset = owners_in_common()
    asset.receive(60, (Part("V", 60), Part("W", 60)))
    assert asset.held() == {"V": 60, "W": 60}


def test_what_an_asset_cost_beyond_all_claims_is_the_holders() -> None:
    asset = owners_in_common()
    asset.receive(60, (Part("V", 20),))
    assert asset.held() == {"V": 20, OWN: 40}


STATES = [*RULES.values(), rule_of("own-first", Between.FIFO), owners_in_common]


@pytest.mark.parametrize("rule", STATES)
def test_a_copy_goes_its_own_way(rule: type[ShareState]) -> None:
    state = rule()
    state.receive(100, (Part("V", 70), Part(OWN, 30)))
    before, other = state.held(), state.copy()
    assert other.key() == state.key()
    other.pay(50)
    other.receive(10, (Part("W", 10),))
    assert (state.held(), state.balance) == (before, 100)
    assert other.key() != state.key()


def test_a_state_that_will_answer_alike_has_the_same_key() -> None:
    one = walk(postings("A in V 30; A in V 30"), RULES["fifo"]).accounts["A"]
    two = walk(postings("A in V 60"), RULES["fifo"]).accounts["A"]
    assert one.key() == two.key()


def test_a_fraction_grown_too_long_is_put_on_a_grid_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A third of a third of ... cannot be kept for ever; the shares still sum to the balance."""
    monkeypatch.setattr(parts, "LONGEST", 16)
    monkeypatch.setattr(parts, "GRID_BITS", 16)
    state = ShareState()
    state.receive(100, (Part("V", 33), Part(OWN, 67)))
    for _ in range(30):
        state.pay(1)
        state.receive(1, (Part("W", 1),))
    assert state.coarse > 0
    assert sum(state.held().values()) == state.balance == 100
    exact = Fraction(33) * Fraction(99, 100) ** 30
    assert abs(state.held()["V"] - exact) <= Fraction(state.coarse, 2**16)
    assert state.copy().coarse == state.coarse


def test_a_claim_grown_too_long_is_put_on_a_grid_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims stand alone: what one of them is moved by, no other makes up for."""
    monkeypatch.setattr(parts, "LONGEST", 16)
    monkeypatch.setattr(parts, "GRID_BITS", 16)
    state, long = CapState(), 10 + Fraction(1, 3**12)
    state.receive(100, (Part("V", long), Part("W", 90 - Fraction(1, 3**12))))
    assert state.caps() == {"V": 10 + Fraction(round(2**16 / 3**12), 2**16), "W": 90}
    assert state.coarse == 2


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_that_divides_tells_how_often_it_was_not_exact(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LONGEST", 4)
    there_and_back = "A out t{0} 83 -> B; B out u{0} 79 -> A"
    text = "A in own 40; A in V 30; A in W 27; B in W 50; B in own 21"
    lines = [text, *(there_and_back.format(time) for time in range(9))]
    found = walked("; ".join(lines), rule)
    divides = rule not in {"fifo", "lifo", "libr", "poison"}
    assert (found.coarse > 0) == divides
