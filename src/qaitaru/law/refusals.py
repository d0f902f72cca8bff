"""Grounds on which a request is refused, and those on which it may not be."""

from enum import StrEnum

from qaitaru.law.editions import Dated, Entry
from qaitaru.law.request_fields import Assistance


class Refusing(StrEnum):
    """What the law says of a ground."""

    MUST = "must"
    MAY = "may"
    MAY_NOT = "may_not"  # a refusal on it alone breaks the rule
    POSTPONE = "postpone"


class RefusalEdition(Dated, frozen=True, kw_only=True):
    """A ground as one text sets it."""

    refusing: Refusing
    assistance: tuple[Assistance, ...] = ()  # empty: whatever is asked
    only_without_treaty: bool = False


class Refusal(Entry, frozen=True, kw_only=True):
    """A ground of refusal by one instrument."""

    instrument: str
    article: str
    editions: tuple[RefusalEdition, ...]
