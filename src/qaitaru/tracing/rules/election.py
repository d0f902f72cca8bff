"""Election: a claimant may take what an earlier outflow bought, though own money was there."""

from qaitaru.tracing.rules.own_first import own_then_others
from qaitaru.tracing.states.shares import ShareState
from qaitaru.tracing.states.state import State


def election() -> State:
    """As own money first, but an outflow that a claimant elects takes that claimant's money first.

    The walk passes the election with the outflow; without one the rule is ``own_first``.
    Source: Re Oatway [1903] 2 Ch 356; Shalson v Russo [2003] EWHC 1637 (Ch).
    """
    return ShareState(own_then_others, elects=True)
