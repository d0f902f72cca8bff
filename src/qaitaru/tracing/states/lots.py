"""Accounts that keep lots in the order they came: for rules that ask which money came first.

Lots are kept in tiers: the first tier is used up before the next one is touched. An overdrawn
account holds no lot; what a receipt pays off of an overdraft is chosen by the rule among the
receipt's own parts.

Source: the discharge of a debt ends the trace into the account that bore it: Re Goldcorp Exchange
[1995] 1 AC 74; Bishopsgate v Homan [1995] Ch 211.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import Amount, Part, Parts, joined
from qaitaru.tracing.states.state import Paid, covered, with_shortfall

Tier = Callable[[str], int]
"""Which tier a source stands in, from 0."""

_Lots = tuple[deque[Part], ...]


def one_tier(_source: str) -> int:
    """All sources alike."""
    return 0


class LotState:
    """An account whose money leaves lot by lot, from the oldest or from the newest."""

    def __init__(self, tier: Tier = one_tier, tiers: int = 1, *, newest: bool = False) -> None:
        self.balance: Amount = 0
        self._tier, self._tiers, self._newest = tier, tiers, newest
        self._lots = self._placed(())
        self._sums: dict[str, Amount] = {}  # of the lots, by source: asked after every posting

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """As State says; the parts sum to the amount."""
        owed = min(max(-self.balance, 0), amount)
        self.balance += amount
        came = self._placed(parts)
        gone = self._take(came, owed)
        for lots, kept in zip(self._lots, came, strict=True):
            lots.extend(kept)
            for source, each in kept:
                self._sums[source] = self._sums.get(source, 0) + each
        return gone

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        """As State says; an election is another rule."""
        del elected, moves
        has = covered(self.balance, amount)
        self.balance -= amount
        taken = self._take(self._lots, has)
        for source, each in taken:
            self._sums[source] -= each
        return Paid(taken, with_shortfall(taken, amount - has), amount - has)

    def held(self) -> dict[str, Amount]:
        """As State says; sums to the balance, or to zero where it is below zero."""
        return {source: amount for source, amount in self._sums.items() if amount}

    def copy(self) -> Self:
        """As State says."""
        other = copy(self)
        other._lots = tuple(deque(lots) for lots in self._lots)  # noqa: SLF001 - another of this class
        other._sums = dict(self._sums)  # noqa: SLF001 - likewise
        return other

    def key(self) -> Hashable:
        """As State says: the lots in order, neighbours of one source being one."""
        return (self.balance, *(tuple(joined(lots)) for lots in self._lots))

    def _placed(self, parts: Iterable[Part]) -> _Lots:
        placed: _Lots = tuple(deque() for _ in range(self._tiers))
        for part in parts:
            if part.amount:
                placed[self._tier(part.source)].append(part)
        return placed

    def _take(self, tiers: _Lots, wanted: Amount) -> Parts:
        taken: list[Part] = []
        for lots in tiers:
            while wanted and lots:
                lot = lots.pop() if self._newest else lots.popleft()
                out = min(lot.amount, wanted)
                taken.append(Part(lot.source, out))
                wanted -= out
                if out < lot.amount:
                    self._put_back(lots, Part(lot.source, lot.amount - out))
        return tuple(joined(taken))

    def _put_back(self, lots: deque[Part], rest: Part) -> None:
        if self._newest:
            lots.append(rest)
        else:
            lots.appendleft(rest)
