"""Values find their places, and ticks are round."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.documents.charts.scale import Scale, day_scale, month_starts, round_ticks


def test_ends_of_the_values_lie_at_the_ends_of_the_drawing() -> None:
    scale = Scale(100, 300, 10.0, 210.0)
    assert (scale(100), scale(200), scale(300)) == (10.0, 110.0, 210.0)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 5_320_000, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000, 6_000_000]),
        (-527_530, 900_000, [-1_000_000, -500_000, 0, 500_000, 1_000_000]),
        (0, 0, [0, 1]),
        (0, 7, [0, 2, 4, 6, 8]),
    ],
)
def test_ticks_are_round_and_hold_the_values(low: int, high: int, ticks: list[int]) -> None:
    assert round_ticks(low, high) == ticks


@given(st.integers(-(10**15), 10**15), st.integers(0, 10**15))
def test_ticks_reach_past_both_ends_in_even_steps(low: int, span: int) -> None:
    ticks = round_ticks(low, low + span)
    assert ticks[0] <= low
    assert ticks[-1] >= low + span
    assert len({after - before for before, after in pairwise(ticks)}) == 1
    assert 2 <= len(ticks) <= 8


def test_months_start_on_their_first_day_and_are_thinned() -> None:
    assert month_starts(date(2025, 1, 9), date(2025, 3, 2)) == [date(2025, 2, 1), date(2025, 3, 1)]
    assert len(month_starts(date(2015, 1, 1), date(2025, 1, 1))) <= 12


def test_a_single_day_still_has_a_scale() -> None:
    scale = day_scale([date(2025, 1, 9)], 0.0, 100.0)
    assert scale(date(2025, 1, 9).toordinal()) == 0.0
