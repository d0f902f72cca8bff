"""Whether an engine answers as steps need it to: small questions whose answers are written down.

Source: ISO/IEC 9075-2 (window frames, null ordering), less what DuckDB and Spark say otherwise;
each answer is the plain arithmetic's, by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.engine.analysis_engine import AnalysisEngine, Row
from qaitaru.engine.steps import Step
from qaitaru.facts.errors import StepRefused

_VALUES: Final = Step(
    "probe_values",
    "SELECT CAST(n AS BIGINT) AS n, CAST(at_s AS BIGINT) AS at_s, CAST(v AS BIGINT) AS v, word "
    "FROM (SELECT 1 AS n, 10 AS at_s, 7 AS v, 'a' AS word UNION ALL SELECT 2, 10, -7, 'Z' "
    "UNION ALL SELECT 3, 12, NULL, 'я' UNION ALL SELECT 4, 13, 5, 'Ә' "
    "UNION ALL SELECT 5, 16, 5, 'А') AS told",
)
_WIDE: Final = (
    "SELECT SUM(w) AS total FROM (SELECT CAST(9007199254740993 AS BIGINT) AS w "
    "UNION ALL SELECT CAST(4611686018427387904 AS BIGINT) "
    "UNION ALL SELECT CAST(1 AS BIGINT)) AS wide"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One construct of the steps, asked of ``probe_values``, and what it must say."""

    construct: str
    sql: str
    expected: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an engine said, beside what is right; ``refused`` holds its words where it said none."""

    construct: str
    expected: tuple[Row, ...]
    found: tuple[Row, ...]
    refused: str = ""

    @property
    def is_equal(self) -> bool:
        """Whether the engine may be trusted with this."""
        return not self.refused and self.found == self.expected


QUESTIONS: Final = (
    Question(
        "range_window",
        "SELECT n, SUM(n) OVER (ORDER BY at_s RANGE BETWEEN 3 PRECEDING AND CURRENT ROW) AS s "
        "FROM probe_values",
        ((1, 3), (2, 3), (3, 6), (4, 10), (5, 9)),
    ),
    Question(
        "rows_window",
        "SELECT n, SUM(n) OVER (ORDER BY at_s, n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS s, "
        "LAG(n) OVER (ORDER BY at_s, n) AS before FROM probe_values",
        ((1, 1, None), (2, 3, 1), (3, 5, 2), (4, 7, 3), (5, 9, 4)),
    ),
    Question(
        "named_window",
        "SELECT n, LEAD(at_s) OVER later - at_s AS gap FROM probe_values "
        "WINDOW later AS (ORDER BY at_s, n)",
        ((1, 0), (2, 2), (3, 1), (4, 3), (5, None)),
    ),
    Question(
        "integer_division",
        "SELECT n, v // 2 AS half, v // -2 AS turned FROM probe_values",
        ((1, 3, -3), (2, -3, 3), (3, None, None), (4, 2, -2), (5, 2, -2)),
    ),
    Question(
        "remainder",
        "SELECT n, v % 3 AS rest, v % -3 AS turned FROM probe_values",
        ((1, 1, 1), (2, -1, -1), (3, None, None), (4, 2, 2), (5, 2, 2)),
    ),
    Question("wide_sum", _WIDE, ((4_620_693_217_682_128_898,),)),
    Question(
        "ties",
        "SELECT n, RANK() OVER (ORDER BY at_s) AS place, COUNT(*) OVER (ORDER BY at_s "
        "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS seen FROM probe_values",
        ((1, 1, 2), (2, 1, 2), (3, 3, 3), (4, 4, 4), (5, 5, 5)),
    ),
    Question(
        "null_order",
        "SELECT n, ROW_NUMBER() OVER (ORDER BY v, n) AS up, ROW_NUMBER() OVER (ORDER BY v DESC, n) "
        "AS down FROM probe_values",
        ((1, 4, 1), (2, 1, 4), (3, 5, 5), (4, 2, 2), (5, 3, 3)),
    ),
    Question(
        "collation",
        "SELECT n, ROW_NUMBER() OVER (ORDER BY word) AS place, word < 'b' AS below "
        "FROM probe_values",
        ((1, 2, True), (2, 1, True), (3, 4, False), (4, 5, False), (5, 3, False)),
    ),
    Question("flags", "SELECT n, n & 5 AS kept, n | 4 AS joined FROM probe_values WHERE n < 4",
             ((1, 1, 5), (2, 0, 6), (3, 1, 7))),
    Question(
        "nothing_added",
        "SELECT SUM(v) AS total, COUNT(v) AS told, COUNT(*) AS rows_told, "
        "SUM(CASE WHEN n > 9 THEN v END) AS none FROM probe_values",
        ((10, 4, 5, None),),
    ),
)  # fmt: skip
"""Each construct that steps use and engines are known to differ in."""


def probe(engine: AnalysisEngine) -> Iterator[Answer]:
    """Put every question to an engine.

    Raises: StepRefused where not even the values can be told.
    """
    engine.run([_VALUES])
    for one in QUESTIONS:
        try:
            found, refused = tuple(engine.rows(one.sql)), ""
        except StepRefused as fault:
            found, refused = (), fault.reason
        yield Answer(construct=one.construct, expected=one.expected, found=found, refused=refused)
