"""The rights log: what was weighed for those affected, what is wanting, what is to be reviewed.

Source: FATF Recommendation 6: protection of bona fide third parties, and of wrongly affected
persons; domain practice: necessity, proportionality, family, remedy.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.duty.bodies import RightWeighed
from qaitaru.duty.record import DutyRecord, Entry

WANTED: Final = ("necessity", "proportionality", "family", "remedy")
TOPICS: Final = (*WANTED, "review")


@dataclass(frozen=True, slots=True)
class Review:
    """A day on which something is to be looked at again."""

    entry: Entry
    right: RightWeighed
    on: date
    is_late: bool


def wanting(record: DutyRecord) -> tuple[str, ...]:
    """The topics that nobody has written on, in order."""
    told = {body.topic for _, body in record.of(RightWeighed)}
    return tuple(one for one in WANTED if one not in told)


def reviews(record: DutyRecord, today: date) -> tuple[Review, ...]:
    """The reviews still to come or missed, by day: a later entry on a topic answers an earlier."""
    last: dict[str, tuple[Entry, RightWeighed]] = {}
    for entry, body in record.of(RightWeighed):
        last[body.topic] = (entry, body)
    found = [
        Review(entry, body, body.review_on, body.review_on < today)
        for entry, body in last.values()
        if body.review_on is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.entry.number)))
