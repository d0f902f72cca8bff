"""Walking an account lot by lot, while a rule says how much of which lot leaves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from qaitaru.tracing.account import (
    OVERDRAFT,
    OWN,
    Lot,
    Movement,
    Standing,
    TracedAccount,
    by_source,
    lowest_balances,
)

Take = Callable[[Sequence[Lot], int], list[int]]
"""A tracing rule: how much of each lot leaves; asked for no more than the lots hold together."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The balance before the first booking; what ``lots`` leaves unsaid is the holder's own."""

    balance_minor: int = 0
    lots: tuple[Lot, ...] = ()

    def whole(self) -> tuple[Lot, ...]:
        """The lots with the holder's own first.

        Raises: ValueError where the lots are negative or more than the balance; the caller's
        mistake.
        """
        left = max(self.balance_minor, 0) - sum(lot.amount_minor for lot in self.lots)
        if left < 0 or any(lot.amount_minor < 0 for lot in self.lots):
            raise ValueError(self)
        return (Lot(OWN, left), *self.lots)


def trace(
    movements: Sequence[Movement],
    opening: Opening,
    take: Take,
    *,
    rule: str,
    parameters: Mapping[str, str],
) -> TracedAccount:
    """The account after each booking under a rule.

    Invariant: after each booking the lots sum to the balance, or to zero where it is below zero.

    Args:
        movements: one account, one currency, in the order of the ledger.
        opening: what stood in the account before them.
        take: the rule.
        rule, parameters: as they are printed with the result.
    """
    lots, balance = opening.whole(), opening.balance_minor
    steps: list[Standing] = []
    for movement in movements:
        lots, taken = _move(lots, balance, movement, take)
        balance += movement.amount_minor
        steps.append(Standing(movement.entry_id, balance, by_source(lots), by_source(taken)))
    return TracedAccount(
        rule=rule,
        parameters=parameters,
        opening=by_source(opening.whole()),
        steps=tuple(steps),
        lowest=lowest_balances(opening.lots, opening.balance_minor, movements),
    )


def oldest_first(lots: Sequence[Lot], wanted_minor: int) -> list[int]:
    """From each lot in turn all it holds, until nothing more is wanted."""
    before = accumulate((lot.amount_minor for lot in lots), initial=0)
    return [
        min(lot.amount_minor, max(wanted_minor - gone, 0))
        for lot, gone in zip(lots, before, strict=False)
    ]


def _move(
    lots: tuple[Lot, ...], balance_minor: int, movement: Movement, take: Take
) -> tuple[tuple[Lot, ...], tuple[Lot, ...]]:
    """The lots after a booking, and what left with it: by debit, or into an overdraft."""
    if movement.amount_minor >= 0:
        came = tuple(Lot(source, minor) for source, minor in movement.credited())
        paid_off = min(max(-balance_minor, 0), movement.amount_minor)
        kept, taken = _split(came, take(came, paid_off))
        return lots + kept, taken
    movement.credited()  # refuses a debit with sources
    wanted = -movement.amount_minor
    covered = min(wanted, max(balance_minor, 0))
    kept, taken = _split(lots, take(lots, covered))
    return kept, (*taken, Lot(OVERDRAFT, wanted - covered))


def _split(
    lots: Iterable[Lot], taken_minor: Iterable[int]
) -> tuple[tuple[Lot, ...], tuple[Lot, ...]]:
    """What stays of each lot, and what leaves; empty lots are dropped."""
    pairs = tuple(zip(lots, taken_minor, strict=True))
    kept = tuple(Lot(lot.source, lot.amount_minor - out) for lot, out in pairs)
    return (
        tuple(lot for lot in kept if lot.amount_minor),
        tuple(Lot(lot.source, out) for lot, out in pairs if out),
    )
