"""What is expected by chance: the closed forms against counting and against throwing."""

from itertools import combinations
from math import exp, inf, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.detection.findings.chance import gathered, joined, share_of, some, within_factor

SEED = 20_261_122
nats = st.lists(st.floats(0, 50), max_size=30)


def test_two_of_two_points_within_half_the_time() -> None:
    # |x - y| < 1/2 on the unit square: three quarters of it
    assert exp(-gathered(2, 2, 0.5)) == pytest.approx(0.75)


def test_the_sets_of_points_within_a_window_are_as_many_as_thrown() -> None:
    dice, points, within, share = Random(SEED), 8, 3, 0.1  # noqa: S311
    met, throws = 0, 4_000
    for _ in range(throws):
        sets = combinations(sorted(dice.random() for _ in range(points)), within)
        met += sum(times[-1] - times[0] < share for times in sets)
    assert met / throws == pytest.approx(exp(-gathered(points, within, share)), rel=0.1)


def test_what_fills_the_whole_time_or_is_alone_tells_nothing() -> None:
    assert gathered(5, 5, 1.0) == gathered(5, 1, 0.1) == gathered(5, 0, 0.1) == 0.0


def test_some_of_many_over_the_whole_time_are_met_as_often_as_they_can_be_chosen() -> None:
    assert exp(-gathered(10, 3, 1.0)) == exp(-gathered(10, 3, 1.5)) == pytest.approx(120)


def test_very_many_points_are_counted_as_few_are() -> None:
    assert gathered(1_000, 5, 0.01) == pytest.approx(gathered(999, 5, 0.01), abs=0.01)
    assert gathered(10, 10, 1e-200) < inf


def test_one_where_one_is_expected() -> None:
    assert exp(-some(1.0)) == pytest.approx(1 - exp(-1))
    assert some(0.0) < inf


def test_tests_joined_are_less_than_their_sum() -> None:
    assert joined([3.0]) == pytest.approx(3.0)
    # two: the product of two chances is below q with chance q (1 - ln q)
    assert joined([2.0, 2.0]) == pytest.approx(4 - log(1 + 4))
    assert joined([]) == joined([0.5, 1.0]) == 0.0


@given(nats)
def test_joined_is_never_below_nothing_nor_above_the_sum(tests: list[float]) -> None:
    assert 0 <= joined(tests) <= sum(tests) + 1e-9


def test_amounts_are_alike_by_chance_as_the_ledger_is_narrow() -> None:
    assert within_factor(0.1, 1.0) == pytest.approx(0.1 / 2.5066)
    assert within_factor(0.1, 2.0) < within_factor(0.1, 1.0)
    assert within_factor(9.0, 1.0) == 1.0


@given(st.floats(-100, 1e6), st.floats(0, 1e6))
def test_more_evidence_is_never_a_lower_score(one: float, more: float) -> None:
    assert 0 <= share_of(one) <= share_of(one + more) < 1
    assert share_of(10) == 0.5
