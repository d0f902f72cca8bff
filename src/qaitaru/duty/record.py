"""A duty record: one designation, one party, and everything that was done about it, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from qaitaru.duty.bodies import Body, FrozenAsset, Release

AnyBody = TypeVar("AnyBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason for the match, as the hit had it."""

    kind: str
    effect: float
    asked: str
    listed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyHead:
    """What a duty is about: which entry of which list version, and which party."""

    number: int
    publisher: str
    reference: str
    listed_name: str
    regime: str  # a key of the law; empty where no pack knows the list's words
    jurisdiction: str
    list_version: int
    list_sha256: str  # of what the version says
    published_on: str  # a day
    published_utc: str  # an instant, where a member knows it; else empty
    fetched_at: str
    party: str  # its name
    party_key: str  # in the register or the asker's own; may be empty
    hit: int  # 0 where it was opened without one
    score: float  # of the hit; 0 without one
    reasons: tuple[Reason, ...]
    opened_by: str
    opened_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing told of a duty; never changed."""

    number: int  # over all duties
    duty: int
    at: datetime  # when it happened
    body: Body
    made_by: str
    made_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A second member's decision on a request or a release."""

    number: int
    entry: int
    granted: bool
    remark: str
    asked_by: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRecord:
    """The whole of it."""

    head: DutyHead
    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def of(self, kind: type[AnyBody]) -> Iterator[tuple[Entry, AnyBody]]:
        """The entries of one kind, in order."""
        for one in self.entries:
            if isinstance(one.body, kind):
                yield one, one.body

    def find(self, number: int, kind: type[AnyBody]) -> tuple[Entry, AnyBody] | None:
        """One entry of a kind by its number."""
        return next((pair for pair in self.of(kind) if pair[0].number == number), None)

    def decision_on(self, entry: int) -> Decision | None:
        """What was decided on an entry; None while nobody has."""
        return next((one for one in self.decisions if one.entry == entry), None)

    def is_granted(self, entry: int) -> bool:
        """Whether a second member said yes."""
        decision = self.decision_on(entry)
        return decision is not None and decision.granted

    def released(self) -> dict[int, datetime]:
        """The assets that were let go, each with the instant."""
        gone: dict[int, datetime] = {}
        for entry, body in self.of(Release):
            decision = self.decision_on(entry.number)
            if decision is None or not decision.granted:
                continue
            every = [asset.number for asset, _ in self.of(FrozenAsset) if asset.at <= entry.at]
            for number in body.assets or every:
                gone.setdefault(number, decision.decided_at)
        return gone
