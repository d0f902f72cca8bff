"""Accounts that keep one share a source: for rules that share an outflow in proportion.

Shares are kept in tiers, as lots are. They are exact fractions, but for those put on a fine grid
(parts.coarsened): how often that was done is told.
"""

from collections.abc import Hashable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import (
    Amount,
    Part,
    Parts,
    as_parts,
    by_source,
    coarsened,
    is_long,
    shares_of,
    summed,
)
from qaitaru.tracing.states.lots import Tier, one_tier
from qaitaru.tracing.states.state import Paid, covered, owed, with_shortfall


class ShareState:
    """An account whose money leaves in proportion to what each source holds, tier by tier."""

    def __init__(self, tier: Tier = one_tier, *, elects: bool = False) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self._tier, self._elects = tier, elects
        self._held: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """As State says; the parts sum to the amount."""
        due = owed(self.balance, amount)
        self.balance += amount
        came = by_source(parts)
        gone = self._take(came, due) if due else ()
        for source, each in came.items():
            self._held[source] = self._held[source] + each if source in self._held else each
        self._coarsen()
        return gone

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        """As State says; a claimant who elects is served first."""
        del moves
        has = covered(self.balance, amount)
        self.balance -= amount
        taken = self._take(self._held, has, elected if self._elects else "") if has else ()
        self._coarsen()
        return Paid(taken, with_shortfall(taken, amount - has), amount - has)

    def held(self) -> dict[str, Amount]:
        """As State says; sums to the balance, or to zero where it is below zero."""
        return dict(self._held)

    def copy(self) -> Self:
        """As State says."""
        other = copy(self)
        other._held = dict(self._held)  # noqa: SLF001 - another of this class
        return other

    def key(self) -> Hashable:
        """As State says; who came first does not matter."""
        return self.balance, frozenset(self._held.items())

    def _take(self, held: dict[str, Amount], wanted: Amount, first: str = "") -> Parts:
        """Take what is wanted, tier by tier, out of what is held."""
        taken: list[Part] = []
        for tier in self._in_tiers(held, first):
            stands = summed(tier.values())
            out = min(wanted, stands)
            taken += shares_of(out, tier, stands)
            wanted -= out
            if out < stands:
                held.update(shares_of(stands - out, tier, stands))
            else:
                for source in tier:
                    del held[source]
            if not wanted:
                break
        return tuple(taken)

    def _in_tiers(self, held: dict[str, Amount], first: str) -> list[dict[str, Amount]]:
        if self._tier is one_tier and not first:
            return [dict(held)] if held else []
        places = {source: -1 if source == first else self._tier(source) for source in held}
        return [
            {source: held[source] for source in held if places[source] == place}
            for place in sorted(set(places.values()))
        ]

    def _coarsen(self) -> None:
        if any(map(is_long, self._held.values())):
            parts, long = coarsened(as_parts(self._held))
            self._held = by_source(parts)
            self.coarse += long
