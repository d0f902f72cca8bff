"""The brute-force bounds are what one would write down with all orders on the table."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.tracing.all_orders import all_orders, bounds, in_day_order
from tests.tracing.oracle import Entry
from tests.tracing.written_ledgers import written


def _dated(text: str, days: Sequence[int | None]) -> list[Entry]:
    return [replace(e, day=day) for e, day in zip(written(text), days, strict=True)]


def _told(entries: Sequence[Entry]) -> str:
    return " ".join(entry.source for entry in entries)


def test_every_order_of_each_day_comes_once_and_days_stay_in_order() -> None:
    entries = _dated("A in a 1; A in b 1; A in c 1; A in d 1", [1, 2, 2, 3])
    assert [_told(order) for order in all_orders(entries)] == ["a b c d", "a c b d"]
    entries = _dated("A in a 1; A in b 1; A in c 1", [1, 1, 1])
    assert len({_told(order) for order in all_orders(entries)}) == 6


def test_a_booking_without_a_date_is_not_passed_over() -> None:
    entries = _dated("A in a 1; A in b 1; A in c 1; A in d 1; A in e 1", [1, 1, None, 1, None])
    assert [_told(order) for order in all_orders(entries)] == ["a b c d e", "b a c d e"]


def test_an_opening_stays_first_of_its_day() -> None:
    entries = _dated("A in a 1; A opening own 5; A in b 1", [1, 1, 1])
    assert [_told(order) for order in all_orders(entries)] == ["own a b", "own b a"]


@pytest.mark.parametrize(
    ("mode", "order"),
    [
        ("ledger", "x a t b y c"),
        ("credits-first", "a t x b c y"),
        ("debits-first", "x t a y b c"),
    ],
)
def test_the_modes_put_each_day_in_groups_as_booked(mode: str, order: str) -> None:
    text = "A out x 1; A in a 1; A out t 1 -> B; A in b 1; A out y 1; A in c 1"
    assert _told(in_day_order(_dated(text, [1, 1, 1, 2, 2, 2]), mode)) == order


def test_bounds_name_every_balance_outflow_and_shortfall() -> None:
    found = bounds(_dated("A in V 100; A in own 50; A out X 120", [1, 2, 2]), "own-first")
    assert found.balances == {("A", "V"): (0, 30), ("A", "own"): (0, 30)}
    assert found.outflows == {("X", "V"): (70, 100), ("X", "own"): (0, 50)}
    assert found.shortfalls == {"X": (0, 20)}


def test_bounds_follow_the_day_through_two_accounts() -> None:
    """The money is in B before B's own arrives, or after: the newest is spent."""
    text = "A in V 10; A out t 10 -> B; B in own 10; B out shop 10"
    found = bounds(_dated(text, [1, 2, 2, 3]), "lifo")
    assert found.outflows == {
        ("t", "V"): (10, 10),
        ("shop", "V"): (0, 10),
        ("shop", "own"): (0, 10),
    }
    assert found.balances == {("B", "V"): (0, 10), ("B", "own"): (0, 10)}
