"""Fan-in and fan-out as SQL, equal to ``rules/fan.py``."""

from qaitaru.detection.rules.fan import FanParameters
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step


def fan_in_steps(parameters: FanParameters) -> tuple[Step, ...]:
    """Steps that make ``fan_in``."""
    return _fan_steps("fan_in", "payee", "payer", parameters)


def fan_out_steps(parameters: FanParameters) -> tuple[Step, ...]:
    """Steps that make ``fan_out``."""
    return _fan_steps("fan_out", "payer", "payee", parameters)


def _fan_steps(name: str, side: str, other: str, asked: FanParameters) -> tuple[Step, ...]:
    full = Step(
        f"{name}_full",
        f"""
        SELECT a, at_s FROM {name}_counted WHERE others >= {asked.counterparties} GROUP BY a, at_s
        """,
    )
    found = Step(
        name,
        f"""
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM {name}_runs AS r JOIN moves AS m ON m.{side} = r.a
        WHERE m.payer <> m.payee AND m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        """,
    )
    counted = distinct_within(name, side, other, asked.seconds)
    return *counted, full, *runs(name, f"{name}_full", asked.seconds), found
