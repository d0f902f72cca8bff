"""A transfer as searches of ways read it: numbers only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One transfer of value from one end to another.

    ``row`` is its number in the ledger; ``left`` and ``came`` are when it left the payer and when
    the payee surely had it, in seconds since 1970 in UTC, ``came`` not before ``left``; ``payer``
    and ``payee`` are numbers of accounts, or of parties where ways are asked by party; ``amount``
    is in minor units of ``currency``, which is a number, too. ``payments`` is how many a source
    told as one sum.
    """

    row: int
    left: int
    came: int
    payer: int
    payee: int
    amount: int
    currency: int = 0
    payments: int = 1


def sink(end: int) -> int:
    """The number under which an end is paid in an account that is not known."""
    return -2 * end


def spring(end: int) -> int:
    """The number under which an end pays from an account that is not known."""
    return -2 * end - 1


def whose(number: int) -> int:
    """The end that a number is of."""
    return number if number >= 0 else -number // 2


def goes_on(before: Passage, after: Passage, within: int) -> bool:
    """Whether value that came by one transfer may have gone on by another.

    At the same moment counts: most ledgers tell days, and within a day nothing tells the order.

    Args:
        within: for how long, in seconds, value may have lain; this long counts.
    """
    return before.payee == after.payer and 0 <= after.left - before.came <= within
