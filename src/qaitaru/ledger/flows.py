"""Flows: how much went from whom to whom, in one currency and one period."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qaitaru.facts.moments import Period
from qaitaru.ledger.joining import LedgerTransfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All that one party paid another.

    The row of ``pairs`` above 1 is the rest: what the pairs beyond the largest paid together; its
    parties are 0. ``break_minor`` is the part that one booking alone shows.
    """

    currency: str
    payer_no: int
    payee_no: int
    pairs: int
    payments: int
    amount_minor: int
    break_minor: int
    first_on: date
    last_on: date


def flows(
    transfers: Iterable[LedgerTransfer], *, limit: int, period: Period | None = None
) -> list[Flow]:
    """The largest flows of each currency, and the rest in one row, so that the sums close.

    Args:
        transfers: any order; those that say another again are not counted.
        limit: how many pairs of parties to show by themselves in each currency; one more where
            the rest would be one pair, which has names of its own.
        period: the days to count by; None for all.
    Returns: in order of currency, then the largest first, the rest last.
    """
    sums: dict[tuple[str, int, int], list[LedgerTransfer]] = defaultdict(list)
    for one in transfers:
        if not one.corroborates_no and (period is None or one.booked_on in period):
            sums[one.currency, one.payer_no, one.payee_no].append(one)
    by_currency: dict[str, list[Flow]] = defaultdict(list)
    for (currency, payer_no, payee_no), some in sorted(sums.items()):
        by_currency[currency].append(_flow(currency, payer_no, payee_no, some))
    return [flow for some in by_currency.values() for flow in _closed(some, limit)]


def _flow(currency: str, payer_no: int, payee_no: int, some: Iterable[LedgerTransfer]) -> Flow:
    paid = list(some)
    return Flow(
        currency=currency,
        payer_no=payer_no,
        payee_no=payee_no,
        pairs=1,
        payments=sum(one.payments for one in paid),
        amount_minor=sum(one.amount_minor for one in paid),
        break_minor=sum(one.amount_minor for one in paid if one.break_kind),
        first_on=min(one.booked_on for one in paid),
        last_on=max(one.until_on or one.booked_on for one in paid),
    )


def _closed(some: Iterable[Flow], limit: int) -> list[Flow]:
    ordered = sorted(some, key=lambda flow: (-flow.amount_minor, flow.payer_no, flow.payee_no))
    shown, rest = ordered[:limit], ordered[limit:]
    return [*shown, _rest(rest)] if len(rest) > 1 else ordered


def _rest(some: Iterable[Flow]) -> Flow:
    rest = list(some)
    return Flow(
        currency=rest[0].currency,
        payer_no=0,
        payee_no=0,
        pairs=len(rest),
        payments=sum(one.payments for one in rest),
        amount_minor=sum(one.amount_minor for one in rest),
        break_minor=sum(one.break_minor for one in rest),
        first_on=min(one.first_on for one in rest),
        last_on=max(one.last_on for one in rest),
    )
