"""Accounts that keep, for each claim, the lowest balance since its money came in.

Source: James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch 62; In re Dameron 155 F.3d 718, 724.
"""

from collections.abc import Hashable
from copy import copy
from typing import Self

from qaitaru.tracing.parts import OWN, Amount, Part, Parts, as_parts, by_source, coarsened
from qaitaru.tracing.states.state import covered


class CapState:
    """An account in which each claim stands alone: never above the balance, never revived.

    After each booking ``claim := max(0, min(claim + received, balance))``. Money of unknown source
    is capped like a claim: it is not presumed to be the holder's.
    """

    def __init__(self) -> None:
        self.balance: Amount = 0
        self.coarse = 0
        self._claims: dict[str, Amount] = {}

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """Book a receipt, and return what of each claim it does not keep alive."""
        self.balance += amount
        claimed = tuple(part for part in parts if part.source != OWN)
        claims, long = coarsened(as_parts(by_source((*as_parts(self._claims), *claimed))))
        self.coarse += long
        return self._cut(by_source(claims))

    def cut_by(self, amount: Amount) -> tuple[Parts, Amount]:
        """Book an outflow: what it cut from each claim, and the shortfall."""
        short = amount - covered(self.balance, amount)
        self.balance -= amount
        return self._cut(self._claims), short

    def lower(self, parts: Parts) -> None:
        """Take from each claim what is held elsewhere from here on."""
        gone = by_source(parts)
        left = ((source, claim - gone.get(source, 0)) for source, claim in self._claims.items())
        claims, long = coarsened(tuple(Part(*one) for one in left))
        self.coarse += long
        self._claims = by_source(claims)

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
        self._claims = {source: min(c, ceiling) for source, c in claims.items() if min(c, ceiling)}
        cuts = (Part(source, c - self._claims.get(source, 0)) for source, c in claims.items())
        return tuple(part for part in cuts if part.amount)
