"""The compiled searches are equal to the plain ones, place by place."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.networks.small_networks import networks

from qaitaru.networks.columns import FOREVER, Columns, pack
from qaitaru.networks.passages import Passage
from qaitaru.networks.rules.searches import PLAIN
from qaitaru.networks.ways import Best, Ends, best_way, gates, ways_between

COMPILED = pytest.importorskip("qaitaru.networks.kernels.searches").COMPILED
CASES = networks(most=40, ends=7)
WITHIN = st.sampled_from((0, 1, 2, FOREVER))


def _starts(columns: Columns) -> list[int]:
    return np.flatnonzero(columns.payer == 0).tolist()


@given(CASES, WITHIN, st.integers(-1, 6), st.randoms(use_true_random=False))
def test_the_same_transfers_are_taken_by_the_same_hops(
    passages: list[Passage], within: int, until: int, dice: Random
) -> None:
    columns = pack(passages)
    allowed = np.array([dice.random() < 0.8 for _ in passages], dtype=np.bool_)
    for some in (columns, columns.mirrored):
        starts = [at for at in _starts(some) if allowed[at]]
        plain = PLAIN.reach(some, starts, allowed, within=within, until=until)
        twin = COMPILED.reach(some, starts, allowed, within=within, until=until)
        assert [one.tolist() for one in plain] == [one.tolist() for one in twin]


@given(CASES, WITHIN)
def test_the_widest_way_is_as_wide(passages: list[Passage], within: int) -> None:
    columns = pack(passages)
    allowed, starts = np.ones(columns.size, dtype=np.bool_), _starts(columns)
    assert PLAIN.widest(columns, starts, allowed, within=within, until=1) == COMPILED.widest(
        columns, starts, allowed, within=within, until=1
    )


@given(CASES, WITHIN)
def test_ways_and_gates_are_the_same(passages: list[Passage], within: int) -> None:
    columns, ends = pack(passages), Ends(0, 1, within)
    for best in Best:
        assert best_way(columns, ends, best, PLAIN) == best_way(columns, ends, best, COMPILED)
    assert gates(columns, ends, PLAIN) == gates(columns, ends, COMPILED)
    between, twin = ways_between(columns, ends, PLAIN), ways_between(columns, ends, COMPILED)
    assert [one.tolist() for one in between] == [one.tolist() for one in twin]
