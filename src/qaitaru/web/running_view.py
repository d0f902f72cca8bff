"""One account under one rule, row by row, as its page shows it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from qaitaru.acts.tracing.traces import Trace, TracedRow
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.running import Label, Row, RunningTable, Standing

POINTS: Final = 450  # of a drawing; more could not be told apart


@dataclass(frozen=True)
class RunningPage:
    """What the template asks of an account; ``asked`` is whose claim is to be shown."""

    trace: Trace
    claimants: list[str]
    asked: str
    moved_only: bool

    @property
    def claimant(self) -> str:
        """Whose claim is shown; empty for everybody's, and where there is only one."""
        return self.asked if self.asked in self.claimants and len(self.claimants) > 1 else ""

    def by_standing(self, amounts: Mapping[str, int]) -> dict[Standing, int]:
        """Amounts by source in the four columns; what an outflow took below zero is nobody's."""
        sums = dict.fromkeys(Standing, 0)
        for source, amount in amounts.items():
            if source != OVERDRAFT:
                sums[self._standing(source)] += amount
        return sums

    @cached_property
    def columns(self) -> list[Standing]:
        """The columns that hold anything; tainted and own always."""
        used = {Standing.TAINTED, Standing.OWN}
        for amounts in (self.trace.opening, *(row.held for row in self.trace.rows)):
            used |= {self._standing(source) for source, amount in amounts.items() if amount}
        return [one for one in Standing if one in used]

    @cached_property
    def rows(self) -> list[TracedRow]:
        """The rows that are asked for."""
        return [row for row in self.trace.rows if not self.moved_only or self.moved(row)]

    def moved(self, row: TracedRow) -> int:
        """What of the claim a row brought; below zero, what it took."""
        came = sum(sum_ for who, sum_ in row.claimed.items() if self._is_ours(who))
        left = sum(sum_ for who, sum_ in row.left.items() if self._is_ours(who))
        return came - left

    def taken(self, row: TracedRow) -> list[str]:
        """The claimants whose money an outflow took."""
        out = row.amount_minor < 0
        return [who for who, sum_ in row.left.items() if out and sum_ and self._is_ours(who)]

    @cached_property
    def lowest(self) -> dict[str, list[str]]:
        """The rows of the lowest balance, each with the claimants it is the lowest for."""
        found: dict[str, list[str]] = {}
        for who, (_, entry) in self.trace.lowest.items():
            if self._is_ours(who):
                found.setdefault(entry, []).append(who)
        return found

    def table(self) -> RunningTable:
        """The account as a drawing has it; a long one with only the rows that tell its shape."""
        rows = tuple(
            Row(
                number=number,
                entry_id=row.entry_id,
                label=Label(day=row.booked_on),
                held={source: sum_ for source, sum_ in row.held.items() if sum_},
                balance=row.balance_minor,
                lowest=tuple(self.lowest.get(row.entry_id, ())),
            )
            for number, row in enumerate(thinned(self.trace.rows, set(self.lowest)), start=1)
        )
        lows = {who: row.number for row in rows for who in row.lowest}
        ours = frozenset(filter(self._is_ours, self.claimants))
        return RunningTable(self.trace.account, (), ours, rows, lows)

    def _standing(self, source: str) -> Standing:
        if source in {OWN, UNKNOWN}:
            return Standing.OWN if source == OWN else Standing.UNKNOWN
        return Standing.TAINTED if self._is_ours(source) else Standing.OTHERS

    def _is_ours(self, source: str) -> bool:
        return source == self.claimant if self.claimant else source in self.claimants


def thinned(rows: Sequence[TracedRow], marked: Collection[str]) -> list[TracedRow]:
    """The rows of a drawing: of each stretch lowest, highest and last, and all marked."""
    if len(rows) <= POINTS:
        return list(rows)
    stretch = -(-len(rows) * 3 // POINTS)
    kept = {number for number, row in enumerate(rows) if row.entry_id in marked}
    for start in range(0, len(rows), stretch):
        kept |= set(_telling(range(start, min(start + stretch, len(rows))), rows))
    return [rows[number] for number in sorted(kept)]


def _telling(numbers: range, rows: Sequence[TracedRow]) -> Iterable[int]:
    yield min(numbers, key=lambda number: rows[number].balance_minor)
    yield max(numbers, key=lambda number: rows[number].balance_minor)
    yield numbers[-1]
