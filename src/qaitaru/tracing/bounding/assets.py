"""Enclosures of what was bought, and of accounts about which little can be said."""

from collections.abc import Iterable

from qaitaru.tracing.bounding.enclosed import Booked
from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, added, positive
from qaitaru.tracing.parts import OWN, Amount


class EnclosedAsset:
    """Owners in common: no source holds more than was paid in of it; a sale may take of any."""

    def __init__(self) -> None:
        self.balance: Amount = 0  # at most: all that was ever paid in
        self._paid: dict[str, Span] = {}

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._paid

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        self.balance += booked.received
        self._paid = added((self._paid, booked.came))
        if booked.paid:
            self._paid = {source: Span(0, span.high) for source, span in self._paid.items()}

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says."""
        del amount, elected
        there = added((self._paid, booked.came))
        return {source: Span(0, span.high) for source, span in there.items()}

    def held(self) -> Spans:
        """As Enclosed says; what was paid in of no stated source is the holder's."""
        unsaid = self.balance - sum((span.low for span in self._paid.values()), start=0)
        own = self._paid.get(OWN, NOTHING)
        return {**self._paid, OWN: Span(own.low, own.high + positive(unsaid))}


class EnclosedLoosely:
    """An account into which a part of an asset came for more than it cost: its parts do not tie."""

    def __init__(self) -> None:
        self.balance: Amount = 0
        self._may: dict[str, None] = {OWN: None}

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._may

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        self.balance = booked.after
        self._may = {**self._may, **dict.fromkeys(booked.came)}

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says."""
        del elected
        most = booked.covered(amount).high
        return dict.fromkeys((*self._may, *booked.came), Span(0, most))

    def held(self) -> Spans:
        """As Enclosed says."""
        return dict.fromkeys(self._may, Span(0, positive(self.balance)))
