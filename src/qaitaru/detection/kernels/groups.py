"""Which schemes are one finding, compiled; as ``findings/joining``."""

from typing import NamedTuple

import numpy as np

from qaitaru.detection.findings.joining import GROWTH
from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.lives import Flags
from qaitaru.detection.kernels.packed import Codes, Numbers


class _Holders(NamedTuple):
    """Which groups have a row: its last is ``group[last[place]]``, that before it is linked."""

    last: Codes
    before: Codes
    group: Codes


class Groups(NamedTuple):
    """Of a finding at a place, its members from ``member_edges`` and its transfers from ``edges``.

    The strongest member comes first; the places of transfers ascend.
    """

    member_edges: Numbers
    members: Numbers
    edges: Numbers
    places: Codes


def groups(edges: Numbers, places: Codes, rows: int) -> Groups:
    """The findings that schemes make, in the order of their strongest.

    Args:
        edges: the places of a scheme are ``places[edges[it]:edges[it + 1]]``, the strongest first.
        places: of all schemes.
        rows: of the ledger.
    """
    holders = _Holders(
        np.full(rows, -1, dtype=np.int32),
        np.empty(places.size, dtype=np.int32),
        np.empty(places.size, dtype=np.int32),
    )
    group, lent = _joined(edges, places, holders)
    owner = np.repeat(group, np.diff(edges))[lent]
    own = places[lent]
    order = np.lexsort((own, owner))
    numbers = np.arange(group.max(initial=-1) + 2)
    members = np.argsort(group, kind="stable")
    return Groups(
        np.searchsorted(group[members], numbers),
        members,
        np.searchsorted(owner[order], numbers),
        own[order],
    )


@compiled
def _joined(edges: Numbers, places: Codes, holders: _Holders) -> tuple[Codes, Flags]:
    count = edges.size - 1
    group_of, lent = np.empty(count, dtype=np.int32), np.zeros(places.size, dtype=np.bool_)
    sizes, first = np.zeros(count, dtype=np.int32), np.zeros(count, dtype=np.int32)
    shared, met = np.zeros(count, dtype=np.int32), np.empty(count, dtype=np.int32)
    groups = held = 0
    for one in range(count):
        own = places[edges[one] : edges[one + 1]]
        group = _nearest(own, holders, sizes, shared, met)
        if group < 0:
            group, groups = groups, groups + 1
            first[group] = own.size
        _lend(own, group, holders, (sizes[group], first[group]), lent[edges[one] : edges[one + 1]])
        for number in range(own.size):
            if lent[edges[one] + number]:
                holders.group[held], holders.before[held] = group, holders.last[own[number]]
                holders.last[own[number]] = held
                held += 1
                sizes[group] += 1
        group_of[one] = group
    return group_of, lent


@compiled
def _nearest(own: Codes, holders: _Holders, sizes: Codes, shared: Codes, met: Codes) -> int:
    """The group that shares most rows, if half of its own or of the scheme's; else -1."""
    groups = 0
    for place in own:
        at = holders.last[place]
        while at >= 0:
            group = holders.group[at]
            if shared[group] == 0:
                met[groups] = group
                groups += 1
            shared[group] += 1
            at = holders.before[at]
    nearest, most = -1, 0
    for group in met[:groups]:
        count = shared[group]
        shared[group] = 0
        is_near = 2 * count >= min(own.size, sizes[group])
        if is_near and (count > most or (count == most and group < nearest)):
            nearest, most = group, count
    return nearest


@compiled
def _lend(own: Codes, group: int, holders: _Holders, rows: tuple[int, int], lent: Flags) -> None:
    """Which rows the scheme brings to the group, which has so many and began with so many."""
    lent[:] = True
    if rows[0] == 0:
        return
    for number in range(own.size):
        at = holders.last[own[number]]
        while at >= 0 and holders.group[at] != group:
            at = holders.before[at]
        lent[number] = at < 0
    brought = np.count_nonzero(lent)
    if 2 * brought > own.size or rows[0] + brought > GROWTH * rows[1]:
        lent[:] = False
