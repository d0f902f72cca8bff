"""The least and the greatest that a rule can say, over all orders of the bookings of each day.

While the ways that make a difference are few, all of them are gone: what they show is proved. Where
they are too many, the answer is an enclosure: no order leaves it, and an end of it that some order
reaches is proved all the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from qaitaru.tracing.bounding.enclosure import enclosed
from qaitaru.tracing.bounding.pieces import Piece, groups
from qaitaru.tracing.bounding.ranges import Seen, Sight
from qaitaru.tracing.bounding.reachable import reachable
from qaitaru.tracing.bounding.span import NOTHING, Spans
from qaitaru.tracing.bounding.witnesses import witnesses
from qaitaru.tracing.parts import Amount
from qaitaru.tracing.rules.names import Between, rule_of
from qaitaru.tracing.walk import Posting, walk

MOST_TRIED: Final = 100_000
"""Bookings tried beyond the first order of the ledger.

Seconds of work for most ledgers, up to a minute where a rule divides again and again.
"""
_FEWEST: Final = 24
"""Orders that are walked to prove an enclosure, however large the ledger is."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What no order leaves; ``proved``: some order reaches the one end, and some the other."""

    low: Amount
    high: Amount
    proved: bool


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of a ledger; what is nothing in every order is left out."""

    balances: Mapping[str, Mapping[str, Bound]]  # account -> source, at the end
    outflows: Mapping[str, Mapping[str, Bound]]  # entry -> source, as attributed
    shortfalls: Mapping[str, Bound]  # entry


def bounds(
    postings: Sequence[Posting],
    rule: str,
    between: Between = Between.PRO_RATA,
    *,
    assets: frozenset[str] = frozenset(),
    most: int = MOST_TRIED,
) -> Bounds:
    """Bound what a rule says, over all orders of each day.

    Openings come first of their day; a posting without a day keeps its place and none passes it; a
    receipt never stands before the outflow it answers. All other orders of a day are possible.

    Args:
        postings: in the order of the ledger, its days one after the other.
        rule: its name, as in ``RULES``.
        most: how many bookings may be tried, beyond one order of the ledger.
    Raises: ClaimFaulty for a sale of a part of an asset that does not say what it brought, where
        orders are too many to be tried.
    """
    asked = _Asked(rule, between, assets)
    found = groups(postings)
    told: dict[int, Bounds] = {}
    for place in sorted(range(len(found)), key=lambda place: _open(found[place])):
        told[place], tried = asked.of_group(found[place], most // (len(found) - len(told)))
        most -= tried
    ordered = [told[place] for place in sorted(told)]
    return Bounds(
        {name: spans for one in ordered for name, spans in one.balances.items()},
        {name: spans for one in ordered for name, spans in one.outflows.items()},
        {name: bound for one in ordered for name, bound in one.shortfalls.items()},
    )


def _open(pieces: Iterable[Piece]) -> int:
    """How many bookings have an open order: groups with few of them are tried first."""
    return sum(len(piece) for piece in pieces if len(piece) > 1)


@dataclass(frozen=True, slots=True)
class _Asked:
    rule: str
    between: Between
    assets: frozenset[str]

    def of_group(self, pieces: Sequence[Piece], most: int) -> tuple[Bounds, int]:
        """The bounds of one group of accounts, and how many bookings were tried for them."""
        reached = reachable(pieces, rule_of(self.rule, self.between), self.assets, most)
        proved = _proved(reached.sight)
        if reached.finished:
            return proved, reached.tried
        wide = self._enclosed(pieces, most)
        outflows = {**wide.outflows, **proved.outflows}
        return Bounds(wide.balances, outflows, {**wide.shortfalls, **proved.shortfalls}), most

    def _enclosed(self, pieces: Sequence[Piece], most: int) -> Bounds:
        enclosure, sight = enclosed(pieces, self.rule, self.assets), Sight()
        size = sum(map(len, pieces))
        for order in islice(witnesses(pieces), max(_FEWEST, most // size)):
            sight.note(walk(order, rule_of(self.rule, self.between), self.assets))
        shortfalls = {name: {name: span} for name, span in enclosure.shortfalls.items()}
        sight.shortfalls.ranges.update({name: shortfalls[name] for name in enclosure.reached})
        return Bounds(
            _bounded(enclosure.balances, sight.balances),
            _bounded(enclosure.outflows, sight.outflows),
            _flat(_bounded(shortfalls, sight.shortfalls)),
        )


def _proved(sight: Sight) -> Bounds:
    return Bounds(
        _bounded(sight.balances.ranges, sight.balances),
        _bounded(sight.outflows.ranges, sight.outflows),
        _flat(_bounded(sight.shortfalls.ranges, sight.shortfalls)),
    )


def _bounded(enclosure: Mapping[str, Spans], seen: Seen) -> dict[str, dict[str, Bound]]:
    return {name: dict(_bounds(spans, seen.ranges[name])) for name, spans in enclosure.items()}


def _bounds(spans: Spans, seen: Spans) -> Iterator[tuple[str, Bound]]:
    for source, span in spans.items():
        if span.high:
            yield source, Bound(*span, proved=seen.get(source, NOTHING) == span)


def _flat(bounded: Mapping[str, Mapping[str, Bound]]) -> dict[str, Bound]:
    return {name: bound for spans in bounded.values() for name, bound in spans.items()}
