"""A named step is spelled as it stands for DuckDB, and in Spark's words for Spark."""

import pytest
from sqlglot.errors import UnsupportedError

from qaitaru.engine.spelling import Dialect, spell
from qaitaru.engine.steps import Step


def test_duckdb_keeps_a_table() -> None:
    step = Step("sums", "SELECT SUM(amount_minor) // 2 AS half FROM bookings")
    assert spell(step) == f"CREATE OR REPLACE TEMP TABLE sums AS\n{step.sql}"


def test_duckdb_keeps_no_copy_of_a_view() -> None:
    step = Step("halves", "SELECT half FROM sums", view=True)
    assert spell(step) == f"CREATE OR REPLACE TEMP VIEW halves AS\n{step.sql}"


def test_spark_gets_its_own_words() -> None:
    step = Step("sums", "SELECT n // 7 AS week, ARG_MIN(a, b) AS first FROM t GROUP BY 1")
    assert spell(step, Dialect.SPARK) == (
        "CREATE OR REPLACE TEMPORARY VIEW sums AS\n"
        "SELECT n DIV 7 AS week, MIN_BY(a, b) AS first FROM t GROUP BY 1"
    )


def test_a_named_window_is_kept_apart_from_what_follows() -> None:
    step = Step("gaps", "SELECT LEAD(t) OVER w - t AS gap FROM m WINDOW w AS (ORDER BY t)")
    assert spell(step, Dialect.SPARK) == (
        "CREATE OR REPLACE TEMPORARY VIEW gaps AS\n"
        "SELECT (LEAD(t) OVER w) - t AS gap FROM m WINDOW w AS (ORDER BY t NULLS LAST)"
    )


def test_what_an_engine_cannot_say_is_refused() -> None:
    step = Step("words", "SELECT REGEXP_EXTRACT_ALL(purpose, 'x', 1, 'i') AS found FROM bookings")
    with pytest.raises(UnsupportedError):
        spell(step, Dialect.SPARK)
