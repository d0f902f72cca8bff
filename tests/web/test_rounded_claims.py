"""A claim over many places: what rounding adds to it is not held against it."""

import pytest

from qaitaru.web.trace_view import Sum


@pytest.mark.parametrize(
    ("claimed", "received", "over"),
    [(51, 50, False), (53, 50, False), (54, 50, True), (1, None, True)],
)
def test_three_places_round_by_less_than_three_minor_units(
    claimed: int, received: int | None, *, over: bool
) -> None:
    """50 of V and 100 of own money in three accounts: each holds 16.67 of V, shown as 17."""
    assert Sum("V", "KZT", claimed, received, spare=3).over is over
