"""Duplicates as named steps: ``duplicates`` and ``unpaired``, equal to duplicates.py.

Reads ``bookings`` and ``shared_days`` (a table of the Overlap facts).
"""

from qaitaru.engine.steps import Step

_ROWS = """
SELECT b.import_no, b.statement_no, b.seq, b.account, b.currency, b.booked_on, b.amount_minor,
  b.balance_minor, b.reference
FROM bookings AS b
JOIN (SELECT DISTINCT import_no, statement_no FROM shared_days) AS s
  ON s.import_no = b.import_no AND s.statement_no = b.statement_no
WHERE EXISTS (SELECT 1 FROM shared_days AS o WHERE o.import_no = b.import_no AND o.statement_no = b.statement_no
  AND o.from_on <= b.booked_on AND b.booked_on <= o.to_on)
"""

_STATED = """
SELECT *,
  MIN(CASE WHEN balance_minor IS NULL THEN 0 ELSE 1 END) OVER (PARTITION BY account, currency, booked_on) AS all_balances,
  MIN(CASE WHEN reference = '' THEN 0 ELSE 1 END) OVER (PARTITION BY account, currency, booked_on) AS all_references,
  ROW_NUMBER() OVER (PARTITION BY import_no, statement_no, account, currency, booked_on, amount_minor, balance_minor ORDER BY seq) AS nth_balance,
  ROW_NUMBER() OVER (PARTITION BY import_no, statement_no, account, currency, booked_on, amount_minor, reference ORDER BY seq) AS nth_reference
FROM duplicate_rows
"""

_SIZED = """
SELECT *,
  CASE WHEN COUNT(*) OVER (PARTITION BY account, currency, booked_on, amount_minor, balance_minor, nth_balance) > 1 THEN 1 ELSE 0 END AS by_balance,
  CASE WHEN COUNT(*) OVER (PARTITION BY account, currency, booked_on, amount_minor, reference, nth_reference) > 1 THEN 1 ELSE 0 END AS by_reference
FROM duplicate_stated
"""

_CHOSEN = """
SELECT *,
  all_references = 1 AND (all_balances = 0
    OR SUM(by_reference) OVER (PARTITION BY account, currency, booked_on) > SUM(by_balance) OVER (PARTITION BY account, currency, booked_on)) AS use_reference
FROM duplicate_sized
"""

_TOKENS = """
SELECT import_no, statement_no, seq, account, currency, booked_on, amount_minor,
  CASE WHEN use_reference THEN reference WHEN all_balances = 1 THEN CAST(balance_minor AS VARCHAR) ELSE '' END AS token
FROM duplicate_chosen
"""

_PLACED = """
SELECT *, ROW_NUMBER() OVER (PARTITION BY import_no, statement_no, account, currency, booked_on, amount_minor, token ORDER BY seq) AS nth
FROM duplicate_tokens
"""

_GROUPS = """
SELECT *,
  FIRST_VALUE(import_no) OVER payment AS kept_import_no,
  FIRST_VALUE(seq) OVER payment AS kept_seq
FROM duplicate_placed
WINDOW payment AS (PARTITION BY account, currency, booked_on, amount_minor, token, nth ORDER BY import_no, statement_no)
"""

_DUPLICATES = """
SELECT import_no, seq, kept_import_no, kept_seq FROM duplicate_groups
WHERE import_no <> kept_import_no OR seq <> kept_seq
"""

_UNPAIRED = """
SELECT g.account, g.currency, g.booked_on, g.import_no, g.statement_no, g.seq, o.other_import_no, o.other_statement_no
FROM duplicate_groups AS g
JOIN shared_days AS o ON o.import_no = g.import_no AND o.statement_no = g.statement_no
  AND o.from_on <= g.booked_on AND g.booked_on <= o.to_on
LEFT JOIN duplicate_placed AS twin ON twin.import_no = o.other_import_no AND twin.statement_no = o.other_statement_no
  AND twin.account = g.account AND twin.currency = g.currency AND twin.booked_on = g.booked_on
  AND twin.amount_minor = g.amount_minor AND twin.token = g.token AND twin.nth = g.nth
WHERE twin.seq IS NULL
"""

DUPLICATE_STEPS = (
    Step("duplicate_rows", _ROWS),
    Step("duplicate_stated", _STATED),
    Step("duplicate_sized", _SIZED),
    Step("duplicate_chosen", _CHOSEN),
    Step("duplicate_tokens", _TOKENS),
    Step("duplicate_placed", _PLACED),
    Step("duplicate_groups", _GROUPS),
    Step("duplicates", _DUPLICATES),
    Step("unpaired", _UNPAIRED),
)
