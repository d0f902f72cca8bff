"""The published and constructed examples, answered by the independent check."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.tracing.all_orders import bounds
from tests.tracing.oracle import Amount, Entry, trace

NAMES = {
    "fifo": "fifo",
    "lifo": "lifo",
    "prorata": "rolling",
    "prorata_rolling": "rolling",
    "rolling_charge": "rolling",
    "own_first_libr": "own-first",
    "tainted_first": "tainted-first",
    "pari_passu_by_contribution": "pari-passu",
    "libr_cap_then_pro_rata": "static-cap",
    "static_cap_pro_rata": "static-cap",
    "individual_libr_caps": "libr",
}
"""The examples' word for a rule -> its id."""

Case = dict[str, Any]


@pytest.fixture(scope="module")
def cases(shared: Path) -> dict[str, Case]:
    text = (shared / "cases" / "worked_examples.json").read_text(encoding="utf-8")
    return {case["id"]: case for case in json.loads(text) if case["topic"] == "tracing"}


def _entries(events: list[list[Any]], day: int | None = None) -> list[Entry]:
    return [
        Entry(name, "A", direction, name, amount, day=day)
        for direction, name, amount in (event[-3:] for event in events)
    ]


def _opening(amount: int) -> Entry:
    return Entry("opening", "A", "opening", "own", amount)


def _held(entries: list[Entry], rule: str) -> dict[str, Amount]:
    return trace(entries, rule).balances["A"]


def test_tr_01_the_trustee_buys_a_car_with_his_own_money(cases: dict[str, Case]) -> None:
    given, told = cases["TR-01"]["given"], cases["TR-01"]["expected"]["libr"]
    entries = [_opening(given["opening_own"]), *_entries(given["events"])]
    found, trust = trace(entries, "libr"), given["events"][0][2]
    spent = {name: parts.get(trust, 0) for name, (parts, _) in found.outflows.items()}
    assert found.balances["A"].get(trust) == told["trust_in_account"]
    assert found.balances["A"].get("own", 0) == told["own_in_account"]
    assert spent["car"] == told["car_from_trust"]
    assert sum(spent.values()) == told["trust_dissipated"]


def test_tr_02_roscoe(cases: dict[str, Case]) -> None:
    case = cases["TR-02"]
    held = _held(_entries(case["given"]["events"]), "libr")
    assert held["claimant"] == case["expected"]["libr"]["claimant"]
    assert sum(held.values()) == case["given"]["closing_balance"]


def test_tr_04_peter_and_lisa(cases: dict[str, Case]) -> None:
    entries = _entries(cases["TR-04"]["given"]["events"])
    for name, told in cases["TR-04"]["expected"].items():
        found = trace(entries, NAMES[name])
        assert found.balances["A"] == told["left"], name
        if "spent" in told:
            assert found.outflows["W"] == ({told["spent"]: 100}, 0)


def test_tr_05_dameron(cases: dict[str, Case]) -> None:
    """Own money lies under the trust's, and is spent down to the lowest balance."""
    given = cases["TR-05"]["given"]["cases"]
    answers = [_dameron(**case) for case in given]
    assert answers == cases["TR-05"]["expected"]["libr"]


def _dameron(trust: int, min_balance: int, later_deposit: int = 0) -> Amount:
    own = 80
    events = [["in", "own", own], ["in", "T", trust], ["out", "X", own + trust - min_balance]]
    later = [["in", "own", later_deposit]] if later_deposit else []
    return _held(_entries([*events, *later]), "libr").get("T", 0)


def test_tr_06_seven_rules_on_one_ledger(cases: dict[str, Case]) -> None:
    entries, told = _entries(cases["TR-06"]["given"]["events"]), cases["TR-06"]["expected"]
    for name in (name for name in told if name in NAMES):
        _holds_and_took(entries, NAMES[name], told[name])
    exposed, poison = trace(entries, "poison"), told["poison_exposure"]
    assert exposed.balances["A"] == {"V": poison["balance"]} == {"V": told["closing"]}
    assert {x: parts["V"] for x, (parts, _) in exposed.outflows.items()} == {
        "X": poison["X"],
        "Y": poison["Y"],
    }


def _holds_and_took(entries: list[Entry], rule: str, told: dict[str, int]) -> None:
    found = trace(entries, rule)
    for key, amount in told.items():
        out, _, source = key.rpartition(".")
        parts = found.outflows[out][0] if out else found.balances["A"]
        assert parts.get(source, 0) == amount, (rule, key)


@pytest.mark.parametrize("case_id", ["TR-07", "TR-08"])
def test_tr_07_and_08_innocent_claimants(cases: dict[str, Case], case_id: str) -> None:
    entries = _entries(cases[case_id]["given"]["events"])
    for name, told in cases[case_id]["expected"].items():
        if name != "closing":
            held = _held(entries, NAMES[name])
            for claimant, amount in told.items():
                assert abs(held.get(claimant, 0) - Fraction(amount)) <= _half_a_cent(amount), name


def _half_a_cent(amount: int | str) -> Fraction:
    return Fraction(1, 200) if isinstance(amount, str) else Fraction(0)


def test_tr_09_one_day_in_both_orders(cases: dict[str, Case]) -> None:
    given, told = cases["TR-09"]["given"], cases["TR-09"]["expected"]["own_first_libr"]
    entries = _entries(given["day1"], 1) + _entries(given["day2_unordered"], 2)
    for rule in ("own-first", "libr"):
        assert bounds(entries, rule).balances["A", "V"] == (told["worst"], told["best"])


def test_tr_10_spent_money_is_not_replenished() -> None:
    """The property of the example, which the open file leaves out."""
    entries = _entries([["in", "V", 100], ["out", "X", 100], ["in", "own", 100]])
    assert _held(entries, "libr") == _held(entries, "own-first") == {"own": 100}


def test_tr_11_what_paid_an_overdraft_is_not_in_the_account(cases: dict[str, Case]) -> None:
    given, told = cases["TR-11"]["given"], cases["TR-11"]["expected"]
    entries = [_opening(given["opening"]), *_entries(given["events"])]
    for rule in ("own-first", "libr"):
        assert _held(entries, rule) == told["own_first_libr"]
