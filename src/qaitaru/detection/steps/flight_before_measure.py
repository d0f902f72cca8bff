"""Flight before a measure as SQL, equal to ``rules/flight_before_measure.py``."""

from qaitaru.detection.known import AccountKind
from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.flight_before_measure import FlightParameters, OwnerChangedParameters
from qaitaru.engine.steps import Step


def flight_before_measure_steps(asked: FlightParameters) -> tuple[Step, ...]:
    """Steps that make ``flight_before_measure``."""
    name, seconds = "flight_before_measure", asked.days * DAY
    stood = Step(
        f"{name}_stood",
        f"""
        SELECT a, taken_at, row_no, at_s, amount, credit,
          CASE WHEN at_s < taken_at - {seconds} THEN 1 ELSE 0 END AS early,
          SUM(amount * (1 - 2 * credit)) OVER (
            PARTITION BY a, taken_at ORDER BY at_s, row_no ROWS UNBOUNDED PRECEDING
          ) AS gone
        FROM {name}_legs
        """,
    )
    summed = Step(
        f"{name}_summed",
        f"""
        SELECT a, taken_at,
          CAST(SUM(early * (1 - credit) * amount) AS BIGINT) AS sent,
          CAST(SUM((1 - early) * (1 - credit) * amount) AS BIGINT) AS out_of,
          CAST(GREATEST(MAX(early * gone), 0) + SUM((1 - early) * credit * amount)
            - SUM(early * (1 - 2 * credit) * amount) AS BIGINT) AS held,
          GREATEST(taken_at - {seconds} - MIN(at_s), 0) // {DAY} AS days
        FROM {stood.name} GROUP BY a, taken_at
        """,
    )
    found = Step(
        name,
        f"""
        SELECT s.a, -1 AS b, s.taken_at - {seconds} AS begins, m.row_no
        FROM {summed.name} AS s JOIN {stood.name} AS m ON m.a = s.a AND m.taken_at = s.taken_at
        WHERE m.early = 0 AND m.credit = 0 AND s.out_of >= {asked.threshold} AND s.out_of > 0
          AND s.out_of * 100 >= s.held * {asked.percent}
          AND s.out_of * s.days >= s.sent * {asked.times * asked.days}
        """,
    )
    return *_legs(name), stood, summed, found


def owner_changed_before_measure_steps(asked: OwnerChangedParameters) -> tuple[Step, ...]:
    """Steps that make ``owner_changed_before_measure``."""
    name, seconds = "owner_changed_before_measure", asked.days * DAY
    found = Step(
        name,
        f"""
        SELECT l.a, -1 AS b, c.from_s AS begins, l.row_no
        FROM {name}_legs AS l JOIN account_facts AS c ON c.account = l.a
        WHERE c.kind = {AccountKind.OWNER_CHANGED:d} AND l.at_s >= l.taken_at - {seconds}
          AND c.from_s >= l.taken_at - {seconds} AND c.from_s < l.taken_at
        GROUP BY l.a, c.from_s, l.row_no
        """,
    )
    return *_legs(name), found


def _legs(name: str) -> tuple[Step, Step]:
    """What moved on each account before each measure on it."""
    measured = Step(
        f"{name}_measured",
        f"""
        SELECT account AS a, from_s AS taken_at FROM account_facts
        WHERE kind = {AccountKind.MEASURE:d} GROUP BY account, from_s
        """,
    )
    legs = Step(
        f"{name}_legs",
        f"""
        SELECT t.a, t.taken_at, m.row_no, m.at_s, m.amount, 0 AS credit
        FROM {measured.name} AS t JOIN moves AS m ON m.payer = t.a
        WHERE m.payer <> m.payee AND m.amount > 0 AND m.at_s < t.taken_at
        UNION ALL
        SELECT t.a, t.taken_at, m.row_no, m.at_s, m.amount, 1 AS credit
        FROM {measured.name} AS t JOIN moves AS m ON m.payee = t.a
        WHERE m.payer <> m.payee AND m.amount > 0 AND m.at_s < t.taken_at
        """,
    )
    return measured, legs
