"""One account under one rule, row by row, as its page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from qaitaru.acts.traces import Trace, TracedRow
from qaitaru.documents.charts.balance import Point
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN
from qaitaru.tracing.running import Standing

POINTS: Final = 700  # of a drawing; more could not be told apart


@dataclass(frozen=True)
class RunningPage:
    """What the template asks; ``claimant`` is whose claim is shown, empty for everybody's."""

    trace: Trace
    claimant: str
    moved_only: bool

    @cached_property
    def claimants(self) -> list[str]:
        """Those whose money came to this account."""
        return list(self.trace.lowest)

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

    def points(self) -> tuple[list[Point], int | None]:
        """The account as a drawing has it, and the point to mark."""
        marked = next(iter(self.lowest), "")
        rows = thinned(self.trace.rows, marked)
        points = [self._point(row) for row in rows]
        at = next((n for n, row in enumerate(rows) if row.entry_id == marked), None)
        return points, at

    def _point(self, row: TracedRow) -> Point:
        held = self.by_standing(row.held)[Standing.TAINTED]
        return Point(row.booked_on, row.balance_minor, held)

    def _standing(self, source: str) -> Standing:
        if source in {OWN, UNKNOWN}:
            return Standing.OWN if source == OWN else Standing.UNKNOWN
        return Standing.TAINTED if self._is_ours(source) else Standing.OTHERS

    def _is_ours(self, source: str) -> bool:
        return source == self.claimant if self.claimant else source in self.trace.lowest


def thinned(rows: Sequence[TracedRow], marked: str) -> list[TracedRow]:
    """The rows of a drawing: of each stretch the lowest, the highest and the last, and the mark."""
    if len(rows) <= POINTS:
        return list(rows)
    stretch = -(-len(rows) * 3 // POINTS)
    kept = {number for number, row in enumerate(rows) if row.entry_id == marked}
    for start in range(0, len(rows), stretch):
        kept |= set(_telling(range(start, min(start + stretch, len(rows))), rows))
    return [rows[number] for number in sorted(kept)]


def _telling(numbers: range, rows: Sequence[TracedRow]) -> Iterable[int]:
    yield min(numbers, key=lambda number: rows[number].balance_minor)
    yield max(numbers, key=lambda number: rows[number].balance_minor)
    yield numbers[-1]
