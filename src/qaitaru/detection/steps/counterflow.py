"""Full stretches of which enough went the other way, equal to ``rules/counterflow.py``."""

from qaitaru.detection.rules.counterflow import Counterflow
from qaitaru.engine.steps import Step


def answered(name: str, tables: tuple[str, str], asked: Counterflow) -> tuple[Step, Step]:
    """Steps that make a typology's table from ``<name>_runs``.

    Args:
        name: the typology.
        tables: the moves of the full side and of the other: ``a``, ``row_no``, ``at_s``, ``amount``.
        asked: the window, the times before and after it, the percent.
    """
    full, other = tables
    both = Step(
        f"{name}_both",
        f"""
        SELECT r.a, r.first_at, m.row_no, m.amount, 0 AS turned
        FROM {name}_runs AS r JOIN {full} AS m ON m.a = r.a
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        UNION ALL
        SELECT r.a, r.first_at, m.row_no, m.amount, 1 AS turned
        FROM {name}_runs AS r JOIN {other} AS m ON m.a = r.a
        WHERE m.at_s > r.first_at - {asked.seconds + asked.before_seconds}
          AND m.at_s <= r.last_at + {asked.after_seconds}
        """,
    )
    found = Step(
        name,
        f"""
        SELECT a, -1 AS b, first_at AS begins, row_no FROM (
          SELECT a, first_at, row_no, SUM(amount * (1 - turned)) OVER stretch AS one_way,
            SUM(amount * turned) OVER stretch AS other_way
          FROM {name}_both WINDOW stretch AS (PARTITION BY a, first_at)
        ) AS summed WHERE other_way > 0 AND other_way * 100 >= one_way * {asked.percent}
        """,
    )
    return both, found
