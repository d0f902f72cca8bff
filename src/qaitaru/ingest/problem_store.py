"""The problems of the visible imports, gravest first."""

from typing import Any

import duckdb

from qaitaru.facts.problems import Severity
from qaitaru.ingest.problem_rows import ProblemCount, ProblemFilter, ProblemRow

_GRAVITY = (
    "CASE severity "
    + " ".join(f"WHEN '{severity}' THEN {rank}" for rank, severity in enumerate(Severity))
    + " END"
)


def problems(
    connection: duckdb.DuckDBPyConnection, wanted: ProblemFilter, *, offset: int, limit: int
) -> list[ProblemRow]:
    """One page of the problems wanted, in order of gravity, import and reading."""
    where, values = _where(wanted)
    query = f"""
        SELECT import_no, code, severity, place, found, expected FROM problems {where}
        ORDER BY {_GRAVITY}, import_no, code LIMIT ? OFFSET ?
    """  # noqa: S608  # our own words; values are bound
    return [
        ProblemRow(*row) for row in connection.execute(query, [*values, limit, offset]).fetchall()
    ]


def counts(connection: duckdb.DuckDBPyConnection, wanted: ProblemFilter) -> list[ProblemCount]:
    """How many of each kind are wanted, gravest first."""
    where, values = _where(wanted)
    query = f"""
        SELECT code, severity, count(*) FROM problems {where}
        GROUP BY code, severity ORDER BY {_GRAVITY}, code
    """  # noqa: S608  # our own words; values are bound
    return [ProblemCount(*row) for row in connection.execute(query, values).fetchall()]


def _where(wanted: ProblemFilter) -> tuple[str, list[Any]]:
    given = {
        "severity": wanted.severity,
        "code": wanted.code,
        "import_no": wanted.import_no,
    }
    told = {name: value for name, value in given.items() if value not in {"", None}}
    conditions = " AND ".join(f"{name} = ?" for name in told)
    return (f"WHERE {conditions}" if conditions else ""), list(told.values())
