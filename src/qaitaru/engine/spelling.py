"""The one place that spells a named step for an engine."""

from enum import StrEnum

import sqlglot
from sqlglot.errors import ErrorLevel

from qaitaru.engine.steps import Step


class Dialect(StrEnum):
    """The engines a step may run on."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def spell(step: Step, dialect: Dialect = Dialect.DUCKDB) -> str:
    """The statement that makes the step's table: kept in DuckDB, unless the step is a view.

    To Spark's optimiser every step is a view.

    Raises: UnsupportedError of sqlglot where the engine has no words for the step.
    """
    if dialect is Dialect.DUCKDB:
        kind = "VIEW" if step.view else "TABLE"
        return f"CREATE OR REPLACE TEMP {kind} {step.name} AS\n{step.sql}"
    return f"CREATE OR REPLACE TEMPORARY VIEW {step.name} AS\n{spell_query(step.sql)}"


def spell_query(query: str) -> str:
    """A query of the house in Spark's words.

    Raises: UnsupportedError of sqlglot where Spark has no words for it.
    """
    (sql,) = sqlglot.transpile(
        query, read=Dialect.DUCKDB, write=Dialect.SPARK, unsupported_level=ErrorLevel.RAISE
    )
    return sql
