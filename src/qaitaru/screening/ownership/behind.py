"""Who stands behind a party over time: who controls it at the end of every chain, who acts for it.

Only what surely held counts: an interest dated by a month alone is left out of that month. A share
that is not told may be any, and its owner counts; one that is surely a quarter or less does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from qaitaru.screening.ownership.bound import exactly
from qaitaru.screening.ownership.final_owners import final_owners
from qaitaru.screening.ownership.holdings import holdings_on
from qaitaru.screening.ownership.interests import (
    COUNTED,
    Holds,
    Interest,
    InterestKind,
    holds_on,
)
from qaitaru.screening.ownership.over_time import changes

MORE_THAN: Final = exactly(Fraction(1, 4))
_CONTROL: Final = frozenset(
    {InterestKind.BOARD, InterestKind.DOMINANCE, InterestKind.NOMINEE, InterestKind.TRUST}
)
_ACTS: Final = frozenset({InterestKind.DIRECTOR, InterestKind.MANAGEMENT})
_OWNS: Final = COUNTED | {InterestKind.NOMINEE, InterestKind.TRUST}
_DAY: Final = timedelta(days=1)
_ANY: Final = date(9998, 1, 1)  # where nothing changes, all days are alike

OfOwned = Mapping[str, Sequence[Interest]]


class Hand(StrEnum):
    """How somebody stands behind a party."""

    CONTROLS = "controls"
    ACTS = "acts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """One behind a party from a day up to, and not on, another; None where it is open."""

    owner: str
    hand: Hand
    since: date | None
    until: date | None
    interests: tuple[Interest, ...]


def of_owned(interests: Iterable[Interest]) -> OfOwned:
    """The interests by the party that they are in."""
    found: dict[str, list[Interest]] = defaultdict(list)
    for one in interests:
        found[one.owned].append(one)
    return dict(found)


def behind(held: OfOwned, key: str) -> list[Behind]:
    """All who stand behind a party, in order of owner, hand and time.

    Source: Law of the Republic of Kazakhstan of 28 August 2009 No. 191-IV, article 1 (beneficial
        owner: more than twenty-five percent, directly or indirectly, or control by other means).
    """
    own = _above(held, key)
    days = sorted({day for one in own for day in changes(one)})
    found: dict[tuple[str, Hand], list[Behind]] = defaultdict(list)
    for since, until in pairwise((None, *days, None)):
        day = since or (until or _ANY) - _DAY
        sure = [one for one in own if holds_on(one, day) is Holds.YES]
        for (owner, hand), interests in _hands(sure, key, day).items():
            one = Behind(owner=owner, hand=hand, since=since, until=until, interests=interests)
            _add(found[owner, hand], one)
    return [one for pair in sorted(found) for one in found[pair]]


def owners_changed(held: OfOwned, key: str) -> list[tuple[date, Interest]]:
    """The days on which an owner of a party, or of its owners, began or ceased, in their order.

    Only what is dated to the day.
    """
    found = [
        (stretch.start, one)
        for one in _above(held, key)
        if one.kind in _OWNS
        for stretch in (one.since, one.until)
        if stretch is not None and stretch.end - stretch.start == _DAY
    ]
    return sorted(found, key=lambda each: (each[0], each[1].owner, each[1].place))


def is_coarse(one: Interest) -> bool:
    """Whether an owner is dated by more than a day, so that no change of owner can be told."""
    stretches = [each for each in (one.since, one.until) if each is not None]
    return one.kind in _OWNS and any(each.end - each.start != _DAY for each in stretches)


def _above(held: OfOwned, key: str) -> list[Interest]:
    """The interests in a party, and the shares in those who hold it."""
    found, waiting, met = list(held.get(key, ())), [key], {key}
    for party in waiting:
        shares = [one for one in held.get(party, ()) if one.kind in COUNTED]
        found += shares if party != key else []
        fresh = {one.owner for one in shares} - met
        met |= fresh
        waiting += sorted(fresh)
    return found


def _hands(
    sure: Sequence[Interest], key: str, day: date
) -> dict[tuple[str, Hand], tuple[Interest, ...]]:
    holdings = holdings_on(sure, day)
    found = {
        (one.key, Hand.CONTROLS): _between(sure, one.key, key)
        for one in final_owners(holdings, key, ())
        if one.high > MORE_THAN
    }
    for one in sure:
        hand = Hand.CONTROLS if one.kind in _CONTROL else Hand.ACTS
        if one.owned == key and one.kind in _CONTROL | _ACTS:
            found[one.owner, hand] = (*found.get((one.owner, hand), ()), one)
    return found


def _between(sure: Sequence[Interest], owner: str, key: str) -> tuple[Interest, ...]:
    """The shares of the chains from an owner down to a party."""
    shares = [one for one in sure if one.kind in COUNTED]
    below, waiting = {owner}, [owner]
    for party in waiting:
        fresh = {one.owned for one in shares if one.owner == party} - below - {key}
        below |= fresh
        waiting += sorted(fresh)
    return tuple(one for one in shares if one.owner in below)


def _add(before: list[Behind], one: Behind) -> None:
    """Join a stretch to the one before it, where the same says the same."""
    last = before[-1] if before else None
    if last and last.until == one.since and last.interests == one.interests:
        before[-1] = Behind(
            owner=one.owner,
            hand=one.hand,
            since=last.since,
            until=one.until,
            interests=one.interests,
        )
    else:
        before.append(one)
