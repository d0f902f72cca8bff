"""Scatter-gather and gather-scatter: the textbook case, one unit under each parameter, the laws."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.detection.kernels.doors import open_scatter_gather_kernel, scatter_gather_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import HOUR, Move
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters, gather_scatter
from qaitaru.detection.rules.scatter_gather import (
    OPEN,
    ScatterGatherParameters,
    open_scatter_gather,
    scatter_gather,
)
from qaitaru.detection.scheme import NONE, Scheme

THROUGH = ScatterGatherParameters()
ABOUT = GatherScatterParameters()
LATE = 72 * HOUR


def _time(move: Move) -> int:
    return move.at


ledgers = st.lists(
    st.builds(
        Move,
        st.just(0),
        st.integers(0, 60),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from((80, 99, 100, 120)),
    ),
    max_size=40,
).map(lambda moves: [replace(one, row=row) for row, one in enumerate(sorted(moves, key=_time))])


def _moves(*legs: tuple[int, int, int, int]) -> list[Move]:
    """Second, payer, payee and amount of each."""
    return [Move(row, *leg) for row, leg in enumerate(legs)]


def _legs(last: tuple[int, int]) -> list[Move]:
    """Account 1 pays 9 through three; the last middle pays at a second, an amount."""
    into = [(at, 1, 2 + at, 1_000) for at in range(3)]
    return _moves(*into, (HOUR, 2, 9, 950), (HOUR, 3, 9, 1_050), (last[0], 4, 9, last[1]))


def _through(moves: list[Move], asked: ScatterGatherParameters = THROUGH) -> list[Scheme]:
    plain = sorted(scatter_gather(moves, asked))
    assert sorted(scatter_gather_kernel(pack(moves), asked)) == plain
    return plain


def test_one_pays_another_through_three() -> None:
    found = _through(_legs((HOUR, 1_000)))
    assert found == [Scheme("scatter_gather", (1, 9), 0, (0, 1, 2, 3, 4, 5))]


@pytest.mark.parametrize(
    ("last", "is_found"),
    [
        ((2 + LATE, 1_000), True),
        ((3 + LATE, 1_000), False),
        ((HOUR, 800), True),
        ((HOUR, 799), False),
        ((HOUR, 1_200), True),
        ((HOUR, 1_201), False),
    ],
)
def test_each_leg_is_in_time_and_conserved(last: tuple[int, int], is_found: bool) -> None:  # noqa: FBT001 - a case of a table
    assert bool(_through(_legs(last))) is is_found


def test_two_middles_are_none_however_often_they_are_used() -> None:
    legs = [(at, 1, 2 + at % 2, 1_000) for at in range(4)]
    back = [(at + 9, 2 + at % 2, 9, 1_000) for at in range(4)]
    assert not _through(_moves(*legs, *back))


def test_money_that_only_comes_back_is_no_scatter() -> None:
    into = [(at, 1, 2 + at, 1_000) for at in range(3)]
    assert not _through(_moves(*into, *[(HOUR, 2 + at, 1, 1_000) for at in range(3)]))


def test_legs_far_from_each_other_are_two_schemes() -> None:
    first = _legs((HOUR, 1_000))
    later = [replace(one, row=one.row + 6, at=one.at + LATE + 2) for one in first]
    assert [one.rows[0] for one in _through(first + later)] == [0, 6]
    near = [replace(one, at=one.at - 1) for one in later]
    assert [one.rows[0] for one in _through(first + near)] == [0]


def test_a_middle_too_busy_to_be_seen_through_is_none() -> None:
    legs = _legs((HOUR, 1_000))
    narrow = replace(THROUGH, fitting=1)
    assert _through(legs, narrow)
    assert not _through([*legs, Move(6, HOUR, 4, 7, 1_000)], narrow)


def test_ends_too_busy_to_tell_anything_are_none() -> None:
    legs = _legs((HOUR, 1_000))
    assert _through(legs, replace(THROUGH, busy=3))
    assert not _through([*legs, Move(6, LATE, 1, 7, 1)], replace(THROUGH, busy=3))
    assert not _through([*legs, Move(6, HOUR, 7, 9, 1)], replace(THROUGH, busy=3))
    assert _through([*legs, Move(6, LATE + 1, 1, 7, 1)], replace(THROUGH, busy=3))


def test_the_open_form_asks_less_of_the_amounts() -> None:
    legs = _legs((9 * 24 * HOUR, 50_000))
    (found,) = open_scatter_gather(legs, OPEN)
    assert found.typology == "open_scatter_gather"
    assert list(open_scatter_gather_kernel(pack(legs), OPEN)) == [found]


def _about(out_at: int = HOUR, last: int = 1_000, payees: int = 3) -> list[Move]:
    """Three pay account 9, a second after another; then it pays others."""
    into = [(at, 1 + at, 9, 1_000) for at in range(3)]
    outs = [(2, 9, 11, 1_000), (2, 9, 12, 1_000), (out_at, 9, 10 + payees, last)]
    return _moves(*into, *outs)


def test_three_pay_one_who_pays_three() -> None:
    found = list(gather_scatter(_about(), ABOUT))
    assert found == [Scheme("gather_scatter", (9, NONE), 2, (0, 1, 2, 3, 4, 5))]


def test_the_sums_are_conserved() -> None:
    for last, is_found in ((400, True), (399, False), (1_600, True), (1_601, False)):
        assert bool(list(gather_scatter(_about(last=last), ABOUT))) is is_found


def test_both_sides_have_three_and_are_in_time() -> None:
    assert not list(gather_scatter(_about(payees=2), ABOUT))
    assert not list(gather_scatter(_about()[1:], ABOUT))
    assert list(gather_scatter(_about(out_at=LATE + 1), ABOUT))
    assert not list(gather_scatter(_about(out_at=LATE + 2), ABOUT))
    late = [replace(one, at=one.at + LATE - 2) if one.row else one for one in _about()]
    assert list(gather_scatter([replace(one, at=one.at + 1) for one in late[:1]] + late[1:], ABOUT))
    assert not list(gather_scatter(late, ABOUT))


def test_what_went_out_before_is_no_scatter() -> None:
    turned = [Move(one.row, -one.at, one.payer, one.payee, one.amount) for one in _about()]
    assert not list(gather_scatter(turned, ABOUT))


@given(ledgers, st.randoms(use_true_random=False), st.integers(-(10**6), 10**9))
def test_order_told_time_of_year_and_strangers_change_nothing(
    moves: list[Move], dice: random.Random, later: int
) -> None:
    through = ScatterGatherParameters(2, 20, 20, 5)
    about = GatherScatterParameters(2, 20, 20)
    told = sorted(moves, key=lambda _: dice.random())
    for changed, by in (
        (told, 0),
        ([replace(one, at=one.at + later) for one in moves], later),
        ([*moves, Move(99, 30, 77, 88, 100)], 0),
    ):
        for now, was in (
            (_through(changed, through), _through(moves, through)),
            (sorted(gather_scatter(changed, about)), sorted(gather_scatter(moves, about))),
        ):
            assert now == [replace(one, begins=one.begins + by) for one in was]


@given(ledgers)
def test_a_scatter_gather_has_its_middles_between_its_ends(moves: list[Move]) -> None:
    by_row = {one.row: one for one in moves}
    for scheme in _through(moves, ScatterGatherParameters(2, 20, 20, 5)):
        payer, payee = scheme.anchors
        into = {by_row[row].payee for row in scheme.rows if by_row[row].payer == payer}
        out = {by_row[row].payer for row in scheme.rows if by_row[row].payee == payee}
        assert len(into & out) >= 2
