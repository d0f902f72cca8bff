"""Loan-back as SQL, equal to ``rules/loan_back.py``."""

from typing import Final

from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.loan_back import LoanBackParameters
from qaitaru.engine.steps import Step

_NAME: Final = "loan_back"
_LOAN: Final = "l.a, l.b, l.lent_at"


def loan_back_steps(asked: LoanBackParameters) -> tuple[Step, ...]:
    """Steps that make ``loan_back``."""
    return *_loans(asked), *_direct(asked), *_by_hand(), *_summed(asked.percent)


def _loans(asked: LoanBackParameters) -> tuple[Step, ...]:
    of = f"payer <> payee AND (marks & {Mark.LOAN:d}) <> 0"
    lenders = Step(
        f"{_NAME}_lenders",
        f"""
        SELECT b FROM (
          SELECT b, COUNT(*) AS borrowers FROM (
            SELECT payer AS b, payee AS a FROM moves WHERE {of} GROUP BY payer, payee
          ) AS met GROUP BY b
        ) AS counted WHERE borrowers <= {asked.borrowers}
        """,
    )
    loans = Step(
        f"{_NAME}_loans",
        f"""
        SELECT l.a, l.b, l.lent_at, l.lent FROM (
          SELECT payee AS a, payer AS b, at_s AS lent_at, SUM(amount) AS lent FROM moves
          WHERE {of} AND payer IN (SELECT b FROM {lenders.name}) GROUP BY payee, payer, at_s
        ) AS l LEFT JOIN (
          SELECT payer AS a, payee AS b, MIN(at_s) AS first_at FROM moves WHERE {of}
          GROUP BY payer, payee
        ) AS f ON f.a = l.a AND f.b = l.b
        WHERE COALESCE(f.first_at, l.lent_at) >= l.lent_at AND l.lent >= {asked.threshold}
        """,
    )
    return lenders, loans


def _direct(asked: LoanBackParameters) -> tuple[Step, ...]:
    """What borrowers paid before their loans, and of it what the lenders got."""
    paid = Step(
        f"{_NAME}_paid",
        f"""
        SELECT {_LOAN}, m.payee AS hand, m.row_no, m.at_s, m.amount
        FROM {_NAME}_loans AS l JOIN moves AS m ON m.payer = l.a
        WHERE m.payer <> m.payee AND (m.marks & {Mark.LOAN:d}) = 0
          AND m.at_s > l.lent_at - {asked.seconds} AND m.at_s < l.lent_at
        """,
    )
    hands = Step(
        f"{_NAME}_hands",
        f"""
        SELECT a, b, lent_at, hand, MIN(at_s) AS since FROM {_NAME}_paid
        WHERE hand <> b GROUP BY a, b, lent_at, hand
        """,
    )
    return paid, hands


def _by_hand() -> tuple[Step, ...]:
    """What went on from a hand to the lender, and what had come to it until the last of that."""
    went = Step(
        f"{_NAME}_went",
        f"""
        SELECT {_LOAN}, l.hand, m.row_no, m.at_s, m.amount
        FROM {_NAME}_hands AS l JOIN moves AS m ON m.payer = l.hand AND m.payee = l.b
        WHERE (m.marks & {Mark.LOAN:d}) = 0 AND m.payer <> m.payee
          AND m.at_s >= l.since AND m.at_s < l.lent_at
        """,
    )
    passed = Step(
        f"{_NAME}_passed",
        f"""
        SELECT a, b, lent_at, hand, MAX(at_s) AS last_at, SUM(amount) AS gone FROM {_NAME}_went
        GROUP BY a, b, lent_at, hand
        """,
    )
    came = Step(
        f"{_NAME}_came",
        f"""
        SELECT {_LOAN}, l.hand, m.row_no, m.amount, l.gone
        FROM {_NAME}_passed AS l JOIN {_NAME}_paid AS m
          ON m.a = l.a AND m.b = l.b AND m.lent_at = l.lent_at AND m.hand = l.hand
        WHERE m.at_s <= l.last_at
        """,
    )
    return went, passed, came


def _summed(percent: int) -> tuple[Step, ...]:
    key = "a, b, lent_at"
    brought = Step(
        f"{_NAME}_brought",
        f"""
        SELECT {key}, SUM(amount) AS brought FROM (
          SELECT {key}, amount FROM {_NAME}_paid WHERE hand = b
          UNION ALL
          SELECT {key}, LEAST(SUM(amount), MAX(gone)) AS amount FROM {_NAME}_came
          GROUP BY {key}, hand
        ) AS parts GROUP BY {key}
        """,
    )
    full = Step(
        f"{_NAME}_full",
        f"""
        SELECT {_LOAN} FROM {_NAME}_loans AS l JOIN {brought.name} AS p
          ON p.a = l.a AND p.b = l.b AND p.lent_at = l.lent_at
        WHERE p.brought * 100 >= {percent} * l.lent
        """,
    )
    rows = Step(
        f"{_NAME}_rows",
        f"""
        SELECT {key}, row_no FROM {_NAME}_paid WHERE hand = b
        UNION SELECT {key}, row_no FROM {_NAME}_came
        UNION SELECT {key}, row_no FROM {_NAME}_went
        UNION
        SELECT {_LOAN}, m.row_no FROM {_NAME}_loans AS l
        JOIN moves AS m ON m.payee = l.a AND m.payer = l.b AND m.at_s = l.lent_at
        WHERE (m.marks & {Mark.LOAN:d}) <> 0
        """,
        view=True,
    )
    found = Step(
        _NAME,
        f"""
        SELECT {_LOAN.replace("l.lent_at", "l.lent_at AS begins")}, r.row_no
        FROM {full.name} AS l JOIN {rows.name} AS r
          ON r.a = l.a AND r.b = l.b AND r.lent_at = l.lent_at
        """,
    )
    return brought, full, rows, found
