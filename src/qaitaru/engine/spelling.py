"""The one place that spells a named step for an engine."""

from enum import StrEnum

import sqlglot
from sqlglot import exp
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
    told = sqlglot.parse_one(query, read=Dialect.DUCKDB)
    for window in list(told.find_all(exp.Window)):
        if window.alias and isinstance(window.parent, exp.Binary):
            window.replace(exp.Paren(this=window.copy()))  # Spark reads ``OVER w - n`` as a name
    return told.sql(Dialect.SPARK, unsupported_level=ErrorLevel.RAISE)
