"""Who held a party over time: from each day on which something changed to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from qaitaru.facts.moments import Period
from qaitaru.screening.ownership.holdings import Stake, holdings_on
from qaitaru.screening.ownership.interests import Interest

_DAY: Final = timedelta(days=1)
_TOLD: Final = range(2, 9999)
"""Years that a source may mean; a date that cannot be read means every day there is."""

_ANY: Final = date(_TOLD.stop, 1, 1)  # where nothing changes, all days are alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The stakes in a party from a day up to, and not on, another; None where it is open."""

    since: date | None
    until: date | None
    stakes: tuple[Stake, ...]


def stretches(interests: Sequence[Interest], key: str) -> list[Stretch]:
    """The stretches in which a party was held, in order of time.

    A date told as a month or a year opens a stretch in which the stake is not sure.
    """
    own = [one for one in interests if one.owned == key]
    days = sorted({day for one in own for day in changes(one)})
    bounds: list[date | None] = [None, *days, None]
    found = []
    for since, until in pairwise(bounds):
        day = since or (until or _ANY) - _DAY
        stakes = holdings_on(own, day).in_owned.get(key, ())
        found.append(Stretch(since=since, until=until, stakes=tuple(stakes)))
    return [one for one in found if one.stakes]


def changes(one: Interest) -> Iterator[date]:
    """The days from which an interest held, or may have, or held no more."""
    for stretch in (one.since, one.until):
        if stretch is not None:
            yield from (day for day in _ends(stretch) if day.year in _TOLD)


def _ends(stretch: Period) -> tuple[date, date]:
    return stretch.start, stretch.end - _DAY
