"""How many distinct counterparties an account had within a sliding window, in one linear pass.

The transfers of each pair are merged into stretches during which the counterparty counts; one more
where a stretch begins, one less where it ends, summed along the account's time.
"""

from qaitaru.engine.steps import Step


def distinct_within(
    name: str, account: str, other: str, seconds: int, *, table: str = "moves"
) -> tuple[Step, ...]:
    """Steps that make ``<name>_counted``: each move of an account with the others in its window.

    Args:
        name: what the tables' names begin with.
        account: the side counted for, ``payer`` or ``payee``.
        other: the other side.
        seconds: the window's length; a move counts at its own second and for so many after it,
            the last not included.
    """
    kept = Step(
        f"{name}_kept",
        f"""
        SELECT {account} AS a, row_no, at_s,
          CASE WHEN at_s - LAG(at_s) OVER pair < {seconds} THEN 0 ELSE 1 END AS begins,
          CASE WHEN LEAD(at_s) OVER pair - at_s < {seconds} THEN 0 ELSE 1 END AS ends
        FROM {table} WHERE payer <> payee
        WINDOW pair AS (PARTITION BY {account}, {other} ORDER BY at_s, row_no)
        """,
    )
    events = Step(
        f"{name}_events",
        f"""
        SELECT a, at_s, row_no, begins AS more FROM {name}_kept
        UNION ALL
        SELECT a, at_s + {seconds} AS at_s, -1 AS row_no, -1 AS more FROM {name}_kept WHERE ends = 1
        """,
        view=True,
    )
    counted = Step(
        f"{name}_counted",
        f"""
        SELECT a, at_s, row_no, others FROM (
          SELECT a, at_s, row_no, SUM(more) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS others FROM {name}_events
        ) AS summed WHERE row_no >= 0
        """,
    )
    return kept, events, counted
