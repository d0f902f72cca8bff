"""Where only days are known, what came on a day was there before what went on it."""

from collections.abc import Iterator, Sequence

import pytest

from qaitaru.detection.kernels.doors import flow_through_kernel, rapid_pass_through_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.flow_through import FlowThroughParameters, flow_through
from qaitaru.detection.rules.rapid_pass_through import (
    RapidPassThroughParameters,
    rapid_pass_through,
)
from qaitaru.detection.rules.windows import as_booked
from qaitaru.detection.scheme import NONE, Scheme

SHELL, TIMES, FIRST = 9, 3, 1_701_388_800  # a midnight in UTC
PASSED = [Scheme("rapid_pass_through", (SHELL, NONE), FIRST + 2 * DAY, (0, 1, 2, 3, 4, 5))]


def _days(marks: Mark, *, out_first: bool = True) -> Iterator[Move]:
    """On each of three days a million comes to the shell and goes on, told in either order."""
    for row in range(2 * TIMES):
        goes = (row % 2 == 0) == out_first
        payer, payee = (SHELL, 20 + row) if goes else (10 + row, SHELL)
        yield Move(row, FIRST + row // 2 * DAY, payer, payee, 1_000_000, int(marks))


def _passed(moves: Sequence[Move]) -> list[Scheme]:
    asked = RapidPassThroughParameters()
    found = list(rapid_pass_through(moves, asked))
    assert list(rapid_pass_through_kernel(pack(moves), asked)) == found
    return found


def _flowed(moves: Sequence[Move]) -> list[Scheme]:
    asked = FlowThroughParameters()
    found = list(flow_through(moves, asked))
    assert list(flow_through_kernel(pack(moves), asked)) == found
    return found


@pytest.mark.parametrize("out_first", [True, False])
def test_money_passes_through_on_its_day_in_whichever_order_the_day_is_told(
    *, out_first: bool
) -> None:
    days = list(_days(Mark.DAY_ONLY, out_first=out_first))
    assert _passed(days) == PASSED
    (flow,) = _flowed(days)
    assert flow.rows == PASSED[0].rows


def test_where_the_hour_is_known_what_went_first_did_not_pass() -> None:
    assert not _passed(list(_days(Mark(0))))
    assert not _flowed(list(_days(Mark(0))))


def test_what_goes_on_the_next_day_is_a_day_later() -> None:
    days = [
        Move(row, FIRST + row * DAY, *((10, SHELL) if row % 2 == 0 else (SHELL, 20)), 1_000_000,
             int(Mark.DAY_ONLY))
        for row in range(2 * TIMES)
    ]  # fmt: skip
    assert not _passed(days)


def test_a_debit_without_an_hour_waits_for_its_day_alone() -> None:
    day = int(Mark.DAY_ONLY)
    out, came, late = (
        Move(0, FIRST, SHELL, 1, 5, day),
        Move(1, FIRST, 2, SHELL, 5, day),
        Move(2, FIRST + HOUR, 3, SHELL, 5),
    )
    assert as_booked(SHELL, [out, came, late]) == [came, out, late]
    assert as_booked(1, [out]) == [out]
