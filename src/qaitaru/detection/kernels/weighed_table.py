"""All schemes weighed and coupled as columns; as ``findings/shapes`` and ``findings/coupling``."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.findings.weighed import Shape, Weighed
from qaitaru.detection.kernels.couples import Fans, Links, links
from qaitaru.detection.kernels.fan_weight import room_for
from qaitaru.detection.kernels.links import THREADS
from qaitaru.detection.kernels.lives import Lives, Reals
from qaitaru.detection.kernels.packed import Codes, Numbers
from qaitaru.detection.kernels.packed_schemes import edges_of, spans
from qaitaru.detection.kernels.scheme_table import SchemeTable
from qaitaru.detection.kernels.shape_weight import (
    FLOW,
    IN,
    OUT,
    UNWEIGHED,
    Given,
    Shapes,
    nothing_weighed,
    weigh_shapes,
)

Weigh = Callable[[Numbers], Iterable[Weighed]]

_SHAPES: Final[Mapping[Shape, int]] = {"flow": FLOW, "in": IN, "out": OUT}
_PARTS: Final = 8  # for each thread, since schemes are not alike


class WeighedTable(NamedTuple):
    """Schemes, and couples of fans, the strongest first.

    Attributes:
        leads: the number of the scheme; of a couple that of the stronger.
        others: of a couple the number of the weaker; else -1.
        nats: what it weighs.
        edges: where the places of each begin; one more at the end.
        places: of the transfers that stand for it.
    """

    leads: Codes
    others: Codes
    nats: Reals
    edges: Numbers
    places: Codes


def weighed_table(
    table: SchemeTable, lives: Lives, plainly: Collection[str], weigh: Weigh
) -> WeighedTable:
    """All schemes weighed, each couple of fans as one.

    Args:
        table: of the schemes.
        lives: of the ledger.
        plainly: typologies that are weighed by more than their shape.
        weigh: how schemes of these numbers are.
    """
    fans = _weighed(table, lives, plainly, weigh)
    found = links(lives, fans, room_for(lives.paid.size, _largest(fans.edges)))
    return _strongest_first(_coupled(fans, _taken(fans, found)))


def _weighed(table: SchemeTable, lives: Lives, plainly: Collection[str], weigh: Weigh) -> Fans:
    source, sink = table.ends.T.copy()
    told = nothing_weighed(Given(source, sink, table.edges, table.places))
    _weigh(lives, Given(source, sink, table.edges, table.places), told)
    told.shape[table.of(plainly)] = UNWEIGHED
    left = np.flatnonzero(told.shape == UNWEIGHED)
    for number, one in zip(left.tolist(), weigh(left), strict=True):
        span = slice(table.edges[number], table.edges[number + 1])
        told.kept[span] = np.isin(table.rows(number), one.rows)
        _take(told, number, one, _centre(lives, table.places[span][told.kept[span]], one.shape))
    kept = np.concatenate(([0], np.cumsum(told.kept)))
    edges, places = kept[table.edges], table.places[told.kept]
    own = told.nats, told.gathered, told.alike
    return Fans(told.shape, told.centre, told.has, *own, edges, places)


def _centre(lives: Lives, places: Codes, shape: Shape) -> int:
    """The number of the account that a fan is of."""
    return (
        -1 if shape == "flow" else int((lives.payee if shape == "in" else lives.payer)[places[0]])
    )


def _take(told: Shapes, number: int, one: Weighed, centre: int) -> None:
    """Take over what the plain functions weighed."""
    parts = {part.name: part.nats for part in one.evidence}
    told.shape[number], told.centre[number], told.nats[number] = (
        _SHAPES[one.shape],
        centre,
        one.nats,
    )
    told.has[number] = "gathered" in parts
    told.gathered[number], told.alike[number] = parts.get("gathered", 0.0), parts.get("alike", 0.0)


def _weigh(lives: Lives, given: Given, told: Shapes) -> None:
    bounds = np.linspace(0, given.places.size, _PARTS * THREADS + 1)
    parts = np.searchsorted(given.edges, bounds).tolist()
    parts[-1] = given.source.size
    accounts, largest = lives.paid.size, _largest(given.edges)

    def weigh(part: tuple[int, int]) -> None:
        weigh_shapes(lives, given, part, room_for(accounts, largest), told)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(weigh, pairwise(parts)))


def _largest(edges: Numbers) -> int:
    return int(np.diff(edges).max(initial=0))


def _taken(fans: Fans, found: Links) -> Links:
    """The best couples, no fan in two of them."""
    ends = np.stack((found.strong, found.weak), axis=1).tolist()

    def rows(number: int) -> tuple[list[int], list[int]]:
        return _rows(fans, ends[number]).tolist(), ends[number]

    taken, kept = set[int](), list[int]()
    for number in ordered([found.nats], rows)[::-1].tolist():
        if taken.isdisjoint(ends[number]):
            taken.update(ends[number])
            kept.append(number)
    return Links(found.strong[kept], found.weak[kept], found.nats[kept])


def _coupled(fans: Fans, couples: Links) -> WeighedTable:
    """Couples, and the schemes that are in none."""
    is_alone = np.ones(fans.nats.size, dtype=np.bool_)
    is_alone[couples.strong] = is_alone[couples.weak] = False
    alone = np.flatnonzero(is_alone)
    ends = np.stack((couples.strong, couples.weak), axis=1).tolist()
    both = [_rows(fans, one) for one in ends]
    first, end = fans.edges[alone], fans.edges[alone + 1]
    return WeighedTable(
        np.concatenate((couples.strong, alone)),
        np.concatenate((couples.weak, np.full(alone.size, -1))),
        np.concatenate((couples.nats, fans.nats[alone])),
        edges_of(np.array([*map(len, both), *(end - first)])),
        np.concatenate((*both, fans.places[spans(first, end)])),
    )


def _rows(fans: Fans, ends: Sequence[int]) -> Codes:
    """The places of two together, ascending."""
    return np.unique(np.concatenate([_own(fans, one) for one in ends]))


def _own(fans: Fans | WeighedTable, number: int) -> Codes:
    return fans.places[fans.edges[number] : fans.edges[number + 1]]


def _strongest_first(told: WeighedTable) -> WeighedTable:
    def rows(number: int) -> tuple[list[int], list[int]]:
        ends = [int(told.leads[number]), int(told.others[number])]
        return _own(told, number).tolist(), [one for one in ends if one >= 0]

    sizes = np.diff(told.edges)
    order = ordered([-told.nats, -sizes], rows)
    places = told.places[spans(told.edges[order], told.edges[order + 1])]
    leads, others = told.leads[order], told.others[order]
    return WeighedTable(leads, others, told.nats[order], edges_of(sizes[order]), places)


def ordered(columns: Sequence[NDArray[Any]], key: Callable[[int], Any]) -> Numbers:
    """The numbers of lines in the order of their columns; the key parts those that are alike.

    Args:
        columns: the first counts most.
        key: of a number; asked of those that are alike only.
    """
    order = np.lexsort(columns[::-1])
    is_other = np.any([np.diff(one[order]) != 0 for one in columns], axis=0)
    edges = np.concatenate(([0], np.flatnonzero(is_other) + 1, [order.size]))
    many = np.flatnonzero(np.diff(edges) > 1)
    for first, end in zip(edges[many].tolist(), edges[many + 1].tolist(), strict=True):
        order[first:end] = sorted(order[first:end].tolist(), key=key)
    return order
