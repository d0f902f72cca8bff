"""Which of millions of bookings answer to a claim, in the engine's SQL.

They read ``walk_rows`` of walking_steps.py. A text that the engine may put into small letters
otherwise than the plain rule does is left to the plain rule.
"""

from typing import Final

from qaitaru.ledger.legs import PER_IMPORT

PLAIN: Final = r"[\x00-\x7f\x{0400}-\x{045f}\x{048a}-\x{04bf}\x{04d0}-\x{04ff}«»№–—’…]*"
"""Texts of which every letter has one small letter, the same everywhere."""

TOLD: Final = f"""
CREATE OR REPLACE TEMP VIEW walk_told AS
SELECT import_no * {PER_IMPORT} + seq AS no, import_no, account, currency, booked_on, amount_minor, reference, purpose,
  CASE WHEN counterparty_name <> '' THEN counterparty_name ELSE counterparty_account END AS counterparty
FROM bookings
UNION ALL
SELECT -l.claim_no, t.import_no, a.account, l.currency, l.booked_on, l.amount_minor, t.reference, t.purpose, t.payer_name
FROM ledger_transfers AS l JOIN transfers AS t ON t.import_no * {PER_IMPORT} + t.seq = l.claim_no
JOIN accounts AS a ON a.account_no = l.payee_account_no
WHERE l.claim_no <> 0 AND l.corroborates_no = 0
"""
"""What the evidence says of every booking and claimed receipt, as a claim asks for it."""


TABLES: Final = (
    TOLD,
    "CREATE OR REPLACE TEMP TABLE walk_claimed (place BIGINT, part INTEGER, source VARCHAR, amount_minor BIGINT)",
    "CREATE OR REPLACE TEMP TABLE walk_found (place BIGINT, amount_minor BIGINT, sure BOOLEAN, counterparty VARCHAR, purpose VARCHAR)",
)

FIND: Final = f"""
INSERT INTO walk_found
SELECT r.rowid, r.amount_minor, t.sure, CASE WHEN NOT t.sure THEN t.counterparty END, CASE WHEN NOT t.sure THEN t.purpose END
FROM (
  SELECT *, ($counterparty = '' OR regexp_full_match(counterparty, '{PLAIN}')) AND ($purpose = '' OR regexp_full_match(purpose, '{PLAIN}')) AS sure
  FROM walk_told
  WHERE amount_minor > 0 AND ($account = '' OR account = $account) AND ($currency = '' OR currency = $currency)
    AND ($first_on IS NULL OR booked_on >= $first_on) AND ($last_on IS NULL OR booked_on <= $last_on)
    AND ((($counterparty = '' OR CONTAINS(LOWER(counterparty), $counterparty)) AND ($purpose = '' OR CONTAINS(LOWER(purpose), $purpose)))
      OR NOT (($counterparty = '' OR regexp_full_match(counterparty, '{PLAIN}')) AND ($purpose = '' OR regexp_full_match(purpose, '{PLAIN}'))))
) AS t JOIN walk_rows AS r ON r.no = t.no AND r.amount_minor > 0
"""
UNSURE: Final = "SELECT place, amount_minor, counterparty, purpose FROM walk_found WHERE NOT sure ORDER BY place"
CLAIM_SURE: Final = (
    "INSERT INTO walk_claimed SELECT place, $part, $source, amount_minor FROM walk_found WHERE sure"
)
CLAIM: Final = """
INSERT INTO walk_claimed
SELECT unnest($places::BIGINT[]), unnest($parts::INTEGER[]), unnest($sources::VARCHAR[]), unnest($amounts::BIGINT[])
"""

_SAYS: Final = """(w.account = '' OR w.account = t.account) AND (w.currency = '' OR w.currency = t.currency)
  AND (w.reference = '' OR w.reference = t.reference) AND (w.booked_on IS NULL OR w.booked_on = t.booked_on)
  AND (w.amount_minor IS NULL OR w.amount_minor = t.amount_minor)
  AND (len(w.imports) = 0 OR list_contains(w.imports, t.import_no))"""
ANSWERING: Final = f"""
SELECT f.nth, r.rowid AS place, r.amount_minor FROM (
  SELECT w.nth, t.no, t.amount_minor FROM walk_wanted AS w JOIN walk_told AS t ON t.no = w.no AND {_SAYS} WHERE w.no IS NOT NULL
  UNION ALL
  SELECT w.nth, t.no, t.amount_minor FROM walk_wanted AS w JOIN walk_told AS t ON {_SAYS} WHERE w.no IS NULL
) AS f JOIN walk_rows AS r ON r.no = f.no AND r.amount_minor = f.amount_minor
ORDER BY f.nth, r.rowid
"""
WANTED: Final = """
CREATE OR REPLACE TEMP TABLE walk_wanted (
  nth INTEGER, no BIGINT, account VARCHAR, currency VARCHAR, reference VARCHAR, booked_on DATE, amount_minor BIGINT, imports BIGINT[]
)
"""
WANT: Final = "INSERT INTO walk_wanted VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

OVERCLAIMED: Final = """
SELECT r.no FROM walk_claimed AS c JOIN walk_rows AS r ON r.rowid = c.place
GROUP BY r.rowid, r.no, r.amount_minor HAVING SUM(c.amount_minor) > r.amount_minor ORDER BY r.rowid LIMIT 1
"""
PARTS: Final = """
SELECT c.place, CAST(list_position($sources::VARCHAR[], c.source) - 1 AS INTEGER) AS source, c.amount_minor
FROM walk_claimed AS c ORDER BY c.place, c.part
"""
