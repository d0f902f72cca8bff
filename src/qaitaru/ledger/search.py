"""Looking through the ledger's transfers: what a filter admits, and what else there is to choose.

A facet counts the transfers that all the *other* choices admit, so that a choice made shows what
the alternatives to it would give.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from qaitaru.facts.moments import month_of
from qaitaru.ledger.joining import LedgerTransfer


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFilter:
    """What is looked for; None admits all.

    ``text`` is sought, by the store, in purposes and names of parties; as a whole in references.
    """

    currency: str | None = None
    month: date | None = None  # its first day
    confidence: str | None = None
    payer: tuple[int, ...] | None = None  # numbers of parties, any of which will do
    payee: tuple[int, ...] | None = None
    party: tuple[int, ...] | None = None  # as payer or payee
    account_no: int | None = None  # likewise
    break_kind: str | None = None
    from_on: date | None = None
    until_on: date | None = None  # included
    least_minor: int | None = None
    most_minor: int | None = None
    counted: bool | None = None  # False: only those that say another transfer again
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One choice of a facet, and how many transfers it would show."""

    value: str | int | date
    transfers: int


FACETS: Final[Mapping[str, Callable[[LedgerTransfer], str | int | date]]] = {
    "currency": lambda one: one.currency,
    "month": lambda one: month_of(one.booked_on).start,
    "confidence": lambda one: one.confidence,
    "payer": lambda one: one.payer_no,
    "payee": lambda one: one.payee_no,
}
"""What may be chosen from, and where a transfer stands in it."""

FACET_VALUES: Final = 50  # the commonest are shown


def admits(wanted: TransferFilter, one: LedgerTransfer) -> bool:
    """Whether the filter lets a transfer through; its text is not looked at."""
    choices = (
        (wanted.currency, one.currency),
        (wanted.month, month_of(one.booked_on).start),
        (wanted.confidence, one.confidence),
        (wanted.break_kind, one.break_kind),
        (wanted.counted, one.corroborates_no == 0),
    )
    accounts = None if wanted.account_no is None else (wanted.account_no,)
    ends = (
        (wanted.payer, (one.payer_no,)),
        (wanted.payee, (one.payee_no,)),
        (wanted.party, (one.payer_no, one.payee_no)),
        (accounts, (one.payer_account_no, one.payee_account_no)),
    )
    bounds = (
        wanted.from_on is None or wanted.from_on <= one.booked_on,
        wanted.until_on is None or one.booked_on <= wanted.until_on,
        wanted.least_minor is None or wanted.least_minor <= one.amount_minor,
        wanted.most_minor is None or one.amount_minor <= wanted.most_minor,
    )
    return (
        all(choice is None or choice == found for choice, found in choices)
        and all(some is None or not {*some}.isdisjoint(found) for some, found in ends)
        and all(bounds)
    )


def facets(
    wanted: TransferFilter, transfers: Iterable[LedgerTransfer]
) -> dict[str, tuple[FacetValue, ...]]:
    """For each facet its commonest values under all other choices, the commonest first."""
    some = list(transfers)
    return {name: _values(name, without(wanted, name), some) for name in FACETS}


def without(wanted: TransferFilter, facet: str) -> TransferFilter:
    """The filter with one choice taken back."""
    return replace(wanted, **{facet: None})


def _values(
    facet: str, wanted: TransferFilter, transfers: Iterable[LedgerTransfer]
) -> tuple[FacetValue, ...]:
    counts = Counter(FACETS[facet](one) for one in transfers if admits(wanted, one))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, times) for value, times in ordered[:FACET_VALUES])
