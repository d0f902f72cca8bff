"""A chain of postings as its page shows it: exact amounts in whole minor units that tie."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from qaitaru.acts.tracing.look_at_chain import ChainView
from qaitaru.facts.money import apportion
from qaitaru.tracing.chains import ChainStep, Origin
from qaitaru.tracing.network import Row
from qaitaru.tracing.parts import Amount

_ORIGINS: Final = 30


@dataclass(frozen=True, slots=True)
class Told:
    """An origin or a step, with its booking (None: an opening, or cash in hand)."""

    what: Origin | ChainStep
    row: Row | None
    currency: str
    minor: int
    explained: int


@dataclass(frozen=True)
class ChainPage:
    """What the template asks."""

    found: ChainView

    @property
    def row(self) -> Row | None:
        """The outflow that is explained; None for a balance."""
        return self.found.rows.get(self.found.chain.entry_id)

    @property
    def currency(self) -> str:
        """Of what is explained."""
        return self._currency(self.found.chain.account)

    @property
    def minor(self) -> int:
        """What is explained."""
        return int(self.found.chain.amount)

    @cached_property
    def origins(self) -> list[Told]:
        """Where it began; the explained parts tie to the whole."""
        origins = self.found.chain.origins
        parts = _tied(self.minor, [one.explained for one in origins])
        return [
            self._told(one, part) for one, part in zip(origins, parts, strict=True) if one.amount
        ]

    @property
    def largest_origins(self) -> list[Told]:
        """Of many origins the largest, in the order of the ledger."""
        if len(self.origins) <= _ORIGINS:
            return self.origins
        least = sorted(-one.explained for one in self.origins)[_ORIGINS - 1]
        return [one for one in self.origins if one.explained >= -least][:_ORIGINS]

    @cached_property
    def steps(self) -> list[Told]:
        """Every booking on the way, in the order of the ledger.

        Where the money began the figure is that of its beginning, though rounded by itself it might
        differ by one minor unit: one booking has one figure on a page.
        """
        begun = {(one.what.entry_id, one.what.explained): one.explained for one in self.origins}
        return [
            self._told(one, begun.get((one.entry_id, one.explained), int(one.explained)))
            for one in self.found.chain.steps
        ]

    def _told(self, one: Origin | ChainStep, explained: int) -> Told:
        row = self.found.rows.get(one.entry_id)
        currency = self._currency(one.account)
        passed = explained if one.amount == one.explained else int(one.amount)
        return Told(one, row, currency, passed, explained)

    def _currency(self, account: str) -> str:
        known = self.found.currencies
        return known.get(account, account.rpartition(" ")[2])


def _tied(whole: int, parts: Sequence[Amount]) -> list[int]:
    """Parts in whole units that sum to a whole, by the largest remainder."""
    return apportion(whole, [Fraction(one) for one in parts]) if any(parts) else [0] * len(parts)
