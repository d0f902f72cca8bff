"""Funnel account as SQL, equal to ``rules/funnel.py``."""

from typing import Final

from qaitaru.detection.known import RowKind
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.funnel import NOWHERE, FunnelParameters
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME: Final = "funnel"
_CITIES: Final = f"(SELECT row_no, value AS city FROM row_facts WHERE kind = {RowKind.CITY:d})"

_IN: Final = Step(
    f"{_NAME}_in",
    f"""
    SELECT m.payee AS a, m.payer, m.payee, c.city, m.row_no, m.at_s, m.amount
    FROM moves AS m JOIN {_CITIES} AS c ON c.row_no = m.row_no
    WHERE m.payer <> m.payee AND (m.marks & {Mark.CASH_IN:d}) <> 0
    """,
)
_OUT: Final = Step(
    f"{_NAME}_out",
    f"""
    SELECT m.payer AS a, m.row_no, m.at_s, m.amount,
      CASE WHEN (m.marks & {Mark.ABROAD:d}) <> 0 THEN {NOWHERE} ELSE c.city END AS city
    FROM moves AS m LEFT JOIN {_CITIES} AS c ON c.row_no = m.row_no
    WHERE m.payer <> m.payee AND m.payer IN (SELECT a FROM {_NAME}_runs)
      AND ((m.marks & {Mark.ABROAD:d}) <> 0
        OR (m.marks & {Mark.CASH_OUT:d}) <> 0 AND c.city IS NOT NULL)
    """,
)


def funnel_steps(asked: FunnelParameters) -> tuple[Step, ...]:
    """Steps that make ``funnel``."""
    full = Step(
        f"{_NAME}_full",
        f"SELECT a, at_s FROM {_NAME}_counted WHERE others >= {asked.cities} GROUP BY a, at_s",
    )
    return (
        _IN,
        *distinct_within(_NAME, "payee", "city", asked.seconds, table=_IN.name),
        full,
        *runs(_NAME, full.name, asked.seconds),
        _OUT,
        *_answered(asked),
    )


def _answered(asked: FunnelParameters) -> tuple[Step, Step, Step]:
    """What came in each stretch, what went elsewhere, and the stretches of which enough did."""
    came = Step(
        f"{_NAME}_came",
        f"""
        SELECT r.a, r.first_at, m.row_no, m.amount, m.city
        FROM {_NAME}_runs AS r JOIN {_IN.name} AS m ON m.a = r.a
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        """,
    )
    both = Step(
        f"{_NAME}_both",
        f"""
        SELECT a, first_at, row_no, amount, 0 AS turned FROM {came.name}
        UNION ALL
        SELECT r.a, r.first_at, m.row_no, m.amount, 1 AS turned
        FROM {_NAME}_runs AS r JOIN {_OUT.name} AS m ON m.a = r.a
        LEFT JOIN (SELECT DISTINCT a, first_at, city FROM {came.name}) AS c
          ON c.a = r.a AND c.first_at = r.first_at AND c.city = m.city
        WHERE m.at_s > r.first_at - {asked.seconds}
          AND m.at_s <= r.last_at + {asked.after_seconds} AND c.city IS NULL
        """,
    )
    found = Step(
        _NAME,
        f"""
        SELECT a, -1 AS b, first_at AS begins, row_no FROM (
          SELECT a, first_at, row_no, SUM(amount * (1 - turned)) OVER stretch AS one_way,
            SUM(amount * turned) OVER stretch AS other_way
          FROM {both.name} WINDOW stretch AS (PARTITION BY a, first_at)
        ) AS summed WHERE other_way > 0 AND other_way * 100 >= one_way * {asked.percent}
        """,
    )
    return came, both, found
