"""Phantom goods as SQL, equal to ``rules/invoice_overpaid.py``."""

from qaitaru.detection.known import RowKind
from qaitaru.detection.rules.invoice_overpaid import InvoiceOverpaidParameters
from qaitaru.engine.steps import Step


def invoice_overpaid_steps(asked: InvoiceOverpaidParameters) -> tuple[Step, ...]:
    """Steps that make ``invoice_overpaid``."""
    paid = Step(
        "invoice_overpaid_paid",
        f"""
        SELECT m.payee AS a, i.value AS invoice, m.row_no, m.at_s, m.amount, s.value AS stated
        FROM moves AS m JOIN row_facts AS i ON i.row_no = m.row_no AND i.kind = {RowKind.INVOICE:d}
        LEFT JOIN row_facts AS s ON s.row_no = m.row_no AND s.kind = {RowKind.INVOICE_AMOUNT:d}
        WHERE m.payer <> m.payee
        """,
    )
    over = Step(
        "invoice_overpaid_over",
        f"""
        SELECT a, invoice, MIN(at_s) AS begins FROM {paid.name} GROUP BY a, invoice
        HAVING SUM(amount) * 100 > MAX(stated) * {100 + asked.percent}
        """,
    )
    found = Step(
        "invoice_overpaid",
        f"""
        SELECT o.a, -1 AS b, o.begins, p.row_no
        FROM {over.name} AS o JOIN {paid.name} AS p ON p.a = o.a AND p.invoice = o.invoice
        GROUP BY o.a, o.begins, p.row_no
        """,
    )
    return paid, over, found
