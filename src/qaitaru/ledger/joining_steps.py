"""The ledger's transfers as named steps: ``ledger_transfers``, equal to joining.py.

``claimed`` reads the view ``transfers`` and ``mentions``; ``booked`` reads ``legs``, ``all_pairs``
and ``breaks``; ``ledger_transfers`` also ``again_plain`` and ``again_entangled``, tables of the
SaidAgain facts, made between the two.
"""

from qaitaru.engine.steps import Step
from qaitaru.ledger.joining import CLAIMED, ONE_SIDED
from qaitaru.ledger.legs import PER_IMPORT

_CLAIMED = f"""
SELECT t.import_no * {PER_IMPORT} + t.seq AS claim_no, t.booked_on, t.until_on, t.amount_minor, t.currency,
  COALESCE(t.count, 1) AS payments, payer.account_no AS payer_account_no, payee.account_no AS payee_account_no,
  payer.party_no AS payer_no, payee.party_no AS payee_no, t.reference
FROM transfers AS t
JOIN mentions AS payer ON payer.account = t.payer_account AND payer.code = t.payer_code AND payer.name = t.payer_name
JOIN mentions AS payee ON payee.account = t.payee_account AND payee.code = t.payee_code AND payee.name = t.payee_name
"""

_BOOKED = f"""
SELECT d.leg_no AS transfer_no, d.booked_on, c.booked_on AS received_on, CAST(NULL AS DATE) AS until_on,
  d.amount_minor, d.currency, c.amount_minor AS received_minor, c.currency AS received_currency,
  d.account_no AS payer_account_no, c.account_no AS payee_account_no, d.party_no AS payer_no, c.party_no AS payee_no,
  d.leg_no AS debit_no, c.leg_no AS credit_no, 0 AS claim_no, p.evidence, p.confidence, '' AS break_kind, 1 AS payments
FROM all_pairs AS p JOIN legs AS d ON d.leg_no = p.debit_no JOIN legs AS c ON c.leg_no = p.credit_no
UNION ALL
SELECT l.leg_no, l.booked_on, CASE WHEN l.is_credit THEN l.booked_on END, NULL,
  l.amount_minor, l.currency, CASE WHEN l.is_credit THEN l.amount_minor END, CASE WHEN l.is_credit THEN l.currency ELSE '' END,
  CASE WHEN l.is_credit THEN l.other_account_no ELSE l.account_no END, CASE WHEN l.is_credit THEN l.account_no ELSE l.other_account_no END,
  CASE WHEN l.is_credit THEN l.other_party_no ELSE l.party_no END, CASE WHEN l.is_credit THEN l.party_no ELSE l.other_party_no END,
  CASE WHEN l.is_credit THEN 0 ELSE l.leg_no END, CASE WHEN l.is_credit THEN l.leg_no ELSE 0 END, 0,
  '', '{ONE_SIDED}', l.kind, 1
FROM breaks AS l
"""


_TRANSFERS = f"""
SELECT t.*, 0 AS corroborates_no FROM booked AS t
UNION ALL
SELECT -c.claim_no, c.booked_on, NULL, c.until_on, c.amount_minor, c.currency, NULL, '',
  c.payer_account_no, c.payee_account_no, c.payer_no, c.payee_no, 0, 0, c.claim_no, '', '{CLAIMED}', '', c.payments,
  COALESCE(a.corroborates_no, 0)
FROM claimed AS c
LEFT JOIN (SELECT * FROM again_plain UNION ALL SELECT * FROM again_entangled) AS a ON a.transfer_no = -c.claim_no
"""

BOOKED_STEPS = (Step("claimed", _CLAIMED), Step("booked", _BOOKED, view=True))
JOINING_STEPS = (Step("ledger_transfers", _TRANSFERS, view=True),)
