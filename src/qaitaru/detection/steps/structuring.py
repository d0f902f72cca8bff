"""Structuring as SQL, equal to ``rules/structuring.py``."""

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.structuring import StructuringParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.stretches import shown
from qaitaru.engine.steps import Step


def structuring_steps(asked: StructuringParameters) -> tuple[Step, ...]:
    """Steps that make ``structuring``."""
    near = Step(
        "structuring_near",
        f"""
        SELECT CASE WHEN (marks & {Mark.CASH_IN:d}) <> 0 THEN payee ELSE payer END AS a,
          row_no, at_s, amount
        FROM moves
        WHERE amount < {asked.threshold} AND amount * 100 >= {asked.threshold * asked.percent}
          AND payer <> payee
        """,
    )
    full = Step(
        "structuring_full",
        f"""
        SELECT a, at_s FROM (
          SELECT a, at_s, COUNT(*) OVER near AS operations, SUM(amount) OVER near AS total
          FROM structuring_near
          WINDOW near AS (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS counted
        WHERE operations >= {asked.operations} AND total >= {asked.threshold}
        GROUP BY a, at_s
        """,
    )
    found = shown("structuring", "structuring_near", asked.seconds)
    return near, full, *runs("structuring", "structuring_full", asked.seconds), found
