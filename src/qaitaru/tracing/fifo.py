"""First in, first out: what came first leaves first."""

from collections.abc import Sequence
from typing import Final

from qaitaru.tracing.account import Movement, TracedAccount
from qaitaru.tracing.lots import Opening, oldest_first, trace

RULE: Final = "tracing.fifo"
_EMPTY: Final = Opening()


def fifo(movements: Sequence[Movement], opening: Opening = _EMPTY) -> TracedAccount:
    """Attribute each outflow to the oldest money in the account.

    Args:
        movements: one account, one currency, in the order of the ledger.
        opening: what stood in the account before; its lots from the oldest.
    Source: Devaynes v Noble (Clayton's case) (1816) 1 Mer 572; disapproved, but not overruled,
    where it would be unjust between victims: Barlow Clowes v Vaughan [1992] 4 All ER 22.
    """
    return trace(
        movements, opening, oldest_first, rule=RULE, parameters={"same_day_order": "ledger"}
    )
