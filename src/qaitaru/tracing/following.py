"""A claim followed under one rule: each account row by row, in whole minor units, and what broke.

Exact amounts are rounded here, once, by the largest remainder, so that every row ties.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qaitaru.tracing.cash import spent_of
from qaitaru.tracing.network import Row
from qaitaru.tracing.parts import (
    OVERDRAFT,
    Amount,
    Part,
    Parts,
    by_source,
    is_claimant,
    ratio,
    rounded,
)
from qaitaru.tracing.states.state import Paid
from qaitaru.tracing.walk import Step, Walked


@dataclass(frozen=True, slots=True)
class Traced:
    """One row with what the rule says of it, by source, in minor units."""

    row: Row
    balance_minor: int
    came: Mapping[str, int]
    held: Mapping[str, int]
    left: Mapping[str, int]  # of an outflow; or what of a receipt paid off an overdraft


@dataclass(frozen=True, slots=True)
class Lowest:
    """The lowest balance after the first money of a claimant came in, and where it stood."""

    balance_minor: int
    entry_id: str


@dataclass(frozen=True, slots=True)
class FollowedAccount:
    """One account under one rule."""

    account: str
    opening: Mapping[str, int]
    rows: tuple[Traced, ...]
    lowest: Mapping[str, Lowest]  # by claimant

    def held(self) -> Mapping[str, int]:
        """What stands there at the end, by source."""
        return self.rows[-1].held if self.rows else self.opening


@dataclass(frozen=True, slots=True)
class FollowedAsset:
    """What was bought: its cost by source, and each source's share of what it is worth.

    A claimant may take the share, or a lien for the cost: the greater.
    """

    name: str
    currency: str
    cost_minor: int
    value_minor: int
    paid: Mapping[str, int]
    share: Mapping[str, int]  # of the value


@dataclass(frozen=True, slots=True)
class FollowedCash:
    """Cash in one person's hands, by source: what was drawn is paid in again, spent, or held."""

    holder: str
    currency: str
    paid_in: Mapping[str, int]
    spent: Mapping[str, int]
    held: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Break:
    """Claimed money that left for where the evidence does not follow."""

    row: Row
    tainted: Mapping[str, int]


def minor(parts: Iterable[Part] | Mapping[str, Amount]) -> dict[str, int]:
    """Parts in whole minor units."""
    told = parts.items() if isinstance(parts, Mapping) else parts
    return rounded([Part(source, amount) for source, amount in told])


def followed(account: str, rows: Sequence[Row], steps: Sequence[Step]) -> FollowedAccount:
    """One account's rows beside the steps of the walk; the steps may begin with an opening."""
    before, own_steps = _opening(rows, steps)
    traced = tuple(_traced(row, step) for row, step in zip(rows, own_steps, strict=True))
    return FollowedAccount(account, before, traced, lowest_balances(before, traced))


def _opening(rows: Sequence[Row], steps: Sequence[Step]) -> tuple[dict[str, int], Sequence[Step]]:
    extra = len(steps) - len(rows)
    return (minor(steps[0].held), steps[1:]) if extra else ({}, steps)


def _traced(row: Row, step: Step) -> Traced:
    return Traced(
        row=row,
        balance_minor=int(step.balance),
        came=minor(step.came),
        held=minor(step.held),
        left=minor(step.paid_off if step.paid is None else _taken(step.paid)),
    )


def _taken(paid: Paid) -> Parts:
    return (*paid.attributed, Part(OVERDRAFT, paid.shortfall))


def lowest_balances(opening: Mapping[str, int], rows: Sequence[Traced]) -> dict[str, Lowest]:
    """For each claimant, the lowest balance from the moment the claimant's first money is in.

    What is overdrawn counts as zero. Of equal balances the first is named.
    """
    start = sum(opening.values())
    lowest = {source: Lowest(start, "") for source in opening if is_claimant(source)}
    for traced in rows:
        balance = max(traced.balance_minor, 0)
        for source in (*lowest, *(s for s in traced.came if is_claimant(s))):
            if source not in lowest or balance < lowest[source].balance_minor:
                lowest[source] = Lowest(balance, traced.row.entry_id)
    return lowest


def followed_asset(
    name: str, currency: str, held: Mapping[str, Amount], value_minor: int | None
) -> FollowedAsset:
    """An asset at the end: what each source paid, and its share of the value.

    Source: Foskett v McKeown [2001] 1 AC 102.
    """
    cost = sum(held.values(), start=Fraction(0))
    value = int(cost) if value_minor is None else value_minor
    gain = ratio(value, cost) if cost else Fraction(1)
    share = {source: amount * gain for source, amount in held.items()}
    return FollowedAsset(name, currency, int(cost), value, minor(held), minor(share))


def followed_cash(holder: str, currency: str, steps: Sequence[Step]) -> FollowedCash:
    """The cash of a holder at the end, from the steps of its account; at least one."""
    gone: dict[bool, list[Part]] = {True: [], False: []}
    for step in steps:
        if step.paid is not None:
            gone[bool(spent_of(step.entry_id))] += step.paid.attributed
    paid_in, spent = (minor(by_source(gone[is_spent])) for is_spent in (False, True))
    return FollowedCash(holder, currency, paid_in, spent, minor(steps[-1].held))


def breaks(walked: Walked, rows: Mapping[str, Row], followed_on: frozenset[str]) -> list[Break]:
    """The outflows with claimed money that lead out of the evidence, in order.

    Args:
        rows: the outflows, by entry.
        followed_on: entries of outflows that lead to an account or an asset of the trace.
    """
    found = []
    for entry_id, paid in walked.outflows().items():
        claimed = tainted(minor(paid.attributed))
        if any(claimed.values()) and entry_id not in followed_on:
            found.append(Break(rows[entry_id], claimed))
    return found


def tainted(parts: Mapping[str, int]) -> dict[str, int]:
    """The claimants' parts."""
    return {s: a for s, a in parts.items() if s != OVERDRAFT and is_claimant(s)}
