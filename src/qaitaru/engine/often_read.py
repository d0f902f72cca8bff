"""Which tables of an analysis are read more than once: worth working out once and keeping."""

from collections import Counter
from collections.abc import Iterable

import sqlglot
from sqlglot import exp

from qaitaru.engine.steps import Step


def often_read(steps: Iterable[Step]) -> frozenset[str]:
    """The steps that the others read twice or more, views apart: those are made where read.

    What a view reads is read as often as the view.
    """
    listed, reads = list(steps), Counter[str]()
    for step in reversed(listed):  # who reads a step stands behind it
        times = max(reads[step.name], 1) if step.view else 1
        for name in _read(step):
            reads[name] += times
    return frozenset(one.name for one in listed if not one.view and reads[one.name] > 1)


def _read(step: Step) -> Iterable[str]:
    """Every place where a step reads a table."""
    told = sqlglot.parse_one(step.sql, read="duckdb")
    return (table.name for table in told.find_all(exp.Table))
