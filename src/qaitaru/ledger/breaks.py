"""Bookings whose other side is not in the evidence: shown with the reason, never bridged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qaitaru.ledger.legs import Leg
from qaitaru.ledger.reconciliation import Reconciliation

_DAY = timedelta(days=1)


class BreakKind(StrEnum):
    """Why the other side is not there."""

    MISSING = "missing"  # a statement in hand covers the days, and does not show it
    AMBIGUOUS = "ambiguous"  # it shows some that fit, and whose is whose cannot be told
    UNCOVERED = "uncovered"  # the account is in hand, but not those days
    UNHELD = "unheld"  # no statement of that account is in hand
    ACCOUNT_NOT_NAMED = "account_not_named"  # only a party is named
    NOTHING_NAMED = "nothing_named"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Break:
    """A booking without its other side."""

    leg_no: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class HeldDays:
    """An unbroken run of days that the statements of one account cover.

    The other side of a debit on or before ``debit_until_on``, or of a credit on or after
    ``credit_since_on``, must lie within the run.
    """

    account_no: int
    from_on: date
    to_on: date
    debit_until_on: date
    credit_since_on: date


def held_days(
    statements: Iterable[Reconciliation],
    account_numbers: Mapping[str, int],
    *,
    window_days: int = 3,
) -> list[HeldDays]:
    """The runs of covered days of each account, in order of account and day."""
    reach = timedelta(days=window_days + (window_days + 6) // 5 * 2)  # with the weekends in it
    spans = defaultdict(list)
    for one in statements:
        if one.from_on is not None and one.to_on is not None and one.from_on <= one.to_on:
            spans[account_numbers[one.account]].append((one.from_on, one.to_on))
    return sorted(
        HeldDays(
            account_no=account_no,
            from_on=starts,
            to_on=ends,
            debit_until_on=ends - reach,
            credit_since_on=starts + reach,
        )
        for account_no, some in spans.items()
        for starts, ends in _merged(some)
    )


def breaks(
    open_legs: Iterable[Leg], held: Iterable[HeldDays], *, window_days: int = 3
) -> list[Break]:
    """Why each booking that no pass has joined stands alone, in order of the booking."""
    legs = list(open_legs)
    runs = defaultdict(list)
    for run in held:
        runs[run.account_no].append(run)
    fitting = defaultdict(list)
    for leg in legs:
        fitting[leg.account_no, leg.currency, leg.amount_minor, leg.is_credit].append(leg.workday)
    return sorted(
        Break(leg_no=leg.leg_no, kind=_kind(leg, runs[leg.other_account_no], fitting, window_days))
        for leg in legs
    )


def _kind(
    leg: Leg,
    runs: Sequence[HeldDays],
    fitting: Mapping[tuple[int, str, int, bool], list[int]],
    window_days: int,
) -> BreakKind:
    if not leg.other_held:
        if leg.other_account_no:
            return BreakKind.UNHELD
        return BreakKind.ACCOUNT_NOT_NAMED if leg.other_party_no else BreakKind.NOTHING_NAMED
    if not any(_within(leg, run) for run in runs):
        return BreakKind.UNCOVERED
    key = (leg.other_account_no, leg.currency, leg.amount_minor, not leg.is_credit)
    later = ((day - leg.workday) * (-1 if leg.is_credit else 1) for day in fitting.get(key, ()))
    fits = any(-1 <= lag <= window_days for lag in later)
    return BreakKind.AMBIGUOUS if fits else BreakKind.MISSING


def _within(leg: Leg, run: HeldDays) -> bool:
    """Whether the run covers all days on which the other side may stand."""
    if leg.is_credit:
        return run.credit_since_on <= leg.booked_on <= run.to_on
    return run.from_on <= leg.booked_on <= run.debit_until_on


def _merged(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    merged: list[tuple[date, date]] = []
    for starts, ends in sorted(spans):
        if merged and starts <= merged[-1][1] + _DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], ends))
        else:
            merged.append((starts, ends))
    return merged
