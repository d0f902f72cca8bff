"""Each transfer seen from either account, and when that account moved before.

These tables have the same names and the same SQL for every typology, so that a run of several makes
them once.
"""

from typing import Final

from qaitaru.engine.steps import Step

LEGS: Final = Step(
    "legs",
    """
    SELECT payer AS a, payee AS other, row_no, at_s, amount, 0 AS credit, marks
    FROM moves WHERE payer <> payee AND amount > 0
    UNION ALL
    SELECT payee AS a, payer AS other, row_no, at_s, amount, 1 AS credit, marks
    FROM moves WHERE payer <> payee AND amount > 0
    """,
    view=True,
)
"""``a`` is the account, ``credit`` 1 where it was paid."""

LIVES: Final = Step(
    "lives", "SELECT a, MIN(at_s) AS first_at, MAX(at_s) AS last_at FROM legs GROUP BY a"
)
"""From when to when each account moved."""


def paced(silent_seconds: int) -> Step:
    """When the account moved before, of those that lived long enough for such a silence."""
    return Step(
        "paced",
        f"""
        SELECT l.a, l.row_no, l.at_s, l.amount,
          LAG(l.at_s) OVER (PARTITION BY l.a ORDER BY l.at_s, l.row_no) AS before_at
        FROM legs AS l JOIN lives AS v ON v.a = l.a
        WHERE v.last_at - v.first_at >= {silent_seconds}
        """,
    )
