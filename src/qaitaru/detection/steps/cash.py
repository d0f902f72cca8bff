"""Cash that does not fit as SQL, equal to ``rules/cash.py``."""

from qaitaru.detection.known import AccountKind
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.cash import CashBeyondTakingsParameters, CashMismatchParameters
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.stretches import shown
from qaitaru.engine.steps import Step


def cash_mismatch_steps(asked: CashMismatchParameters) -> tuple[Step, ...]:
    """Steps that make ``cash_mismatch``."""
    told = Step(
        "cash_mismatch_told",
        f"""
        SELECT account AS a, value, from_s, to_s FROM account_facts
        WHERE kind = {AccountKind.USUAL_CASH:d}
        """,
    )
    credits_ = Step(
        "cash_mismatch_credits",
        f"""
        SELECT payee AS a, row_no, at_s, amount, {_cash()} AS cash FROM moves
        WHERE payer <> payee AND payee IN (SELECT a FROM {told.name})
        """,
    )
    summed = Step(
        "cash_mismatch_summed",
        f"""
        SELECT a, at_s FROM (
          SELECT a, at_s, COUNT(*) OVER near AS credits, SUM(amount) OVER near AS came,
            SUM(amount * cash) OVER near AS in_cash FROM {credits_.name}
          WINDOW near AS (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS windows
        WHERE credits >= {asked.credits} AND in_cash * 100 >= came * {asked.percent}
        GROUP BY a, at_s
        """,
    )
    full = Step(
        "cash_mismatch_full",
        f"""
        SELECT s.a, s.at_s FROM {summed.name} AS s JOIN {told.name} AS t ON t.a = s.a
        WHERE t.from_s <= s.at_s AND s.at_s < t.to_s
        GROUP BY s.a, s.at_s HAVING MAX(t.value) <= {asked.usual_percent}
        """,
    )
    return told, credits_, summed, full, *_shown("cash_mismatch", asked.seconds)


def cash_beyond_takings_steps(asked: CashBeyondTakingsParameters) -> tuple[Step, ...]:
    """Steps that make ``cash_beyond_takings``."""
    credits_ = Step(
        "cash_beyond_takings_credits",
        f"""
        SELECT payee AS a, row_no, at_s, amount, {_cash()} AS cash FROM moves
        WHERE payer <> payee AND (marks & {Mark.CASH_IN | Mark.CARD:d}) <> 0
        """,
    )
    full = Step(
        "cash_beyond_takings_full",
        f"""
        SELECT a, at_s FROM (
          SELECT a, at_s, cash, SUM(1 - cash) OVER near AS payments,
            SUM(amount * (1 - cash)) OVER near AS taken, SUM(amount * cash) OVER near AS in_cash
          FROM {credits_.name}
          WINDOW near AS (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS windows
        WHERE cash = 0 AND payments >= {asked.payments}
          AND in_cash > 0 AND in_cash >= {asked.times} * taken
        GROUP BY a, at_s
        """,
    )
    return credits_, full, *_shown("cash_beyond_takings", asked.seconds)


def _shown(name: str, seconds: int) -> tuple[Step, ...]:
    in_cash = Step(
        f"{name}_in_cash", f"SELECT a, row_no, at_s FROM {name}_credits WHERE cash = 1", view=True
    )
    points = runs(name, f"{name}_full", seconds)
    return *points, in_cash, shown(name, in_cash.name, seconds)


def _cash() -> str:
    return f"CASE WHEN (marks & {Mark.CASH_IN:d}) <> 0 THEN 1 ELSE 0 END"
