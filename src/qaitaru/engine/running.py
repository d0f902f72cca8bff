"""Running named steps on a ledger, and fetching what they found as facts."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import itemgetter
from typing import Any, TypeVar

import duckdb

from qaitaru.engine.columns import columns
from qaitaru.engine.spelling import spell
from qaitaru.engine.steps import Step

Fact = TypeVar("Fact")

_MADE = """
SELECT view_name AS name, 'VIEW' AS kind FROM duckdb_views() WHERE temporary AND NOT internal
UNION ALL
SELECT table_name, 'TABLE' FROM duckdb_tables() WHERE temporary AND NOT internal
"""


def run(connection: duckdb.DuckDBPyConnection, steps: Iterable[Step]) -> None:
    """Make the steps' tables and views, in order; what has the same name is replaced."""
    for step in steps:
        drop(connection, [step.name])
        connection.execute(spell(step))


def fetch(
    connection: duckdb.DuckDBPyConnection,
    fact: type[Fact],
    sql: str,
    parameters: Sequence[Any] | dict[str, Any] = (),
) -> list[Fact]:
    """The rows of a query as facts: a column of each field's name, others left out."""
    cursor = connection.execute(sql, parameters or None)
    places = {column[0]: index for index, column in enumerate(cursor.description)}
    names = [field.name for field in fields(fact)]  # type: ignore[arg-type]
    taken = itemgetter(*(places[name] for name in names))
    sums = [name for name in names if str(cursor.description[places[name]][1])[:7] == "DECIMAL"]
    rows = (dict(zip(names, taken(row), strict=True)) for row in cursor.fetchall())
    return [fact(**(_whole(row, sums) if sums else row)) for row in rows]


def drop(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> None:
    """Let go of tables and views that were only made on the way."""
    made = dict(connection.execute(_MADE).fetchall())
    for name in names:
        if kind := made.get(name):
            connection.execute(f"DROP {kind} {name}")


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of all that steps and stored facts have left."""
    drop(connection, [name for name, _ in connection.execute(_MADE).fetchall()])


def _whole(row: dict[str, Any], sums: Iterable[str]) -> dict[str, Any]:
    """Sums kept as whole decimals are integers again."""
    return row | {name: None if row[name] is None else int(row[name]) for name in sums}


def store(
    connection: duckdb.DuckDBPyConnection, table: str, fact: type[Fact], rows: Iterable[Fact]
) -> None:
    """Make a table of facts, with a column a field; it is empty where there are none."""
    drop(connection, [table])
    typed = columns(fact)
    declared = ", ".join(f"{name} {sql}" for name, sql in typed.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({declared})")
    listed = list(rows)
    if listed:
        lists = ", ".join(f"unnest(?::{sql}[])" for sql in typed.values())
        values = [[getattr(row, name) for row in listed] for name in typed]
        connection.execute(f"INSERT INTO {table} SELECT {lists}", values)
