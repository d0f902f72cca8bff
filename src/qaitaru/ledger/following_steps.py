"""The questions of following.py over ``ledger_transfers`` and the imports' views.

``$roots`` and ``$numbers`` are lists of account numbers.
"""

from typing import Final

from qaitaru.ledger.legs import PER_IMPORT

GOES_ON: Final = """
corroborates_no = 0 AND payer_account_no <> 0 AND payee_account_no <> 0 AND payer_account_no <> payee_account_no
AND ((debit_no <> 0 AND credit_no <> 0) OR claim_no <> 0)
"""
"""A transfer that leads from an account to an account, with evidence of both sides."""

REACH: Final = f"""
WITH RECURSIVE reach(account_no) AS (
  SELECT unnest($roots::BIGINT[])
  UNION
  SELECT t.payee_account_no FROM reach AS r JOIN ledger_transfers AS t ON t.payer_account_no = r.account_no WHERE {GOES_ON}
),
pockets AS (
  SELECT DISTINCT a.account_no, s.currency FROM (
    SELECT account, currency FROM bookings UNION SELECT account, currency FROM statements
  ) AS s JOIN accounts AS a ON a.account = s.account
  UNION
  SELECT payer_account_no, currency FROM ledger_transfers WHERE claim_no <> 0 AND corroborates_no = 0
  UNION
  SELECT payee_account_no, currency FROM ledger_transfers WHERE claim_no <> 0 AND corroborates_no = 0
)
SELECT a.account_no, a.account, p.currency, a.held, COALESCE(h.name, '') AS holder
FROM reach AS r JOIN accounts AS a ON a.account_no = r.account_no JOIN pockets AS p ON p.account_no = a.account_no
LEFT JOIN parties AS h ON h.party_no = a.party_no
ORDER BY a.account_no, p.currency
"""

IN_REACH: Final = f"""
WITH RECURSIVE edges AS MATERIALIZED (
  SELECT DISTINCT payer_account_no AS payer, payee_account_no AS payee FROM ledger_transfers WHERE {GOES_ON}
),
reach(account_no) AS (
  SELECT unnest($roots::BIGINT[])
  UNION
  SELECT e.payee FROM reach AS r JOIN edges AS e ON e.payer = r.account_no
)
SELECT COUNT(*) FROM bookings WHERE account IN (
  SELECT a.account FROM reach AS r JOIN accounts AS a ON a.account_no = r.account_no
)
"""
"""How many bookings the accounts in reach have, those that an earlier import brought too."""

JOINED: Final = """
SELECT transfer_no, debit_no, credit_no, claim_no, confidence FROM ledger_transfers
WHERE debit_no <> 0 AND credit_no <> 0 AND corroborates_no = 0
  AND payer_account_no IN (SELECT unnest($numbers::BIGINT[])) AND payee_account_no IN (SELECT unnest($numbers::BIGINT[]))
ORDER BY transfer_no
"""

CLAIMED_ROWS: Final = f"""
SELECT l.claim_no, t.import_no, l.booked_on, l.amount_minor, l.currency, l.payer_account_no, l.payee_account_no,
  t.payer_name, t.payee_name, t.payer_account, t.payee_account, t.purpose, t.reference, t.place
FROM ledger_transfers AS l JOIN transfers AS t ON t.import_no * {PER_IMPORT} + t.seq = l.claim_no
WHERE l.claim_no <> 0 AND l.corroborates_no = 0
  AND (l.payer_account_no IN (SELECT unnest($numbers::BIGINT[])) OR l.payee_account_no IN (SELECT unnest($numbers::BIGINT[])))
ORDER BY l.booked_on, l.claim_no
"""

BROKEN: Final = """
SELECT transfer_no AS leg_no, break_kind FROM ledger_transfers
WHERE break_kind <> '' AND debit_no <> 0 AND payer_account_no IN (SELECT unnest($numbers::BIGINT[]))
ORDER BY transfer_no
"""

ROOTS: Final = """
SELECT DISTINCT payee_account_no FROM ledger_transfers AS t LEFT JOIN parties AS p ON p.party_no = t.payer_no
WHERE t.corroborates_no = 0 AND t.payee_account_no <> 0 AND ($counterparty = '' OR CONTAINS(LOWER(COALESCE(p.name, '')), LOWER($counterparty)))
  AND ($first_on IS NULL OR booked_on >= $first_on) AND ($last_on IS NULL OR booked_on <= $last_on)
ORDER BY payee_account_no
"""

NUMBERS: Final = "SELECT account_no FROM accounts WHERE account IN (SELECT unnest($accounts::VARCHAR[])) ORDER BY account_no"
"""Of accounts by their keys."""
