"""Layering chains: the textbook case, one unit under each parameter, the oracle, the laws."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.detection.kernels.doors import layering_chain_kernel, short_layering_chain_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import HOUR, Move
from qaitaru.detection.rules.layering_chain import (
    SHORT,
    LayeringChainParameters,
    layering_chain,
    short_layering_chain,
)
from qaitaru.detection.scheme import Scheme

ASKED = LayeringChainParameters()
DENSE = LayeringChainParameters(3, 10, 20, 40, 100)
DWELL = 48 * HOUR


def _time(move: Move) -> int:
    return move.at


ledgers = st.lists(
    st.builds(
        Move,
        st.just(0),
        st.integers(0, 40),
        st.integers(0, 6),
        st.integers(0, 6),
        st.sampled_from((80, 99, 100, 120)),
    ),
    max_size=16,
).map(lambda moves: [replace(one, row=row) for row, one in enumerate(sorted(moves, key=_time))])


def _chain(*amounts: int, dwell: int = HOUR) -> list[Move]:
    return [Move(at, at * dwell, at, at + 1, amount) for at, amount in enumerate(amounts)]


def _both(moves: Sequence[Move], asked: LayeringChainParameters = ASKED) -> list[Scheme]:
    plain = sorted(layering_chain(moves, asked))
    assert sorted(layering_chain_kernel(pack(moves), asked)) == plain
    return plain


def test_money_handed_on_four_times_is_a_chain() -> None:
    found = _both(_chain(1_000, 950, 930, 920))
    assert found == [Scheme("layering_chain", (0, 1), 0, (0, 1, 2, 3))]


def test_three_hops_are_none() -> None:
    assert not _both(_chain(1_000, 950, 930))


def test_two_accounts_that_pass_on_are_a_short_chain_and_one_is_none() -> None:
    three = _chain(1_000, 950, 930)
    found = [Scheme("short_layering_chain", (0, 1), 0, (0, 1, 2))]
    assert list(short_layering_chain(three, SHORT)) == found
    assert list(short_layering_chain_kernel(pack(three), SHORT)) == found
    assert not list(short_layering_chain(three[:2], SHORT))


def test_money_that_rests_a_second_too_long_breaks_it() -> None:
    assert _both(_chain(100, 100, 100, 100, dwell=DWELL))
    assert not _both(_chain(100, 100, 100, 100, dwell=DWELL + 1))


def test_a_minor_unit_less_breaks_it() -> None:
    assert _both(_chain(1_000, 1_000, 900, 900))
    assert not _both(_chain(1_000, 1_000, 899, 899))


def test_an_account_that_keeps_a_part_of_what_it_gets_breaks_it() -> None:
    chain = _chain(1_000, 1_000, 1_000, 1_000)
    assert _both([*chain, Move(9, HOUR, 50, 2, 111)])
    assert not _both([*chain, Move(9, HOUR, 50, 2, 112)])
    assert _both([*chain, Move(9, HOUR + DWELL + 1, 50, 2, 112)])


def test_money_paid_straight_back_is_not_handed_on() -> None:
    legs = [Move(at, at, at % 2, (at + 1) % 2, 100) for at in range(4)]
    assert not _both(legs, replace(ASKED, passed=0))


def test_an_account_too_busy_to_be_seen_through_breaks_it() -> None:
    chain, more = _chain(100, 100, 100, 100), Move(9, HOUR, 2, 50, 100)
    assert not _both([*chain, more], replace(ASKED, passed=0, fitting=1))
    assert _both([*chain, more], replace(ASKED, passed=0, fitting=2))


def test_chains_that_share_a_link_are_one_scheme() -> None:
    moves = [*_chain(100, 100, 100, 100), Move(4, 3 * HOUR, 3, 9, 100)]
    assert [one.rows for one in _both(moves, replace(ASKED, passed=0))] == [(0, 1, 2, 3, 4)]


def test_a_move_to_oneself_is_no_hop() -> None:
    assert not _both([*_chain(100, 100, 100), Move(3, 3 * HOUR, 3, 3, 100)])


@given(ledgers)
def test_every_row_of_a_chain_is_found_and_nothing_else(moves: list[Move]) -> None:
    found = {row for scheme in _both(moves, DENSE) for row in scheme.rows}
    assert found == {move.row for chain in _chains(moves) for move in chain}


def _chains(moves: Sequence[Move]) -> Iterator[tuple[Move, ...]]:
    """Every chain of as many hops as asked, tried one by one."""
    chains: list[tuple[Move, ...]] = [(one,) for one in moves if one.payer != one.payee]
    for _ in range(DENSE.hops - 1):
        chains = [(*chain, one) for chain in chains for one in moves if _goes_on(chain, one, moves)]
    yield from chains


def _goes_on(chain: tuple[Move, ...], one: Move, moves: Sequence[Move]) -> bool:
    last = chain[-1]
    near = [each for each in moves if abs(each.at - last.at) <= DENSE.seconds]
    got = sum(each.amount for each in near if each.payee == last.payee != each.payer)
    spent = sum(each.amount for each in near if each.payer == last.payee != each.payee)
    return (
        one.payer == last.payee
        and one.payee not in {last.payer, one.payer}
        and (one.at, one.row) > (last.at, last.row)
        and one.at - last.at <= DENSE.seconds
        and 80 * last.amount <= 100 * one.amount <= 120 * last.amount
        and 100 * min(got, spent) >= DENSE.passed * max(got, spent)
    )


@given(ledgers, st.randoms(use_true_random=False), st.integers(-(10**6), 10**9))
def test_order_told_time_of_year_and_strangers_change_nothing(
    moves: list[Move], dice: random.Random, later: int
) -> None:
    found = _both(moves, DENSE)
    assert _both(sorted(moves, key=lambda _: dice.random()), DENSE) == found
    moved = [replace(one, at=one.at + later) for one in moves]
    assert _both(moved, DENSE) == [replace(one, begins=one.begins + later) for one in found]
    assert _both([*moves, Move(99, 30, 77, 88, 100)], DENSE) == found
