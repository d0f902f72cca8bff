"""Which measures hold which assets at an instant.

Time is an argument: a measure whose clock has run out holds nothing, whether or not anybody wrote
that down. What ends first ends it: the lapse, a lifting, a release by two members, or the measure
that takes its place.

Source: Kazakhstan, CPC arts 161(9), 162, 163; the packs name the clock of each measure.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum
from functools import partial

import msgspec

from qaitaru.casework.bodies.measures import Held, Measure, ReleaseAsked
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.expiry import Expiry, expiry_of
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.casework.step_order import LIFTING, orderly_steps
from qaitaru.casework.taking import lawful_from, refuse_measure
from qaitaru.law.provisional import MeasureSort, Provisional, ProvisionalEdition


class How(StrEnum):
    """How an asset came out of a measure."""

    LAPSED = "lapsed"  # its time ran out: who holds the asset lifts by themselves
    LIFTED = "lifted"
    RELEASED = "released"  # two members decided
    FOLLOWED = "followed"  # another measure took its place


class End(msgspec.Struct, frozen=True, order=True, gc=False):
    """When and how a hold ended."""

    at: datetime
    how: How


class Hold(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One asset under one measure; ``end`` is None while it is held."""

    held: Held
    end: End | None


class MeasureStanding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A measure as of an instant."""

    entry: CaseEntry
    measure: Measure
    kind: Provisional
    edition: ProvisionalEdition
    holds: tuple[Hold, ...]
    expiry: Expiry

    @property
    def is_in_force(self) -> bool:
        """Whether anything is held by it."""
        return any(one.end is None for one in self.holds)

    @property
    def end(self) -> End | None:
        """When and how the last of its assets came out; None while one is held."""
        ends = [one.end for one in self.holds if one.end is not None]
        return None if self.is_in_force else max(ends, default=None)


def measures(case: CaseAt) -> tuple[MeasureStanding, ...]:
    """Every lawful measure begun by an instant, in order, as it stands then."""
    return tuple(_lawful(case, case.record.of(Measure)))


def _lawful(case: CaseAt, told: Iterable[tuple[CaseEntry, Measure]]) -> Iterator[MeasureStanding]:
    return (
        _standing(case, entry, measure, lawful)
        for entry, measure in told
        if entry.at <= case.at
        and (lawful := case.once(("lawful", entry.number), partial(_begun, case, entry, measure)))
    )


def _begun(
    case: CaseAt, entry: CaseEntry, measure: Measure
) -> tuple[Provisional, ProvisionalEdition] | None:
    """The kind and the edition of a measure that might begin when it did; else None."""
    then = case.when(entry.at)
    return lawful_from(then, measure) if refuse_measure(then, measure) is None else None


def measure_of(case: CaseAt, number: int) -> MeasureStanding | None:
    """One measure as it stands at an instant; None where there is no lawful one of that number."""
    found = case.record.find(number, Measure)
    return next(_lawful(case, [found]), None) if found else None


def holding(case: CaseAt, asset: int) -> tuple[MeasureStanding, ...]:
    """The measures that hold an asset at an instant; what only watches holds nothing."""
    return tuple(
        one
        for one in _lawful(case, case.record.measures_on(asset))
        if one.kind.sort is not MeasureSort.MONITORING
        and any(each.held.asset == asset and each.end is None for each in one.holds)
    )


def _standing(
    case: CaseAt,
    entry: CaseEntry,
    measure: Measure,
    lawful: tuple[Provisional, ProvisionalEdition],
) -> MeasureStanding:
    kind, edition = lawful
    expiry = expiry_of(case, entry, edition)
    return MeasureStanding(
        entry=entry,
        measure=measure,
        kind=kind,
        edition=edition,
        holds=tuple(
            Hold(held=one, end=_first(_ends(case.record, entry, one.asset, expiry.at), case.at))
            for one in measure.holds
        ),
        expiry=expiry,
    )


def _ends(
    record: CaseRecord, entry: CaseEntry, asset: int, expires: datetime | None
) -> Iterator[End]:
    """Every end that was told or that time brings."""
    if expires is not None:
        yield End(expires, How.LAPSED)
    for told, step in orderly_steps(record, entry.number):
        if step.event in LIFTING:
            yield End(told.at, How.LIFTED)
    for told, release in record.about(entry.number, ReleaseAsked):
        granted = record.granted_at(told.number)
        if granted is not None and (not release.assets or asset in release.assets):
            yield End(granted, How.RELEASED)
    for told, measure in record.measures_after(entry.number):
        if asset in {one.asset for one in measure.holds}:
            yield End(told.at, How.FOLLOWED)


def _first(ends: Iterator[End], at: datetime) -> End | None:
    """The first end that has come by an instant; the very instant of a lapse is still in time."""
    come = (one for one in ends if one.at < at or (one.at == at and one.how is not How.LAPSED))
    return min(come, default=None)
