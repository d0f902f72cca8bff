"""Groups of accounts are traced apart as they are together."""

import numpy as np
import pytest
from hypothesis import given
from tests.tracing.kernel_ledgers import SOURCES, Ledger, Row, ledgers

from qaitaru.tracing.kernels.groups import (
    Group,
    claimed_groups,
    group_numbers,
    groups,
    part_of,
    trace_group,
)
from qaitaru.tracing.kernels.postings import OUTFLOW, RECEIPT, TRANSFER
from qaitaru.tracing.kernels.volume import RULES, trace_volume

A = 2  # the first claimant

TWO_GROUPS = Ledger(
    5,
    (
        Row(RECEIPT, 4, 10, A),
        Row(RECEIPT, 1, 10),
        Row(TRANSFER, 4, 10, 0, 2, 10),
        Row(OUTFLOW, 3, 5),
        Row(TRANSFER, 2, 10, 0, 0, 10),
        Row(TRANSFER, 1, 10, 0, 3, 10),
    ),
)


def test_a_group_is_all_that_transfers_join_named_by_its_lowest_account() -> None:
    numbers = group_numbers(TWO_GROUPS.packed(), 5)
    assert numbers.tolist() == [0, 1, 0, 1, 0]


def test_only_the_group_with_claimed_money_needs_tracing() -> None:
    postings = TWO_GROUPS.packed()
    claimed = claimed_groups(postings, group_numbers(postings, 5))
    assert claimed.tolist() == [True, False, True, False, True]
    kept = part_of(np.arange(6), postings, claimed)
    assert kept.seq.tolist() == [0, 2, 4]
    traced = trace_group(kept, "fifo", SOURCES)
    assert traced.held_account.tolist() == [0]
    assert (traced.held_source.tolist(), traced.held_amount.tolist()) == ([A], [10])


@pytest.mark.parametrize("rule", RULES)
@given(ledger=ledgers(converts=True))
def test_groups_traced_apart_say_what_the_whole_says(rule: str, ledger: Ledger) -> None:
    postings, seq = ledger.packed(), np.arange(len(ledger.rows), dtype=np.int64)
    whole = trace_group(Group(seq, postings), rule, SOURCES)
    numbers = group_numbers(postings, ledger.accounts)
    apart = [trace_group(group, rule, SOURCES) for group in groups(seq, postings, numbers)]
    for columns in (("seq", "source", "amount"), ("held_account", "held_source", "held_amount")):
        rows = sorted(row for one in apart for row in _rows(one, columns))
        assert rows == sorted(_rows(whole, columns))
    traced = trace_volume(postings, rule, ledger.accounts, SOURCES)
    assert whole.deviation_minor_at_most == traced.deviation_minor_at_most
    assert int(whole.held_amount.sum()) == int(traced.held.sum())


def _rows(traced: object, columns: tuple[str, ...]) -> list[tuple[int, ...]]:
    return list(zip(*(getattr(traced, name).tolist() for name in columns), strict=True))
