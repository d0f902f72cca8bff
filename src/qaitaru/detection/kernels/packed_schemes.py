"""Schemes as packed columns: those of millions of rows are found, joined and weighed as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import overload

import numpy as np

from qaitaru.detection.kernels.packed import Numbers
from qaitaru.detection.scheme import NONE, Scheme, in_order


@dataclass(frozen=True, slots=True, eq=False)
class PackedSchemes(Sequence[Scheme]):
    """Schemes of one typology, each made into an object when it is asked for.

    Attributes:
        name: of the typology.
        anchors: a line a scheme.
        begins: the second each begins.
        edges: the rows of a scheme at a place are ``rows[edges[it]:edges[it + 1]]``, ascending.
        rows: of all schemes.
    """

    name: str
    anchors: Numbers
    begins: Numbers
    edges: Numbers
    rows: Numbers

    def __len__(self) -> int:
        return int(self.begins.size)

    @overload
    def __getitem__(self, place: int) -> Scheme: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Scheme]: ...

    def __getitem__(self, place: int | slice) -> Scheme | Sequence[Scheme]:
        """The scheme at a place."""
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        a, b = self.anchors[place].tolist()
        place = range(len(self))[place]
        rows = self.rows[self.edges[place] : self.edges[place + 1]]
        return Scheme(self.name, (a, b), int(self.begins[place]), tuple(rows.tolist()))

    def __iter__(self) -> Iterator[Scheme]:
        """In their order."""
        lines = zip(self.anchors.tolist(), self.begins.tolist(), strict=True)
        edges = self.edges.tolist()
        for place, ((a, b), begins) in enumerate(lines):
            rows = self.rows[edges[place] : edges[place + 1]]
            yield Scheme(self.name, (a, b), begins, tuple(rows.tolist()))


def packed_schemes(name: str, schemes: Iterable[Scheme]) -> PackedSchemes:
    """Schemes of one typology as columns, in their order."""
    if isinstance(schemes, PackedSchemes):
        return schemes
    told = sorted(schemes, key=in_order)
    sizes = np.fromiter((len(one.rows) for one in told), np.int64, len(told))
    rows = chain.from_iterable(one.rows for one in told)
    return PackedSchemes(
        name,
        np.array([one.anchors for one in told], dtype=np.int64).reshape(-1, 2),
        np.fromiter((one.begins for one in told), np.int64, len(told)),
        edges_of(sizes),
        np.fromiter(rows, np.int64, int(sizes.sum())),
    )


def edges_of(sizes: Numbers) -> Numbers:
    """Where each of so many begins; and the end."""
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


def spans(first: Numbers, end: Numbers) -> Numbers:
    """The places of all spans from a first to an end, one span after the other."""
    sizes = end - first
    return np.arange(sizes.sum()) + np.repeat(first - edges_of(sizes)[:-1], sizes)


def united(parts: Sequence[PackedSchemes]) -> PackedSchemes:
    """Schemes of one typology from several readings in one order, equal ones once."""
    if len(parts) == 1 and _is_ordered(parts[0]):
        return parts[0]
    whole = PackedSchemes(
        parts[0].name,
        np.concatenate([one.anchors for one in parts]),
        np.concatenate([one.begins for one in parts]),
        edges_of(np.concatenate([np.diff(one.edges) for one in parts])),
        np.concatenate([one.rows for one in parts]),
    )
    ordered = taken(whole, np.lexsort((whole.begins, *whole.anchors.T[::-1])))
    return ordered if _is_ordered(ordered) else packed_schemes(whole.name, set(whole))


def as_whole(schemes: PackedSchemes, accounts: int) -> PackedSchemes:
    """Schemes of accounts told apart by unit, told of the accounts themselves.

    Args:
        schemes: an account of the unit numbered n is told n times ``accounts`` further on.
        accounts: how many there are.
    """
    told = schemes.anchors
    return replace(schemes, anchors=np.where(told == NONE, told, told % max(accounts, 1)))


def taken(schemes: PackedSchemes, order: Numbers) -> PackedSchemes:
    """Those of these places, in this order."""
    first, end = schemes.edges[order], schemes.edges[order + 1]
    rows = schemes.rows[spans(first, end)]
    return PackedSchemes(
        schemes.name, schemes.anchors[order], schemes.begins[order], edges_of(end - first), rows
    )


def _is_ordered(schemes: PackedSchemes) -> bool:
    """Whether each stands after the one before by its anchors and second alone."""
    after = np.zeros(max(len(schemes) - 1, 0), dtype=np.bool_)
    for column in (schemes.begins, schemes.anchors[:, 1], schemes.anchors[:, 0]):
        step = np.diff(column)
        after = (step > 0) | ((step == 0) & after)
    return bool(after.all())
