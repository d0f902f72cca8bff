"""First in, first out: what came first leaves first."""

from qaitaru.tracing.states.lots import LotState
from qaitaru.tracing.states.state import State


def fifo() -> State:
    """Attribute each outflow to the oldest money in the account.

    Source: Devaynes v Noble (Clayton's case) (1816) 1 Mer 572; disapproved, but not overruled,
    where it would be unjust between victims: Barlow Clowes v Vaughan [1992] 4 All ER 22.
    """
    return LotState()
