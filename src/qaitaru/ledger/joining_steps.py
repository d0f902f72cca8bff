"""The ledger's transfers as named steps: ``ledger_transfers``, equal to joining.py.

``claimed`` reads the view ``transfers`` and ``mentions``; the others read ``legs``, ``all_pairs``,
``breaks`` and ``claimed``.
"""

from qaitaru.engine.steps import Step
from qaitaru.ledger.joining import CLAIMED, ONE_SIDED
from qaitaru.ledger.legs import PER_IMPORT

_CLAIMED = f"""
SELECT t.import_no * {PER_IMPORT} + t.seq AS claim_no, t.booked_on, t.until_on, t.amount_minor, t.currency,
  COALESCE(t.count, 1) AS payments, payer.account_no AS payer_account_no, payee.account_no AS payee_account_no,
  payer.party_no AS payer_no, payee.party_no AS payee_no
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
  '', '{ONE_SIDED}', b.kind, 1
FROM breaks AS b JOIN legs AS l ON l.leg_no = b.leg_no
UNION ALL
SELECT -claim_no, booked_on, NULL, until_on, amount_minor, currency, NULL, '',
  payer_account_no, payee_account_no, payer_no, payee_no, 0, 0, claim_no, '', '{CLAIMED}', '', payments
FROM claimed
"""


def _candidates(source: str, payer: str, payee: str) -> str:
    """Single transfers equal to a claimed one, numbered inside their import."""
    return f"""
SELECT t.transfer_no, t.claim_no // {PER_IMPORT} AS source_no, t.{payer} AS payer_key, t.{payee} AS payee_key,
  t.currency, t.amount_minor, t.booked_on,
  ROW_NUMBER() OVER (PARTITION BY t.claim_no // {PER_IMPORT}, t.{payer}, t.{payee}, t.currency, t.amount_minor, t.booked_on
    ORDER BY ABS(t.transfer_no)) AS nth
FROM {source} AS t
JOIN (SELECT DISTINCT {payer}, {payee}, currency, amount_minor, booked_on FROM claimed) AS k
  ON k.{payer} = t.{payer} AND k.{payee} = t.{payee} AND k.currency = t.currency
  AND k.amount_minor = t.amount_minor AND k.booked_on = t.booked_on
WHERE t.payments = 1 AND t.until_on IS NULL AND t.{payer} > 0 AND t.{payee} > 0"""


def _again(candidates: str) -> str:
    return f"""
SELECT transfer_no, corroborates_no FROM (
  SELECT transfer_no, FIRST_VALUE(transfer_no) OVER (
    PARTITION BY payer_key, payee_key, currency, amount_minor, booked_on, nth ORDER BY source_no) AS corroborates_no
  FROM {candidates}
) AS grouped WHERE transfer_no <> corroborates_no"""


_REST = """
SELECT t.* FROM all_transfers AS t
LEFT JOIN (SELECT transfer_no FROM again_by_accounts UNION SELECT corroborates_no FROM again_by_accounts) AS k
  ON k.transfer_no = t.transfer_no
WHERE k.transfer_no IS NULL AND t.payer_no > 0 AND t.payee_no > 0 AND EXISTS (SELECT 1 FROM claimed)
"""

_TRANSFERS = """
SELECT t.*, COALESCE(a.corroborates_no, 0) AS corroborates_no
FROM all_transfers AS t
LEFT JOIN (SELECT * FROM again_by_accounts UNION ALL SELECT * FROM again_by_parties) AS a ON a.transfer_no = t.transfer_no
"""

JOINING_STEPS = (
    Step("claimed", _CLAIMED),
    Step("all_transfers", _BOOKED),
    Step("equal_accounts", _candidates("all_transfers", "payer_account_no", "payee_account_no")),
    Step("again_by_accounts", _again("equal_accounts")),
    Step("not_yet_said", _REST),
    Step("equal_parties", _candidates("not_yet_said", "payer_no", "payee_no")),
    Step("again_by_parties", _again("equal_parties")),
    Step("ledger_transfers", _TRANSFERS),
)
