"""Which property is itself money: cash on hand and balances at banks."""

from typing import Final

from qaitaru.wealth.profile import Line

CASH: Final = "cash"
BANK: Final = "bank"


def is_money(line: Line) -> bool:
    """Whether a line's property is cash or a balance at a bank."""
    return line.kind in {CASH, BANK}


def is_cash(line: Line) -> bool:
    """Whether a line's property is cash on hand."""
    return line.kind == CASH
