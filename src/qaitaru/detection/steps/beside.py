"""How rare facts beside transfers are in the ledger, equal to ``findings/beside.py``."""

from typing import Final

from qaitaru.detection.known import RowKind
from qaitaru.detection.moves import Mark
from qaitaru.detection.rules.one_device import SEATS
from qaitaru.detection.rules.out_of_profile import DECLARED
from qaitaru.engine.steps import Step

_SEATS: Final = ", ".join(str(int(one)) for one in SEATS)
_DECLARED: Final = ", ".join(str(int(one)) for one in DECLARED)
_CASH: Final = int(Mark.CASH_IN | Mark.CASH_OUT)

BESIDE_STEPS: Final = (
    Step(
        "beside_held",
        f"""
        SELECT kind, value, account FROM account_facts GROUP BY kind, value, account
        UNION ALL
        SELECT f.kind, f.value, m.payer AS account
        FROM row_facts AS f JOIN moves AS m ON m.row_no = f.row_no WHERE f.kind IN ({_SEATS})
        GROUP BY f.kind, f.value, m.payer
        """,
    ),
    Step(
        "beside_having",
        """
        SELECT kind, COUNT(*) AS accounts FROM (
          SELECT kind, account FROM beside_held GROUP BY kind, account
        ) AS known GROUP BY kind
        """,
    ),
    Step(
        "beside_holders",
        "SELECT kind, value, COUNT(*) AS accounts FROM beside_held GROUP BY kind, value",
    ),
    Step(
        "beside_cash",
        f"""
        SELECT COUNT(*) AS pairs,
          CAST(COALESCE(SUM(CASE WHEN city <> before THEN 1 ELSE 0 END), 0) AS BIGINT) AS moved
        FROM (
          SELECT f.value AS city, LAG(f.value) OVER (
            PARTITION BY CASE WHEN (m.marks & {Mark.CASH_IN:d}) <> 0 THEN m.payee ELSE m.payer END
            ORDER BY m.row_no
          ) AS before
          FROM moves AS m JOIN row_facts AS f ON f.row_no = m.row_no
          WHERE f.kind = {RowKind.CITY:d} AND (m.marks & {_CASH}) <> 0
        ) AS cash WHERE before IS NOT NULL
        """,
    ),
    Step(
        "beside_prices",
        f"""
        SELECT COUNT(*) AS priced, CAST(COALESCE(SUM(
          CASE WHEN p.value < l.value OR p.value > h.value THEN 1 ELSE 0 END), 0) AS BIGINT) AS outside
        FROM row_facts AS p
        LEFT JOIN row_facts AS l ON l.row_no = p.row_no AND l.kind = {RowKind.PRICE_LOW:d}
        LEFT JOIN row_facts AS h ON h.row_no = p.row_no AND h.kind = {RowKind.PRICE_HIGH:d}
        WHERE p.kind = {RowKind.UNIT_PRICE:d}
        """,
    ),
    Step(
        "beside_invoices",
        f"""
        SELECT COUNT(*) AS invoices FROM (
          SELECT value FROM row_facts WHERE kind = {RowKind.INVOICE:d} GROUP BY value
        ) AS known
        """,
    ),
    Step(
        "beside_figures",
        f"""
        SELECT account, MAX(value) AS figure FROM account_facts WHERE kind IN ({_DECLARED})
        GROUP BY account
        """,
    ),
)
"""``beside_having``, ``beside_holders``, ``beside_cash``, ``beside_prices`` and others."""
