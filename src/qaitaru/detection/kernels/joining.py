"""How what hangs together by a transfer becomes one scheme, compiled; as ``rules/joining.py``."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.packed import Codes, Packed
from qaitaru.detection.rules.joining import schemes
from qaitaru.detection.scheme import Scheme

ALONE = -1
"""In place of a place above: the move is of no scheme."""


def nothing_joined(moves: Packed) -> Codes:
    """A forest of places, each pointing to an earlier one of its scheme, the first to itself."""
    return np.full(moves.row.size, ALONE, dtype=np.int32)


@compiled
def first_of(forest: Codes, place: int) -> int:
    """The first place of a scheme; the way there is made shorter."""
    while forest[place] != place:
        forest[place] = forest[forest[place]]
        place = forest[place]
    return place


@compiled
def _taken_in(forest: Codes, place: int) -> int:
    if forest[place] == ALONE:
        forest[place] = place
    return first_of(forest, place)


@compiled
def join(forest: Codes, one: int, other: int) -> None:
    """Make two places of one scheme."""
    first, second = _taken_in(forest, one), _taken_in(forest, other)
    forest[max(first, second)] = min(first, second)


@compiled
def merge(forest: Codes, other: Codes) -> None:
    """Join in one forest what is joined in another."""
    for place in range(forest.size):
        if other[place] >= 0:
            join(forest, place, other[place])


@compiled
def flatten(forest: Codes) -> None:
    """Let each place point to its scheme's first."""
    for place in range(forest.size):
        if forest[place] >= 0:
            forest[place] = first_of(forest, place)


def told(name: str, moves: Packed, forest: Codes, least: int = 1) -> Iterator[Scheme]:
    """The schemes of a forest, of what hangs together by so many moves at least."""
    flatten(forest)
    places = np.flatnonzero(forest >= 0)
    places = places[np.argsort(forest[places], kind="stable")]
    begins = np.flatnonzero(np.diff(forest[places], prepend=ALONE))
    groups: list[NDArray[np.int64]] = np.split(moves.row[places], begins[1:])
    first = {int(moves.row[place]): moves.move(place) for place in places[begins].tolist()}
    return schemes(name, (group.tolist() for group in groups if group.size >= least), first)
