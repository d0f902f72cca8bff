"""Layering chains, compiled; equal to ``rules/layering_chain.py``."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.joining import join, nothing_joined, told
from qaitaru.detection.kernels.links import Links, links
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.layering_chain import LayeringChainParameters
from qaitaru.detection.scheme import Scheme


def layering_chains(name: str, moves: Packed, asked: LayeringChainParameters) -> Iterator[Scheme]:
    """Chains long enough, those that share a link together."""
    onward, forest = links(moves, asked), nothing_joined(moves)
    got = _about(moves, moves.payee, asked.seconds)
    spent = _about(moves, moves.payer, asked.seconds)
    passes = np.minimum(got, spent) * 100 >= asked.passed * np.maximum(got, spent)
    has_days = bool((moves.marks & Mark.DAY_ONLY).any())
    _join_long(moves, onward, passes, (asked.hops, has_days), forest)
    return told(name, moves, forest, asked.hops)


@compiled
def _about(moves: Packed, side: Codes, seconds: int) -> Numbers:
    """Of each move, what its payee's moves of one side sum to within the time before and after."""
    rows = moves.row.size
    own, about = np.zeros(moves.accounts.size, dtype=np.int64), np.empty(rows, dtype=np.int64)
    first, end = 0, 0
    for place in range(rows):
        at = moves.at[place]
        while end < rows and moves.at[end] <= at + seconds:
            if moves.payer[end] != moves.payee[end]:
                own[side[end]] += moves.amount[end]
            end += 1
        while moves.at[first] < at - seconds:
            if moves.payer[first] != moves.payee[first]:
                own[side[first]] -= moves.amount[first]
            first += 1
        about[place] = own[moves.payee[place]]
    return about


@compiled
def _join_long(
    moves: Packed, onward: Links, passes: NDArray[np.bool_], terms: tuple[int, bool], forest: Codes
) -> None:
    """Join the links that lie on a chain long enough."""
    hops, has_days = terms
    rows = moves.row.size
    before, after = np.ones(rows, dtype=np.int32), np.ones(rows, dtype=np.int32)
    is_longer = _lengthen(moves, onward, passes, hops, before, after)
    while has_days and is_longer:  # links within a day lead back as well
        is_longer = _lengthen(moves, onward, passes, hops, before, after)
    for place in range(rows):
        for step in _steps(onward, passes, place):
            long = before[place] + after[step] >= hops
            if long and moves.payee[step] != moves.payer[place]:
                join(forest, place, step)


@compiled
def _lengthen(
    moves: Packed,
    onward: Links,
    passes: NDArray[np.bool_],
    most: int,
    before: Codes,
    after: Codes,
) -> bool:
    """The hops of the longest chain to each move and from it on, once through; if any is longer."""
    is_longer = False
    for place in range(moves.row.size):
        for step in _steps(onward, passes, place):
            hops = min(before[place] + 1, most)
            if moves.payee[step] != moves.payer[place] and hops > before[step]:
                before[step], is_longer = hops, True
    for place in range(moves.row.size - 1, -1, -1):
        for step in _steps(onward, passes, place):
            hops = min(after[step] + 1, most)
            if moves.payee[step] != moves.payer[place] and hops > after[place]:
                after[place], is_longer = hops, True
    return is_longer


@compiled
def _steps(onward: Links, passes: NDArray[np.bool_], place: int) -> Codes:
    """What carries a move on, where its payee passes on."""
    first = onward.begins[place]
    return onward.onward[first : onward.begins[place + 1] if passes[place] else first]
