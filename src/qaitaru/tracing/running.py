"""The running table of an account: each booking, whose money came and left, what stood after it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from qaitaru.tracing.parts import (
    OWN,
    UNKNOWN,
    Amount,
    Part,
    by_source,
    is_claimant,
    rounded,
)
from qaitaru.tracing.walk import Kind, Posting, Step, Walked


class Standing(StrEnum):
    """How a source stands to the claim that is shown."""

    TAINTED = "tainted"
    OWN = "own"
    OTHERS = "others"  # another claimant's
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What the evidence says of a booking; what it does not say is left out."""

    day: date | None = None
    exhibit: int | None = None
    file: str = ""
    place: str = ""
    counterparty: str = ""
    purpose: str = ""


UNLABELLED: Final = Label()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One booking of one account; amounts are exact, by source, zeros left out.

    Attributes:
        number: from 1, in the order taken.
        receipt: the whole amount that came, or zero.
        outflow: the whole amount that left, or zero.
        arrived: the receipt is the other side of a transfer out of another account, or of this one.
        lowest: claimants since whose first money this is the lowest balance.
    """

    number: int
    entry_id: str
    label: Label
    receipt: Amount = 0
    outflow: Amount = 0
    arrived: bool = False
    came: Mapping[str, Amount] = field(default_factory=dict)
    paid_off: Mapping[str, Amount] = field(default_factory=dict)
    left: Mapping[str, Amount] = field(default_factory=dict)
    held: Mapping[str, Amount] = field(default_factory=dict)
    balance: Amount = 0
    shortfall: Amount = 0
    lowest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunningTable:
    """One account under one rule.

    Attributes:
        sources: own money, the claimants as their money first came, then unknown.
        tainted: the claimants whose claim is shown.
        lowest: of each claimant the row with the lowest balance since the first money came in.
    """

    account: str
    sources: tuple[str, ...]
    tainted: frozenset[str]
    rows: tuple[Row, ...]
    lowest: Mapping[str, int]

    def standing(self, source: str) -> Standing:
        """In which of the four columns a source is shown."""
        if source in self.tainted:
            return Standing.TAINTED
        known = {OWN: Standing.OWN, UNKNOWN: Standing.UNKNOWN}
        return known.get(source, Standing.OTHERS)

    def by_standing(self, amounts: Mapping[str, Amount]) -> dict[Standing, Amount]:
        """The four columns of amounts by source, exact; zeros included."""
        sums: dict[Standing, Amount] = dict.fromkeys(Standing, 0)
        for source, amount in amounts.items():
            sums[self.standing(source)] += amount
        return sums


def shown(amounts: Mapping[str, Amount]) -> dict[str, int]:
    """Exact amounts in whole minor units that tie to their sum, itself rounded down.

    Source: largest remainder; the same figures are drawn, printed and put in the worksheet.
    """
    return rounded([Part(source, amount) for source, amount in amounts.items()])


def running(
    postings: Sequence[Posting],
    walked: Walked,
    labels: Mapping[str, Label] | None = None,
    tainted: Collection[str] | None = None,
) -> dict[str, RunningTable]:
    """The running table of every account.

    Args:
        postings: those that were walked, in the same order.
        labels: by entry; a posting's own day stands where a label has none.
        tainted: whose claim is shown; None: every claimant's.
    """
    rows: dict[str, list[Row]] = {account: [] for account in walked.accounts}
    for posting, step in sided(postings, walked):
        before = rows[step.account][-1].balance if rows[step.account] else 0
        number = len(rows[step.account]) + 1
        label = _label(posting, labels or {})
        rows[step.account].append(_row(posting, step, before, number=number, label=label))
    sources = sources_of(walked)
    shown_of = frozenset(filter(is_claimant, sources) if tainted is None else tainted)
    return {name: _table(name, sources, shown_of, found) for name, found in rows.items()}


def sided(postings: Iterable[Posting], walked: Walked) -> Iterator[tuple[Posting, Step]]:
    """Each step with its posting: a transfer inside the ledger has two steps, out and in."""
    steps = iter(walked.steps)
    for posting in postings:
        yield posting, next(steps)
        if posting.to_account:
            yield posting, next(steps)


def sources_of(walked: Walked) -> tuple[str, ...]:
    """Own money, the claimants as their money first came, then unknown."""
    told = (part.source for step in walked.steps for part in step.came)
    held = (source for state in walked.accounts.values() for source in state.held())
    return (OWN, *filter(is_claimant, dict.fromkeys((*told, *held))), UNKNOWN)


def _label(posting: Posting, labels: Mapping[str, Label]) -> Label:
    label = labels.get(posting.entry_id, UNLABELLED)
    return replace(label, day=posting.day) if label.day is None else label


def _row(posting: Posting, step: Step, before: Amount, *, number: int, label: Label) -> Row:
    leaves = posting.kind is Kind.OUT and step.paid is not None
    return Row(
        number=number,
        entry_id=step.entry_id,
        label=label,
        receipt=0 if leaves or step.balance < before else step.balance - before,
        outflow=_outflow(posting, before) if leaves else max(before - step.balance, 0),
        arrived=not leaves and (posting.kind is Kind.OUT or bool(posting.answers)),
        came=by_source(step.came),
        paid_off=by_source(step.paid_off),
        left=by_source(step.paid.attributed) if step.paid is not None else {},
        held={source: amount for source, amount in step.held.items() if amount},
        balance=step.balance,
        shortfall=step.paid.shortfall if step.paid is not None else 0,
    )


def _outflow(posting: Posting, before: Amount) -> Amount:
    return posting.amount if posting.sold is None else Fraction(before * posting.sold)


def _table(
    account: str, sources: tuple[str, ...], tainted: frozenset[str], rows: Sequence[Row]
) -> RunningTable:
    lowest = _lowest(rows)
    marked = tuple(
        row if row.number not in lowest.values() else _marked(row, lowest) for row in rows
    )
    return RunningTable(account, sources, tainted, marked, lowest)


def _lowest(rows: Sequence[Row]) -> dict[str, int]:
    """Of each claimant, the first row with the lowest balance since the first money came in."""
    balances: dict[str, Amount] = {}
    lowest: dict[str, int] = {}
    for row in rows:
        balance = max(row.balance, 0)
        for source in dict.fromkeys((*balances, *filter(is_claimant, row.came))):
            if source not in balances or balance < balances[source]:
                balances[source], lowest[source] = balance, row.number
    return lowest


def _marked(row: Row, lowest: Mapping[str, int]) -> Row:
    claimants = tuple(source for source, number in lowest.items() if number == row.number)
    return replace(row, lowest=claimants)
