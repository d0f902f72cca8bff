"""Enclosures where the balance is shared by contributions."""

from collections.abc import Iterable

from qaitaru.tracing.bounding.enclosed import Booked
from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, added, positive
from qaitaru.tracing.parts import Amount, ratio


class EnclosedContributions:
    """Pari passu: what was contributed at the end of a piece does not depend on its order."""

    def __init__(self) -> None:
        self.balance: Amount = 0
        self._contributed: dict[str, Span] = {}
        self._whole: Amount = 0

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._contributed

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        self.balance = booked.after
        self._whole += booked.received
        self._contributed = added((self._contributed, booked.came))

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says: a share is greatest where its own money came before, and no other."""
        del elected
        covered = booked.covered(amount)
        shares = {}
        for source in dict.fromkeys((*self._contributed, *booked.came)):
            span, came = self._contributed.get(source, NOTHING), booked.of(source)
            low = _of(covered.low, span.low, self._whole + booked.received)
            high = _of(covered.high, span.high + came.high, self._whole + came.high)
            shares[source] = Span(low, high)
        return shares

    def held(self) -> Spans:
        """As Enclosed says."""
        standing, whole = positive(self.balance), self._whole
        return {
            source: Span(_of(standing, low, whole), _of(standing, high, whole))
            for source, (low, high) in self._contributed.items()
        }


def _of(amount: Amount, part: Amount, whole: Amount) -> Amount:
    return amount * ratio(part, whole) if part else 0
