"""The schemes of several typologies, numbered in their order, and their transfers by place."""

from collections.abc import Collection, Sequence
from itertools import pairwise

import numpy as np

from qaitaru.detection.findings.recurring import Key
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, edges_of
from qaitaru.detection.scheme import Scheme


class SchemeTable:
    """Schemes as they compare: by the names of typologies, then in the order of each."""

    def __init__(self, parts: Sequence[PackedSchemes], moves: Packed) -> None:
        """For parts of different names, one at least, of these moves."""
        self._parts = sorted(parts, key=lambda one: one.name)
        self._first = edges_of(np.array([len(one) for one in self._parts]))
        self._anchors = np.concatenate([one.anchors for one in self._parts])
        self.edges = edges_of(np.concatenate([np.diff(one.edges) for one in self._parts]))
        self.places = _places(moves, np.concatenate([one.rows for one in self._parts]))
        self.ends = _numbers(moves, self._anchors)  # a line a scheme; -1 where there is none

    def __len__(self) -> int:
        return int(self._first[-1])

    def __getitem__(self, number: int) -> Scheme:
        """The scheme of a number."""
        part, place = self._at(number)
        return part[place]

    @property
    def largest(self) -> int:
        """How many transfers the largest has."""
        return int(np.diff(self.edges).max(initial=0))

    def rows(self, number: int) -> Numbers:
        """The rows of a scheme."""
        part, place = self._at(number)
        return part.rows[part.edges[place] : part.edges[place + 1]]

    def names(self, numbers: Codes) -> list[str]:
        """The typologies of schemes; nothing for -1."""
        names = [one.name for one in self._parts]
        parts = np.searchsorted(self._first, numbers, side="right") - 1
        return [names[part] if part >= 0 else "" for part in parts.tolist()]

    def keys(self, numbers: Codes) -> list[Key]:
        """Of which typology schemes are, and about whom."""
        anchors = self._anchors[numbers].tolist()
        return [(name, (a, b)) for name, (a, b) in zip(self.names(numbers), anchors, strict=True)]

    def of(self, names: Collection[str]) -> Numbers:
        """The numbers of all schemes of some typologies."""
        spans = [
            np.arange(first, end)
            for one, (first, end) in zip(self._parts, pairwise(self._first.tolist()), strict=True)
            if one.name in names
        ]
        return np.concatenate([np.empty(0, dtype=np.int64), *spans])

    def _at(self, number: int) -> tuple[PackedSchemes, int]:
        part = int(np.searchsorted(self._first, number, side="right")) - 1
        return self._parts[part], number - int(self._first[part])


def _places(moves: Packed, rows: Numbers) -> Codes:
    """Where rows lie among moves; those of a whole ledger lie at their numbers."""
    count = moves.row.size
    if moves.row[0] == 0 and moves.row[-1] == count - 1:
        return rows.astype(np.int32)
    return np.searchsorted(moves.row, rows).astype(np.int32)


def _numbers(moves: Packed, anchors: Numbers) -> Codes:
    found = np.searchsorted(moves.accounts, anchors)
    is_met = moves.accounts[np.minimum(found, moves.accounts.size - 1)] == anchors
    return np.where(is_met, found, -1).astype(np.int32)
