"""The pairs of records that are compared, with their levels, and what numbers say of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qaitaru.facts.parties import PartyKind
from qaitaru.resolution.blocking import CutBlock, blocked
from qaitaru.resolution.estimating import DIFFERENT, SAME, UNKNOWN
from qaitaru.resolution.keys import keys_of
from qaitaru.resolution.levels import levels
from qaitaru.resolution.told import Told, is_company
from qaitaru.resolution.values import Ints, Levels, shared, values_of


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Rows of records side by side: where they agree, and whether their numbers decide it."""

    left: Ints
    right: Ints
    levels: Levels
    known: Levels
    of_companies: NDArray[np.bool_]
    cut: tuple[CutBlock, ...]


def compared(told: Told) -> Pairs:
    """Compare the records that share a key; a person and a company only where a number is one."""
    found = blocked(keys_of(told, row) for row in range(len(told.records)))
    known = _known(told, found.left, found.right)
    companies = np.array(
        [is_company(*one) for one in zip(told.records, told.state, strict=True)], np.bool_
    )
    natural = np.array([row.kind is PartyKind.NATURAL for row in told.records], np.bool_)
    left, right = found.left, found.right
    clash = (companies[left] & natural[right]) | (natural[left] & companies[right])
    kept = ~clash | (known == SAME)
    left, right = left[kept], right[kept]
    return Pairs(
        left=left,
        right=right,
        levels=levels(told, left, right),
        known=known[kept],
        of_companies=companies[left] | companies[right],
        cut=found.cut,
    )


def _known(told: Told, left: Ints, right: Ints) -> Levels:
    state = values_of(map(sorted, told.state))
    equal = shared(state, left, right, np.ones(len(state.texts), np.bool_)) > 0
    counts = state.counts()
    both = (counts[left] > 0) & (counts[right] > 0)
    return np.where(equal, SAME, np.where(both, DIFFERENT, UNKNOWN)).astype(np.int8)
