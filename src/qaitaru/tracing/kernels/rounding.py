"""Sharing whole minor units in proportion, exactly, and how far the shares are from the quotients.

A deviation is counted in 64ths of a minor unit, and always upwards.
"""

from typing import Final

import numpy as np

from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import Numbers

UNIT: Final = 64
"""One minor unit of deviation: rounding by the largest remainder moves no part further."""

LARGEST: Final = 2**56
"""No weight, amount or sum of weights may be above it: see ``share_of``."""

_MANY: Final = 32


@compiled
def _whole(number: np.float64) -> int:
    return np.int64(number)  # type: ignore[return-value]  # compiled, an int has 64 bits


@compiled
def share_of(weight: int, amount: int, whole: int) -> tuple[int, int]:
    """The whole part of weight * amount / whole, and the remainder.

    The quotient of floats is off by less than 41 up to ``LARGEST``, so that the true remainder of
    the estimate fits 64 bits although the product does not: products that wrap give it exactly.
    """
    return _share(weight, amount, whole, np.float64(amount) / np.float64(whole))


@compiled
def _share(weight: int, amount: int, whole: int, ratio: np.float64) -> tuple[int, int]:
    estimate = _whole(np.float64(weight) * ratio)
    rest = weight * amount - estimate * whole
    if rest < 0 or rest >= whole:
        more = rest // whole
        estimate += more
        rest -= more * whole
    return estimate, rest


@compiled
def apportion(
    table: Numbers,
    weights: int,
    to: int,
    columns: tuple[int, int],
    amount: int,
    whole: int,
    rests: Numbers,
) -> int:
    """Share an amount between columns in proportion to one row of the table, into another row.

    Args:
        table, weights, to: the row that holds the weights and the row that takes the parts; may be
            the same.
        columns: from and until.
        amount, whole: what is shared, and the sum of the weights; not zero.
        rests: room for a number a column.
    Returns: 1 where something was rounded, else 0.
    Source: Hamilton's method of apportionment (largest remainder); ties go to the lower source.
    """
    left, ratio = amount, np.float64(amount) / np.float64(whole)
    for column in range(columns[0], columns[1]):
        part, rest = _share(table[weights, column], amount, whole, ratio)
        table[to, column] = part
        rests[column] = rest
        left -= part
    if left == 0:
        return 0
    _give(table, to, columns, left, rests)
    return 1


@compiled
def _give(table: Numbers, to: int, columns: tuple[int, int], left: int, rests: Numbers) -> None:
    """One minor unit more to each of the largest remainders."""
    if columns[1] - columns[0] > _MANY:
        order = np.argsort(-rests[columns[0] : columns[1]], kind="mergesort")
        for place in range(left):
            table[to, columns[0] + order[place]] += 1
        return
    for _ in range(left):
        best = columns[0]
        for column in range(columns[0] + 1, columns[1]):
            if rests[column] > rests[best]:
                best = column
        table[to, best] += 1
        rests[best] = -1


@compiled
def times(deviation: int, part: int, whole: int) -> int:
    """A deviation times part / whole, rounded up."""
    if deviation == 0 or part == 0:
        return 0
    if part == whole:
        return deviation
    return _whole(np.float64(deviation) * (part / whole)) + 1 + (deviation >> 48)
