"""The report's questions to the derived tables, as queries."""

from typing import Final

FLOW_ROWS: Final = """
SELECT currency, payer_no, payee_no, debit_no, credit_no, claim_no
FROM (
  SELECT *, DENSE_RANK() OVER (PARTITION BY currency ORDER BY flow_minor DESC, payer_no, payee_no) AS flow_place,
    ROW_NUMBER() OVER (PARTITION BY currency, payer_no, payee_no ORDER BY booked_on, transfer_no) AS row_place
  FROM (
    SELECT *, SUM(amount_minor) OVER (PARTITION BY currency, payer_no, payee_no) AS flow_minor
    FROM ledger_transfers WHERE corroborates_no = 0
  ) AS summed
) AS placed
WHERE flow_place <= $flows AND row_place <= $rows
ORDER BY currency, flow_place, row_place
"""

PARTY_SUMS: Final = """
SELECT party_no, currency, CAST(SUM(received_minor) AS BIGINT) AS received_minor, CAST(SUM(paid_minor) AS BIGINT) AS paid_minor
FROM (
  SELECT payee_no AS party_no, currency, amount_minor AS received_minor, 0 AS paid_minor
  FROM ledger_transfers WHERE corroborates_no = 0
  UNION ALL
  SELECT payer_no, currency, 0, amount_minor FROM ledger_transfers WHERE corroborates_no = 0
) AS sides
WHERE party_no > 0
GROUP BY party_no, currency ORDER BY party_no, currency
"""
