"""What one account can hold and pay when the order of its bookings in a piece is not known.

The balance before and after is certain: amounts do not depend on the order. What is enclosed is
whose the money is. Each rule says so in its own file; here is what they share.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, positive
from qaitaru.tracing.parts import Amount, Parts


@dataclass(frozen=True, slots=True)
class Booked:
    """What a piece books on one account, in whatever order.

    Attributes:
        before: the balance before the piece.
        received: by all receipts together.
        paid: by all outflows together.
        came: whose the receipts are.
        row: the parts in their order, if there is one receipt and they are certain.
    """

    before: Amount
    received: Amount = 0
    paid: Amount = 0
    came: Spans = field(default_factory=dict)
    row: Parts = ()

    @property
    def after(self) -> Amount:
        """The balance after the piece."""
        return self.before + self.received - self.paid

    def covered(self, amount: Amount) -> Span:
        """How much of one of the outflows the account holds: last of all outflows, or last of all.

        The least is when it is taken after all other outflows and before all receipts; the greatest
        when it is taken after all receipts and before all other outflows.
        """
        least = positive(self.before - self.paid + amount)
        greatest = positive(self.before + self.received)
        return Span(min(amount, least), min(amount, greatest))

    def of(self, source: str) -> Span:
        """What came of a source."""
        return self.came.get(source, NOTHING)


class Enclosed(Protocol):
    """One account under one rule, led from piece to piece."""

    balance: Amount

    def sources(self) -> Iterable[str]:
        """All whose money may be in it."""

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """What one of the outflows may carry of each source."""

    def close(self, booked: Booked) -> None:
        """Book the piece."""

    def held(self) -> Spans:
        """What may stand in the account."""


def last_out(held: Span, came: Span, booked: Booked) -> Span:
    """Money that leaves last, after a piece: at least zero, and no more than the balance.

    After each booking it is ``min(what it was + what came, balance)``, or nothing. It is greatest
    if all receipts come before all outflows, and least if its own receipts come first, then all
    outflows, then all other receipts: no balance in between is below ``before + came - paid``.
    """
    low = positive(min(held.low + came.low, booked.before + came.low - booked.paid))
    return Span(low, positive(min(held.high + came.high, booked.after)))


def last_out_paid(held: Span, came: Span, booked: Booked, amount: Amount) -> tuple[Span, Span]:
    """Of one outflow, what is taken of the money that leaves first, and of that which leaves last.

    First there is at least what stood there less what all other outflows take, and at most what
    stood there and all that came.
    """
    covered, standing = booked.covered(amount), positive(booked.before)
    least = positive(positive(standing - held.high) - (booked.paid - amount))
    most = positive(standing - held.low) + booked.received - came.low
    first = Span(min(covered.low, least), min(covered.high, most))
    highest = min(covered.high, held.high + came.high, positive(amount - least))
    return first, Span(positive(covered.low - most), highest)
