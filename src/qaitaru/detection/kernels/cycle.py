"""Temporal cycles, compiled; equal to ``rules/cycle.py``.

A search sets out only from transfers whose payer is paid again within the time, and not too often,
and only where a quick look (``returns.py``) cannot tell that nothing comes back.
Each thread searches a part of them and joins what it finds in a forest of its own, so that the
memory taken does not grow with the number of round trips.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.joining import join, merge, nothing_joined, told
from qaitaru.detection.kernels.links import THREADS, Links, links
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.returns import Returns, last_of, returns_of
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.scheme import Scheme

_LOOKED: Final = 64  # links at most to see that nothing comes back


def cycles(name: str, moves: Packed, asked: CycleParameters) -> Iterator[Scheme]:
    """Round trips, those that share a transfer together."""
    forest, _, _ = searched(moves, asked)
    return told(name, moves, forest)


def searched(moves: Packed, asked: CycleParameters) -> tuple[Codes, int, int]:
    """The forest of round trips, and how many moves were not followed and not finished.

    A move from which nothing comes back is finished, however much there is to look at.
    """
    onward = links(moves, asked)
    terms = (asked.hops, asked.seconds, asked.tried, asked.returns)
    edges = np.linspace(0, moves.row.size, THREADS + 1).astype(np.int64).tolist()
    back = returns_of(moves, asked.seconds)

    def search(first: int, last: int) -> tuple[Codes, int]:
        forest = nothing_joined(moves)
        return forest, _search(moves, onward, back, terms, (first, last), forest)

    with ThreadPoolExecutor(THREADS) as pool:
        (forest, unfinished), *others = pool.map(search, edges[:-1], edges[1:])
    for other, more in others:
        merge(forest, other)
        unfinished += more
    return forest, onward.unfollowed, unfinished


@compiled
def _search(
    moves: Packed,
    onward: Links,
    back: Returns,
    terms: tuple[int, int, int, int],
    between: tuple[int, int],
    forest: Codes,
) -> int:
    """Search from the moves from one place to another; how many were not finished."""
    path, ways = np.zeros(terms[0] + 1, dtype=np.int32), np.zeros(terms[0] + 1, dtype=np.int64)
    unfinished = 0
    for start in range(between[0], between[1]):
        if back.times[start] == 0 or onward.begins[start + 1] == onward.begins[start]:
            continue
        if back.times[start] > terms[3]:
            unfinished += 1
        elif _may_return(moves, onward, last_of(moves, back, start), terms, start, path, ways):
            unfinished += not _from(moves, onward, terms, start, forest, path, ways)
    return unfinished


@compiled
def _may_return(
    moves: Packed,
    onward: Links,
    seconds: tuple[int, int],
    terms: tuple[int, int, int, int],
    start: int,
    path: Codes,
    ways: Numbers,
) -> bool:
    """Whether a round trip begins with a move, or too much was tried to tell.

    Args:
        seconds: no round trip ends after the first, nor is between others after the second.
    """
    home, left = moves.payer[start], min(terms[2], _LOOKED)
    path[0], ways[0] = start, onward.begins[start]
    depth = 1 if moves.at[start] <= seconds[1] else 0
    while depth:
        way = ways[depth - 1]
        if way == onward.begins[path[depth - 1] + 1]:
            depth -= 1
            continue
        step = onward.onward[way]
        if moves.at[step] > seconds[0]:  # as all after it
            depth -= 1
            continue
        if left == 0 or moves.payee[step] == home:
            return True
        left -= 1
        ways[depth - 1] = way + 1
        is_between = moves.at[step] <= seconds[1] and depth + 1 < terms[0]
        if is_between and _is_new(moves, path, depth, moves.payee[step]):
            path[depth], ways[depth] = step, onward.begins[step]
            depth += 1
    return False


@compiled
def _from(
    moves: Packed,
    onward: Links,
    terms: tuple[int, int, int, int],
    start: int,
    forest: Codes,
    path: Codes,
    ways: Numbers,
) -> bool:
    """Join the round trips that begin with a move; whether all links were tried."""
    hops, until, left = terms[0], moves.at[start] + terms[1], terms[2]
    home, depth = moves.payer[start], 1
    path[0], ways[0] = start, onward.begins[start]
    while depth:
        way = ways[depth - 1]
        if way == onward.begins[path[depth - 1] + 1]:
            depth -= 1
            continue
        if left == 0:
            return False
        left -= 1
        ways[depth - 1] = way + 1
        step = onward.onward[way]
        if moves.at[step] > until or depth == hops:
            continue
        if moves.payee[step] == home:
            for place in path[:depth]:
                join(forest, place, step)
        elif _is_new(moves, path, depth, moves.payee[step]):
            path[depth], ways[depth] = step, onward.begins[step]
            depth += 1
    return True


@compiled
def _is_new(moves: Packed, path: Codes, depth: int, account: int) -> bool:
    is_new = True
    for place in path[:depth]:
        is_new &= moves.payee[place] != account
    return is_new
