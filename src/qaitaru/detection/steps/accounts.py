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

PACED: Final = Step(
    "paced",
    """
    SELECT a, row_no, at_s, amount, credit,
      LAG(at_s) OVER (PARTITION BY a ORDER BY at_s, row_no) AS before_at
    FROM legs
    """,
)
"""When the account moved before."""
