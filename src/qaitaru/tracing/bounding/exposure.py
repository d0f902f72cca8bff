"""Enclosures of exposure: it ends only where a balance can come to zero after it began."""

from collections.abc import Iterable

from qaitaru.tracing.bounding.enclosed import Booked
from qaitaru.tracing.bounding.span import Span, Spans
from qaitaru.tracing.parts import Amount, is_claimant


class EnclosedExposure:
    """Poison: who may be exposed, and who is in every order."""

    def __init__(self) -> None:
        self.balance: Amount = 0
        self._may: dict[str, None] = {}
        self._must: set[str] = set()

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._may

    def close(self, booked: Booked) -> None:
        """As Enclosed says.

        All receipts before all outflows keep an exposure alive as long as anything is left. It ends
        in no order if after the receipts that expose, all outflows leave something.
        """
        may, must = self._exposed(booked), self._must | _surely(booked)
        lasting = {s for s in must if booked.before + booked.of(s).low - booked.paid > 0}
        self.balance = booked.after
        self._may = may if booked.after > 0 else {}
        self._must = lasting if booked.after > 0 else set()

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says."""
        del elected
        covered, lasting = booked.covered(amount), booked.before - booked.paid + amount > 0
        return {
            source: Span(covered.low if source in self._must and lasting else 0, covered.high)
            for source in self._exposed(booked)
        }

    def held(self) -> Spans:
        """As Enclosed says."""
        return {
            source: Span(self.balance if source in self._must else 0, self.balance)
            for source in self._may
        }

    def _exposed(self, booked: Booked) -> dict[str, None]:
        came = (s for s, span in booked.came.items() if span.high and is_claimant(s))
        return dict.fromkeys((*self._may, *came))


def _surely(booked: Booked) -> set[str]:
    return {s for s, span in booked.came.items() if span.low and is_claimant(s)}
