"""Enclosures under the rules that share each outflow among the money that stands in the account.

Whatever the rule among them, no source holds more than came in of it, nor less than the balance
less all that came in of the others. Where one tier of money leaves last, it is known closer.
"""

from collections.abc import Callable, Iterable

from qaitaru.tracing.bounding.enclosed import Booked, last_out, last_out_paid
from qaitaru.tracing.bounding.span import NOTHING, Span, Spans, added, positive, total, within
from qaitaru.tracing.parts import Amount

LeavesLast = Callable[[str], bool]
"""Whether the money of a source leaves only when all other money has left."""


class EnclosedLots:
    """An account whose sources together hold its balance.

    Args:
        leaves_last: the tier that is used up last; None: the rule knows no tiers.
    """

    def __init__(self, leaves_last: LeavesLast | None = None) -> None:
        self.balance: Amount = 0
        self._held: dict[str, Span] = {}
        self._leaves_last = leaves_last
        self._last = NOTHING  # all that leaves last together

    def sources(self) -> Iterable[str]:
        """As Enclosed says."""
        return self._held

    def held(self) -> Spans:
        """As Enclosed says."""
        return self._held

    def pays(self, booked: Booked, amount: Amount, elected: str) -> Spans:
        """As Enclosed says."""
        del elected
        covered = booked.covered(amount)
        there = added((self._held, booked.came)).items()
        taken = {source: Span(0, min(high, covered.high)) for source, (_, high) in there}
        taken = within(taken, covered)
        if self._leaves_last is None:
            return taken
        first, last = last_out_paid(self._last, self._of_last(booked), booked, amount)
        return self._in_tiers(taken, first, last)

    def close(self, booked: Booked) -> None:
        """As Enclosed says."""
        self.balance, standing = booked.after, positive(booked.after)
        left = positive(booked.before) + booked.received - standing
        there = added((self._held, booked.came)).items()
        kept = {s: Span(positive(low - left), min(high, standing)) for s, (low, high) in there}
        self._held = within(kept, Span(standing, standing))
        if self._leaves_last is not None:
            self._last = last = last_out(self._last, self._of_last(booked), booked)
            first = Span(standing - last.high, standing - last.low)
            self._held = self._in_tiers(self._held, first, last)
        self._held = {source: span for source, span in self._held.items() if span.high}

    def _of_last(self, booked: Booked) -> Span:
        """What came of the money that leaves last."""
        last, first = self._tiers(booked.came)
        low, high = total(first.values())
        return total(last.values()) & Span(booked.received - high, booked.received - low)

    def _in_tiers(self, spans: Spans, first: Span, last: Span) -> dict[str, Span]:
        those_last, those_first = self._tiers(spans)
        return {**within(those_first, first), **within(those_last, last)}

    def _tiers(self, spans: Spans) -> tuple[Spans, Spans]:
        last = {s: span for s, span in spans.items() if self._leaves_last and self._leaves_last(s)}
        return last, {s: span for s, span in spans.items() if s not in last}
