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

from qaitaru.tracing.parts import Amount, ratio, summed
from qaitaru.tracing.pools import Beginning, Piece, Shares, Taken, shortened, split
from qaitaru.tracing.receipts import Followed

_Sums = dict[tuple[str, str, str], tuple[Amount, Amount]]


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


class Need(NamedTuple):
    """An amount that left an account, or stands there, and what it is of the amount explained."""

    taken: Taken
    amount: Amount
    explained: Amount
    left: str
    account: str


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
        needs: all that had to be explained on the way, the latest first.
        origins: their explained parts sum to the amount.
        steps: every entry on the way, in the order of the ledger.
    """

    entry_id: str
    account: str
    source: str
    amount: Amount
    needs: tuple[Need, ...]
    origins: tuple[Origin, ...]
    steps: tuple[ChainStep, ...]

    def links(self) -> tuple[Link, ...]:
        """What came with what left: of a busy account many for each outflow, so not kept."""
        sums: _Sums = {}
        for taken, amount, explained, left, account in self.needs:
            pieces = taken.weights()
            weights = [weight for _, weight in pieces]
            if weights:
                amounts, shares = split(amount, weights), split(explained, weights)
                for (piece, _), each, share in zip(pieces, amounts, shares, strict=True):
                    _add(sums, (piece.entry_id, left, account), each, share)
        return tuple(Link(*between, *sums[between]) for between in sums)


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
        going.need(Need(one, one.amount, one.amount, *what[:2]))
    going.back()
    return Chain(*what, amount, tuple(going.needs), going.sorted_origins(amount), going.steps())


def _add(sums: _Sums, key: tuple[str, str, str], amount: Amount, explained: Amount) -> None:
    had, had_explained = sums.get(key, (0, 0))
    sums[key] = (shortened(had + amount), shortened(had_explained + explained))


@dataclass(slots=True)
class _Drawn:
    """What is needed of the pieces of one row: so much of each unit that they weigh.

    An outflow takes of all pieces that had come before it. From the latest piece to the first, what
    is needed of each is its weight times the sum of all that was taken after it: no outflow is
    looked at again for each piece.
    """

    pieces: Shares
    waiting: int = 0  # so many pieces, from the first, are to be met
    rates: dict[int, tuple[Amount, Amount]] = field(default_factory=dict)  # by how many had come
    rate: tuple[Amount, Amount] = (0, 0)

    def need(self, need: Need) -> range:
        """Note what is needed, and return the places of the pieces that are to be met for it."""
        taken = need.taken
        had, had_explained = self.rates.get(taken.count, (0, 0))
        amount = ratio(shortened(need.amount), taken.whole)
        explained = ratio(shortened(need.explained), taken.whole)
        self.rates[taken.count] = (shortened(had + amount), shortened(had_explained + explained))
        met = range(self.waiting, taken.count)
        self.waiting = max(self.waiting, taken.count)
        return met

    def of(self, place: int) -> tuple[Amount, Amount]:
        """What is needed of a piece, and what that explains; asked from the latest to the first."""
        amount, explained = self.rates.pop(place + 1, (0, 0))
        had, had_explained = self.rate
        self.rate = shortened(had + amount), shortened(had_explained + explained)
        _, weight = self.pieces[place]
        return shortened(weight * self.rate[0]), shortened(weight * self.rate[1])


@dataclass(slots=True)
class _GoingBack:
    """Goes back from piece to piece, the latest first, so that each is met once."""

    order: Mapping[str, int]
    needs: list[Need] = field(default_factory=list)
    drawn: dict[int, _Drawn] = field(default_factory=dict)  # by the row of pieces
    latest: list[tuple[int, int, int]] = field(default_factory=list)  # piece, row, place
    origins: _Sums = field(default_factory=dict)
    sides: _Sums = field(default_factory=dict)

    def need(self, need: Need) -> None:
        """An amount that left is to be explained by what had come."""
        self.needs.append(need)
        taken, amount, explained, left, account = need
        if not taken.whole:
            _add(self.origins, (left, account, Beginning.REST), amount, explained)
            return
        if left:
            _add(self.sides, (left, account, Side.LEFT), amount, explained)
        row = id(taken.pieces)
        drawn = self.drawn.setdefault(row, _Drawn(taken.pieces))
        for place in drawn.need(need):
            heappush(self.latest, (-taken.pieces[place][0].number, row, place))

    def back(self) -> None:
        """Until everything stands at its beginning."""
        while self.latest:
            number, row, place = heappop(self.latest)
            piece, _ = self.drawn[row].pieces[place]
            amount, explained = self.drawn[row].of(place)
            while self.latest and self.latest[0][0] == number:  # in another row, of later weights
                _, row, place = heappop(self.latest)
                more, more_explained = self.drawn[row].of(place)
                amount, explained = amount + more, explained + more_explained
            self._came(piece, amount, explained)

    def _came(self, piece: Piece, amount: Amount, explained: Amount) -> None:
        _add(self.sides, (piece.entry_id, piece.account, Side.CAME), amount, explained)
        if piece.taken is None:
            begins = piece.beginning or Beginning.RECEIPT
            _add(self.origins, (piece.entry_id, piece.account, begins), amount, explained)
        else:
            sent = piece.taken.amount
            if sent != piece.amount:  # lost on the way, or in another currency
                amount = shortened(amount * ratio(shortened(sent), shortened(piece.amount)))
            self.need(Need(piece.taken, amount, explained, *piece.departed))

    def sorted_origins(self, whole: Amount) -> tuple[Origin, ...]:
        """By the order of the ledger; what roundings of endless fractions lost has the greatest."""
        origins = [
            Origin(entry, account, Beginning(beginning), *sums)
            for (entry, account, beginning), sums in self.origins.items()
        ]
        lost = whole - summed([one.explained for one in origins])
        if lost:
            greatest = max(range(len(origins)), key=lambda at: origins[at].explained)
            one = origins[greatest]
            origins[greatest] = one._replace(explained=one.explained + lost)
        return tuple(sorted(origins, key=lambda one: (self._place(one.entry_id), one.beginning)))

    def steps(self) -> tuple[ChainStep, ...]:
        """The two sides of every entry; of a transfer the side it left stands first."""
        steps = (ChainStep(e, a, Side(side), *sums) for (e, a, side), sums in self.sides.items())
        return tuple(
            sorted(steps, key=lambda step: (self._place(step.entry_id), step.side is Side.CAME))
        )

    def _place(self, entry_id: str) -> int:
        return self.order.get(entry_id, len(self.order))
