"""Gather-scatter as SQL, equal to ``rules/gather_scatter.py``.

Distinct payers are counted by presence (``steps/presence.py``); distinct payees within the time to
come are the same with the stretches reaching backward.
"""

from qaitaru.detection.rules.gather_scatter import GatherScatterParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME = "gather_scatter"


def gather_scatter_steps(asked: GatherScatterParameters) -> tuple[Step, ...]:
    """Steps that make ``gather_scatter``."""
    full = Step(
        f"{_NAME}_full",
        f"""
        SELECT a, at_s FROM {_NAME}_counted
        WHERE receipts > 0 AND payers >= {asked.counterparties} AND payees >= {asked.counterparties}
          AND (passed - got) * 100 <= {asked.percent} * got
          AND (got - passed) * 100 <= {asked.percent} * got
        """,
    )
    stretches = runs(_NAME, f"{_NAME}_full", asked.seconds)
    return *_counted(asked.seconds), full, *stretches, _found(asked.seconds)


def _counted(seconds: int) -> tuple[Step, ...]:
    sides = Step(
        f"{_NAME}_sides",
        f"""
        SELECT a, at_s, is_in, amount,
          CASE WHEN at_s - LAG(at_s) OVER pair < {seconds} THEN 0 ELSE 1 END AS begins,
          CASE WHEN LEAD(at_s) OVER pair - at_s < {seconds} THEN 0 ELSE 1 END AS ends
        FROM (
          SELECT payee AS a, payer AS other, 1 AS is_in, row_no, at_s, amount
          FROM moves WHERE payer <> payee
          UNION ALL
          SELECT payer AS a, payee AS other, 0 AS is_in, row_no, at_s, amount
          FROM moves WHERE payer <> payee
        ) AS both_sides
        WINDOW pair AS (PARTITION BY a, is_in, other ORDER BY at_s, row_no)
        """,
    )
    events = Step(
        f"{_NAME}_events",
        f"""
        SELECT a, at_s, CASE WHEN is_in = 1 THEN begins ELSE 0 END AS payers_more,
          CASE WHEN is_in = 1 THEN 0 ELSE 0 - ends END AS payees_after,
          CASE WHEN is_in = 1 THEN amount ELSE 0 END AS got,
          CASE WHEN is_in = 1 THEN 0 ELSE amount END AS passed, is_in AS receipts,
          0 AS payees_more
        FROM {_NAME}_sides
        UNION ALL
        SELECT a, at_s + {seconds} AS at_s, -1, 0, 0, 0, 0, 0
        FROM {_NAME}_sides WHERE is_in = 1 AND ends = 1
        UNION ALL
        SELECT a, at_s - {seconds} + 1 AS at_s, 0, 0, 0, 0, 0, 1
        FROM {_NAME}_sides WHERE is_in = 0 AND begins = 1
        """,
        view=True,
    )
    seconds_ = Step(
        f"{_NAME}_seconds",
        f"""
        SELECT a, at_s, SUM(payers_more) AS payers_more, SUM(payees_more) AS payees_more,
          SUM(payees_after) AS payees_after, SUM(got) AS got, SUM(passed) AS passed,
          SUM(receipts) AS receipts
        FROM {_NAME}_events GROUP BY a, at_s
        """,
    )
    counted = Step(
        f"{_NAME}_counted",
        f"""
        SELECT a, at_s, receipts, SUM(payers_more) OVER so_far AS payers,
          SUM(payees_more + payees_after) OVER so_far - payees_after AS payees,
          SUM(got) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {seconds - 1} PRECEDING AND CURRENT ROW
          ) AS got,
          SUM(passed) OVER (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN CURRENT ROW AND {seconds - 1} FOLLOWING
          ) AS passed
        FROM {_NAME}_seconds
        WINDOW so_far AS (PARTITION BY a ORDER BY at_s ROWS UNBOUNDED PRECEDING)
        """,
    )
    return sides, events, seconds_, counted


def _found(seconds: int) -> Step:
    return Step(
        _NAME,
        f"""
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM {_NAME}_runs AS r JOIN moves AS m ON m.payee = r.a
        WHERE m.payer <> m.payee AND m.at_s > r.first_at - {seconds} AND m.at_s <= r.last_at
        UNION ALL
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM {_NAME}_runs AS r JOIN moves AS m ON m.payer = r.a
        WHERE m.payer <> m.payee AND m.at_s >= r.first_at AND m.at_s < r.last_at + {seconds}
        """,
    )
