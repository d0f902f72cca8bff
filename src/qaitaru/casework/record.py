"""The record of an investigation: everything that was told of it, in order, never rewritten."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar, cast

import msgspec
from msgspec import structs

from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.bodies.weighty import WEIGHTY

AnyBody = TypeVar("AnyBody")
ToldMeasure = tuple["CaseEntry", Measure]
_Key = TypeVar("_Key")
_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """What an investigation is; number 0 is for what is told beside all of them."""

    number: int
    title: str
    jurisdiction: str
    agency: str  # that opened it
    opened_by: str
    opened_at: datetime


class CaseEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
        if kind not in self._of_thing:
            self._of_thing[kind] = _grouped((one.about, one) for one, _ in self.of(kind))
        told = self._of_thing[kind].get(number, ())
        return [(one, cast("AnyBody", one.body)) for one in told]

    def find(self, number: int, kind: type[AnyBody]) -> tuple[CaseEntry, AnyBody] | None:
        """One entry of a kind by its number, as corrected."""
        one = self._by_number.get(number)
        return (one, one.body) if one is not None and isinstance(one.body, kind) else None

    def measures_on(self, asset: int) -> Sequence[ToldMeasure]:
        """The measures that name an asset, in order, as corrected."""
        return self._measures_on.get(asset, ())

    def measures_after(self, measure: int) -> Sequence[ToldMeasure]:
        """The measures that take the place of another, in order, as corrected."""
        return self._measures_after.get(measure, ())

    def entry(self, number: int) -> CaseEntry | None:
        """One entry as it was told."""
        return self._as_told.get(number)

    def corrections_of(self, number: int) -> Sequence[CaseEntry]:
        """What was told in the place of an entry, oldest first."""
        return self._corrections.get(number, ())

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

    @cached_property
    def kept(self) -> dict[Hashable, Any]:
        """What was found to follow from it alone: as it never changes, so does that."""
        return {}

    def kept_under(self, law: object) -> dict[Hashable, Any]:
        """What was found to follow from it under one law, at whatever instant it is asked."""
        known, kept = self._kept_under[0]
        if known is not law:
            kept = {}
            self._kept_under[0] = (law, kept)
        return kept

    @cached_property
    def _kept_under(self) -> list[tuple[object, dict[Hashable, Any]]]:
        """Of the last law it was asked under: an agency's own law is read anew."""
        return [(None, {})]

    @cached_property
    def _as_told(self) -> dict[int, CaseEntry]:
        return {one.number: one for one in self.entries}

    @cached_property
    def _by_number(self) -> dict[int, CaseEntry]:
        return {one.number: one for one in standing(self)}

    @cached_property
    def _of_kind(self) -> dict[type, list[CaseEntry]]:
        return _grouped((type(one.body), one) for one in self._by_number.values())

    @cached_property
    def _of_thing(self) -> dict[type, dict[int, list[CaseEntry]]]:
        """By kind and what it tells more of; each kind when it is first asked for."""
        return {}

    @cached_property
    def _measures_on(self) -> dict[int, list[ToldMeasure]]:
        return _grouped(
            (asset, (entry, measure))
            for entry, measure in self.of(Measure)
            for asset in {one.asset for one in measure.holds}
        )

    @cached_property
    def _measures_after(self) -> dict[int, list[ToldMeasure]]:
        return _grouped((told[1].follows, told) for told in self.of(Measure))

    @cached_property
    def _corrections(self) -> dict[int, list[CaseEntry]]:
        return _grouped((one.corrects, one) for one in self.entries if one.corrects)

    @cached_property
    def _decided(self) -> dict[int, CaseDecision]:
        return {one.entry: one for one in self.decisions}


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
        yield structs.replace(one, at=said.at, body=said.body) if said else one


def _counts(record: CaseRecord, correction: CaseEntry) -> bool:
    weighty = isinstance(correction.body, WEIGHTY)
    return not weighty or record.granted_at(correction.number) is not None


def _grouped(pairs: Iterable[tuple[_Key, _Told]]) -> dict[_Key, list[_Told]]:
    """What stands under each key, in the order it came."""
    found: dict[_Key, list[_Told]] = {}
    for key, told in pairs:
        if key in found:
            found[key].append(told)
        else:
            found[key] = [told]
    return found
