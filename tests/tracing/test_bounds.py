"""Bounds hold every order of every day, and say so only where they are reached."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import factorial, prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing import all_orders
from tests.tracing.brute_orders import Ranges, ranges
from tests.tracing.day_ledgers import FLAT, day_ledger
from tests.tracing.ledger_postings import postings_of
from tests.tracing.ledgers import ledger
from tests.tracing.oracle import Options

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.bounds import Bound, Bounds, bounds
from qaitaru.tracing.order import days
from qaitaru.tracing.parts import Part
from qaitaru.tracing.rules.names import RULES, Between
from qaitaru.tracing.walk import Kind, Posting

WAYS = [
    *((rule, Between.PRO_RATA) for rule in RULES),
    ("own-first", Between.FIFO),
    ("tainted-first", Between.FIFO),
]
ASSETS = frozenset({FLAT})
NOTHING_TRIED, EVERYTHING_TRIED = 0, 10**9


def row(text: str) -> Posting:
    """`1 A in V 100`, `2 A out X 80`, `2 A out T 80 -> B`; the third word names an outflow."""
    day, account, kind, name, amount, *rest = text.split()
    out = kind == Kind.OUT
    return Posting(
        entry_id=name if out else text,
        account=account,
        kind=Kind(kind),
        amount=int(amount),
        parts=() if out else (Part(name, int(amount)),),
        to_account=rest[1] if rest else "",
        day=date(2025, 3, int(day)),
    )


def rows(text: str) -> list[Posting]:
    return [row(one.strip()) for one in text.split(";")]


@pytest.mark.parametrize("most", [NOTHING_TRIED, EVERYTHING_TRIED])
def test_the_worked_example_is_proved_with_and_without_trying_every_order(
    shared: Path, most: int
) -> None:
    examples = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    case = next(one for one in examples if one["id"] == "TR-09")
    days_booked = (case["given"]["day1"], case["given"]["day2_unordered"])
    told = [
        row(f"{day} A {kind} {name} {amount}")
        for day, bookings in enumerate(days_booked, start=1)
        for kind, name, amount in bookings
    ]
    expected = case["expected"]["own_first_libr"]
    bound = Bound(expected["worst"], expected["best"], proved=True)
    assert bounds(told, "own-first", most=most).balances["A"]["V"] == bound
    assert bounds(told, "libr", most=most).balances["A"]["V"] == bound


def test_what_leaves_and_what_is_short_is_bounded_too() -> None:
    found = bounds(rows("1 A in V 100; 2 A in own 50; 2 A out X 120"), "own-first")
    assert found.outflows == {"X": {"V": Bound(70, 100, True), "own": Bound(0, 50, True)}}
    assert found.shortfalls == {"X": Bound(0, 20, True)}
    assert found.balances == {"A": {"V": Bound(0, 30, True), "own": Bound(0, 30, True)}}


def test_money_follows_through_two_accounts_in_any_order_of_the_day() -> None:
    """It is in B before B's own arrives, or after: the newest is spent."""
    postings = rows("1 A in V 10; 2 A out T 10 -> B; 2 B in own 10; 3 B out shop 10")
    found = bounds(postings, "lifo")
    assert found.outflows["shop"] == {"V": Bound(0, 10, True), "own": Bound(0, 10, True)}
    assert bounds(postings, "lifo", most=NOTHING_TRIED).balances == found.balances


def test_a_row_without_a_day_is_passed_over_by_no_account() -> None:
    postings = rows("1 A in V 10; 1 B in own 1; 1 A out X 10")
    undated = [postings[0], replace(postings[1], day=None), postings[2]]
    assert bounds(undated, "fifo").outflows == {"X": {"V": Bound(10, 10, True)}}
    assert bounds(postings, "fifo").outflows == {"X": {"V": Bound(0, 10, True)}}


def test_bookings_that_say_the_same_are_tried_once() -> None:
    """Sixty bookings of a day have more orders than could ever be tried one by one."""
    postings = [row("1 A in V 200")]
    postings += [replace(row("2 A in own 7"), entry_id=f"in{n}") for n in range(30)]
    postings += [replace(row("2 A out X 5"), entry_id=f"out{n}") for n in range(30)]
    found = bounds(postings, "own-first", most=5_000)
    assert found.balances["A"]["V"] == Bound(50, 200, True)
    assert set(found.outflows) == {f"out{n}" for n in range(30)}
    assert {one["V"] for one in found.outflows.values()} == {Bound(0, 5, True)}


def _hard(day: int) -> str:
    """A day of eight bookings none of which is like another."""
    said = (f"{day} A in {s} {n + 2}; {day} A out X{n} {n}" for n, s in enumerate("VWUZ", 2))
    return "; ".join(said)


def test_a_hard_account_takes_nothing_from_an_easy_one() -> None:
    postings = rows(f"{_hard(1)}; 1 B in V 10; 1 B out Y 3; 2 A out last 1; 2 C in V 1")
    found = bounds(postings, "rolling", most=50)
    assert found.balances["B"] == {"V": Bound(7, 7, True)}
    assert found.outflows["Y"] == {"V": Bound(0, 3, True)}
    assert list(found.balances) == ["A", "B", "C"]
    assert not found.balances["A"]["V"].proved


def test_days_before_the_hard_one_stay_proved() -> None:
    first = "1 A in V 10; 1 A in own 5; 2 A out X 9; 2 A in W 4; "
    found = bounds(rows(first + _hard(3)), "lifo", most=100)
    assert found.outflows["X"] == bounds(rows(first.rstrip("; ")), "lifo").outflows["X"]
    assert not all(one.proved for one in found.outflows["X5"].values())


def test_a_sale_that_does_not_say_what_it_brought_is_refused_where_orders_are_too_many() -> None:
    sale = Posting(entry_id="sale", account=FLAT, kind=Kind.OUT, sold=Fraction(1), to_account="A")
    postings = [*rows("1 A in V 9; 2 A out buy 9 -> flat"), sale, *rows("4 A in W 1; 4 A out X 2")]
    assert bounds(postings, "fifo", assets=ASSETS).balances["A"]
    with pytest.raises(ClaimFaulty, match="sale"):
        bounds(postings, "fifo", assets=ASSETS, most=NOTHING_TRIED)


def _table(found: Bounds) -> tuple[dict[tuple[str, str], Bound], ...]:
    return (
        {(name, s): one for name, spans in found.balances.items() for s, one in spans.items()},
        {(name, s): one for name, spans in found.outflows.items() for s, one in spans.items()},
        {(name, ""): one for name, one in found.shortfalls.items()},
    )


def _few_orders(postings: Sequence[Posting]) -> bool:
    return prod(factorial(len(day)) for day in days(postings)) <= 120


def _seeded(first: int, last: int) -> Iterator[tuple[int, list[Posting]]]:
    """The ledgers of these seeds whose orders can all be walked."""
    for seed in range(first, last):
        postings = day_ledger(seed, "ABC"[: 1 + seed % 3])
        if _few_orders(postings):
            yield seed, postings


def test_all_that_is_reached_is_what_every_order_shows() -> None:
    for seed, postings in _seeded(0, 60):
        for rule, between in WAYS:
            found = _table(bounds(postings, rule, between, assets=ASSETS, most=EVERYTHING_TRIED))
            for brute, ours in zip(ranges(postings, rule, between, ASSETS), found, strict=True):
                reached = {key: Bound(*span, proved=True) for key, span in brute.items()}
                assert ours == reached, (rule, seed)


def test_no_order_leaves_an_enclosure_and_what_is_proved_is_reached() -> None:
    for seed, postings in _seeded(100, 220):
        for rule, between in WAYS:
            found = _table(bounds(postings, rule, between, assets=ASSETS, most=NOTHING_TRIED))
            for brute, ours in zip(ranges(postings, rule, between, ASSETS), found, strict=True):
                _encloses(ours, brute, f"{rule}, seed {seed}")


def _encloses(ours: Mapping[tuple[str, str], Bound], brute: Ranges, told: str) -> None:
    for key in {*ours, *brute}:
        (low, high), bound = brute.get(key, (0, 0)), ours[key]
        assert bound.low <= low <= high <= bound.high, (told, key)
        assert not bound.proved or (bound.low, bound.high) == (low, high), (told, key)


@pytest.mark.parametrize("seed", range(40))
def test_the_independent_check_finds_the_same(seed: int) -> None:
    case = ledger(seed, size=5)
    postings = [
        replace(p, day=None if e.day is None else date(2025, 3, e.day), converted=bool(p.received))
        for p, e in zip(postings_of(case), case.entries, strict=True)
    ]
    for rule, between in WAYS:
        options = Options(between, case.elections if rule == "election" else {})
        check = all_orders.bounds(case.entries, rule, options)
        balances, outflows, shortfalls = _table(bounds(postings, rule, between))
        assert balances == _as_bounds(check.balances), (rule, case.told())
        assert outflows == _as_bounds(check.outflows), (rule, case.told())
        assert shortfalls == _as_bounds({(out, ""): s for out, s in check.shortfalls.items()})


def _as_bounds(found: dict[tuple[str, str], all_orders.Range]) -> dict[tuple[str, str], Bound]:
    return {key: Bound(*span, proved=True) for key, span in found.items() if span[1]}


def _booked(booked: Sequence[tuple[int, str, int]], opening: int) -> list[Posting]:
    postings = [Posting(entry_id="o", account="A", kind=Kind.OPENING, amount=opening)]
    for n, (day, said, amount) in enumerate(sorted(booked, key=lambda one: one[0])):
        kind = "out X" if said == "out" else f"in {said}"
        postings.append(replace(row(f"{day} A {kind} {amount}"), entry_id=f"e{n}"))
    return postings


def _any_days(*sources: str) -> st.SearchStrategy[list[tuple[int, str, int]]]:
    said = st.sampled_from([*sources, "out"])
    return st.lists(st.tuples(st.integers(1, 3), said, st.integers(1, 20)), max_size=40)


@given(_any_days("V", "own"), st.integers(-20, 20), st.sampled_from(["own-first", "libr"]))
def test_one_claimant_in_one_account_is_proved_by_the_closed_form(
    booked: list[tuple[int, str, int]], opening: int, rule: str
) -> None:
    """However many bookings a day has."""
    found = bounds(_booked(booked, opening), rule, most=NOTHING_TRIED)
    assert all(one.proved for one in found.balances["A"].values())


@given(_any_days("V", "W", "unknown"), st.integers(-20, 20))
def test_what_is_left_in_a_queue_is_proved_for_every_claimant(
    booked: list[tuple[int, str, int]], opening: int
) -> None:
    found = bounds(_booked(booked, opening), "fifo", most=NOTHING_TRIED)
    assert all(one.proved for one in found.balances["A"].values())


def test_a_queue_is_open_only_within_its_days() -> None:
    text = "1 A in V 10; 1 A in W 10; 2 A in own 30; 3 A out X 12; 4 A out Y 20; 4 A out Z 1"
    found = bounds(rows(text), "fifo", most=NOTHING_TRIED)
    assert found.outflows["X"] == {"V": Bound(2, 10, True), "W": Bound(2, 10, True)}
    assert found.outflows["Y"]["own"] == Bound(12, 13, True)
    assert found.balances == {"A": {"own": Bound(17, 17, True)}}
