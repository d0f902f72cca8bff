"""Duty records in the record: heads, entries and decisions, added to and never rewritten."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import Connection, RowMapping, Table, func, insert, select

from qaitaru.duty.bodies import Body
from qaitaru.duty.record import Decision, DutyHead, DutyRecord, Entry, Reason
from qaitaru.engine.schema import DUTIES, DUTY_DECISIONS, DUTY_ENTRIES
from qaitaru.facts.errors import DutyMissing
from qaitaru.facts.moments import instant_text

Kind = TypeVar("Kind")
_BODIES: Final = msgspec.json.Decoder(Body)  # made once: its many kinds are dear to lay out


def next_number(connection: Connection, table: Table = DUTIES) -> int:
    """The number the next row will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def add_duty(connection: Connection, head: DutyHead) -> None:
    """Open a duty."""
    row = asdict(head) | {"reasons": _json(head.reasons), "score": repr(head.score)}
    row |= {"list_version": head.list_version or None, "hit": head.hit or None}
    connection.execute(insert(DUTIES).values(row))


def add_entry(connection: Connection, entry: Entry) -> None:
    """Tell one thing more."""
    row = {
        "number": entry.number,
        "duty": entry.duty,
        "kind": entry.body.__struct_config__.tag,
        "at": instant_text(entry.at),
        "body": _json(entry.body),
        "made_by": entry.made_by,
        "made_at": entry.made_at,
    }
    connection.execute(insert(DUTY_ENTRIES).values(row))


def add_decision(connection: Connection, decision: Decision) -> None:
    """Decide on an entry; the record refuses the member who made it, and a second decision."""
    row = asdict(decision) | {
        "granted": int(decision.granted),
        "decided_at": instant_text(decision.decided_at),
    }
    connection.execute(insert(DUTY_DECISIONS).values(row))


def find(connection: Connection, number: int) -> DutyRecord:
    """One duty with all that was told of it.

    Raises: DutyMissing.
    """
    found = [one for one in every(connection, (number,)) if one.head.number == number]
    if not found:
        raise DutyMissing(str(number))
    return found[0]


def duty_of_hit(connection: Connection, hit: int) -> int | None:
    """The duty that was opened from a hit; None where none was."""
    query = select(DUTIES.c.number).where(DUTIES.c.hit == hit)
    number: int | None = connection.execute(query).scalar()
    return number


def duty_of_entry(connection: Connection, entry: int) -> int:
    """The duty an entry belongs to.

    Raises: DutyMissing.
    """
    query = select(DUTY_ENTRIES.c.duty).where(DUTY_ENTRIES.c.number == entry)
    number: int | None = connection.execute(query).scalar()
    if number is None:
        raise DutyMissing(str(entry))
    return number


def every(connection: Connection, numbers: Sequence[int] = ()) -> list[DutyRecord]:
    """Every duty, or those of some numbers, in the order they were opened."""
    heads = _rows(connection, DUTIES, "number", numbers)
    entries = [_entry(row) for row in _rows(connection, DUTY_ENTRIES, "duty", numbers)]
    decisions = [_decision(row) for row in _rows(connection, DUTY_DECISIONS, "number", ())]
    told: dict[int, list[Entry]] = defaultdict(list)
    for one in entries:
        told[one.duty].append(one)
    decided: dict[int, list[Decision]] = defaultdict(list)
    duty_of = {one.number: one.duty for one in entries}
    for decision in decisions:
        if decision.entry in duty_of:
            decided[duty_of[decision.entry]].append(decision)
    return [
        DutyRecord(
            head=_head(row),
            entries=tuple(told[row["number"]]),
            decisions=tuple(decided[row["number"]]),
        )
        for row in heads
    ]


def _rows(
    connection: Connection, table: Table, column: str, numbers: Sequence[int]
) -> Sequence[RowMapping]:
    query = select(table).order_by(table.c.number)
    if numbers:
        query = query.where(table.c[column].in_(numbers))
    return connection.execute(query).mappings().all()


def _head(row: RowMapping) -> DutyHead:
    told: dict[str, Any] = {name: row[name] for name in DutyHead.__dataclass_fields__}
    told["reasons"] = msgspec.json.decode(row["reasons"], type=tuple[Reason, ...])
    told["score"] = float(row["score"])
    told |= {name: row[name] or 0 for name in ("list_version", "hit")}
    return DutyHead(**told)


def _entry(row: RowMapping) -> Entry:
    return Entry(
        number=row["number"],
        duty=row["duty"],
        at=datetime.fromisoformat(row["at"]),
        body=_BODIES.decode(row["body"]),
        made_by=row["made_by"],
        made_at=row["made_at"],
    )


def _decision(row: RowMapping) -> Decision:
    told: dict[str, Any] = {name: row[name] for name in Decision.__dataclass_fields__}
    told["granted"] = bool(row["granted"])
    told["decided_at"] = datetime.fromisoformat(row["decided_at"])
    return Decision(**told)


def _json(told: object) -> str:
    return msgspec.json.encode(told, order="deterministic").decode()
