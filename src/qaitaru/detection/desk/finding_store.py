"""Findings in the record: what every run saw of them, and what members decided; added to only."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, RowMapping, Table, func, insert, select

from qaitaru.detection.desk.deciding import Move, Step, Verdict
from qaitaru.detection.desk.same import known_again
from qaitaru.detection.desk.sighting import Sighting
from qaitaru.engine.schema import FINDING_RUNS, FINDING_SIGHTINGS, FINDING_STEPS, FINDINGS
from qaitaru.facts.moments import instant_text

_MOST: Final = 500  # rows of one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a run saw of a finding; ``number`` is the sighting's own."""

    number: int
    finding: int
    analysis: int
    sighting: Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectionRunKept:
    """One run at the desk; the same analysis may be run again."""

    number: int
    analysis: int
    member: str
    at: str


def latest(connection: Connection) -> dict[int, Seen]:
    """The latest sighting of every finding, by its number."""
    last = select(func.max(FINDING_SIGHTINGS.c.number)).group_by(FINDING_SIGHTINGS.c.finding)
    asked = select(FINDING_SIGHTINGS).where(FINDING_SIGHTINGS.c.number.in_(last))
    rows = connection.execute(asked.order_by(FINDING_SIGHTINGS.c.finding))
    return {row.finding: _seen(row) for row in rows}


def sightings(connection: Connection, numbers: Iterable[int]) -> dict[int, Sighting]:
    """Sightings by their own numbers."""
    found: dict[int, Sighting] = {}
    wanted = sorted(set(numbers))
    for first in range(0, len(wanted), _MOST):
        some = FINDING_SIGHTINGS.c.number.in_(wanted[first : first + _MOST])
        for row in connection.execute(select(FINDING_SIGHTINGS).where(some)):
            found[row.number] = _seen(row).sighting
    return found


def of_finding(connection: Connection, finding: int) -> list[Seen]:
    """All that was seen of one finding, the first run first."""
    asked = select(FINDING_SIGHTINGS).where(FINDING_SIGHTINGS.c.finding == finding)
    rows = connection.execute(asked.order_by(FINDING_SIGHTINGS.c.number))
    return [_seen(row) for row in rows]


def of_analysis(connection: Connection, analysis: int) -> dict[int, Seen]:
    """What a run saw, by the finding's number."""
    asked = select(FINDING_SIGHTINGS).where(FINDING_SIGHTINGS.c.analysis == analysis)
    return {row.finding: _seen(row) for row in connection.execute(asked)}


def runs(connection: Connection) -> list[DetectionRunKept]:
    """The runs in their order."""
    rows = connection.execute(select(FINDING_RUNS).order_by(FINDING_RUNS.c.number)).mappings()
    return [DetectionRunKept(**row) for row in rows]


def add_run(
    connection: Connection, analysis: int, found: Sequence[Sighting], *, member: str, at: datetime
) -> tuple[int, int]:
    """Keep a run: what it saw anew, and that it was made.

    Args:
        connection: in the writer's transaction.
        analysis: what the run is kept as; one that is kept already saw what it saw.
        found: best first.
        member: who ran it.
        at: when.
    Returns: how many findings there are, and how many of them were never met before.
    """
    row = {
        "number": _next(connection, FINDING_RUNS),
        "analysis": analysis,
        "member": member,
        "at": instant_text(at),
    }
    connection.execute(insert(FINDING_RUNS).values(row))
    if _is_seen(connection, analysis):
        return len(found), 0
    known = known_again(found, {n: one.sighting for n, one in latest(connection).items()})
    fresh = _add_findings(connection, len(found) - len(known), analysis, at)
    numbers = iter(fresh)
    given = [known[place] if place in known else next(numbers) for place in range(len(found))]
    _add_sightings(connection, analysis, zip(given, found, strict=True))
    return len(found), len(fresh)


def steps(connection: Connection, findings: Iterable[int] = ()) -> dict[int, list[Step]]:
    """The steps of the decisions on some findings (none named: on all), by finding, in order."""
    asked = select(FINDING_STEPS).order_by(FINDING_STEPS.c.number)
    if wanted := list(findings):
        asked = asked.where(FINDING_STEPS.c.finding.in_(wanted))
    found: dict[int, list[Step]] = {}
    for row in connection.execute(asked).mappings():
        found.setdefault(row["finding"], []).append(_step(row))
    return found


def next_step(connection: Connection) -> int:
    """The number the next step will bear; holds as long as the writer's transaction."""
    return _next(connection, FINDING_STEPS)


def add_step(connection: Connection, one: Step) -> None:
    """Keep a step; the database refuses one that is not by the rules of deciding."""
    row = {name: getattr(one, name) for name in Step.__dataclass_fields__}
    row |= {
        "move": one.move.value,
        "verdict": one.verdict.value,
        "expires_on": one.expires_on.isoformat() if one.expires_on else "",
        "accounts": json.dumps(one.accounts, ensure_ascii=False) if one.accounts else "",
        "answers": one.answers or None,
    }
    connection.execute(insert(FINDING_STEPS).values(row))


def _add_findings(connection: Connection, count: int, analysis: int, at: datetime) -> list[int]:
    first = _next(connection, FINDINGS)
    numbers = list(range(first, first + count))
    told: dict[str, Any] = {"analysis": analysis, "met_at": instant_text(at)}
    _insert(connection, FINDINGS, [{"number": number, **told} for number in numbers])
    return numbers


def _add_sightings(
    connection: Connection, analysis: int, found: Iterable[tuple[int, Sighting]]
) -> None:
    first = _next(connection, FINDING_SIGHTINGS)
    rows = [
        {"number": number, "finding": finding, "analysis": analysis, "said": _json(one)}
        for number, (finding, one) in enumerate(found, start=first)
    ]
    _insert(connection, FINDING_SIGHTINGS, rows)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    for first in range(0, len(rows), _MOST):
        connection.execute(insert(table), rows[first : first + _MOST])


def _is_seen(connection: Connection, analysis: int) -> bool:
    asked = select(FINDING_SIGHTINGS.c.number).where(FINDING_SIGHTINGS.c.analysis == analysis)
    return connection.execute(asked.limit(1)).first() is not None


def _next(connection: Connection, table: Table) -> int:
    last: int | None = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def _json(one: Sighting) -> str:
    return msgspec.json.encode(one, order="deterministic").decode()


def _seen(row: Row[Any]) -> Seen:
    sighting = msgspec.json.decode(row.said, type=Sighting)
    return Seen(number=row.number, finding=row.finding, analysis=row.analysis, sighting=sighting)


def _step(row: RowMapping) -> Step:
    told: dict[str, Any] = {name: row[name] for name in Step.__dataclass_fields__}
    told["move"], told["verdict"] = Move(row["move"]), Verdict(row["verdict"])
    told["expires_on"] = date.fromisoformat(row["expires_on"]) if row["expires_on"] else None
    told["accounts"] = tuple(json.loads(row["accounts"])) if row["accounts"] else ()
    told["answers"] = row["answers"] or 0
    return Step(**told)
