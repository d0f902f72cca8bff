"""Facts beside transfers as a workspace says them: each with the documents it was read from.

What typologies read of them is ``Known``: numbers only. Whoever looks at a finding sees the same
facts with their words, and opens what says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from qaitaru.detection.known import EARLIEST, LATEST, NOTHING, AccountFact, AccountKind, Known
from qaitaru.detection.rules.linked_controllers import LINKS


class Opens(StrEnum):
    """What an origin is, by which it opens."""

    SOURCE = "source"  # a place of an import, whose number it has
    EXHIBIT = "exhibit"
    DOCUMENT = "document"  # named, and not in the workspace
    PROFILE = "profile"  # a line of a wealth profile; the number is its version
    DUTY = "duty"
    HIT = "hit"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a fact was read: a document by its name or number, and the place in it."""

    opens: Opens
    number: int = 0
    name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Ground:
    """A fact of an account, with what says so.

    ``key`` is what is alike where two say the same name; ``text`` is how it is written. ``value``
    is for what is a number: minor units of the tenge, or percent.
    """

    account: int
    kind: AccountKind
    key: str = ""
    value: int = 0
    from_s: int = EARLIEST
    to_s: int = LATEST
    text: str = ""
    origins: tuple[Origin, ...] = ()


class Why(StrEnum):
    """Why something said was not taken for a fact."""

    NOBODY = "nobody"  # no party of the ledger is called so, or has this number
    SEVERAL = "several"  # more than one is
    NO_NUMBER = "no_number"  # the number is none of a person or a firm
    CURRENCY = "currency"  # the figure is in another currency than sums are compared in
    COARSE = "coarse"  # the day is not told, only a month or a year
    UNREAD = "unread"  # what says it cannot be read any more


@dataclass(frozen=True, slots=True, order=True)
class NotTaken:
    """What is said and was not taken, as it is called."""

    why: Why
    text: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """What is known beside moves, what says each fact of it, and what was not taken."""

    known: Known = NOTHING
    behind: Mapping[AccountFact, tuple[Ground, ...]] = field(default_factory=dict)
    not_taken: tuple[NotTaken, ...] = ()


def grounds_of(said: Iterable[Ground], not_taken: Iterable[NotTaken] = ()) -> Grounds:
    """The facts that these say, names numbered in the order of their keys by kind."""
    listed = sorted(set(said))
    numbers = _numbers(listed)
    behind: dict[AccountFact, tuple[Ground, ...]] = {}
    for one in listed:
        value = numbers[one.kind, one.key] if one.key else one.value
        fact = AccountFact(one.account, one.kind, value, one.from_s, one.to_s)
        behind[fact] = (*behind.get(fact, ()), one)
    return Grounds(Known(tuple(sorted(behind))), behind, tuple(sorted(set(not_taken))))


def told_of(
    grounds: Grounds, accounts: Iterable[int], kinds: Iterable[AccountKind], until: int
) -> tuple[Ground, ...]:
    """What is said of some accounts, of these kinds, until a second.

    A link is told where two of the accounts have it: alone it ties nobody.
    """
    whose, which = frozenset(accounts), frozenset(kinds)
    facts = [
        one
        for one in grounds.known.accounts
        if one.account in whose and one.kind in which and _counts(one, until)
    ]
    having: dict[tuple[AccountKind, int], set[int]] = {}
    for one in facts:
        having.setdefault((one.kind, one.value), set()).add(one.account)
    tied = (one for one in facts if one.kind not in LINKS or len(having[one.kind, one.value]) > 1)
    return tuple(ground for one in tied for ground in grounds.behind.get(one, ()))


def _counts(one: AccountFact, until: int) -> bool:
    """A measure comes after what it was taken for; all else began before the end."""
    return one.kind is AccountKind.MEASURE or one.from_s <= until


def _numbers(said: Iterable[Ground]) -> dict[tuple[AccountKind, str], int]:
    keys: dict[AccountKind, set[str]] = {}
    for one in said:
        if one.key:
            keys.setdefault(one.kind, set()).add(one.key)
    return {
        (kind, key): number for kind, own in keys.items() for number, key in enumerate(sorted(own))
    }
