"""Which pairs of records are compared at all; what is left out is told.

A block is the records that share a key. One that is too large to be compared pair by pair is cut:
its records are compared where a second key joins them, and the block is told with its size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from qaitaru.resolution.keys import Key
from qaitaru.resolution.values import Ints

LARGEST: Final = 75
"""Records of a block that are compared each with each."""


@dataclass(frozen=True, slots=True, order=True)
class CutBlock:
    """A block that was not compared pair by pair: its key, and how many records share it."""

    key: Key
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Blocked:
    """Pairs of rows, each once, the lower row left, ascending; and the blocks that were cut."""

    left: Ints
    right: Ints
    cut: tuple[CutBlock, ...]


def blocked(keys: Iterable[Iterable[Key]], *, largest: int = LARGEST) -> Blocked:
    """The pairs that share a key.

    Args:
        keys: of each row.
        largest: records of a block that are compared each with each.
    """
    blocks = _blocks(keys)
    kept = [rows for rows in blocks.values() if 2 <= len(rows) <= largest]
    cut = [CutBlock(key, len(rows)) for key, rows in blocks.items() if len(rows) > largest]
    return Blocked(*_pairs(kept), tuple(sorted(cut)))


def _blocks(keys: Iterable[Iterable[Key]]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    for row, own in enumerate(keys):
        for key in own:
            found.setdefault(key, []).append(row)
    return found


def _pairs(blocks: list[list[int]]) -> tuple[Ints, Ints]:
    """Each pair of rows of a block, all blocks of one size at once."""
    by_size: dict[int, list[list[int]]] = {}
    for rows in blocks:
        by_size.setdefault(len(rows), []).append(rows)
    count = 1 + max((rows[-1] for rows in blocks), default=0)  # rows of a block ascend
    found = [np.empty(0, np.int64)]
    for size, some in by_size.items():
        first, second = np.triu_indices(size, 1)
        table = np.array(some, np.int64)
        found.append((table[:, first] * count + table[:, second]).ravel())
    every = np.sort(np.concatenate(found))
    once = every[np.diff(every, prepend=-1) > 0]
    return once // count, once % count
