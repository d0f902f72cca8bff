"""Enclosures under first in, first out: what has left is always the front of one queue.

Days stand in the queue one after the other, and only within a day is the order open. It makes no
difference when an outflow was booked, nor whether the account was overdrawn in between: of all that
ever came in, the first has left.
"""

from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from qaitaru.tracing.bounding.enclosed import Booked
from qaitaru.tracing.bounding.lots import EnclosedLots
from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, positive
from qaitaru.tracing.parts import Amount


class _Block(NamedTuple):
    """Money that came in one piece, in whatever order.

    Attributes:
        came: of each source.
        whole: of all.
        left: what of it is still in the queue.
    """

    came: dict[str, Amount]
    whole: Amount
    left: Amount

    def of(self, source: str, amount: Amount) -> Span:
        """How much of a source there may be in an amount of this block."""
        own = self.came.get(source, 0)
        return Span(positive(amount - (self.whole - own)), min(amount, own))


class EnclosedQueue(EnclosedLots):
    """An account whose queue is known but for the order within each day.

    Where money comes of which it is not certain whose it is, no more is known than of any lots.
    """

    def __init__(self) -> None:
        super().__init__()
        self._blocks: deque[_Block] = deque()
        self._behind: dict[str, Amount] = {}  # all but the first block, by source
        self._known = True

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says: from somewhere between the front and what others may take before."""
        spans = super().pays(booked, amount, elected)
        if not (self._known and _certain(booked)):
            return spans
        covered, debt = booked.covered(amount), positive(-booked.before)
        window = [*self._window(booked, debt, debt + booked.paid - amount + covered.high)]
        narrowed = {}
        for source, span in spans.items():
            most = sum((block.of(source, each).high for block, each in window), start=0)
            others = sum((each - block.of(source, each).low for block, each in window), start=0)
            narrowed[source] = span & Span(positive(covered.low - others), most)
        return narrowed

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        super().close(booked)
        self._known = self._known and _certain(booked)
        if self._known:
            self._append(booked)
            self._leave(positive(booked.before) + booked.received - positive(booked.after))
            held = {source: span & self._standing(source) for source, span in self._held.items()}
            self._held = {source: span for source, span in held.items() if span.high}

    def _window(
        self, booked: Booked, first: Amount, last: Amount
    ) -> Iterator[tuple[_Block, Amount]]:
        """Of each block of the queue, how much stands between two places."""
        for block in chain(self._blocks, _brought(booked)):
            within = min(block.left, last) - max(first, 0)
            if within > 0:
                yield block, within
            first, last = first - block.left, last - block.left
            if last <= 0:
                return

    def _append(self, booked: Booked) -> None:
        for block in _brought(booked):
            if self._blocks:
                _add(self._behind, block, 1)
            self._blocks.append(block)

    def _leave(self, amount: Amount) -> None:
        while amount:
            front = self._blocks.popleft()
            taken = min(front.left, amount)
            amount -= taken
            if taken < front.left:
                self._blocks.appendleft(front._replace(left=front.left - taken))
            elif self._blocks:
                _add(self._behind, self._blocks[0], -1)

    def _standing(self, source: str) -> Span:
        """What stands of a source in the queue: for certain, but in the first block."""
        behind = self._behind.get(source, 0)
        first = self._blocks[0].of(source, self._blocks[0].left) if self._blocks else NOTHING
        return Span(first.low + behind, first.high + behind)


def _certain(booked: Booked) -> bool:
    return all(span.low == span.high for span in booked.came.values())


def _brought(booked: Booked) -> Iterator[_Block]:
    """What a piece brings: one block, or of a single receipt its parts one by one."""
    if booked.row:
        yield from (_Block({p.source: p.amount}, p.amount, p.amount) for p in booked.row)
    elif booked.received:
        came = {source: span.low for source, span in booked.came.items()}
        yield _Block(came, booked.received, booked.received)


def _add(sums: dict[str, Amount], block: _Block, sign: int) -> None:
    for source, amount in block.came.items():
        sums[source] = sums.get(source, 0) + sign * amount
