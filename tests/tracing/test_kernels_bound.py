"""The bound on what a tier holds, at its edge: a case that generated ledgers seldom come to."""

import numpy as np

from qaitaru.tracing.kernels import shares
from qaitaru.tracing.kernels.shares import _EDGE, _FIRST, _SECOND


def test_within_the_edge_what_goes_may_be_of_either_tier() -> None:
    table = np.zeros((2, max(_FIRST, _SECOND, _EDGE) + 1), dtype=np.int64)
    table[0, _FIRST], table[0, _SECOND], table[0, _EDGE] = 1, 2, 1000
    shares._bound(table, (0, 1), (50, 100, 50), 0)
    for row in table:
        assert (row[_FIRST], row[_SECOND], row[_EDGE]) == (1001, 1002, 1000)
