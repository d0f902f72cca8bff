"""The rolling charge: each outflow is borne by all in proportion to what each has left."""

from qaitaru.tracing.states.shares import ShareState
from qaitaru.tracing.states.state import State


def rolling() -> State:
    """Attribute each outflow to every source in proportion to what it holds at that moment.

    Also called the North American solution, and the averaging approach.
    Source: Ontario (Securities Commission) v Greymac Credit Corp (1986) 30 DLR (4th) 1; Law Society
    of Upper Canada v Toronto-Dominion Bank (1998) 169 DLR (4th) 353; averaging: United States v
    Banco Cafetero Panama, 797 F.2d 1154 (2d Cir. 1986).
    """
    return ShareState()
