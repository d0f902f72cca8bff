"""One account as the tracing rules see it, and what a rule answers.

The account's money is a row of lots, each from one source: ``own`` (the account holder's), a
claimant's name, or ``unknown``. An overdrawn account holds no lot. What a credit pays off of an
overdraft is spent in that moment: it never stands in the account.

Source: the discharge of a debt ends the trace into the account that bore it: Re Goldcorp Exchange
[1995] 1 AC 74; Bishopsgate v Homan [1995] Ch 211.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

OWN: Final = "own"
UNKNOWN: Final = "unknown"
OVERDRAFT: Final = "overdraft"  # the bank's money: what an outflow takes below zero


@dataclass(frozen=True, slots=True)
class Movement:
    """One booking to be traced; a credit is positive.

    ``sources`` says whose a credit is, in minor units by source; what it leaves unsaid is the
    holder's own. A debit has none.
    """

    entry_id: str
    amount_minor: int
    sources: tuple[tuple[str, int], ...] = ()

    def credited(self) -> tuple[tuple[str, int], ...]:
        """The credit by source, the named ones first as given, then what is left as ``own``.

        Raises: ValueError where the sources are negative or more than the credit, or a debit has
        sources; the caller's mistake.
        """
        left = max(self.amount_minor, 0) - sum(minor for _, minor in self.sources)
        if left < 0 or any(minor < 0 for _, minor in self.sources):
            raise ValueError(self)
        return (*self.sources, (OWN, left))


@dataclass(frozen=True, slots=True)
class Lot:
    """Money of one source that came in together."""

    source: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The account after one booking: whose the balance is, and whose left."""

    entry_id: str
    balance_minor: int
    held: Mapping[str, int]  # source -> minor units; sums to the balance, or to 0 below zero
    left: Mapping[str, int]  # of this outflow, or of the overdraft this credit paid off


@dataclass(frozen=True, slots=True)
class Lowest:
    """The lowest balance after the first money of a claimant came in, and where it stood."""

    balance_minor: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class TracedAccount:
    """What a rule says of one account: step by step, per outflow, and at the end."""

    rule: str
    parameters: Mapping[str, str]
    opening: Mapping[str, int]  # source -> minor units before the first booking
    steps: tuple[Standing, ...]
    lowest: Mapping[str, Lowest]  # by claimant

    def attributed(self) -> dict[str, Mapping[str, int]]:
        """What each booking took out, by source; bookings that took nothing are left out."""
        return {step.entry_id: step.left for step in self.steps if step.left}

    def held(self) -> Mapping[str, int]:
        """What stands in the account at the end, by source."""
        return self.steps[-1].held if self.steps else self.opening


def by_source(lots: Iterable[Lot]) -> dict[str, int]:
    """The lots summed by source, in order of first appearance; nothing is left out but zeros."""
    sums: dict[str, int] = {}
    for lot in lots:
        if lot.amount_minor:
            sums[lot.source] = sums.get(lot.source, 0) + lot.amount_minor
    return sums


def lowest_balances(
    opening: Iterable[Lot], opening_minor: int, movements: Iterable[Movement]
) -> dict[str, Lowest]:
    """For each claimant, the lowest balance from the moment the claimant's first money is in.

    A balance below zero counts as zero: there is nothing to claim in a debt.
    """
    balance = opening_minor
    lowest = {lot.source: Lowest(max(balance, 0), "") for lot in opening if lot.source != OWN}
    for movement in movements:
        balance += movement.amount_minor
        came = [source for source, minor in movement.credited() if minor and source != OWN]
        lowest |= {
            source: Lowest(max(balance, 0), movement.entry_id)
            for source in (*lowest, *came)
            if source not in lowest or max(balance, 0) < lowest[source].balance_minor
        }
    return lowest
