"""Who paid whom: transfers summed by payer and payee, in one currency."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from qaitaru.networks.passages import Passage


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Link:
    """All that one end paid another; times in seconds since 1970 in UTC."""

    payer: int
    payee: int
    amount: int
    payments: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What one end was paid by, or paid to, all those that are not shown, in one sum."""

    end: int
    is_paid: bool  # the end is the payee
    ends: int
    amount: int
    payments: int
    first: int
    last: int


def links(passages: Iterable[Passage], currency: int, *, since: int, until: int) -> list[Link]:
    """The links of one currency, by payer and payee; what an end moves to itself is none.

    Args:
        since: of a transfer's leaving, in seconds, counted.
        until: likewise, not counted.
    """
    sums: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for one in passages:
        if one.currency == currency and since <= one.left < until and one.payer != one.payee:
            sums[one.payer, one.payee].append(one)
    return [_link(payer, payee, some) for (payer, payee), some in sorted(sums.items())]


def _link(payer: int, payee: int, some: list[Passage]) -> Link:
    return Link(
        payer=payer,
        payee=payee,
        amount=sum(one.amount for one in some),
        payments=sum(one.payments for one in some),
        first=min(one.left for one in some),
        last=max(one.left for one in some),
    )


def rest(end: int, some: Iterable[Link], *, is_paid: bool) -> Rest:
    """Links of an end with those that are not shown as one.

    Args:
        some: at least one, all with the end as payee, or all as payer.
    """
    listed = list(some)
    return Rest(
        end=end,
        is_paid=is_paid,
        ends=len(listed),
        amount=sum(one.amount for one in listed),
        payments=sum(one.payments for one in listed),
        first=min(one.first for one in listed),
        last=max(one.last for one in listed),
    )
