"""What hangs together at accounts, compiled; its layers are told by ``rules/layers.py``."""

from collections.abc import Iterator

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.joining import flatten, join, nothing_joined
from qaitaru.detection.kernels.own import Own, lives_of
from qaitaru.detection.kernels.packed import Codes, Packed
from qaitaru.detection.moves import Move
from qaitaru.detection.rules.layers import LayersParameters, layered
from qaitaru.detection.scheme import Scheme


def layers(name: str, moves: Packed, asked: LayersParameters) -> Iterator[Scheme]:
    """The groups of a typology's layers."""
    forest = nothing_joined(moves)
    _hang(moves, lives_of(moves), asked.seconds, forest)
    flatten(forest)
    return layered(name, _groups(moves, forest, asked), asked)


@compiled
def _hang(moves: Packed, lives: Own, seconds: int, forest: Codes) -> None:
    """Join what follows each other at an account, sooner than so much."""
    for account in range(moves.accounts.size):
        for slot in range(lives.begins[account] + 1, lives.begins[account + 1]):
            before, place = lives.places[slot - 1], lives.places[slot]
            if moves.at[place] - moves.at[before] < seconds:
                join(forest, before, place)


def _groups(moves: Packed, forest: Codes, asked: LayersParameters) -> Iterator[list[Move]]:
    """The groups that may be wide enough and are not too large, each in the order of time."""
    sizes = np.bincount(forest[forest >= 0], minlength=forest.size)
    fits = (sizes >= asked.accounts) & (sizes <= asked.transfers)
    places = np.flatnonzero((forest >= 0) & fits[forest])
    places = places[np.argsort(forest[places], kind="stable")]
    begins = np.flatnonzero(np.diff(forest[places]))
    for own in np.split(places, begins + 1) if places.size else ():
        yield [moves.move(place) for place in own.tolist()]
