"""What a cluster cannot do for us, or does otherwise than DuckDB: refused before it is sent.

Source: Spark SQL Reference (data types, operators); measured on Sail and Apache Spark against
DuckDB, as docs/cluster.md tells.
"""

from collections.abc import Callable
from typing import Any, Final

import sqlglot
from sqlglot import exp

from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepUnsupported

WIDE_SUM: Final = "sum_beyond_bigint"
"""Found in the rows, not in the words: a sum of BIGINT past 2**63 wraps around in silence."""

_FRACTIONS: Final = frozenset(
    {exp.DataType.Type.DOUBLE, exp.DataType.Type.FLOAT, exp.DataType.Type.DECIMAL}
)
_WIDE: Final = frozenset({exp.DataType.Type.INT128, exp.DataType.Type.UBIGINT})
_LISTS: Final = (exp.Array, exp.ArrayAgg, exp.List, exp.Lambda, exp.Unnest)
_CHANCE: Final = (exp.Rand, exp.Randn, exp.CurrentTimestamp, exp.CurrentDate, exp.Uuid)


def _has_places(kind: exp.DataType) -> bool:
    """Whether a type holds fractions; a decimal whose places are said to be none does not."""
    said = [int(one.name) for one in kind.expressions if one.name.isdigit()]
    return kind.this in _FRACTIONS and (len(said) < 2 or said[1] > 0)


UNSUPPORTED: Final[dict[str, Callable[[Any], bool]]] = {
    "asof_join": lambda one: isinstance(one, exp.Join) and one.method == "ASOF",
    "distinct_over_window": lambda one: (
        isinstance(one, exp.Window) and one.find(exp.Distinct) is not None
    ),
    "division": lambda one: isinstance(one, exp.Div),
    "fraction": lambda one: isinstance(one, exp.DataType) and _has_places(one),
    "wide_integer": lambda one: isinstance(one, exp.DataType) and one.this in _WIDE,
    "epoch": lambda one: isinstance(one, exp.TimeToUnix | exp.Extract),
    "list": lambda one: isinstance(one, _LISTS),
    "range": lambda one: isinstance(one, exp.GenerateSeries | exp.Explode),
    "clock_or_chance": lambda one: isinstance(one, _CHANCE),
    WIDE_SUM: lambda one: False,  # noqa: ARG005  # spark_door.register counts it
}
"""Each by the mark its reason has in the catalogues, and how it is seen in a step."""


def refuse_unsupported(step: Step) -> None:
    """Raises: StepUnsupported for the first such thing in a step."""
    for node in sqlglot.parse_one(step.sql, read="duckdb").walk():
        for mark, is_meant in UNSUPPORTED.items():
            if is_meant(node):
                raise StepUnsupported(step.name, mark, step.sql)
