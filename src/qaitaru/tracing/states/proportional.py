"""What was bought: those who paid own it in common, in proportion to what each paid."""

from collections.abc import Hashable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import (
    OWN,
    Amount,
    Parts,
    as_parts,
    by_source,
    coarsened,
    shares_of,
)
from qaitaru.tracing.states.state import Paid, State, covered


def owners_in_common() -> State:
    """An asset: holds its cost by source; of a part sold, each source bears its proportion.

    Source: Foskett v McKeown [2001] 1 AC 102 (proportionate share, or a lien for what was paid).
    """
    return _InCommon()


class _InCommon:
    def __init__(self) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self._paid: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        self.balance += amount
        paid, long = coarsened(as_parts(by_source((*as_parts(self._paid), *parts))))
        self._paid = by_source(paid)
        self.coarse += long
        return ()

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        del elected, moves
        has = covered(self.balance, amount)
        out = shares_of(has, self._paid, self.balance) if has else ()
        for source, each in out:
            self._paid[source] -= each
        self.balance -= has
        return Paid(out, out, amount - has)

    def copy(self) -> Self:
        other = copy(self)
        other._paid = dict(self._paid)  # noqa: SLF001 - another of this class
        return other

    def key(self) -> Hashable:
        return self.balance, tuple(self._paid.items())

    def held(self) -> dict[str, Amount]:
        paid = {source: each for source, each in self._paid.items() if each}
        rest = self.balance - sum(paid.values(), start=0)
        return {**paid, OWN: paid.get(OWN, 0) + rest} if rest > 0 else paid
