"""Which rows hang together by any bond at all: only within such a group can anything be joined."""

import numpy as np

from qaitaru.resolution.values import Ints


def groups(count: int, left: Ints, right: Ints) -> Ints:
    """The lowest row that each row hangs together with.

    Args:
        count: rows.
        left: of each bond.
        right: of each bond.
    """
    lowest = list(range(count))

    def root(row: int) -> int:
        while lowest[row] != row:
            lowest[row] = lowest[lowest[row]]
            row = lowest[row]
        return row

    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        low, high = sorted((root(one), root(other)))
        lowest[high] = low
    return np.array([root(row) for row in range(count)], np.int64)
