"""Whether the statements of an account follow one another: closing = next opening."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from qaitaru.ledger.reconciliation import Reconciliation

_DAY = timedelta(days=1)


class Seam(StrEnum):
    """How one statement meets the next."""

    BREAKS = "breaks"  # no day between them, yet the balances differ
    GAP = "gap"  # days between them that no statement covers
    UNKNOWN = "unknown"  # no day between them, but a balance is not stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two consecutive statements of one account that do not simply follow."""

    account: str
    currency: str
    earlier: tuple[int, int]  # import and statement
    later: tuple[int, int]
    seam: Seam
    closing_minor: int | None
    opening_minor: int | None
    gap_from_on: date | None = None  # first day not covered
    gap_to_on: date | None = None  # last day not covered

    @property
    def difference_minor(self) -> int | None:
        """What moved unseen between the two; None where a balance is not known."""
        if self.closing_minor is None or self.opening_minor is None:
            return None
        return self.opening_minor - self.closing_minor


def meetings(statements: Iterable[Reconciliation]) -> list[Meeting]:
    """Where the statements of each account do not follow one another, in order of account and day.

    A statement is compared with the one that reaches furthest before it; statements that overlap
    are left to duplicates.py, and statements with no day at all are passed over.
    """
    dated = [one for one in statements if one.from_on is not None and one.to_on is not None]
    dated.sort(key=lambda one: (one.account, one.currency, one.from_on, one.to_on, one.number))
    found: list[Meeting] = []
    for _, run in groupby(dated, key=lambda one: (one.account, one.currency)):
        furthest, *rest = run
        for later in rest:
            found.extend(_meet(furthest, later))
            furthest = max(furthest, later, key=_reach)
    return found


def _reach(one: Reconciliation) -> date:
    return one.to_on or date.min


def _meet(earlier: Reconciliation, later: Reconciliation) -> Iterable[Meeting]:
    ends, starts = _reach(earlier), later.from_on or date.min
    if starts <= ends:
        return
    gap = starts - ends > _DAY
    known = earlier.closing_minor is not None and later.opening_minor is not None
    if not gap and known and earlier.closing_minor == later.opening_minor:
        return
    yield Meeting(
        account=earlier.account,
        currency=earlier.currency,
        earlier=earlier.number,
        later=later.number,
        seam=Seam.GAP if gap else Seam.BREAKS if known else Seam.UNKNOWN,
        closing_minor=earlier.closing_minor,
        opening_minor=later.opening_minor,
        gap_from_on=ends + _DAY if gap else None,
        gap_to_on=starts - _DAY if gap else None,
    )
