"""The analyses of one family as they are kept: their heads in one look, a result when asked for."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from qaitaru.engine.pressed import unpressed
from qaitaru.engine.schema import ANALYSES
from qaitaru.facts.errors import AnalysisAltered, AnalysisMissing

_HEAD: Final = tuple(column for column in ANALYSES.columns if column.name != "result")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisHead:
    """What was asked of which data with which code, and the hash of what it came to."""

    number: int
    rule: str
    parameters: dict[str, Any]
    data_version: str
    code_version: str
    result_sha256: str
    made_by: str
    made_at: str


def heads(connection: Connection, family: str) -> list[AnalysisHead]:
    """The analyses whose rule begins so, by number."""
    asked = select(*_HEAD).where(ANALYSES.c.rule.startswith(family, autoescape=True))
    return [_head(row) for row in connection.execute(asked.order_by(ANALYSES.c.number))]


def head(connection: Connection, family: str, number: int) -> AnalysisHead:
    """One analysis of a family.

    Raises: AnalysisMissing.
    """
    row = connection.execute(select(*_HEAD).where(ANALYSES.c.number == number)).first()
    if row is None or not row.rule.startswith(family):
        raise AnalysisMissing(str(number))
    return _head(row)


def result_text(connection: Connection, number: int) -> str:
    """The result of an analysis as canonical JSON, proved by its hash.

    Raises: AnalysisMissing; AnalysisAltered where it is not what was kept.
    """
    columns = (ANALYSES.c.result, ANALYSES.c.result_sha256)
    row = connection.execute(select(*columns).where(ANALYSES.c.number == number)).first()
    if row is None:
        raise AnalysisMissing(str(number))
    text, found = _read(row.result)
    if found != row.result_sha256:
        raise AnalysisAltered(str(number), row.result_sha256, found)
    return text


def stored_sha256(connection: Connection, number: int) -> str:
    """The hash of the text that is stored; of the bytes, where they are no text any more.

    Raises: AnalysisMissing.
    """
    asked = select(ANALYSES.c.result).where(ANALYSES.c.number == number)
    row = connection.execute(asked).first()
    if row is None:
        raise AnalysisMissing(str(number))
    return _read(row.result)[1]


def hash_of(result: str) -> str:
    """The hash by which a result's text is known."""
    return sha256(result.encode()).hexdigest()


def _read(kept: bytes) -> tuple[str, str]:
    """A result, and its hash."""
    text = unpressed(kept)
    return ("", sha256(kept).hexdigest()) if text is None else (text, hash_of(text))


def _head(row: Row[Any]) -> AnalysisHead:
    told = dict(row._mapping)  # noqa: SLF001  # SQLAlchemy's documented name
    return AnalysisHead(**{**told, "parameters": json.loads(row.parameters)})
