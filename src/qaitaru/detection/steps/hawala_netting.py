"""Hawala-like netting as SQL, equal to ``rules/hawala_netting.py``."""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.hawala_netting import HawalaNettingParameters
from qaitaru.detection.steps.accounts import LEGS
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME: Final = "hawala_netting"


def hawala_netting_steps(asked: HawalaNettingParameters) -> tuple[Step, ...]:
    """Steps that make ``hawala_netting``: pairs first, and whether they are busy at the end."""
    found = Step(
        _NAME,
        f"""
        SELECT r.a, r.b, r.first_at AS begins, m.row_no
        FROM {_NAME}_runs AS r JOIN {_NAME}_pairs AS m ON m.a = r.a AND m.b = r.b
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
          AND r.a IN (SELECT a FROM {_NAME}_busy) AND r.b IN (SELECT a FROM {_NAME}_busy)
        """,
    )
    points = runs(_NAME, f"{_NAME}_full", asked.seconds, keys="a, b")
    return LEGS, *_pairs(asked), _full(asked), *points, *_busy(asked.counterparties), found


def _pairs(asked: HawalaNettingParameters) -> tuple[Step, Step]:
    """The small transfers of two accounts that made each other enough of them at all."""
    small = Step(
        f"{_NAME}_small",
        f"""
        SELECT LEAST(payer, payee) AS a, GREATEST(payer, payee) AS b, row_no, at_s, amount,
          CASE WHEN payer < payee THEN 1 ELSE 0 END AS there
        FROM moves
        WHERE payer <> payee AND amount > 0 AND amount <= {asked.largest}
          AND (marks & {Mark.TRADE:d}) = 0
        """,
        view=True,
    )
    pairs = Step(
        f"{_NAME}_pairs",
        f"""
        SELECT s.a, s.b, s.row_no, s.at_s, s.amount, s.there FROM {_NAME}_small AS s JOIN (
          SELECT a, b, COUNT(*) AS transfers, SUM(there) AS gone FROM {_NAME}_small GROUP BY a, b
        ) AS p ON p.a = s.a AND p.b = s.b
        WHERE p.transfers >= {asked.transfers} AND p.gone >= {asked.each_way}
          AND p.transfers - p.gone >= {asked.each_way}
        """,
    )
    return small, pairs


def _full(asked: HawalaNettingParameters) -> Step:
    return Step(
        f"{_NAME}_full",
        f"""
        SELECT a, b, at_s FROM (
          SELECT a, b, at_s, COUNT(*) OVER near AS transfers, SUM(there) OVER near AS gone,
            SUM(amount) OVER near AS total, SUM(amount * there) OVER near AS sent
          FROM {_NAME}_pairs
          WINDOW near AS (
            PARTITION BY a, b ORDER BY at_s
            RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS counted
        WHERE transfers >= {asked.transfers} AND gone >= {asked.each_way}
          AND transfers - gone >= {asked.each_way}
          AND ABS(2 * sent - total) * 100 <= total * {asked.percent}
        GROUP BY a, b, at_s
        """,
    )


def _busy(counterparties: int) -> tuple[Step, Step]:
    """Which accounts of the stretches have enough counterparties in the ledger."""
    hubs = Step(
        f"{_NAME}_hubs",
        f"SELECT a FROM {_NAME}_runs UNION SELECT b AS a FROM {_NAME}_runs",
    )
    busy = Step(
        f"{_NAME}_busy",
        f"""
        SELECT a FROM (
          SELECT a, COUNT(*) AS others FROM (
            SELECT a, other FROM legs WHERE a IN (SELECT a FROM {_NAME}_hubs) GROUP BY a, other
          ) AS met GROUP BY a
        ) AS counted WHERE others >= {counterparties}
        """,
    )
    return hubs, busy
