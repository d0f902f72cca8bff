"""A date says nothing of the order within its day: rings, chains and layers take either."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.detection.round_trips import every_round_trip

from qaitaru.detection.kernels import doors
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.cycle import CycleParameters, cycle, round_trips
from qaitaru.detection.rules.layering_chain import LayeringChainParameters, layering_chain
from qaitaru.detection.rules.layers import STACKED, LayersParameters, bipartite, stack
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters, scatter_gather
from qaitaru.detection.scheme import Scheme

DATED = int(Mark.DAY_ONLY)
RINGS = CycleParameters(hops=5, seconds=2 * DAY, percent=50, tried=10**9)
CHAINS = LayeringChainParameters(hops=4, seconds=2 * DAY, percent=50, passed=0)
THROUGH = ScatterGatherParameters(middles=2, seconds=2 * DAY, percent=50)
LAYERS = LayersParameters(accounts=2)

Asked = Callable[[Sequence[Move]], Iterable[Scheme]]
ASKED: dict[str, tuple[Asked, Asked]] = {
    "cycle": (lambda own: cycle(own, RINGS), lambda own: doors.cycle_kernel(pack(own), RINGS)),
    "chain": (
        lambda own: layering_chain(own, CHAINS),
        lambda own: doors.layering_chain_kernel(pack(own), CHAINS),
    ),
    "through": (
        lambda own: scatter_gather(own, THROUGH),
        lambda own: doors.scatter_gather_kernel(pack(own), THROUGH),
    ),
    "layers": (
        lambda own: bipartite(own, LAYERS),
        lambda own: doors.bipartite_kernel(pack(own), LAYERS),
    ),
}

days = st.lists(
    st.builds(
        Move,
        st.just(0),
        st.integers(0, 3).map(lambda day: day * DAY),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from((80, 100, 120)),
        st.sampled_from((DATED, DATED, 0)),
    ),
    max_size=14,
).map(lambda own: [replace(one, row=row) for row, one in enumerate(sorted(own, key=_day))])


def _day(move: Move) -> int:
    return move.at


def _told(*legs: tuple[int, int], marks: int = DATED) -> list[Move]:
    """Payer and payee of each, all on one day, in the order of the file."""
    return [Move(row, DAY, *leg, 1_000, marks) for row, leg in enumerate(legs)]


def _rows(asked: Asked, moves: Sequence[Move]) -> list[tuple[int, ...]]:
    return [one.rows for one in asked(moves)]


BACKWARD = {
    "cycle": _told((3, 1), (2, 3), (1, 2)),
    "chain": _told((4, 5), (3, 4), (2, 3), (1, 2)),
    "through": _told((2, 9), (3, 9), (1, 2), (1, 3)),
}


@pytest.mark.parametrize("name", BACKWARD)
def test_what_the_file_tells_backward_is_found_where_no_hour_is_known(name: str) -> None:
    moves = BACKWARD[name]
    for asked in ASKED[name]:
        assert _rows(asked, moves) == [tuple(range(len(moves)))]
        assert not _rows(asked, [replace(one, marks=0) for one in moves])
        assert not _rows(asked, [replace(one, at=one.at - one.row * DAY) for one in moves[1:]])


def test_layers_of_one_day_are_told_in_either_order() -> None:
    moves = _told((3, 5), (4, 5), (3, 6), (4, 6), (1, 3), (1, 4), (2, 3), (2, 4))
    assert [one.rows for one in stack(moves, STACKED)] == [tuple(range(8))]
    assert not list(stack([replace(one, marks=0) for one in moves], STACKED))


def test_three_that_go_round_in_a_day_are_a_ring_and_no_chain_of_four() -> None:
    ring = BACKWARD["cycle"]
    assert not any(_rows(asked, ring) for asked in ASKED["chain"])
    longer = [*ring, Move(3, 2 * DAY, 1, 7, 1_000, DATED)]
    assert [_rows(asked, longer) for asked in ASKED["chain"]] == [[(0, 1, 2, 3)]] * 2


def test_a_date_is_before_each_hour_of_its_day() -> None:
    there, back = Move(0, DAY, 1, 2, 1_000, DATED), Move(1, DAY + HOUR, 2, 1, 1_000)
    assert [_rows(asked, [there, back]) for asked in ASKED["cycle"]] == [[(0, 1)]] * 2
    midnight = replace(back, at=DAY, row=0), replace(there, row=1)
    assert [_rows(asked, midnight) for asked in ASKED["cycle"]] == [[(0, 1)]] * 2


@given(days)
def test_every_round_trip_of_days_is_found_and_nothing_else(moves: list[Move]) -> None:
    assert set(round_trips(moves, RINGS)) == every_round_trip(moves, RINGS)


@given(days)
def test_the_kernels_take_either_order_as_the_plain_rules_do(moves: list[Move]) -> None:
    for plain, kernel in ASKED.values():
        assert sorted(kernel(moves)) == sorted(plain(moves))


@given(days, st.randoms(use_true_random=False))
def test_the_order_of_the_file_within_a_day_changes_nothing(
    moves: list[Move], dice: random.Random
) -> None:
    dated = [replace(one, marks=DATED) for one in moves]
    shuffled = sorted(dated, key=lambda one: (one.at, dice.random()))
    place = {one.row: row for row, one in enumerate(shuffled)}
    told = [replace(one, row=place[one.row]) for one in dated]
    for asked in (each for name in ("cycle", "chain", "through") for each in ASKED[name]):
        found = {row for rows in _rows(asked, dated) for row in rows}
        assert {row for rows in _rows(asked, told) for row in rows} == {place[at] for at in found}
