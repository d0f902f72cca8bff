"""How much each level weighs, learned from the pairs themselves: expectation and maximisation.

What the state's numbers say is taken as known: pairs that have one number are the same, pairs in
conflict are not. The other pairs are shared out between the two by what agrees in them, again and
again. A table of what is usual stands behind both, so that ten records teach no nonsense.

Source: I. P. Fellegi and A. B. Sunter, "A theory for record linkage", Journal of the American
Statistical Association 64 (1969); W. E. Winkler, "Using the EM algorithm for weight computation in
the Fellegi-Sunter model of record linkage" (1988).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.resolution.fields import FIELDS, LEVELS, Field
from qaitaru.resolution.usual import USUAL_SHARE, usual
from qaitaru.resolution.values import SILENT, Ints, Levels

Floats = NDArray[np.float64]

SAME, DIFFERENT, UNKNOWN = 1, 0, -1
"""What the state's numbers say of a pair."""

_BEHIND: Final = 40.0  # pairs that the usual table counts for
_ROUNDS: Final = 200
_STILL: Final = 1e-7
_PLACES: Final = 6  # beyond them machines differ


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weight in bits of each level of each field, and of a pair before anything is compared."""

    before: float
    fields: Mapping[Field, Floats]

    def of(self, levels: Levels) -> Floats:
        """The bits of pairs: the sum of their levels' and of what they begin with."""
        found = np.full(len(levels), self.before)
        for column, field in enumerate(FIELDS):
            weights = np.append(self.fields[field], 0.0)  # the last, -1, is silence
            found += weights[levels[:, column]]
        rounded: Floats = np.round(found, _PLACES)
        return rounded


def weights(levels: Levels, known: Levels) -> Weights:
    """Learn the weights from a table of levels.

    Args:
        levels: a row a pair; see ``levels.levels``.
        known: of each pair SAME, DIFFERENT or UNKNOWN.
    """
    patterns, counts = _counted(levels, known)
    behind = [usual(field) * _BEHIND for field in FIELDS]
    same, other = ([table[side] for table in behind] for side in (0, 1))
    share, moved, rounds = USUAL_SHARE, 1.0, 0
    while moved > _STILL and rounds < _ROUNDS:
        rounds += 1
        bits = _bits(same, other, share)
        chance = 1 / (1 + np.exp2(-np.clip(bits.of(patterns), -60, 60)))
        of_same = counts[:, UNKNOWN] * chance + counts[:, SAME]
        of_other = counts[:, UNKNOWN] * (1 - chance) + counts[:, DIFFERENT]
        same = _maximised(patterns, of_same, [table[0] for table in behind])
        other = _maximised(patterns, of_other, [table[1] for table in behind])
        open_pairs = counts[:, UNKNOWN].sum()
        new = (counts[:, UNKNOWN] @ chance + _BEHIND * USUAL_SHARE) / (open_pairs + _BEHIND)
        share, moved = new, abs(new - share)
    return _bits(same, other, share)


def _counted(levels: Levels, known: Levels) -> tuple[Levels, Floats]:
    """Each pattern of levels once, and how often it stands in pairs of each kind.

    A kind is the number of its column; of UNKNOWN, -1, that is the last.
    """
    sizes = [len(LEVELS[field]) + 1 for field in FIELDS]
    packed = np.zeros(len(levels), np.int64)
    for column, size in enumerate(sizes):
        packed = packed * size + (levels[:, column] - SILENT)
    once, where = np.unique(packed, return_inverse=True)
    counts = np.zeros((len(once), 3))
    np.add.at(counts, (where, known.astype(np.int64)), 1.0)
    return _unpacked(once, sizes), counts


def _unpacked(packed: Ints, sizes: list[int]) -> Levels:
    columns = []
    for size in reversed(sizes):
        columns.append(packed % size + SILENT)
        packed = packed // size
    return np.stack(columns[::-1], axis=1).astype(np.int8)


def _maximised(patterns: Levels, counts: Floats, behind: list[Floats]) -> list[Floats]:
    found = []
    for column, usually in enumerate(behind):
        level = patterns[:, column]
        told = level != SILENT
        seen = np.bincount(level[told], weights=counts[told], minlength=len(usually))
        found.append(seen + usually)
    return found


def _bits(same: list[Floats], other: list[Floats], share: float) -> Weights:
    fields = {
        field: np.round(np.log2((m / m.sum()) / (u / u.sum())), _PLACES)
        for field, m, u in zip(FIELDS, same, other, strict=True)
    }
    return Weights(round(float(np.log2(share / (1 - share))), _PLACES), fields)
