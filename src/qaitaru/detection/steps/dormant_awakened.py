"""Dormant awakened as SQL, equal to ``rules/dormant_awakened.py``."""

from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.dormant_awakened import DormantAwakenedParameters
from qaitaru.detection.steps.accounts import LEGS, LIVES, paced
from qaitaru.engine.steps import Step


def dormant_awakened_steps(asked: DormantAwakenedParameters) -> tuple[Step, ...]:
    """Steps that make ``dormant_awakened``: first who woke, then only their movements are summed."""
    woken = Step(
        "dormant_awakened_woken",
        f"""
        SELECT a, at_s, before_at FROM paced WHERE at_s - before_at >= {asked.silent_seconds}
        """,
    )
    lived = Step(
        "dormant_awakened_lived",
        """
        SELECT w.a, w.at_s, w.before_at - MIN(s.at_s) AS seconds, SUM(s.amount) AS before
        FROM dormant_awakened_woken AS w JOIN paced AS s ON s.a = w.a AND s.at_s < w.at_s
        GROUP BY w.a, w.at_s, w.before_at
        """,
    )
    after = Step(
        "dormant_awakened_after",
        f"""
        SELECT w.a, w.at_s AS begins, w.before, w.seconds, s.row_no, s.amount
        FROM dormant_awakened_lived AS w JOIN paced AS s ON s.a = w.a
        WHERE s.at_s >= w.at_s AND s.at_s < w.at_s + {asked.days * DAY}
        """,
    )
    found = Step(
        "dormant_awakened",
        f"""
        SELECT a, -1 AS b, begins, row_no FROM (
          SELECT a, begins, row_no, before,
            CASE WHEN seconds // {DAY} > {asked.days} THEN seconds // {DAY} ELSE {asked.days} END AS lived,
            SUM(amount) OVER (PARTITION BY a, begins) AS turnover
          FROM dormant_awakened_after
        ) AS floods
        WHERE turnover * lived >= before * {asked.times * asked.days}
        """,
    )
    return LEGS, LIVES, paced(asked.silent_seconds), woken, lived, after, found
