"""The order of a day is the one that the definitions of the three modes say, and only that."""

from datetime import date, timedelta

import pytest
from tests.tracing.all_orders import all_orders, in_day_order
from tests.tracing.ledgers import Ledger, ledger
from tests.tracing.oracle import Entry

from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.sensitivity import ORDERS
from qaitaru.tracing.walk import Kind, Posting

SEEDS, LONG = range(3_000), 14


def _posting(entry: Entry) -> Posting:
    return Posting(
        entry_id=entry.entry_id,
        account=entry.account,
        kind=Kind(entry.direction),
        amount=entry.amount,
        to_account=entry.to_account or "",
        day=None if entry.day is None else date(2026, 3, 1) + timedelta(days=entry.day),
    )


def _by_rule(case: Ledger, mode: SameDay) -> list[str]:
    postings = [_posting(entry) for entry in case.entries]
    return [posting.entry_id for posting in in_order(postings, mode)]


@pytest.mark.parametrize("mode", ORDERS)
def test_every_mode_orders_a_day_as_defined(mode: SameDay) -> None:
    for seed in SEEDS:
        case = ledger(seed, LONG)
        defined = [entry.entry_id for entry in in_day_order(case.entries, mode.value)]
        assert _by_rule(case, mode) == defined, case.told()


def test_where_all_orders_are_asked_for_the_one_shown_is_that_of_the_ledger() -> None:
    for seed in range(300):
        case = ledger(seed, LONG)
        assert _by_rule(case, SameDay.BOUNDS) == _by_rule(case, SameDay.LEDGER), case.told()


@pytest.mark.parametrize("mode", list(SameDay))
def test_every_mode_is_one_of_all_orders(mode: SameDay) -> None:
    for seed in range(300):
        case = ledger(seed, 6)
        orders = [[entry.entry_id for entry in order] for order in all_orders(case.entries)]
        assert _by_rule(case, mode) in orders, case.told()
