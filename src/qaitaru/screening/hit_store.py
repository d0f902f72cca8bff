"""Hits and the steps of their decisions in the record: added to, never rewritten."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, RowMapping, func, insert, select

from qaitaru.engine.schema import HIT_DISPOSITIONS, HITS
from qaitaru.facts.errors import HitMissing
from qaitaru.facts.moments import instant_text
from qaitaru.screening.asked import Asked
from qaitaru.screening.deciding import Disposition, Move, Verdict
from qaitaru.screening.found_hits import FoundHit
from qaitaru.screening.hits import HitKind

PairKey = tuple[str, str, str, str]
"""Fingerprint of what was asked, and publisher, reference and content of the designation."""

_MOST: Final = 500  # rows of one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptHit:
    """A hit as it was first met; ``analysis`` is the screening that met it."""

    number: int
    kind: HitKind
    asked: Asked
    list_version: int
    found: FoundHit
    analysis: int
    met_at: str

    @property
    def pair(self) -> PairKey:
        """What the hit is of."""
        return pair_of(self.found)


def pair_of(found: FoundHit) -> PairKey:
    """What was put to the list as it was, and a designation as it was."""
    return (found.fingerprint, *found.entry)


def numbers(connection: Connection) -> dict[PairKey, int]:
    """The number of every pair that was ever met."""
    columns = (HITS.c.fingerprint, HITS.c.publisher, HITS.c.reference, HITS.c.content_sha256)
    rows = connection.execute(select(*columns, HITS.c.number))
    return {(row[0], row[1], row[2], row[3]): row[4] for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class MetHit:
    """A pair that a screening met, and the version of the list that has the designation."""

    kind: HitKind
    asked: Asked
    found: FoundHit
    list_version: int


def add(connection: Connection, hits: Sequence[MetHit], *, analysis: int, at: datetime) -> int:
    """Keep the pairs that were not met before; returns how many.

    Args:
        connection: in the writer's transaction.
        hits: of a screening, best first.
        analysis: the screening.
        at: its instant.
    """
    known = set(numbers(connection))
    fresh = {pair_of(one.found): one for one in reversed(hits) if pair_of(one.found) not in known}
    last: int | None = connection.execute(select(func.max(HITS.c.number))).scalar()
    rows = [
        {
            "number": number,
            "kind": one.kind.value,
            "fingerprint": one.found.fingerprint,
            "publisher": one.found.publisher,
            "reference": one.found.reference,
            "content_sha256": one.found.content_sha256,
            "party": one.found.party,
            "asked": _json(one.asked),
            "list_version": one.list_version,
            "said": _json(one.found),
            "analysis": analysis,
            "met_at": instant_text(at),
        }
        for number, one in enumerate(reversed(fresh.values()), start=(last or 0) + 1)
    ]
    for first in range(0, len(rows), _MOST):
        connection.execute(insert(HITS), rows[first : first + _MOST])
    return len(rows)


def every(connection: Connection) -> list[KeptHit]:
    """Every hit ever met, in the order they were met."""
    return [
        _hit(row) for row in connection.execute(select(HITS).order_by(HITS.c.number)).mappings()
    ]


def find(connection: Connection, number: int) -> KeptHit:
    """One hit.

    Raises: HitMissing.
    """
    row = connection.execute(select(HITS).where(HITS.c.number == number)).mappings().first()
    if row is None:
        raise HitMissing(str(number))
    return _hit(row)


def steps(connection: Connection, hits: Iterable[int] = ()) -> dict[int, list[Disposition]]:
    """The steps of the decisions on some hits (none named: on all), by hit, in order."""
    asked = select(HIT_DISPOSITIONS).order_by(HIT_DISPOSITIONS.c.number)
    if wanted := list(hits):
        asked = asked.where(HIT_DISPOSITIONS.c.hit.in_(wanted))
    found: dict[int, list[Disposition]] = {}
    for row in connection.execute(asked).mappings():
        found.setdefault(row["hit"], []).append(_disposition(row))
    return found


def next_step(connection: Connection) -> int:
    """The number the next step will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(HIT_DISPOSITIONS.c.number))).scalar()
    return (last or 0) + 1


def add_step(connection: Connection, one: Disposition) -> None:
    """Keep a step; the database refuses one that is not by the rules of deciding."""
    row = {name: getattr(one, name) for name in Disposition.__dataclass_fields__}
    row |= {
        "move": one.move.value,
        "verdict": one.verdict.value,
        "discriminators": json.dumps(one.discriminators),
        "expires_on": one.expires_on.isoformat() if one.expires_on else "",
        "answers": one.answers or None,
    }
    connection.execute(insert(HIT_DISPOSITIONS).values(row))


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _hit(row: RowMapping) -> KeptHit:
    return KeptHit(
        number=row["number"],
        kind=HitKind(row["kind"]),
        asked=msgspec.json.decode(row["asked"], type=Asked),
        list_version=row["list_version"],
        found=msgspec.json.decode(row["said"], type=FoundHit),
        analysis=row["analysis"],
        met_at=row["met_at"],
    )


def _disposition(row: RowMapping) -> Disposition:
    told: dict[str, Any] = {name: row[name] for name in Disposition.__dataclass_fields__}
    told["move"], told["verdict"] = Move(row["move"]), Verdict(row["verdict"])
    told["discriminators"] = tuple(json.loads(row["discriminators"]))
    told["expires_on"] = date.fromisoformat(row["expires_on"]) if row["expires_on"] else None
    told["answers"] = row["answers"] or 0
    return Disposition(**told)
