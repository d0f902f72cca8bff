"""Points in time of an account that hang together, as runs: gaps and islands."""

from qaitaru.engine.steps import Step


def runs(name: str, table: str, seconds: int, *, keys: str = "a") -> tuple[Step, ...]:
    """Steps that make ``<name>_runs`` with the keys, ``first_at``, ``last_at``.

    Args:
        name: what the tables' names begin with.
        table: the points, each once: the keys and ``at_s``.
        seconds: points nearer than this are of one run.
        keys: the columns that tell one account, or pair of accounts, from another.
    """
    marked = Step(
        f"{name}_marked",
        f"""
        SELECT {keys}, at_s, CASE WHEN at_s - LAG(at_s) OVER (PARTITION BY {keys} ORDER BY at_s) < {seconds}
          THEN 0 ELSE 1 END AS begins
        FROM {table}
        """,
        view=True,
    )
    numbered = Step(
        f"{name}_numbered",
        f"""
        SELECT {keys}, at_s, SUM(begins) OVER (PARTITION BY {keys} ORDER BY at_s ROWS UNBOUNDED PRECEDING) AS run
        FROM {name}_marked
        """,
        view=True,
    )
    found = Step(
        f"{name}_runs",
        f"""
        SELECT {keys}, MIN(at_s) AS first_at, MAX(at_s) AS last_at FROM {name}_numbered GROUP BY {keys}, run
        """,
    )
    return marked, numbered, found
