"""Salaries that return as SQL, equal to ``rules/salary_return.py``."""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.salary_return import SalaryReturnParameters
from qaitaru.detection.steps.presence import distinct_within
from qaitaru.detection.steps.runs import runs
from qaitaru.engine.steps import Step

_NAME: Final = "salary_return"


def salary_return_steps(asked: SalaryReturnParameters) -> tuple[Step, ...]:
    """Steps that make ``salary_return``: parts with their salaries, then who is paid many."""
    full = Step(
        f"{_NAME}_full",
        f"""
        SELECT a, at_s FROM {_NAME}_counted WHERE others >= {asked.persons} GROUP BY a, at_s
        """,
    )
    both = Step(
        f"{_NAME}_both",
        f"""
        SELECT a, at_s, row_no FROM {_NAME}_parts
        UNION SELECT a, at_s, wage_no AS row_no FROM {_NAME}_paid
        """,
        view=True,
    )
    distinct = distinct_within(_NAME, "payee", "payer", asked.seconds, table=f"{_NAME}_parts")
    points = runs(_NAME, full.name, asked.seconds)
    found = Step(
        _NAME,
        f"""
        SELECT r.a, -1 AS b, r.first_at AS begins, m.row_no
        FROM {_NAME}_runs AS r JOIN {both.name} AS m ON m.a = r.a
        WHERE m.at_s > r.first_at - {asked.seconds} AND m.at_s <= r.last_at
        GROUP BY r.a, r.first_at, m.row_no
        """,
    )
    return *_parts(asked), *distinct, full, *points, both, found


def _parts(asked: SalaryReturnParameters) -> tuple[Step, ...]:
    is_wage = f"payer <> payee AND (marks & {Mark.SALARY:d}) <> 0"
    employees = Step(
        f"{_NAME}_employees",
        f"""
        SELECT person FROM (
          SELECT person, COUNT(*) AS employers FROM (
            SELECT payee AS person, payer FROM moves WHERE {is_wage} GROUP BY payee, payer
          ) AS met GROUP BY person
        ) AS counted WHERE employers <= {asked.employers}
        """,
    )
    paid = Step(
        f"{_NAME}_paid",
        f"""
        SELECT m.payee AS a, m.payer, m.payee, m.row_no, m.at_s, w.row_no AS wage_no
        FROM moves AS m JOIN (
          SELECT payee AS person, row_no, at_s, amount FROM moves
          WHERE {is_wage} AND payee IN (SELECT person FROM {employees.name})
        ) AS w ON w.person = m.payer
        WHERE m.payer <> m.payee AND (m.marks & {Mark.SALARY:d}) = 0
          AND w.at_s <= m.at_s AND w.at_s > m.at_s - {asked.after_seconds}
          AND m.amount * 100 >= w.amount * {asked.percent}
        """,
    )
    parts = Step(
        f"{_NAME}_parts",
        f"""
        SELECT a, payer, payee, row_no, at_s FROM {_NAME}_paid
        GROUP BY a, payer, payee, row_no, at_s
        """,
    )
    return employees, paid, parts
