"""Points in time of an account that hang together, as runs: gaps and islands."""

from qaitaru.engine.steps import Step


def runs(name: str, table: str, seconds: int) -> tuple[Step, ...]:
    """Steps that make ``<name>_runs`` with ``a``, ``first_at``, ``last_at``.

    Args:
        name: what the tables' names begin with.
        table: the points, each once: ``a`` and ``at``.
        seconds: points nearer than this are of one run.
    """
    marked = Step(
        f"{name}_marked",
        f"""
        SELECT a, at_s, CASE WHEN at_s - LAG(at_s) OVER (PARTITION BY a ORDER BY at_s) < {seconds}
          THEN 0 ELSE 1 END AS begins
        FROM {table}
        """,
        view=True,
    )
    numbered = Step(
        f"{name}_numbered",
        f"""
        SELECT a, at_s, SUM(begins) OVER (PARTITION BY a ORDER BY at_s ROWS UNBOUNDED PRECEDING) AS run
        FROM {name}_marked
        """,
        view=True,
    )
    found = Step(
        f"{name}_runs",
        f"""
        SELECT a, MIN(at_s) AS first_at, MAX(at_s) AS last_at FROM {name}_numbered GROUP BY a, run
        """,
    )
    return marked, numbered, found
