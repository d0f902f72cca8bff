"""Texts of law by their days: what every edition has, what every entry has, and what stood when."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar

import msgspec

from qaitaru.law.told import Told


class Dated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One text of law: its days, where it was read, and whether it was.

    ``valid_from`` is the first day it surely stood; where ``from_known`` is false it may have begun
    earlier, but not before ``earliest`` where that is known. ``verified`` is false where it was not
    read in the text of the law itself.
    """

    name: str
    valid_from: date
    valid_to: date | None = None  # the first day it did not stand
    from_known: bool = True
    earliest: date | None = None
    source: str  # the act and its article
    verified: bool = False
    remark: str = ""  # what is not known of it; as written in the pack


class Point(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One point of an entry that a member may answer to or quote: its key, its words, its place."""

    key: str  # unique within its entry
    text: Told
    article: str = ""  # ``565(1)(4)``


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry with editions has; ``key`` begins with its pack's code: ``kz.cc_218``."""

    key: str
    text: Told

    @property
    def jurisdiction(self) -> str:
        """The code of the pack it stands in."""
        return self.key.partition(".")[0]


E = TypeVar("E", bound=Dated)


class Stood(msgspec.Struct, Generic[E], frozen=True, gc=False):
    """The editions that stood on a day: the one that surely did, and one that may have."""

    sure: E | None
    possible: E | None = None

    @property
    def editions(self) -> tuple[E, ...]:
        """Every edition that may have stood, the sure one first."""
        if self.possible is None:
            return () if self.sure is None else (self.sure,)
        return (self.possible,) if self.sure is None else (self.sure, self.possible)

    @property
    def to_act_by(self) -> E | None:
        """The edition that surely stood; else the one that may have; None where none is known."""
        return next(iter(self.editions), None)


def stood(editions: Sequence[E], day: date) -> Stood[E]:
    """Which of an entry's editions, oldest first, stood on a day.

    A text whose first day is not known may have stood from the day the one before it began.
    """
    last, following = None, None
    for one in editions:
        if one.valid_from <= day:
            last = one
        else:
            following = following or one
    sure = last if last and not _has_ended(last, day) else None
    possible = following if following and _may_have_begun(following, day) else None
    return Stood(sure, possible)


def edition_faults(key: str, editions: Sequence[Dated]) -> Iterator[tuple[str, str, str]]:
    """What the shape alone cannot refuse in a row of editions, as key, found and expected."""
    if not editions:
        yield f"{key}.editions", "", f"[[{key.partition('[')[0]}.editions]]"
    for index, one in enumerate(editions):
        place = f"{key}.editions[{index}]"
        before = editions[index - 1] if index else None
        if before and one.valid_from < (before.valid_to or before.valid_from):
            yield f"{place}.valid_from", str(one.valid_from), f">= {before.valid_from}"
        if one.earliest and one.earliest > one.valid_from:
            yield f"{place}.earliest", str(one.earliest), f"<= {one.valid_from}"
        if one.valid_to and one.valid_to <= one.valid_from:
            yield f"{place}.valid_to", str(one.valid_to), f"> {one.valid_from}"
        if not one.source.strip():
            yield f"{place}.source", one.source, '"…"'


def _may_have_begun(edition: Dated, day: date) -> bool:
    """Whether a text that surely stood later may have stood on a day already."""
    return not edition.from_known and (edition.earliest is None or edition.earliest <= day)


def _has_ended(edition: Dated, day: date) -> bool:
    return edition.valid_to is not None and edition.valid_to <= day
