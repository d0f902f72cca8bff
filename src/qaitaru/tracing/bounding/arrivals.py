"""What arrives in an account, and whose it may be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from qaitaru.tracing.bounding.span import Span, Spans, certain, highs, lows
from qaitaru.tracing.parts import OWN, UNKNOWN, Amount, Part, Parts, by_source, total
from qaitaru.tracing.walk import Kind, Posting, arriving


class Arrival(NamedTuple):
    """What comes into an account.

    Attributes:
        posting: that brings it.
        sent: the outflow it comes from, if it is of the ledger.
    """

    account: str
    amount: Amount
    posting: Posting
    sent: Posting | None


def arrival(posting: Posting, outs: Mapping[str, Posting]) -> Arrival | None:
    """What a posting brings into an account, if it brings anything.

    Args:
        outs: the outflows taken before it or with it, by entry id.
    """
    if posting.kind is not Kind.OUT:
        sent = outs.get(posting.answers)
        return Arrival(posting.account, max(posting.amount, 0), posting, sent)
    if not posting.to_account:
        return None
    arrives = posting.amount if posting.received is None else posting.received
    return Arrival(posting.to_account, arrives, posting, posting)


def came(arrived: Arrival, carried: Spans, possible: Iterable[str]) -> Spans:
    """Whose an arrival may be.

    Args:
        carried: of the outflow it comes from.
        possible: whose money may be in the account where it arrives, whose interest this is.
    """
    if arrived.sent is not None:
        return _sent(arrived, arrived.sent, carried)
    known = certain(_stated(arrived))
    if arrived.posting.fruit:
        return {source: Span(0, arrived.amount) for source in (*possible, *known)}
    return known


def row(arrivals: Sequence[Arrival]) -> Parts:
    """The parts of an only arrival in their order, if they are known."""
    if len(arrivals) != 1 or arrivals[0].sent is not None or arrivals[0].posting.fruit:
        return ()
    return tuple(part for part in _stated(arrivals[0]) if part.amount)


def _stated(arrived: Arrival) -> Parts:
    parts, amount = arrived.posting.parts, arrived.amount
    return (*parts, Part(OWN, amount - total(parts))) if amount else ()


def _sent(arrived: Arrival, sent: Posting, carried: Spans) -> Spans:
    amount, converted = arrived.amount, arrived.posting.converted
    if sent.sold is not None:  # for more or less than it cost, as the day was
        sources = (source for source, span in carried.items() if span.high)
        return {source: Span(0, amount) for source in (*sources, UNKNOWN)}
    least, most = (
        by_source(arriving(amount, sent.amount, parts, converted=converted))
        for parts in (lows(carried), highs(carried))
    )
    return {source: Span(least.get(source, 0), min(most[source], amount)) for source in most}
