"""Drug-sale signature as SQL, equal to ``rules/drug_sale.py``."""

from qaitaru.detection.moves import DAY, Mark
from qaitaru.detection.rules.drug_sale import DrugSaleParameters
from qaitaru.detection.steps.counterflow import answered
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.detection.steps.sides import debits_of
from qaitaru.engine.steps import Step


def drug_sale_steps(asked: DrugSaleParameters) -> tuple[Step, ...]:
    """Steps that make ``drug_sale``."""
    tables = ("drug_sale_priced", "drug_sale_debits")
    return (
        _busy(asked.persons),
        _priced(asked),
        *distinct_within("drug_sale", "payee", "payer", asked.seconds, table="drug_sale_priced"),
        _full(asked),
        *runs("drug_sale", "drug_sale_full", asked.seconds),
        debits_of("drug_sale"),
        *answered("drug_sale", tables, asked.emptying),
    )


def _busy(persons: int) -> Step:
    """The accounts with credits enough at all: the rest need not be looked at."""
    return Step(
        "drug_sale_busy",
        f"""
        SELECT a FROM (
          SELECT payee AS a, COUNT(*) AS credits FROM moves WHERE payer <> payee GROUP BY payee
        ) AS counted WHERE credits >= {persons}
        """,
    )


def _priced(asked: DrugSaleParameters) -> Step:
    local = f"((at_s + {asked.zone_seconds}) % {DAY} + {DAY}) % {DAY}"
    return Step(
        "drug_sale_priced",
        f"""
        SELECT payee AS a, payer, payee, row_no, at_s, amount,
          CASE WHEN ({local} >= {asked.evening_seconds} OR {local} < {asked.morning_seconds})
            AND (marks & {Mark.DAY_ONLY:d}) = 0 THEN 1 ELSE 0 END AS night
        FROM (
          SELECT payer, payee, row_no, at_s, amount, marks, COUNT(*) OVER (
            PARTITION BY payee, amount ORDER BY at_s
            RANGE BETWEEN {asked.seconds - 1} PRECEDING AND {asked.seconds - 1} FOLLOWING
          ) AS same
          FROM moves WHERE payer <> payee AND payee IN (SELECT a FROM drug_sale_busy)
        ) AS counted WHERE same >= {asked.same}
        """,
    )


def _full(asked: DrugSaleParameters) -> Step:
    return Step(
        "drug_sale_full",
        f"""
        SELECT n.a, n.at_s FROM (
          SELECT a, row_no, at_s, COUNT(*) OVER near AS credits, SUM(night) OVER near AS nights
          FROM drug_sale_priced
          WINDOW near AS (
            PARTITION BY a ORDER BY at_s RANGE BETWEEN {asked.seconds - 1} PRECEDING AND CURRENT ROW
          )
        ) AS n JOIN drug_sale_counted AS c ON c.row_no = n.row_no
        WHERE c.others >= {asked.persons} AND n.nights * 100 >= n.credits * {asked.night_percent}
        GROUP BY n.a, n.at_s
        """,
    )
