"""Accounts that keep one share a source: for rules that share an outflow in proportion.

Shares are kept in tiers, as lots are. They are exact fractions, but for those put on a fine grid
(parts.coarsened): how often that was done is told.
"""

from collections.abc import Hashable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import Amount, Part, Parts, as_parts, by_source, coarsened, shares_of
from qaitaru.tracing.states.lots import Tier, one_tier
from qaitaru.tracing.states.state import Paid, covered, with_shortfall


class ShareState:
    """An account whose money leaves in proportion to what each source holds, tier by tier."""

    def __init__(self, tier: Tier = one_tier, *, elects: bool = False) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self._tier, self._elects = tier, elects
        self._held: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """As State says; the parts sum to the amount."""
        owed = min(max(-self.balance, 0), amount)
        self.balance += amount
        came = by_source(parts)
        gone = self._take(came, owed, "")
        self._held = by_source((*as_parts(self._held), *as_parts(came)))
        self._coarsen()
        return gone

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        """As State says; a claimant who elects is served first."""
        del moves
        has = covered(self.balance, amount)
        self.balance -= amount
        taken = self._take(self._held, has, elected if self._elects else "")
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

    def _take(self, held: dict[str, Amount], wanted: Amount, elected: str) -> Parts:
        taken: list[Part] = []
        for tier in self._in_tiers(held, elected):
            whole = sum(tier.values(), start=0)
            out = shares_of(min(wanted, whole), tier, whole) if wanted and whole else ()
            wanted -= min(wanted, whole)
            taken += out
        for source, amount in taken:
            held[source] -= amount
            if not held[source]:
                del held[source]
        return tuple(taken)

    def _in_tiers(self, held: dict[str, Amount], elected: str) -> list[dict[str, Amount]]:
        places = {source: -1 if source == elected else self._tier(source) for source in held}
        return [
            {source: held[source] for source in held if places[source] == place}
            for place in sorted(set(places.values()))
        ]

    def _coarsen(self) -> None:
        parts, long = coarsened(as_parts(self._held))
        if long:
            self._held = by_source(parts)
            self.coarse += long
