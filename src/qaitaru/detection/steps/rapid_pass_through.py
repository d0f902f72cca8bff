"""Rapid pass-through as SQL, equal to ``rules/rapid_pass_through.py``.

First in, first out without a queue: each credit is a stretch of all the money that ever came to the
account, from ``came - amount`` to ``came``; each debit a stretch of all that went; where two such
stretches meet, the debit took of the credit.
"""

from typing import Final

from qaitaru.detection.rules.rapid_pass_through import RapidPassThroughParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.standing import STANDING
from qaitaru.engine.steps import Step

_MET: Final = Step(
    "rapid_pass_through_met",
    """
    SELECT a, row_no, at_s, is_credit, went,
      MAX(ends) OVER money AS credit_ends,
      MAX(credited) OVER money AS credit_at,
      COALESCE(MAX(went) OVER (
        PARTITION BY a ORDER BY place, is_credit, at_s, waits, row_no
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ), 0) AS went_before
    FROM rapid_pass_through_money
    WINDOW money AS (
      PARTITION BY a ORDER BY place, is_credit, at_s, waits, row_no ROWS UNBOUNDED PRECEDING
    )
    """,
    view=True,
)
"""For each debit, the last credit that passed and began before the money it took ends."""


def rapid_pass_through_steps(asked: RapidPassThroughParameters) -> tuple[Step, ...]:
    """Steps that make ``rapid_pass_through``."""
    found = Step(
        "rapid_pass_through",
        f"""
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM rapid_pass_through_runs AS r JOIN rapid_pass_through_met AS m ON m.a = r.a
        WHERE m.credit_at > r.first_at - {asked.period_seconds} AND m.credit_at <= r.last_at
          AND (m.is_credit = 1
            OR m.credit_ends > m.went_before AND m.at_s - m.credit_at < {asked.seconds})
        """,
    )
    points = runs("rapid_pass_through", "rapid_pass_through_full", asked.period_seconds)
    return *STANDING, *_passed(asked), *points, _money(), _MET, found


def _passed(asked: RapidPassThroughParameters) -> tuple[Step, Step, Step]:
    """How far the money must go for each credit to pass; the credits that did; and when enough had."""
    due = Step(
        "rapid_pass_through_due",
        f"""
        SELECT a, row_no, at_s, amount, credit, came, CASE WHEN credit = 1
          THEN came - amount + (amount * {asked.percent} + 99) // 100 ELSE went END AS place
        FROM standing
        """,
        view=True,
    )
    passed = Step(
        "rapid_pass_through_passed",
        f"""
        SELECT a, row_no, at_s, amount, came FROM (
          SELECT a, row_no, at_s, amount, credit, came, MIN(CASE WHEN credit = 0 THEN at_s END) OVER (
            PARTITION BY a ORDER BY place DESC, credit, row_no ROWS UNBOUNDED PRECEDING
          ) AS gone_at FROM rapid_pass_through_due
        ) AS followed
        WHERE credit = 1 AND gone_at - at_s < {asked.seconds}
        """,
    )
    full = Step(
        "rapid_pass_through_full",
        f"""
        SELECT a, at_s FROM (
          SELECT a, at_s, COUNT(*) OVER (
            PARTITION BY a ORDER BY at_s
            RANGE BETWEEN {asked.period_seconds - 1} PRECEDING AND CURRENT ROW
          ) AS times FROM rapid_pass_through_passed
        ) AS counted WHERE times >= {asked.times} GROUP BY a, at_s
        """,
    )
    return due, passed, full


def _money() -> Step:
    """Credits that passed and debits, of the accounts found, by their place in the money."""
    return Step(
        "rapid_pass_through_money",
        """
        SELECT p.a, p.row_no, p.at_s, 0 AS waits, 1 AS is_credit, p.came - p.amount AS place,
          CAST(NULL AS BIGINT) AS went, p.came AS ends, p.at_s AS credited
        FROM rapid_pass_through_passed AS p
        WHERE p.a IN (SELECT a FROM rapid_pass_through_full)
        UNION ALL
        SELECT s.a, s.row_no, s.at_s, s.waits, 0 AS is_credit, s.went AS place,
          s.went AS went, CAST(NULL AS BIGINT) AS ends, CAST(NULL AS BIGINT) AS credited
        FROM standing AS s
        WHERE s.credit = 0 AND s.a IN (SELECT a FROM rapid_pass_through_full)
        """,
        view=True,
    )
