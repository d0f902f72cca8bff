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
from typing import Final, Self

from qaitaru.tracing.parts import Amount, Part, Parts, joined
from qaitaru.tracing.states.state import Paid, covered, owed, with_shortfall

Tier = Callable[[str], int]
"""Which tier a source stands in, from 0."""

_Lots = tuple[deque[Part], ...]


def one_tier(_source: str) -> int:
    """All sources alike."""
    return 0


class LotState:
    """An account whose money leaves lot by lot, from the oldest or from the newest."""

    coarse: Final = 0  # nothing divides

    def __init__(self, tier: Tier = one_tier, tiers: int = 1, *, newest: bool = False) -> None:
        self.balance: Amount = 0
        self._tier, self._tiers, self._newest = tier, tiers, newest
        self._lots = self._no_lots()
        self._sums: dict[str, Amount] = {}  # of the lots, by source: asked after every posting

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """As State says; the parts sum to the amount."""
        due = owed(self.balance, amount)
        self.balance += amount
        gone: Parts = ()
        if due:
            came = self._no_lots()
            self._place(came, parts)
            gone = self._take(came, due)
            parts = tuple(part for lots in came for part in lots)
        for source, each in self._place(self._lots, parts):
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

    def _no_lots(self) -> _Lots:
        return tuple([deque() for _ in range(self._tiers)])

    def _place(self, tiers: _Lots, parts: Iterable[Part]) -> list[Part]:
        """Put the parts behind the lots of their tiers, and return them in that order."""
        placed = [part for part in parts if part.amount]
        if self._tiers > 1:
            placed.sort(key=self._tier_of)
        for part in placed:
            tiers[self._tier(part.source)].append(part)
        return placed

    def _tier_of(self, part: Part) -> int:
        return self._tier(part.source)

    def _take(self, tiers: _Lots, wanted: Amount) -> Parts:
        taken: list[Part] = []
        first = -1 if self._newest else 0
        for lots in tiers:
            while wanted and lots:
                source, stands = lots[first]
                if stands > wanted:
                    lots[first] = Part(source, stands - wanted)
                    taken.append(Part(source, wanted))
                    wanted = 0
                else:
                    taken.append(lots.pop() if self._newest else lots.popleft())
                    wanted -= stands
        return tuple(joined(taken) if len(taken) > 1 else taken)
