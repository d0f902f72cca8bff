"""Which account-months are proved by statements that reconcile, and which are not in hand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qaitaru.facts.moments import Period, months
from qaitaru.ledger.reconciliation import Reconciliation, State

_DAY = timedelta(days=1)


class Cover(StrEnum):
    """What is known of one account in one month, the gravest first."""

    MISSING = "missing"  # a hole: no statement covers a day of it
    BROKEN = "broken"  # a statement that covers it does not reconcile
    PARTIAL = "partial"  # some of its days are covered by none
    DUPLICATE = "duplicate"  # two statements cover the same days
    UNPROVED = "unproved"  # covered, but a statement does not state enough to prove itself
    PROVED = "proved"
    OUTSIDE = "outside"  # before the first or after the last statement, and not asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One account in one month.

    ``cover`` is the gravest of ``marks``. ``covered_by`` names import and statement.
    """

    month: date  # its first day
    cover: Cover
    marks: tuple[Cover, ...]
    covered_by: tuple[tuple[int, int], ...]
    covered_days: int
    days: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account in one currency across the grid's months."""

    account: str
    currency: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The grid; ``undated`` are statements that state no day and hold no booking."""

    months: tuple[date, ...]
    rows: tuple[AccountRow, ...]
    undated: tuple[tuple[int, int], ...]


def coverage(statements: Iterable[Reconciliation], span: Period | None = None) -> Coverage:
    """The grid of accounts and months, in order of account, currency and month.

    Args:
        statements: every statement in hand, judged.
        span: the days the investigation asks for; a month of it that no statement covers is
            missing for every account. None: a hole is missing only between an account's own
            first and last covered month.
    """
    by_account = defaultdict(list)
    undated = []
    for one in sorted(statements, key=lambda one: one.number):
        if _period(one) is None:
            undated.append(one.number)
        else:
            by_account[one.account, one.currency].append(one)
    columns = _months([_period(one) for ones in by_account.values() for one in ones], span)
    rows = tuple(
        AccountRow(account, currency, _cells(ones, columns, span))
        for (account, currency), ones in sorted(by_account.items())
    )
    return Coverage(tuple(month.start for month in columns), rows, tuple(undated))


def _period(one: Reconciliation) -> Period | None:
    if one.from_on is None or one.to_on is None or one.to_on < one.from_on:
        return None
    return Period(one.from_on, one.to_on + _DAY)


def _months(periods: Iterable[Period | None], span: Period | None) -> list[Period]:
    known = [period for period in (*periods, span) if period is not None]
    if not known:
        return []
    last = max(period.end for period in known) - _DAY
    return months(min(period.start for period in known), last)


def _cells(
    statements: Sequence[Reconciliation], columns: Sequence[Period], span: Period | None
) -> tuple[Cell, ...]:
    periods = [(one, period) for one in statements if (period := _period(one)) is not None]
    asked = span or Period(
        min(period.start for _, period in periods), max(period.end for _, period in periods)
    )
    return tuple(
        _cell(month, [(one, p) for one, p in periods if p.overlaps(month)], month.overlaps(asked))
        for month in columns
    )


def _cell(
    month: Period,
    covering: Sequence[tuple[Reconciliation, Period]],
    asked: bool,  # noqa: FBT001  # a fact of the month, not a switch
) -> Cell:
    clipped = [
        (max(period.start, month.start), min(period.end, month.end)) for _, period in covering
    ]
    covered = _union_days(clipped)
    states = {one.state for one, _ in covering}
    days = (month.end - month.start).days
    twice = sum((end - start).days for start, end in clipped) > covered
    marks = _marks(states, partial=covered < days, twice=twice, asked=asked)
    return Cell(
        month=month.start,
        cover=marks[0],
        marks=marks,
        covered_by=tuple(one.number for one, _ in covering),
        covered_days=covered,
        days=days,
    )


def _marks(states: set[State], *, partial: bool, twice: bool, asked: bool) -> tuple[Cover, ...]:
    """All that holds of the cell, the gravest first."""
    if not states:
        return (Cover.MISSING if asked else Cover.OUTSIDE,)
    held = {
        Cover.BROKEN: State.BROKEN in states,
        Cover.PARTIAL: partial,
        Cover.DUPLICATE: twice,
        Cover.UNPROVED: State.UNPROVED in states,
        Cover.PROVED: states == {State.PROVED},
    }
    return tuple(cover for cover, holds in held.items() if holds)


def _union_days(stretches: Iterable[tuple[date, date]]) -> int:
    """The days in at least one of the half-open stretches."""
    total, reached = 0, date.min
    for start, end in sorted(stretches):
        total += max((end - max(start, reached)).days, 0)
        reached = max(reached, end)
    return total
