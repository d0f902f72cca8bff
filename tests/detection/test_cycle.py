"""Temporal cycles: the textbook case, one unit under each parameter, the oracle, the laws."""

import random
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.detection.round_trips import every_round_trip

from qaitaru.detection.kernels.cycle import searched
from qaitaru.detection.kernels.doors import cycle_kernel, open_cycle_kernel, slow_cycle_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.cycle import (
    OPEN,
    SLOW,
    CycleParameters,
    cycle,
    open_cycle,
    round_trips,
    slow_cycle,
    unfinished,
)
from qaitaru.detection.rules.links import unfollowed
from qaitaru.detection.scheme import Scheme

ASKED = CycleParameters()
WIDE = CycleParameters(hops=5, seconds=40, percent=50, fitting=100, tried=10**9, returns=100)


def _time(move: Move) -> int:
    return move.at


ledgers = st.lists(
    st.builds(
        Move,
        st.just(0),
        st.integers(0, 60),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from((50, 80, 99, 100, 101, 120, 150)),
    ),
    max_size=25,
).map(lambda moves: [replace(one, row=row) for row, one in enumerate(sorted(moves, key=_time))])


def _trip(*legs: tuple[int, int, int, int]) -> list[Move]:
    """Second, payer, payee and amount of each."""
    return [Move(row, *leg) for row, leg in enumerate(legs)]


def _both(moves: list[Move], asked: CycleParameters) -> list[Scheme]:
    plain = list(cycle(moves, asked))
    assert list(cycle_kernel(pack(moves), asked)) == plain
    return plain


TEXTBOOK = _trip((0, 1, 2, 1_000), (HOUR, 2, 3, 950), (2 * HOUR, 3, 1, 900))


def test_money_that_comes_back_through_two_others_is_a_cycle() -> None:
    assert _both(TEXTBOOK, ASKED) == [Scheme("cycle", (1, 2), 0, (0, 1, 2))]


def test_there_and_back_is_the_shortest_cycle() -> None:
    assert _both(_trip((0, 1, 2, 1_000), (1, 2, 1, 1_000)), ASKED)


def test_a_leg_before_the_one_that_it_would_carry_on_makes_none() -> None:
    assert not _both(_trip((0, 2, 3, 950), (HOUR, 1, 2, 1_000), (2 * HOUR, 3, 1, 900)), ASKED)


def test_of_one_second_the_row_tells_which_was_first() -> None:
    assert _both([replace(one, at=0) for one in TEXTBOOK], ASKED)
    assert not _both([replace(one, at=0, row=9 - one.row) for one in TEXTBOOK], ASKED)


def test_a_second_more_than_the_time_is_too_late() -> None:
    there = (0, 1, 2, 1_000)
    assert _both(_trip(there, (72 * HOUR, 2, 1, 1_000)), ASKED)
    assert not _both(_trip(there, (72 * HOUR + 1, 2, 1, 1_000)), ASKED)


def test_the_time_is_that_of_the_whole_not_of_a_leg() -> None:
    legs = (0, 1, 2, 1_000), (40 * HOUR, 2, 3, 1_000), (73 * HOUR, 3, 1, 1_000)
    assert not _both(_trip(*legs), ASKED)


def test_a_minor_unit_less_or_more_is_not_conserved() -> None:
    for amount, is_found in ((800, True), (799, False), (1_200, True), (1_201, False)):
        assert bool(_both(_trip((0, 1, 2, 1_000), (1, 2, 1, amount)), ASKED)) is is_found


def test_eight_hops_are_found_and_nine_are_not() -> None:
    for hops, is_found in ((8, True), (9, False)):
        ring = [(at, at, (at + 1) % hops, 1_000) for at in range(hops)]
        assert bool(_both(_trip(*ring), ASKED)) is is_found


def test_the_slow_and_the_open_form_have_two_hops_more() -> None:
    for hops, is_found in ((10, True), (11, False)):
        ring = _trip(*[(at, at, (at + 1) % hops, 1_000) for at in range(hops)])
        assert bool(list(slow_cycle(ring, SLOW))) is bool(list(open_cycle(ring, OPEN))) is is_found
        assert list(slow_cycle_kernel(pack(ring), SLOW)) == list(slow_cycle(ring, SLOW))


def test_an_account_is_met_once() -> None:
    legs = (0, 1, 2, 100), (1, 2, 3, 100), (2, 3, 2, 110), (3, 2, 1, 120)
    (found,) = _both(_trip(*legs), CycleParameters(percent=10))
    assert found.rows == (1, 2)


def test_a_move_to_oneself_is_no_leg() -> None:
    assert not _both(_trip((0, 1, 1, 100), (1, 1, 1, 100)), ASKED)


def test_round_trips_that_share_a_transfer_are_one_scheme() -> None:
    legs = (
        (0, 1, 2, 100),
        (1, 2, 1, 100),
        (2, 2, 3, 100),
        (3, 3, 1, 100),
        (9, 5, 6, 7),
        (9, 6, 5, 7),
    )
    assert [one.rows for one in _both(_trip(*legs), ASKED)] == [(0, 1, 2, 3), (4, 5)]


def test_those_of_the_same_second_and_accounts_are_one_scheme() -> None:
    legs = (0, 1, 2, 100), (0, 1, 2, 900), (1, 2, 1, 100), (1, 2, 1, 900)
    assert [one.rows for one in _both(_trip(*legs), ASKED)] == [(0, 1, 2, 3)]


def test_an_account_too_busy_to_be_seen_through_is_told() -> None:
    legs = (0, 1, 2, 100), (1, 2, 1, 100), (2, 2, 3, 100)
    narrow = CycleParameters(fitting=1)
    assert _both(_trip(*legs), CycleParameters(fitting=2))
    assert not _both(_trip(*legs), narrow)
    assert unfollowed(_trip(*legs), narrow) == [0]
    assert searched(pack(_trip(*legs)), narrow)[1:] == (1, 0)


def test_an_account_paid_too_often_for_a_return_to_tell_anything_is_told() -> None:
    legs = _trip((0, 1, 2, 100), (1, 2, 1, 100), (2, 3, 1, 5))
    once = CycleParameters(returns=1)
    assert _both(legs, CycleParameters(returns=2))
    assert not _both(legs, once)
    assert unfinished(legs, once) == [0]
    assert searched(pack(legs), once)[1:] == (0, 1)


def test_a_search_that_was_not_finished_is_told() -> None:
    legs = _trip((0, 1, 2, 100), (1, 2, 3, 100), (2, 3, 1, 100), (3, 2, 1, 100))
    short = CycleParameters(tried=2)
    assert not unfinished(legs, CycleParameters(tried=3))
    assert [one.rows for one in _both(legs, short)] == [(0, 1, 2)]
    assert unfinished(legs, short) == [0]
    assert searched(pack(legs), short)[1:] == (0, 1)


def test_the_slow_form_has_a_month_and_the_open_one_any_amounts() -> None:
    month = _trip((0, 1, 2, 100), (30 * DAY, 2, 1, 100))
    assert [one.typology for one in slow_cycle(month, SLOW)] == ["slow_cycle"]
    assert list(slow_cycle_kernel(pack(month), SLOW)) == list(slow_cycle(month, SLOW))
    uneven = _trip((0, 1, 2, 100), (10 * DAY, 2, 1, 100_100))
    assert [one.typology for one in open_cycle(uneven, OPEN)] == ["open_cycle"]
    assert list(open_cycle_kernel(pack(uneven), OPEN)) == list(open_cycle(uneven, OPEN))
    assert not list(open_cycle(_trip((0, 1, 2, 100), (1, 2, 1, 100_101)), OPEN))


def test_an_empty_ledger_has_none() -> None:
    assert not _both([], ASKED)


@given(ledgers)
def test_every_round_trip_is_found_and_nothing_else(moves: list[Move]) -> None:
    assert set(round_trips(moves, WIDE)) == every_round_trip(moves, WIDE)
    rows = Counter(row for scheme in _both(moves, WIDE) for row in scheme.rows)
    assert set(rows) == {row for trip in every_round_trip(moves, WIDE) for row in trip}
    assert set(rows.values()) <= {1}


@given(ledgers, st.randoms(use_true_random=False), st.integers(-(10**6), 10**9))
def test_order_told_time_of_year_and_strangers_change_nothing(
    moves: list[Move], dice: random.Random, later: int
) -> None:
    found = sorted(_both(moves, WIDE))
    told = sorted(moves, key=lambda _: dice.random())
    assert sorted(_both(told, WIDE)) == found
    moved = [replace(one, at=one.at + later) for one in moves]
    shifted = [replace(one, begins=one.begins + later) for one in found]
    assert sorted(_both(moved, WIDE)) == shifted
    assert sorted(_both([*moves, Move(99, 30, 77, 88, 100)], WIDE)) == found
