"""The chain of postings from an outflow, or from what stands in an account, back to where it began.

Each level of a chain sums exactly to the amount it explains: what a transfer carried is explained
by the receipts of its sender, in time backwards, so that money that went round in a circle is led
round the circle as often as it went.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heappop, heappush
from typing import NamedTuple

from qaitaru.tracing.parts import Amount, ratio
from qaitaru.tracing.pools import Beginning, Piece, Taken, is_long, on_grid, split
from qaitaru.tracing.receipts import Followed


class Side(StrEnum):
    """Whether money came into the account or left it."""

    CAME = "came"
    LEFT = "left"


class Link(NamedTuple):
    """Money that came into an account with one entry and left it with another.

    ``amount`` is in the account's own units; ``explained`` is what it is of the amount explained.
    """

    came: str
    left: str  # empty: it still stands there
    account: str
    amount: Amount
    explained: Amount


class Origin(NamedTuple):
    """Where a part of the amount began."""

    entry_id: str
    account: str
    beginning: Beginning
    amount: Amount
    explained: Amount


class ChainStep(NamedTuple):
    """One side of one entry on the chain, with all of the amount that passed by it."""

    entry_id: str
    account: str
    side: Side
    amount: Amount
    explained: Amount


@dataclass(frozen=True, slots=True)
class Chain:
    """How an amount of one source is explained.

    Attributes:
        entry_id: the outflow; empty for what stands in the account at the end.
        amount: what is explained; zero: there is nothing of this source.
        links: by the order of what came, then of what left.
        origins: their explained parts sum to the amount.
        steps: every entry on the way, in the order of the ledger.
    """

    entry_id: str
    account: str
    source: str
    amount: Amount
    links: tuple[Link, ...]
    origins: tuple[Origin, ...]
    steps: tuple[ChainStep, ...]


def of_outflow(followed: Followed, entry_id: str, source: str) -> Chain:
    """The chain of what an outflow took of a source.

    Raises: KeyError for an entry that is no outflow.
    """
    sent = followed.departures[entry_id]
    taken = [found for name, found in sent.parts if name == source]
    return _chain(followed, (entry_id, sent.account, source), taken)


def of_balance(followed: Followed, account: str, source: str) -> Chain:
    """The chain of what an account holds of a source at the end."""
    taken = followed.standing.get((account, source), [])
    return _chain(followed, ("", account, source), taken)


def _chain(followed: Followed, what: tuple[str, str, str], taken: Iterable[Taken]) -> Chain:
    going = _GoingBack(followed.order)
    amount: Amount = 0
    for one in taken:
        amount += one.amount
        going.need(one, one.amount, one.amount, what[:2])
    going.back()
    return Chain(*what, amount, going.sorted_links(), going.sorted_origins(), going.steps())


_Sums = dict[tuple[str, str, str], tuple[Amount, Amount]]


def _add(sums: _Sums, key: tuple[str, str, str], amount: Amount, explained: Amount) -> None:
    had, had_explained = sums.get(key, (0, 0))
    sums[key] = (had + amount, had_explained + explained)


@dataclass(slots=True)
class _GoingBack:
    """Goes back from piece to piece, the latest first, so that each is met once."""

    order: Mapping[str, int]
    needed: dict[int, tuple[Piece, Amount, Amount]] = field(default_factory=dict)
    latest: list[int] = field(default_factory=list)
    links: _Sums = field(default_factory=dict)
    origins: _Sums = field(default_factory=dict)

    def need(self, taken: Taken, of: Amount, explained: Amount, left: tuple[str, str]) -> None:
        """An amount that left is to be explained by what had come."""
        weights = taken.weights()
        if not weights:
            _add(self.origins, (*left, Beginning.REST), of, explained)
            return
        by_weight = [weight for _, weight in weights]
        amounts, shares = split(of, by_weight), split(explained, by_weight)
        for (piece, _), amount, share in zip(weights, amounts, shares, strict=True):
            _add(self.links, (piece.entry_id, *left), amount, share)
            if piece.number not in self.needed:
                heappush(self.latest, -piece.number)
            _, had, had_share = self.needed.get(piece.number, (piece, 0, 0))
            self.needed[piece.number] = (piece, had + amount, had_share + share)

    def back(self) -> None:
        """Until everything stands at its beginning."""
        while self.latest:
            piece, amount, explained = self.needed.pop(-heappop(self.latest))
            if piece.taken is None:
                begins = piece.beginning or Beginning.RECEIPT
                _add(self.origins, (piece.entry_id, piece.account, begins), amount, explained)
            else:
                sent = piece.taken.amount * ratio(amount, piece.amount)
                shorter = on_grid(sent) if is_long(sent) else sent
                self.need(piece.taken, shorter, explained, piece.departed)

    def sorted_links(self) -> tuple[Link, ...]:
        links = (
            Link(came, left, account, *sums) for (came, left, account), sums in self.links.items()
        )
        return tuple(
            sorted(links, key=lambda link: (self._place(link.came), self._place(link.left)))
        )

    def sorted_origins(self) -> tuple[Origin, ...]:
        origins = [
            Origin(entry, account, Beginning(beginning), *sums)
            for (entry, account, beginning), sums in self.origins.items()
        ]
        return tuple(sorted(origins, key=lambda one: (self._place(one.entry_id), one.beginning)))

    def steps(self) -> tuple[ChainStep, ...]:
        """The two sides of every link; of a transfer the side it left stands first."""
        sums: _Sums = {}
        for (came, left, account), (amount, explained) in self.links.items():
            _add(sums, (came, account, Side.CAME), amount, explained)
            if left:
                _add(sums, (left, account, Side.LEFT), amount, explained)
        steps = (ChainStep(e, a, Side(side), *sums[e, a, side]) for e, a, side in sums)
        return tuple(
            sorted(steps, key=lambda step: (self._place(step.entry_id), step.side is Side.CAME))
        )

    def _place(self, entry_id: str) -> int:
        return self.order.get(entry_id, len(self.order))
