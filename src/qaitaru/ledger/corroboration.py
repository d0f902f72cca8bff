"""Which claimed transfers say again what another source shows already, and are not counted twice.

A booking may be said again by many sources; a claim says again at most one transfer, and two
transfers of one source are never the same one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Final

BOOKINGS: Final = 0
"""The source of what statements show; a claim's source is its import."""

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One payment as one source tells it; accounts and parties by number, 0 for not known."""

    transfer_no: int
    source_no: int
    booked_on: date
    received_on: date | None = None
    until_on: date | None = None  # the last day it may have been, where no one day is told
    amount_minor: int
    currency: str
    payer_account_no: int
    payee_account_no: int
    payer_no: int
    payee_no: int
    reference: str = ""
    other_reference: str = ""  # as the payee's bank states it


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAgain:
    """A claimed transfer, and the transfer it says again."""

    transfer_no: int
    corroborates_no: int


@dataclass(slots=True)
class _Group:
    """Tellings of one transfer, the first source's first; no source twice."""

    tellings: list[Telling]
    sources: set[int] = field(default_factory=set)


_Ends = tuple[int, int]
_Keys = Callable[[Telling], Iterable[object]]


def corroborations(tellings: Iterable[Telling]) -> list[SaidAgain]:
    """The claims that say another transfer again, in order of number.

    Amount, currency, payer and payee are equal, the accounts tried before the parties, and one
    more thing: the reference, no more than a day apart; or the day; or the day on which the payee
    received it. A day apart with no reference in common is another transfer, and one told of a
    stretch of days needs the reference. Of several equal ones the earlier of one source is the
    earlier of the other.
    """
    ordered = sorted(tellings, key=lambda one: (one.source_no, abs(one.transfer_no)))
    groups = [_Group([one], {one.source_no}) for one in ordered]
    for keys in _WAYS:
        groups = _merged(groups, keys)
    found = (
        SaidAgain(transfer_no=again.transfer_no, corroborates_no=group.tellings[0].transfer_no)
        for group in groups
        for again in group.tellings[1:]
    )
    return sorted(found, key=lambda one: one.transfer_no)


def _merged(groups: Iterable[_Group], keys: _Keys) -> list[_Group]:
    """Each group joined to the first before it that shares a key and no source."""
    found: list[_Group] = []
    places: dict[object, list[int]] = defaultdict(list)
    for group in groups:
        own = {key for one in group.tellings for key in keys(one)}
        near = sorted({place for key in own for place in places[key]})
        place = next((n for n in near if not found[n].sources & group.sources), len(found))
        if place == len(found):
            found.append(_Group([]))
        found[place].tellings += group.tellings
        found[place].sources |= group.sources
        for key in own:
            places[key].append(place)
    return found


def _accounts(one: Telling) -> _Ends:
    return one.payer_account_no, one.payee_account_no


def _parties(one: Telling) -> _Ends:
    return one.payer_no, one.payee_no


def _by_reference(ends: Callable[[Telling], _Ends], one: Telling) -> Iterator[object]:
    """Two that share a key state one reference and lie at most a day apart."""
    if all(ends(one)):
        for reference in {one.reference, one.other_reference} - {""}:
            for day in _days(one.booked_on, (one.until_on or one.booked_on) + _DAY):
                yield *ends(one), one.currency, one.amount_minor, reference, day


def _by_day(ends: Callable[[Telling], _Ends], one: Telling) -> Iterator[object]:
    if all(ends(one)) and one.until_on is None:
        yield *ends(one), one.currency, one.amount_minor, one.booked_on


def _by_either_day(ends: Callable[[Telling], _Ends], one: Telling) -> Iterator[object]:
    if all(ends(one)) and one.until_on is None:
        for day in {one.booked_on, one.received_on or one.booked_on}:
            yield *ends(one), one.currency, one.amount_minor, day


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


_WAYS: Final[tuple[_Keys, ...]] = tuple(
    partial(way, ends)
    for way in (_by_reference, _by_day, _by_either_day)
    for ends in (_accounts, _parties)
)
"""From the strongest to the weakest."""
