"""Pari passu: what is left is shared by all that each source ever paid in."""

from collections.abc import Hashable, Iterable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import (
    Amount,
    Part,
    Parts,
    as_parts,
    by_source,
    coarsened,
    shares_of,
    summed,
)
from qaitaru.tracing.states.state import Paid, State, covered, with_shortfall


def pari_passu() -> State:
    """Share the closing balance in proportion to contributions, whenever they came.

    Outflows are not attributed; a transfer takes along
    the proportions of what came in before it.
    Source: Barlow Clowes v Vaughan [1992] 4 All ER 22; Boughner v Greyhawk Equity Partners LP 2013
    ONCA 26 (fall-back where tracing is impracticable).
    """
    return _PariPassu()


class _PariPassu:
    def __init__(self) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self._contributed: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        self.balance += amount
        self._book(parts)
        return ()

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        del elected
        has = covered(self.balance, amount)
        carried = self._shared(has)
        if moves and carried:
            self._book([Part(source, -part) for source, part in carried])
        self.balance -= amount
        return Paid((), with_shortfall(carried, amount - has), amount - has)

    def _book(self, parts: Iterable[Part]) -> None:
        """Add to what each source contributed, or take off what a transfer takes along."""
        contributed = by_source((*as_parts(self._contributed), *parts))
        even, long = coarsened(as_parts(contributed))
        self._contributed = by_source(even) if long else contributed
        self.coarse += long

    def held(self) -> dict[str, Amount]:
        return dict(self._shared(max(self.balance, 0)))

    def copy(self) -> Self:
        return copy(self)  # nothing in it is altered in place

    def key(self) -> Hashable:
        return self.balance, frozenset(self._contributed.items())

    def _shared(self, amount: Amount) -> Parts:
        whole = summed(self._contributed.values()) if amount else 0
        return shares_of(amount, self._contributed, whole) if whole else ()
