"""Analyses as they were made: rule, parameters, data, code and result, never changed."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, select

from qaitaru.engine.pressed import pressed
from qaitaru.engine.schema import ANALYSES
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One analysis; the same again is the same one."""

    rule: str
    parameters: dict[str, Any]
    data_version: str
    code_version: str
    result: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an analysis is kept, and the hash of what it says."""

    number: int
    result_sha256: str


def keep(connection: Connection, analysis: Analysis, *, member: str, at: datetime) -> Kept:
    """Keep an analysis; one with the same rule, parameters, data and code is the one it was.

    The same code on the same data cannot say two things: that would be our own mistake.
    """
    told, parameters = text_of(analysis.result), text_of(analysis.parameters)
    digest = sha256(told.encode()).hexdigest()
    row = {
        "rule": analysis.rule,
        "parameters": parameters,
        "data_version": analysis.data_version,
        "code_version": analysis.code_version,
    }
    same = [ANALYSES.c[name] == value for name, value in row.items()]
    asked = select(ANALYSES.c.number, ANALYSES.c.result_sha256).where(*same)
    found = connection.execute(asked).first()
    if found is not None:
        assert found.result_sha256 == digest, found.number  # noqa: S101  # our own bug: stop
        return Kept(found.number, digest)
    last = connection.execute(select(func.max(ANALYSES.c.number))).scalar()
    number = (last or 0) + 1
    said = {"result": pressed(told), "result_sha256": digest}
    made = {"number": number, "made_by": member, "made_at": instant_text(at)}
    connection.execute(insert(ANALYSES).values(row | said | made))
    return Kept(number, digest)


def text_of(value: dict[str, Any]) -> str:
    """Canonical JSON: the same value is the same text, to the byte."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
