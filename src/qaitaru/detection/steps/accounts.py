"""Each transfer seen from either account, and how an account stood after it.

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

SUMMED: Final = Step(
    "summed",
    """
    SELECT a, row_no, at_s, amount, credit,
      CAST(SUM(amount * credit) OVER until AS BIGINT) AS came,
      CAST(SUM(amount * (1 - credit)) OVER until AS BIGINT) AS sent,
      LEAD(at_s) OVER (PARTITION BY a ORDER BY at_s, row_no) AS next_at
    FROM legs
    WINDOW until AS (PARTITION BY a ORDER BY at_s, row_no ROWS UNBOUNDED PRECEDING)
    """,
)
"""All that came and was sent, this one included; when the account moved after."""

STANDING: Final = Step(
    "standing",
    """
    SELECT a, row_no, at_s, amount, credit, came, next_at,
      sent - MAX(CASE WHEN sent > came THEN sent - came ELSE 0 END) OVER (
        PARTITION BY a ORDER BY at_s, row_no ROWS UNBOUNDED PRECEDING
      ) AS went
    FROM summed
    """,
)
"""``went`` is what was sent of what came; the rest of what was sent was there before the ledger.

``came - went`` is the balance as far as the ledger shows it.
"""
