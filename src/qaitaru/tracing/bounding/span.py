"""Spans: from the least that an amount can be to the greatest."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from qaitaru.tracing.parts import Amount, Part, Parts, by_source


class Span(NamedTuple):
    """Both ends may be reached; what lies between may be."""

    low: Amount
    high: Amount

    def __and__(self, other: "Span") -> "Span":
        """Where both hold."""
        return Span(max(self.low, other.low), min(self.high, other.high))


Spans = Mapping[str, Span]
"""By source; what is nothing in every order may be left out."""

NOTHING: Final = Span(0, 0)


def positive(amount: Amount) -> Amount:
    """The amount, or nothing where it is below zero."""
    return max(amount, 0)


def total(spans: Iterable[Span]) -> Span:
    """What several are together."""
    lows, highs = [], []
    for low, high in spans:
        lows.append(low)
        highs.append(high)
    return Span(sum(lows, start=0), sum(highs, start=0))


def added(several: Iterable[Spans]) -> dict[str, Span]:
    """Source by source what several are together."""
    sums: dict[str, Span] = {}
    for spans in several:
        for source, span in spans.items():
            sums[source] = total((sums.get(source, NOTHING), span))
    return sums


def certain(parts: Parts) -> dict[str, Span]:
    """Parts that are known."""
    return {source: Span(amount, amount) for source, amount in by_source(parts).items()}


def lows(spans: Spans) -> Parts:
    """The least of each source."""
    return tuple(Part(source, span.low) for source, span in spans.items())


def highs(spans: Spans) -> Parts:
    """The greatest of each source."""
    return tuple(Part(source, span.high) for source, span in spans.items())


def within(spans: Spans, whole: Span) -> dict[str, Span]:
    """The spans of parts that together make up a whole: each has what the others leave."""
    low, high = total(spans.values())
    return {
        source: Span(
            max(span.low, whole.low - (high - span.high)),
            min(span.high, whole.high - (low - span.low)),
        )
        for source, span in spans.items()
    }
