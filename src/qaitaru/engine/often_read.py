"""Which tables of an analysis are read more than once: worth working out once and keeping."""

from collections import Counter
from collections.abc import Iterable

import sqlglot
from sqlglot import exp

from qaitaru.engine.steps import Step


def often_read(steps: Iterable[Step]) -> frozenset[str]:
    """The steps that the others read twice or more, views apart: those are made where read."""
    listed = list(steps)
    reads = Counter(name for step in listed for name in _read(step))
    return frozenset(one.name for one in listed if not one.view and reads[one.name] > 1)


def _read(step: Step) -> Iterable[str]:
    """Every place where a step reads a table; a view that reads it is one such place."""
    told = sqlglot.parse_one(step.sql, read="duckdb")
    return (table.name for table in told.find_all(exp.Table))
