"""The order in which a claim's postings are walked, with what is claimed about that order.

First one order over all statements, then that of each day as asked; then cash goes from hand to
hand, and last the receipts that are proved to have been awaited are put before what they paid for.
"""

from qaitaru.tracing.cash import with_cash
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.claim_bounds import Open, refuse_pairs_in_cash
from qaitaru.tracing.coordination import coordinated
from qaitaru.tracing.network import Network
from qaitaru.tracing.opening import UnknownOpening
from qaitaru.tracing.order import SameDay, in_order, merged
from qaitaru.tracing.walk import Posting


def arranged(network: Network, claim: TraceClaim) -> tuple[list[Posting], list[str]]:
    """The postings in the order they are to be walked, and the receipts that contradict it.

    Raises: ClaimFaulty for cash or a coordination that the bookings do not bear out; for cash that
        no one order of a day decides, where the order is left open.
    """
    postings, contradictions = merged(network.accounts)
    cash = {entry: one.holder for one in claim.cash for entry in one.entries}
    if claim.same_day is SameDay.BOUNDS:
        refuse_pairs_in_cash(postings, cash)
    with_hands = with_cash(in_order(postings, claim.same_day), cash, claim.cash_days)
    return coordinated(with_hands, claim.coordinations), contradictions


def left_open(claim: TraceClaim) -> Open:
    """What of a claim is bounded, since it is not known."""
    return Open(
        orders=claim.same_day is SameDay.BOUNDS,
        openings=tuple(
            UnknownOpening(
                account=one.name, low=one.low_minor, high=one.high_minor, source=one.source
            )
            for one in claim.openings
        ),
        coordinated=frozenset(one.receipt for one in claim.coordinations),
    )
