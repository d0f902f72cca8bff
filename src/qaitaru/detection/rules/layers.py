"""Bipartite and stack: money that goes down from layer to layer of accounts, several in each.

Transfers hang together where they follow each other at an account, in or out, sooner than the time
asked. A group of them that is not too large, and as a whole within the time, is layered where each
account stands in one layer, every transfer leads from a layer to the next one below, every layer
has enough accounts, and whoever hands on was paid before. With two layers it is bipartite, with
more a stack. Only groups that had no other business at the time are seen so: what is part of a
busier net is found by its fans.

Source: Altman et al., "Realistic Synthetic Financial Transactions for Anti-Money Laundering
Models" (2023), section 3, bipartite and stack.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.grouping import may_follow
from qaitaru.detection.rules.joining import joined
from qaitaru.detection.scheme import Scheme


@dataclass(frozen=True, slots=True)
class LayersParameters:
    """Accounts of each layer at least; how soon, and how long at most; transfers at most."""

    accounts: int = 3
    seconds: int = 7 * DAY
    transfers: int = 100


STACKED: Final = LayersParameters(accounts=2)
"""Three layers are rarer than two: each may be narrower."""


def bipartite(moves: Sequence[Move], asked: LayersParameters) -> Iterator[Scheme]:
    """The groups of two layers."""
    return layered("bipartite", _groups(moves, asked), asked)


def stack(moves: Sequence[Move], asked: LayersParameters) -> Iterator[Scheme]:
    """The groups of three layers and more."""
    return layered("stack", _groups(moves, asked), asked)


def layered(
    name: str, groups: Iterable[Sequence[Move]], asked: LayersParameters
) -> Iterator[Scheme]:
    """Of groups, each in the order of time, those with the layers of a typology.

    The anchors are the first account of the uppermost layer and that of the lowest.
    """
    for own in groups:
        layers = _layers(own)
        is_meant = len(layers) == 2 if name == "bipartite" else len(layers) > 2
        is_wide = all(len(layer) >= asked.accounts for layer in layers)
        if is_meant and is_wide and _is_in_time(own, asked):
            anchors = min(layers[0]), min(layers[-1])
            yield Scheme(name, anchors, own[0].at, tuple(sorted(one.row for one in own)))


def _groups(moves: Sequence[Move], asked: LayersParameters) -> Iterator[list[Move]]:
    by_row = {one.row: one for one in moves}
    for rows in joined(_hanging(moves, asked.seconds)):
        if len(rows) <= asked.transfers:
            yield sorted((by_row[row] for row in rows), key=lambda one: (one.at, one.row))


def _hanging(moves: Sequence[Move], seconds: int) -> Iterator[tuple[int, int]]:
    met: dict[int, list[Move]] = {}
    for one in sorted(moves, key=lambda one: (one.at, one.row)):
        if one.payer != one.payee:
            met.setdefault(one.payer, []).append(one)
            met.setdefault(one.payee, []).append(one)
    for own in met.values():
        for one, after in pairwise(own):
            if after.at - one.at < seconds:
                yield one.row, after.row


def _layers(own: Sequence[Move]) -> list[set[int]]:
    """The accounts by layer, from above; none where a transfer leads anywhere but one down."""
    depth = {own[0].payer: 0}
    while len(depth) < len({at for one in own for at in (one.payer, one.payee)}):
        for one in own:
            if one.payer in depth:
                depth.setdefault(one.payee, depth[one.payer] + 1)
            elif one.payee in depth:
                depth[one.payer] = depth[one.payee] - 1
    if any(depth[one.payee] != depth[one.payer] + 1 for one in own):
        return []
    top = min(depth.values())
    layers: list[set[int]] = [set() for _ in range(max(depth.values()) - top + 1)]
    for account, level in depth.items():
        layers[level - top].add(account)
    return layers


def _is_in_time(own: Sequence[Move], asked: LayersParameters) -> bool:
    """Whether the whole is short enough, and nobody hands on before being paid."""
    paid: dict[int, Move] = {}
    for one in own:
        paid.setdefault(one.payee, one)
    is_down = all(one.payer not in paid or may_follow(paid[one.payer], one) for one in own)
    return own[-1].at - own[0].at < asked.seconds and is_down
