"""Mentions and legs as named steps; ``legs`` equal to legs.py.

``mention_counts``, ``holder_counts`` and ``keeping_counts`` read the views; ``legs`` also reads ``accounts`` and
``mentions`` (tables of the Register's facts) and ``duplicates``.
"""

from qaitaru.engine.steps import Step
from qaitaru.ledger.legs import PER_IMPORT

_MENTIONS = """
SELECT account, code, name, SUM(times) AS times
FROM (
  SELECT counterparty_account AS account, counterparty_code AS code, counterparty_name AS name, COUNT(*) AS times
  FROM bookings GROUP BY counterparty_account, counterparty_code, counterparty_name
  UNION ALL
  SELECT payer_account, payer_code, payer_name, COUNT(*) FROM transfers GROUP BY payer_account, payer_code, payer_name
  UNION ALL
  SELECT payee_account, payee_code, payee_name, COUNT(*) FROM transfers GROUP BY payee_account, payee_code, payee_name
) AS stated
GROUP BY account, code, name
"""

_HOLDERS = """
SELECT account, holder_code AS code, holder_name AS name, COUNT(*) AS times
FROM statements GROUP BY account, holder_code, holder_name
"""

_KEEPINGS = """
SELECT account, bank_code AS code, bank_name AS name, COUNT(*) AS times
FROM statements GROUP BY account, bank_code, bank_name
"""

WORKDAY = """DATE_DIFF('day', DATE '1900-01-01', {day}) // 7 * 5 + LEAST(DATE_DIFF('day', DATE '1900-01-01', {day}) % 7, 5)"""

_LEGS = f"""
SELECT b.import_no * {PER_IMPORT} + b.seq AS leg_no, a.account_no, a.party_no,
  CASE WHEN m.account_no = a.account_no THEN 0 ELSE m.account_no END AS other_account_no,
  CASE WHEN m.account_no = a.account_no THEN 0 ELSE m.party_no END AS other_party_no,
  m.held AND m.account_no <> a.account_no AS other_held,
  a.custodian_no, CASE WHEN m.account_no = a.account_no THEN 0 ELSE m.custodian_no END AS other_custodian_no,
  b.currency, ABS(b.amount_minor) AS amount_minor, b.amount_minor > 0 AS is_credit, b.booked_on,
  {WORKDAY.format(day="b.booked_on")} AS workday,
  b.reference, COALESCE(ABS(b.original_minor), 0) AS original_minor, b.original_currency
FROM bookings AS b
JOIN accounts AS a ON a.account = b.account
JOIN mentions AS m ON m.account = b.counterparty_account AND m.code = b.counterparty_code AND m.name = b.counterparty_name
LEFT JOIN duplicates AS x ON x.import_no = b.import_no AND x.seq = b.seq
WHERE b.amount_minor <> 0 AND x.seq IS NULL
"""

MENTION_STEPS = (
    Step("mention_counts", _MENTIONS),
    Step("holder_counts", _HOLDERS),
    Step("keeping_counts", _KEEPINGS),
)
LEG_STEPS = (Step("legs", _LEGS),)
