"""Last in, first out: what came last leaves first."""

from qaitaru.tracing.states.lots import LotState
from qaitaru.tracing.states.state import State


def lifo() -> State:
    """Attribute each outflow to the newest money in the account.

    Source: an accountant's convention, used where the latest receipt is seen to leave at once, as
    in rapid pass-through; no court prescribes it. United States v Banco Cafetero Panama, 797 F.2d
    1154 (2d Cir. 1986), discusses the orders among which it is one.
    """
    return LotState(newest=True)
