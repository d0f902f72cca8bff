"""The order in which a claim's postings are walked, with what is claimed about that order.

First one order over all statements, then that of each day as asked; then cash goes from hand to
hand, and last the receipts that are proved to have been awaited are put before what they paid for.
"""

from qaitaru.tracing.cash import with_cash
from qaitaru.tracing.claim import TraceClaim
from qaitaru.tracing.coordination import coordinated
from qaitaru.tracing.network import Network
from qaitaru.tracing.order import in_order, merged
from qaitaru.tracing.walk import Posting


def arranged(network: Network, claim: TraceClaim) -> tuple[list[Posting], list[str]]:
    """The postings in the order they are to be walked, and the receipts that contradict it.

    Raises: ClaimFaulty for cash or a coordination that the bookings do not bear out.
    """
    postings, contradictions = merged(network.accounts)
    cash = {entry: one.holder for one in claim.cash for entry in one.entries}
    with_hands = with_cash(in_order(postings, claim.same_day), cash, claim.cash_days)
    return coordinated(with_hands, claim.coordinations), contradictions
