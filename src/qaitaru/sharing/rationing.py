"""How many identifiers a partner may ask about in a while, so that nobody asks them all.

A question tells its asker of each identifier whether it is held. Without a limit over many
questions whoever has a list of all numbers of a country could ask through it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Ration:
    """The most identifiers that one partner is answered about within so many days."""

    most: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a partner has asked within the days, and what is left of its ration."""

    spent: int
    left: int
    more_at: datetime | None  # when the oldest of what was spent counts no more

    def takes(self, count: int) -> bool:
        """Whether so many more may be answered."""
        return count <= self.left


def room_of(answered: Iterable[tuple[datetime, int]], now: datetime, ration: Ration) -> Room:
    """What is left to a partner.

    Args:
        answered: when it was allowed to be answered about how many identifiers.
    """
    while_ = timedelta(days=ration.days)
    counted = [(at, count) for at, count in answered if now - while_ < at]
    spent = sum(count for _, count in counted)
    return Room(
        spent=spent,
        left=max(ration.most - spent, 0),
        more_at=min((at + while_ for at, _ in counted), default=None),
    )
