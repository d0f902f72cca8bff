"""Round and repeated amounts as SQL, equal to ``rules/amounts.py``."""

from qaitaru.detection.rules.amounts import RepeatedAmountParameters, RoundAmountsParameters
from qaitaru.engine.steps import Step


def round_amounts_steps(asked: RoundAmountsParameters) -> tuple[Step, ...]:
    """Steps that make ``round_amounts``."""
    full = Step(
        "round_amounts_full",
        f"""
        SELECT a, begins FROM (
          SELECT payer AS a, COUNT(*) AS debits,
            SUM(CASE WHEN amount % {asked.unit} = 0 THEN 1 ELSE 0 END) AS evens,
            MIN(CASE WHEN amount % {asked.unit} = 0 THEN at_s END) AS begins
          FROM moves WHERE payer <> payee GROUP BY payer
        ) AS counted
        WHERE debits >= {asked.debits} AND evens > 0 AND evens * 100 >= debits * {asked.percent}
        """,
    )
    found = Step(
        "round_amounts",
        f"""
        SELECT f.a, -1 AS b, f.begins, m.row_no
        FROM round_amounts_full AS f JOIN moves AS m ON m.payer = f.a
        WHERE m.payer <> m.payee AND m.amount % {asked.unit} = 0
        """,
    )
    return full, found


def repeated_amount_steps(asked: RepeatedAmountParameters) -> tuple[Step, ...]:
    """Steps that make ``repeated_amount``."""
    full = Step(
        "repeated_amount_full",
        f"""
        SELECT a, amount, MIN(begins) OVER (PARTITION BY a) AS begins FROM (
          SELECT payer AS a, amount, COUNT(*) AS times, MIN(at_s) AS begins
          FROM moves WHERE payer <> payee GROUP BY payer, amount
        ) AS counted WHERE times >= {asked.times}
        """,
    )
    found = Step(
        "repeated_amount",
        """
        SELECT f.a, -1 AS b, f.begins, m.row_no
        FROM repeated_amount_full AS f JOIN moves AS m ON m.payer = f.a AND m.amount = f.amount
        WHERE m.payer <> m.payee
        """,
    )
    return full, found
