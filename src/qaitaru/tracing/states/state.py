"""What every tracing rule is: the state of one account that receives, pays and tells what it holds.

A rule sees one account at a time; the walk (walk.py) leads money from account to account.
"""

from collections.abc import Callable, Hashable
from typing import NamedTuple, Protocol, Self

from qaitaru.tracing.parts import UNKNOWN, Amount, Part, Parts


class Paid(NamedTuple):
    """What an outflow took.

    Attributes:
        attributed: by the rule, in the order taken; empty where the rule attributes no outflow.
        carried: what arrives where a transfer goes, the shortfall as ``unknown``.
        shortfall: what the account did not hold: the bank's money.
    """

    attributed: Parts
    carried: Parts
    shortfall: Amount


class State(Protocol):
    """One account under one rule."""

    balance: Amount

    @property
    def coarse(self) -> int:
        """How often a fraction that grew too long was put on the fine grid (parts.coarsened)."""

    def receive(self, amount: Amount, parts: Parts) -> Parts:
        """Book a receipt of these parts, or claims on it, and return what paid off an overdraft."""

    def pay(self, amount: Amount, elected: str = "", *, moves: bool = False) -> Paid:
        """Book an outflow.

        Args:
            elected: the claimant who takes what it bought.
            moves: it goes to another account of the ledger: what it carries is held there.
        """

    def held(self) -> dict[str, Amount]:
        """What stands in the account by source, zeros left out; claims may overlap."""

    def copy(self) -> Self:
        """The same account, to be led another way."""

    def key(self) -> Hashable:
        """What decides all that may follow: two accounts of one key answer alike for ever."""


Rule = Callable[[], State]
"""A tracing rule: opens an account with nothing in it."""


def covered(balance: Amount, amount: Amount) -> Amount:
    """How much of an outflow the account holds."""
    return min(amount, balance) if balance > 0 else 0


def owed(balance: Amount, amount: Amount) -> Amount:
    """How much of a receipt pays off the overdraft that it meets."""
    return min(amount, -balance) if balance < 0 else 0


def with_shortfall(parts: Parts, shortfall: Amount) -> Parts:
    """What a transfer carries: nobody knows whose the shortfall is."""
    return (*parts, Part(UNKNOWN, shortfall)) if shortfall else parts
