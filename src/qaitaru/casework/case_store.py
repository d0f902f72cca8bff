"""Investigations in the record: heads, entries and decisions, added to and never rewritten."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, RowMapping, Table, func, insert, select

from qaitaru.casework.bodies.every import EveryBody
from qaitaru.casework.record import CaseDecision, CaseEntry, CaseHead, CaseRecord
from qaitaru.engine.schema import CASE_DECISIONS, CASE_ENTRIES, INVESTIGATIONS
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.facts.moments import instant_text

_TOLD: Final = tuple(
    CASE_ENTRIES.c[name]
    for name in ("number", "investigation", "about", "at", "body", "corrects", "made_by", "made_at")
)
_BODIES: Final = msgspec.json.Decoder(EveryBody)  # made once: its many kinds are dear to lay out


def next_number(connection: Connection, table: Table) -> int:
    """The number the next row will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def add_investigation(connection: Connection, head: CaseHead) -> None:
    """Open an investigation."""
    row = {
        "number": head.number,
        "title": head.title,
        "jurisdiction": head.jurisdiction,
        "agency": head.agency,
        "opened_by": head.opened_by,
        "opened_at": instant_text(head.opened_at),
    }
    connection.execute(insert(INVESTIGATIONS).values(row))


def add_entry(connection: Connection, entry: CaseEntry) -> None:
    """Tell one thing more."""
    row = {
        "number": entry.number,
        "investigation": entry.investigation or None,
        "about": entry.about or None,
        "kind": entry.kind,
        "at": instant_text(entry.at),
        "body": msgspec.json.encode(entry.body, order="deterministic").decode(),
        "corrects": entry.corrects or None,
        "made_by": entry.made_by,
        "made_at": instant_text(entry.made_at),
    }
    connection.execute(insert(CASE_ENTRIES).values(row))


def add_decision(connection: Connection, decision: CaseDecision) -> None:
    """Decide on an entry; the record refuses the member who made it, and a second decision."""
    row = {
        "number": decision.number,
        "entry": decision.entry,
        "granted": int(decision.granted),
        "remark": decision.remark,
        "asked_by": decision.asked_by,
        "decided_by": decision.decided_by,
        "decided_at": instant_text(decision.decided_at),
    }
    connection.execute(insert(CASE_DECISIONS).values(row))


def find(connection: Connection, number: int) -> CaseRecord:
    """One investigation with all that was told of it.

    Raises: InvestigationMissing.
    """
    found = every(connection, (number,))
    if not found:
        raise InvestigationMissing(str(number))
    return found[0]


def investigation_of(connection: Connection, entry: int) -> int:
    """The investigation an entry belongs to.

    Raises: InvestigationMissing.
    """
    query = select(CASE_ENTRIES.c.investigation).where(CASE_ENTRIES.c.number == entry)
    number: int | None = connection.execute(query).scalar()
    if number is None:
        raise InvestigationMissing(str(entry))
    return number


def every(connection: Connection, numbers: Sequence[int] = ()) -> list[CaseRecord]:
    """Every investigation, or those of some numbers, in the order they were opened."""
    query = select(INVESTIGATIONS).order_by(INVESTIGATIONS.c.number)
    told = select(*_TOLD).order_by(CASE_ENTRIES.c.number)
    decided = select(CASE_DECISIONS).order_by(CASE_DECISIONS.c.number)
    if numbers:
        query = query.where(INVESTIGATIONS.c.number.in_(numbers))
        told = told.where(CASE_ENTRIES.c.investigation.in_(numbers))
        own = select(CASE_ENTRIES.c.number).where(CASE_ENTRIES.c.investigation.in_(numbers))
        decided = decided.where(CASE_DECISIONS.c.entry.in_(own))
    entries = [_entry(row) for row in connection.execute(told)]
    decisions = [_decision(row) for row in connection.execute(decided).mappings()]
    heads = [_head(row) for row in connection.execute(query).mappings()]
    told_of, decided_of = _grouped(entries, decisions)
    return [
        CaseRecord(
            head=head,
            entries=tuple(told_of[head.number]),
            decisions=tuple(decided_of[head.number]),
        )
        for head in heads
    ]


@dataclass(frozen=True, slots=True)
class Marks:
    """The last numbers of what was read."""

    investigation: int = 0
    entry: int = 0
    decision: int = 0


def since(
    connection: Connection, marks: Marks
) -> tuple[list[CaseHead], list[CaseEntry], list[tuple[int, CaseDecision]]]:
    """What was told after some marks, in order; each decision with its investigation.

    Numbers only grow and nothing is rewritten: what was read before still stands.
    """
    heads = select(INVESTIGATIONS).where(INVESTIGATIONS.c.number > marks.investigation)
    told = select(*_TOLD).where(CASE_ENTRIES.c.number > marks.entry)
    decided = (
        select(CASE_DECISIONS, CASE_ENTRIES.c.investigation)
        .join(CASE_ENTRIES, CASE_ENTRIES.c.number == CASE_DECISIONS.c.entry)
        .where(CASE_DECISIONS.c.number > marks.decision)
    )
    heads = heads.order_by(INVESTIGATIONS.c.number)
    told = told.order_by(CASE_ENTRIES.c.number)
    rows = connection.execute(decided.order_by(CASE_DECISIONS.c.number)).mappings()
    return (
        [_head(row) for row in connection.execute(heads).mappings()],
        [_entry(row) for row in connection.execute(told)],
        [(row["investigation"] or 0, _decision(row)) for row in rows],
    )


def numbers(connection: Connection) -> tuple[int, ...]:
    """The numbers of all investigations, in order."""
    query = select(INVESTIGATIONS.c.number).order_by(INVESTIGATIONS.c.number)
    return tuple(connection.execute(query).scalars())


def telling(connection: Connection, kind: str) -> list[int]:
    """The investigations of which something of a kind was told, by number."""
    query = select(CASE_ENTRIES.c.investigation).where(CASE_ENTRIES.c.kind == kind)
    found = connection.execute(query.distinct()).scalars()
    return sorted(number for number in found if number is not None)


def loose(connection: Connection) -> tuple[CaseEntry, ...]:
    """What was told beside all investigations, in order."""
    query = select(*_TOLD).where(CASE_ENTRIES.c.investigation.is_(None))
    rows = connection.execute(query.order_by(CASE_ENTRIES.c.number)).all()
    return tuple(_entry(row) for row in rows)


def _grouped(
    entries: Sequence[CaseEntry], decisions: Sequence[CaseDecision]
) -> tuple[dict[int, list[CaseEntry]], dict[int, list[CaseDecision]]]:
    """Entries and decisions by investigation, each in order."""
    told: dict[int, list[CaseEntry]] = defaultdict(list)
    decided: dict[int, list[CaseDecision]] = defaultdict(list)
    of_entry = {}
    for one in entries:
        told[one.investigation].append(one)
        of_entry[one.number] = one.investigation
    for decision in decisions:
        decided[of_entry[decision.entry]].append(decision)
    return told, decided


def _head(row: RowMapping) -> CaseHead:
    return CaseHead(
        number=row["number"],
        title=row["title"],
        jurisdiction=row["jurisdiction"],
        agency=row["agency"],
        opened_by=row["opened_by"],
        opened_at=datetime.fromisoformat(row["opened_at"]),
    )


def _entry(row: Sequence[Any]) -> CaseEntry:
    """An entry of a row of ``_TOLD``; by their order, not their names: there are very many."""
    number, investigation, about, at, body, corrects, made_by, made_at = row
    return CaseEntry(
        number=number,
        investigation=investigation or 0,
        about=about or 0,
        at=datetime.fromisoformat(at),
        body=_BODIES.decode(body),
        corrects=corrects or 0,
        made_by=made_by,
        made_at=datetime.fromisoformat(made_at),
    )


def _decision(row: RowMapping) -> CaseDecision:
    return CaseDecision(
        number=row["number"],
        entry=row["entry"],
        granted=bool(row["granted"]),
        remark=row["remark"],
        asked_by=row["asked_by"],
        decided_by=row["decided_by"],
        decided_at=datetime.fromisoformat(row["decided_at"]),
    )
