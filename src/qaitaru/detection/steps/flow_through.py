"""Flow-through as SQL, equal to ``rules/flow_through.py``."""

from qaitaru.detection.rules.flow_through import FlowThroughParameters
from qaitaru.detection.steps.months import day_of, with_month
from qaitaru.detection.steps.standing import STANDING
from qaitaru.engine.steps import Step


def flow_through_steps(asked: FlowThroughParameters) -> tuple[Step, ...]:
    """Steps that make ``flow_through``."""
    monthly = Step("flow_through_monthly", with_month("standing", asked.zone_seconds), view=True)
    is_last = f"next_at IS NULL OR {day_of('next_at', asked.zone_seconds)} <> local_day"
    full = Step(
        "flow_through_full",
        f"""
        SELECT a, month_at FROM (
          SELECT a, month_at, COUNT(*) AS movements, SUM(amount * credit) AS came,
            SUM(amount * (1 - credit)) AS sent,
            SUM(CASE WHEN {is_last} THEN 1 ELSE 0 END) AS days,
            SUM(CASE WHEN {is_last} THEN came - went ELSE 0 END) AS closings
          FROM flow_through_monthly GROUP BY a, month_at
        ) AS months
        WHERE movements >= {asked.movements}
          AND came * 100 >= sent * {asked.percent} AND sent * 100 >= came * {asked.percent}
          AND (came + sent) * days >= {asked.balances} * closings
        """,
    )
    found = Step(
        "flow_through",
        """
        SELECT f.a, -1 AS b, f.month_at AS begins, m.row_no
        FROM flow_through_full AS f
        JOIN flow_through_monthly AS m ON m.a = f.a AND m.month_at = f.month_at
        """,
    )
    return *STANDING, monthly, full, found
