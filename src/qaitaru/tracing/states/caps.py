"""Accounts that keep, for each claim, the lowest balance since its money came in.

Source: James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62; In re Dameron 155 F.3d 718, 724.
"""

from collections.abc import Hashable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import (
    OWN,
    Amount,
    Part,
    Parts,
    by_source,
    is_long,
    on_grid,
    summed,
)
from qaitaru.tracing.states.state import covered


class CapState:
    """An account in which each claim stands alone: never above the balance, never revived.

    After each booking ``claim := max(0, min(claim + received, balance))``. Money of unknown source
    is capped like a claim: it is not presumed to be the holder's.
    """

    def __init__(self) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self.claimed: Amount = 0  # all claims together
        self._claims: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """Book a receipt, and return what of each claim it does not keep alive."""
        self.balance += amount
        claims = dict(self._claims)
        for source, each in parts:
            if each and source != OWN:
                claims[source] = claims[source] + each if source in claims else each
        return self._cut(self._evened(claims))

    def cut_by(self, amount: Amount) -> tuple[Parts, Amount]:
        """Book an outflow: what it cut from each claim, and the shortfall."""
        short = amount - covered(self.balance, amount)
        self.balance -= amount
        return self._cut(self._claims), short

    def lower(self, parts: Parts) -> None:
        """Take from each claim what is held elsewhere from here on."""
        gone = by_source(parts)
        left = {source: claim - gone.get(source, 0) for source, claim in self._claims.items()}
        self._claims = self._evened(left)

    def caps(self) -> dict[str, Amount]:
        """Each claim as it stands; together they may be more than the balance."""
        return dict(self._claims)

    def copy(self) -> Self:
        """As State says."""
        return copy(self)  # nothing in it is altered in place

    def key(self) -> Hashable:
        """As State says."""
        return self.balance, frozenset(self._claims.items())

    def _cut(self, claims: dict[str, Amount]) -> Parts:
        ceiling = max(self.balance, 0)
        cuts = [Part(source, c - ceiling) for source, c in claims.items() if c > ceiling]
        if cuts:
            claims = {source: min(c, ceiling) for source, c in claims.items() if ceiling}
        self._claims = claims
        self.claimed = summed(claims.values())
        return tuple(cuts)

    def _evened(self, claims: dict[str, Amount]) -> dict[str, Amount]:
        """The claims without zeros, on the fine grid if a fraction is of endless length."""
        if any(map(is_long, claims.values())):
            self.coarse += len(claims)
            claims = {source: on_grid(claim) for source, claim in claims.items()}
        return {source: claim for source, claim in claims.items() if claim}
