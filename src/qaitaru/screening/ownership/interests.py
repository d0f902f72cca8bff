"""An interest: what one source says that one party holds in another, or can do with it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from qaitaru.facts.moments import Period
from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound


class InterestKind(StrEnum):
    """What an interest is; shares and votes are counted, the others are claims of control.

    ``together`` says of two parties that they hold what they hold under one arrangement.
    """

    SHARES = "shares"
    VOTES = "votes"
    BOARD = "board"  # may appoint or remove a majority of the board
    DOMINANCE = "dominance"  # dominant influence by agreement or by the articles
    MANAGEMENT = "management"  # directs the business, whatever the papers say
    ASSETS = "assets"  # may use all or part of the assets as its own
    LIABILITIES = "liabilities"  # answers for its debts, or guarantees them
    CONSOLIDATED = "consolidated"  # one business with consolidated accounts
    NOMINEE = "nominee"  # the holder holds for the one behind
    TRUST = "trust"  # settlor, trustee, protector or beneficiary
    VETO = "veto"
    FAMILY = "family"  # a relative who stands in front
    DIRECTOR = "director"
    TOGETHER = "together"
    OTHER = "other"


COUNTED: Final = frozenset({InterestKind.SHARES, InterestKind.VOTES})


class Holds(StrEnum):
    """Whether an interest held on a day, as far as its dates tell."""

    YES = "yes"
    PERHAPS = "perhaps"  # a date is told too coarsely
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One holding as one source says it.

    ``low`` and ``high`` bound the share of the whole of a counted kind; of an unknown share they
    are nothing and the whole. ``since`` and ``until`` are the days in which it began and ended,
    a stretch of several where the source names a month or a year; ``until`` is the first day on
    which it no longer held. ``source`` is the document that is named, ``file`` and ``place``
    where that stands; ``import_no`` is the import of a workspace's own evidence, else 0.
    """

    owner: str
    owned: str
    kind: InterestKind = InterestKind.SHARES
    low: Bound = NOTHING
    high: Bound = WHOLE
    since: Period | None = None
    until: Period | None = None
    source: str = ""
    file: str = ""
    place: str = ""
    note: str = ""
    import_no: int = 0


def holds_on(interest: Interest, day: date) -> Holds:
    """Whether the interest held on the day; an interest with no dates held always."""
    began = _reached(interest.since, day) if interest.since else Holds.YES
    ended = _reached(interest.until, day) if interest.until else Holds.NO
    if began is Holds.NO or ended is Holds.YES:
        return Holds.NO
    return Holds.PERHAPS if Holds.PERHAPS in {began, ended} else Holds.YES


def _reached(stretch: Period, day: date) -> Holds:
    """Whether something that happened on one unknown day of a stretch had happened by a day."""
    if day < stretch.start:
        return Holds.NO
    return Holds.YES if (stretch.end - day).days <= 1 else Holds.PERHAPS
