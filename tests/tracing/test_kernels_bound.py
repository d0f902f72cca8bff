"""The bounds on what kernels round: true against the plain rules, and no wider than roundings."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing.kernel_ledgers import NAMES, SOURCES, Ledger, Row, plainly

from qaitaru.tracing.kernels import shares
from qaitaru.tracing.kernels.postings import OUTFLOW, RECEIPT, TRANSFER
from qaitaru.tracing.kernels.shares import _EDGE, _FIRST, _SECOND
from qaitaru.tracing.kernels.volume import Traced, trace_volume

SHARED_BALANCE = ["pari-passu", "static-cap"]


def test_within_the_edge_what_goes_may_be_of_either_tier() -> None:
    table = np.zeros((2, max(_FIRST, _SECOND, _EDGE) + 1), dtype=np.int64)
    table[0, _FIRST], table[0, _SECOND], table[0, _EDGE] = 1, 2, 1000
    shares._bound(table, (0, 1), (50, 100, 50), 0)
    for row in table:
        assert (row[_FIRST], row[_SECOND], row[_EDGE]) == (1001, 1002, 1000)


@st.composite
def overlapping_claims(draw: st.DrawFn) -> Ledger:
    """Claims that a low balance left alike: more than the balance, moved on, cut, moved again."""
    amounts = st.integers(1, 10**4)
    rows: list[Row] = []
    for account in range(3):
        for source in draw(st.permutations([2, 3, 1])):
            came = draw(amounts)
            rows += [Row(RECEIPT, account, came, source), Row(OUTFLOW, account, came // 2)]
    one = st.tuples(
        st.sampled_from([TRANSFER, TRANSFER, TRANSFER, OUTFLOW, RECEIPT]),
        st.permutations([0, 1, 2]),
        amounts,
    )
    for kind, (account, to_account, _), amount in draw(st.lists(one, min_size=5, max_size=40)):
        to = (to_account, amount) if kind == TRANSFER else (-1, 0)
        rows.append(Row(kind, account, amount, 2, *to))
    return Ledger(3, tuple(rows))


@pytest.mark.parametrize("rule", SHARED_BALANCE)
@given(ledger=overlapping_claims())
def test_claims_that_overlap_and_move_on_stay_within_the_bound(rule: str, ledger: Ledger) -> None:
    traced = trace_volume(ledger.packed(), rule, ledger.accounts, SOURCES)
    assert _greatest_distance(ledger, traced) <= traced.deviation_minor_at_most


@pytest.mark.parametrize("rule", [*SHARED_BALANCE, "rolling", "tainted-first"])
def test_a_bound_grows_by_no_more_than_the_roundings(rule: str) -> None:
    ledger = _to_and_fro(300)
    traced = trace_volume(ledger.packed(), rule, ledger.accounts, SOURCES)
    distance = _greatest_distance(ledger, traced)
    assert distance <= traced.deviation_minor_at_most <= SOURCES * len(ledger.rows)


def _to_and_fro(times: int) -> Ledger:
    """Two accounts that send each other a third of what they hold, again and again."""
    rows = [
        Row(RECEIPT, at, 1000 + 77 * source**at, source) for at in (0, 1) for source in range(4)
    ]
    for time in range(times):
        account = time % 2
        rows.append(Row(TRANSFER, account, 1501, 0, 1 - account, 1501))
    return Ledger(2, tuple(rows))


def _greatest_distance(ledger: Ledger, traced: Traced) -> Fraction:
    exact, _ = plainly(ledger, traced.rule)
    return max(
        abs(Fraction(exact[account].get(name, 0)) - int(traced.held[account, number]))
        for account in range(ledger.accounts)
        for number, name in enumerate(NAMES)
    )
