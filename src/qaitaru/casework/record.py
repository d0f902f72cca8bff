"""The record of an investigation: everything that was told of it, in order, never rewritten."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar, cast

from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.weighty import WEIGHTY

AnyBody = TypeVar("AnyBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """What an investigation is; number 0 is for what is told beside all of them."""

    number: int
    title: str
    jurisdiction: str
    agency: str  # that opened it
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One thing told; never changed. What it opens (a subject, an asset) bears its number."""

    number: int  # over all investigations
    investigation: int  # 0 where it is of none
    about: int = 0  # the entry it tells more of
    at: datetime  # when it happened
    body: EveryBody
    corrects: int = 0  # the entry it stands in the place of
    made_by: str
    made_at: datetime

    @property
    def kind(self) -> str:
        """The kind's tag."""
        return str(self.body.__struct_config__.tag)

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether a member of another agency told it, in its own workspace."""
        return "/" in self.made_by


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDecision:
    """A second member's yes or no."""

    number: int
    entry: int
    granted: bool
    remark: str
    asked_by: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseRecord:
    """The whole of it; without slots, so that what is asked often is put in order once."""

    head: CaseHead
    entries: tuple[CaseEntry, ...] = ()
    decisions: tuple[CaseDecision, ...] = ()

    def of(self, kind: type[AnyBody]) -> Iterator[tuple[CaseEntry, AnyBody]]:
        """The entries of one kind, in order, as corrected."""
        for one in self._of_kind.get(kind, ()):
            yield one, cast("AnyBody", one.body)

    def about(self, number: int, kind: type[AnyBody]) -> list[tuple[CaseEntry, AnyBody]]:
        """The entries of one kind that tell more of another, in order, as corrected."""
        told = self._of_thing.get((number, kind), ())
        return [(one, cast("AnyBody", one.body)) for one in told]

    def find(self, number: int, kind: type[AnyBody]) -> tuple[CaseEntry, AnyBody] | None:
        """One entry of a kind by its number, as corrected."""
        one = self._by_number.get(number)
        return (one, one.body) if one is not None and isinstance(one.body, kind) else None

    @cached_property
    def _by_number(self) -> dict[int, CaseEntry]:
        return {one.number: one for one in standing(self)}

    @cached_property
    def _of_kind(self) -> dict[type, list[CaseEntry]]:
        found: dict[type, list[CaseEntry]] = {}
        for one in self._by_number.values():
            found.setdefault(type(one.body), []).append(one)
        return found

    @cached_property
    def _of_thing(self) -> dict[tuple[int, type], list[CaseEntry]]:
        found: dict[tuple[int, type], list[CaseEntry]] = {}
        for one in self._by_number.values():
            found.setdefault((one.about, type(one.body)), []).append(one)
        return found

    @cached_property
    def _decided(self) -> dict[int, CaseDecision]:
        return {one.entry: one for one in self.decisions}

    def entry(self, number: int) -> CaseEntry | None:
        """One entry as it was told."""
        return next((one for one in self.entries if one.number == number), None)

    def decision_on(self, entry: int) -> CaseDecision | None:
        """What was decided on an entry; None while nobody has."""
        return self._decided.get(entry)

    def granted_at(self, entry: int) -> datetime | None:
        """When a second member said yes."""
        decision = self.decision_on(entry)
        return decision.decided_at if decision and decision.granted else None

    def as_known(self, instant: datetime) -> "CaseRecord":
        """What had been told and decided by an instant."""
        return replace(
            self,
            entries=tuple(one for one in self.entries if one.made_at <= instant),
            decisions=tuple(one for one in self.decisions if one.decided_at <= instant),
        )


def standing(record: CaseRecord) -> Iterator[CaseEntry]:
    """The entries as they stand: what was corrected keeps its number, and says what it should.

    What holds or takes an asset is corrected by two members. Of several corrections the latest
    told holds, wherever it was told: agencies that exchanged theirs read the same.
    """
    told = (one for one in record.entries if one.corrects and _counts(record, one))
    last = {one.corrects: one for one in sorted(told, key=lambda one: one.made_at)}
    for one in record.entries:
        if one.corrects:
            continue
        said = last.get(one.number)
        yield replace(one, at=said.at, body=said.body) if said else one


def _counts(record: CaseRecord, correction: CaseEntry) -> bool:
    weighty = isinstance(correction.body, WEIGHTY)
    return not weighty or record.granted_at(correction.number) is not None


def corrections_of(record: CaseRecord, number: int) -> tuple[CaseEntry, ...]:
    """What was told in the place of an entry, oldest first."""
    return tuple(one for one in record.entries if one.corrects == number)
