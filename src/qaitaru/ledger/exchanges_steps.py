"""Exchanges as named steps: ``exchange_pairs``, equal to exchanges.py.

Reads ``open_legs`` and ``unequal_pairs``.
"""

from qaitaru.engine.steps import Step
from qaitaru.ledger.exchanges import EXCHANGE, EXCHANGE_CONFIDENCE

_LEGS = """
SELECT l.leg_no, l.account_no, l.party_no, l.custodian_no, l.reference, l.booked_on, l.currency, l.is_credit,
  l.other_party_no > 0 OR l.other_custodian_no > 0 AS names_one
FROM open_legs AS l
LEFT JOIN (SELECT debit_no AS leg_no FROM unequal_pairs UNION ALL SELECT credit_no FROM unequal_pairs) AS t
  ON t.leg_no = l.leg_no
WHERE t.leg_no IS NULL AND l.reference <> '' AND l.custodian_no > 0
  AND (l.other_party_no = 0 OR l.other_party_no = l.party_no OR l.other_custodian_no = l.custodian_no)
"""

_PAIRS = f"""
SELECT debit_no, credit_no, '{EXCHANGE}' AS evidence, '{EXCHANGE_CONFIDENCE.value}' AS confidence
FROM (
  SELECT d.leg_no AS debit_no, c.leg_no AS credit_no,
    COUNT(*) OVER (PARTITION BY d.leg_no) AS debits, COUNT(*) OVER (PARTITION BY c.leg_no) AS credits
  FROM exchange_legs AS d JOIN exchange_legs AS c ON c.party_no = d.party_no AND c.custodian_no = d.custodian_no
    AND c.reference = d.reference AND c.booked_on = d.booked_on
  WHERE c.is_credit AND NOT d.is_credit AND c.account_no <> d.account_no AND c.currency <> d.currency
    AND (c.names_one OR d.names_one)
) AS tried WHERE debits = 1 AND credits = 1
"""

EXCHANGE_STEPS = (Step("exchange_legs", _LEGS), Step("exchange_pairs", _PAIRS))
