"""Values of many records as numbers, so that many pairs of records are compared at once."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Levels = NDArray[np.int8]
SILENT: Final = -1
"""The level of a field that one side says nothing of: it counts for nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of row ``r`` are ``codes[starts[r]:starts[r + 1]]``, in the order they stand."""

    starts: Ints
    codes: Ints
    texts: Sequence[Any]  # by code

    def counts(self) -> Ints:
        """How many values each row has."""
        found: Ints = np.diff(self.starts)
        return found

    def holders(self) -> Ints:
        """How many times each code stands."""
        found: Ints = np.bincount(self.codes, minlength=len(self.texts))
        return found


def values_of(rows: Iterable[Iterable[Hashable]]) -> Values:
    """Rows of values, each value numbered where it first stands."""
    number: dict[Hashable, int] = {}
    starts, codes = [0], []
    for row in rows:
        codes += [number.setdefault(one, len(number)) for one in row]
        starts.append(len(codes))
    return Values(np.array(starts, np.int64), np.array(codes, np.int64), tuple(number))


def shared(values: Values, left: Ints, right: Ints, chosen: NDArray[np.bool_]) -> Ints:
    """How many of the chosen values both rows of each pair have; a row has each value once."""
    size = max(1, len(values.texts))
    rows = np.repeat(np.arange(len(values.starts) - 1), values.counts())
    known = np.sort(rows * size + values.codes)
    pair, place = spread(values.starts, left)
    code = values.codes[place]
    wanted = right[pair] * size + code
    at = np.searchsorted(known, wanted)
    found = chosen[code] & (known.take(at, mode="clip") == wanted) if len(known) else pair < 0
    return np.bincount(pair[found], minlength=len(left)).astype(np.int64)


def spread(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Every place of each row: the position in ``rows``, and the place."""
    counts = starts[rows + 1] - starts[rows]
    position = np.repeat(np.arange(len(rows)), counts)
    within = np.arange(len(position)) - np.repeat(counts.cumsum() - counts, counts)
    return position, starts[rows][position] + within


def crossed(starts: Ints, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """Every place of the left row with every place of the right: position of the pair, places."""
    ours, place = spread(starts, left)
    first, theirs = spread(starts, right[ours])
    return ours[first], place[first], theirs


def best(position: Ints, levels: NDArray[np.integer[Any]], count: int) -> Levels:
    """The highest level at each position; silent where there is none."""
    found = np.full(count, SILENT, np.int8)
    np.maximum.at(found, position, levels.astype(np.int8))
    return found
