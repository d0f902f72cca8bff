"""Own money first: the holder is presumed to spend own money before money held for others.

Between claimants it is the lowest intermediate balance, shared as money leaves: nothing that comes
in later revives a claim that an outflow has cut.
"""

from qaitaru.tracing.parts import OWN
from qaitaru.tracing.states.lots import LotState
from qaitaru.tracing.states.shares import ShareState
from qaitaru.tracing.states.state import State


def own_first() -> State:
    """Attribute each outflow to the holder's own money, then to all others in proportion.

    Money of unknown source is not presumed to be the holder's: it ranks with the claimants.
    Source: Re Hallett's Estate (1880) 13 Ch D 696; James Roscoe (Bolton) Ltd v Winder [1915] 1 Ch
    62; between claimants: Law Society of Upper Canada v Toronto-Dominion Bank (1998) 169 DLR (4th)
    353.
    """
    return ShareState(own_then_others)


def own_first_oldest() -> State:
    """As ``own_first``, but of the others the oldest money leaves first.

    Source: as above; between claimants: Devaynes v Noble (Clayton's case) (1816) 1 Mer 572.
    """
    return LotState(own_then_others, tiers=2)


def own_then_others(source: str) -> int:
    """The holder's own in the first tier, all others in the second."""
    return 0 if source == OWN else 1
