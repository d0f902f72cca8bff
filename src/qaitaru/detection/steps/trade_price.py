"""Trade price against its range as SQL, equal to ``rules/trade_price.py``."""

from qaitaru.detection.known import RowKind
from qaitaru.detection.rules.trade_price import TradePriceParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step


def trade_price_steps(asked: TradePriceParameters) -> tuple[Step, ...]:
    """Steps that make ``trade_price``."""
    outside = Step(
        "trade_price_outside",
        f"""
        SELECT m.payer AS a, m.payee AS b, m.row_no, m.at_s
        FROM moves AS m JOIN row_facts AS p ON p.row_no = m.row_no AND p.kind = {RowKind.UNIT_PRICE:d}
        LEFT JOIN row_facts AS l ON l.row_no = m.row_no AND l.kind = {RowKind.PRICE_LOW:d}
        LEFT JOIN row_facts AS h ON h.row_no = m.row_no AND h.kind = {RowKind.PRICE_HIGH:d}
        WHERE m.payer <> m.payee AND (p.value * 100 > h.value * {100 + asked.percent}
          OR p.value * 100 < l.value * {100 - asked.percent})
        """,
    )
    full = Step(
        "trade_price_full",
        f"""
        SELECT a, b, at_s FROM (
          SELECT a, b, at_s, COUNT(*) OVER (
            PARTITION BY a, b ORDER BY at_s
            RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          ) AS times FROM {outside.name}
        ) AS counted WHERE times >= {asked.times} GROUP BY a, b, at_s
        """,
    )
    found = Step(
        "trade_price",
        f"""
        SELECT r.a, r.b, r.first_at AS begins, m.row_no
        FROM trade_price_runs AS r JOIN {outside.name} AS m ON m.a = r.a AND m.b = r.b
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        """,
    )
    points = runs("trade_price", full.name, asked.seconds, keys="a, b")
    return outside, full, *points, found
