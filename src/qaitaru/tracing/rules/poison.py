"""Full contamination: once tainted money is in, all that stands in the account is exposed to it."""

from collections.abc import Hashable
from copy import copy
from typing import Final, Self

from qaitaru.tracing.parts import Amount, Part, Parts, is_claimant
from qaitaru.tracing.states.state import Paid, State, covered


def poison() -> State:
    """Expose the balance and every outflow to each claimant whose money is in, until it is zero.

    It measures exposure, not ownership: parts of several claimants overlap, and no claim to the
    whole follows from it.
    Source: the "poison" method of forensic tracing tools; the strictest reading of commingling in
    United States v Banco Cafetero Panama, 797 F.2d 1154 (2d Cir. 1986).
    """
    return _Poison()


class _Poison:
    coarse: Final = 0  # nothing divides

    def __init__(self) -> None:
        self.balance: Amount = 0
        self._exposed: tuple[str, ...] = ()

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        self.balance += amount
        came = (part.source for part in parts if part.amount and is_claimant(part.source))
        self._exposed = tuple(dict.fromkeys((*self._exposed, *came)))
        self._end_at_zero()
        return ()

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        del elected, moves
        has = covered(self.balance, amount)
        out = tuple(Part(source, has) for source in self._exposed if has)
        self.balance -= amount
        self._end_at_zero()
        return Paid(out, out, amount - has)

    def held(self) -> dict[str, Amount]:
        return dict.fromkeys(self._exposed, self.balance)

    def copy(self) -> Self:
        return copy(self)  # nothing in it is altered in place

    def key(self) -> Hashable:
        return self.balance, frozenset(self._exposed)

    def _end_at_zero(self) -> None:
        if self.balance <= 0:
            self._exposed = ()
