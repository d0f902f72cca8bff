"""Investigations as they were last read and folded, kept while a workspace stands open.

What was told is never rewritten, so that only what came since is read. A fold stands until
something more is told of its investigation, or the first instant at which time itself changes
something: a clock runs out, a role ends, a day begins.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import CaseView, case_view
from qaitaru.casework import case_store
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseRecord

_INSTANT: Final = timedelta(microseconds=1)  # what is done at the very end is in time
_FOR_GOOD: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Shelf:
    """The records of one open workspace and their folds, by investigation and member."""

    marks: case_store.Marks = field(default_factory=case_store.Marks)
    records: dict[int, CaseRecord] = field(default_factory=dict)
    folds: dict[tuple[int, str], tuple[CaseView, datetime]] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)

    def every(self, connection: Connection) -> list[CaseRecord]:
        """Every investigation, in the order they were opened; only what is new is read."""
        with self.turn:
            heads, entries, decisions = case_store.since(connection, self.marks)
            for head in heads:
                self.records[head.number] = CaseRecord(head=head)
            self._add(entries, decisions)
            self.marks = case_store.Marks(
                max([self.marks.investigation, *(one.number for one in heads)]),
                max([self.marks.entry, *(one.number for one in entries)]),
                max([self.marks.decision, *(one.number for _, one in decisions)]),
            )
            return list(self.records.values())

    def view(self, case: CaseAt, member: str) -> CaseView:
        """An investigation as it stands; folded anew only where something has changed."""
        key = (case.record.head.number, member)
        kept, until = self.folds.get(key, (None, case.at))
        if kept and _is_same(kept.case, case) and kept.case.at <= case.at < until:
            return kept
        view = case_view(case, member)
        self.folds[key] = (view, stands_until(view))
        return view

    def _add(self, entries: list[CaseEntry], decisions: list[tuple[int, CaseDecision]]) -> None:
        told: dict[int, list[CaseEntry]] = defaultdict(list)
        decided: dict[int, list[CaseDecision]] = defaultdict(list)
        for one in entries:
            told[one.investigation].append(one)
        for number, decision in decisions:
            decided[number].append(decision)
        for number in sorted({*told, *decided} & self.records.keys()):
            old = self.records[number]
            self.records[number] = replace(
                old,
                entries=(*old.entries, *told[number]),
                decisions=(*old.decisions, *decided[number]),
            )


def _is_same(kept: CaseAt, asked: CaseAt) -> bool:
    return kept.record is asked.record and kept.law is asked.law


_SHELVES: Final[WeakKeyDictionary[Engine, Shelf]] = WeakKeyDictionary()
"""Of each open record, as long as it is open."""


def shelf_of(desk: Desk) -> Shelf:
    """The shelf of the desk's workspace."""
    return _SHELVES.setdefault(desk.workspace.record.engine, Shelf())


def stands_until(view: CaseView) -> datetime:
    """The first instant after a fold at which the same words would be folded otherwise."""
    return min((one for one in _turns(view) if one > view.case.at), default=_FOR_GOOD)


def _turns(view: CaseView) -> Iterator[datetime]:
    calendar = view.law.binding(view.record.head.jurisdiction)[0].calendar
    yield calendar.start_of(view.case.day + timedelta(days=1))
    ends = [one.line.due_utc for one in view.clocks]
    ends += [one.expiry.at for one in view.measures]
    ends += [body.until for _, body in view.roles]
    ends += [one.at for one in view.record.entries[-1:]]
    for end in ends:
        if end is not None:
            yield end
            yield end + _INSTANT
