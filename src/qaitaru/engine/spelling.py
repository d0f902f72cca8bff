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
    (sql,) = sqlglot.transpile(
        step.sql, read=Dialect.DUCKDB, write=dialect, unsupported_level=ErrorLevel.RAISE
    )
    return f"CREATE OR REPLACE TEMPORARY VIEW {step.name} AS\n{sql}"
