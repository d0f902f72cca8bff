"""What hangs together at accounts, compiled; its layers are told by ``rules/layers.py``."""

from collections.abc import Iterator

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.joining import flatten, join, nothing_joined
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Move
from qaitaru.detection.rules.layers import LayersParameters, layered
from qaitaru.detection.scheme import Scheme


def layers(name: str, moves: Packed, asked: LayersParameters) -> Iterator[Scheme]:
    """The groups of a typology's layers."""
    forest = nothing_joined(moves)
    _hang(forest, *_neighbours(moves, asked.seconds))
    flatten(forest)
    return layered(name, _groups(moves, forest, asked), asked)


def _neighbours(moves: Packed, seconds: int) -> tuple[Numbers, Numbers]:
    """Places that follow each other at an account, sooner than so much."""
    places = np.flatnonzero(moves.payer != moves.payee)
    account = np.concatenate((moves.payer[places], moves.payee[places]))
    both = np.concatenate((places, places))
    order = np.lexsort((both, account))
    account, both = account[order], both[order]
    first, after = both[:-1], both[1:]
    is_near = (account[:-1] == account[1:]) & (moves.at[after] - moves.at[first] < seconds)
    return first[is_near], after[is_near]


@compiled
def _hang(forest: Codes, first: Numbers, after: Numbers) -> None:
    for number in range(first.size):
        join(forest, first[number], after[number])


def _groups(moves: Packed, forest: Codes, asked: LayersParameters) -> Iterator[list[Move]]:
    """The groups that may be wide enough and are not too large, each in the order of time."""
    sizes = np.bincount(forest[forest >= 0], minlength=forest.size)
    fits = (sizes >= asked.accounts) & (sizes <= asked.transfers)
    places = np.flatnonzero((forest >= 0) & fits[forest])
    places = places[np.argsort(forest[places], kind="stable")]
    begins = np.flatnonzero(np.diff(forest[places]))
    for own in np.split(places, begins + 1) if places.size else ():
        yield [moves.move(place) for place in own.tolist()]
