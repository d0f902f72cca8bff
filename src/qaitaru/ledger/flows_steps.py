"""Flows as one query over ``ledger_transfers``, equal to flows.py.

Parameters, each NULL for "all": ``start_on`` and ``end_on`` (not included), ``currency``,
``party_no`` (as payer or payee); and ``limit``. Only flows that may be among the largest are put in
order: of millions, that is what takes the time.
"""

from typing import Final

_HEAP: Final = 999_999  # how many largest values the engine can keep at once

FLOWS: Final = f"""
WITH sums AS MATERIALIZED (
  SELECT currency, payer_no, payee_no, SUM(payments) AS payments, SUM(amount_minor) AS amount_minor,
    SUM(CASE WHEN break_kind <> '' THEN amount_minor ELSE 0 END) AS break_minor,
    MIN(booked_on) AS first_on, MAX(COALESCE(until_on, booked_on)) AS last_on
  FROM ledger_transfers
  WHERE corroborates_no = 0
    AND ($start_on IS NULL OR booked_on >= $start_on) AND ($end_on IS NULL OR booked_on < $end_on)
    AND ($currency IS NULL OR currency = $currency)
    AND ($party_no IS NULL OR payer_no = $party_no OR payee_no = $party_no)
  GROUP BY currency, payer_no, payee_no
),
edges AS (
  SELECT currency, COUNT(*) AS many,
    CASE WHEN $limit < {_HEAP} THEN LIST_MIN(MAX(amount_minor, LEAST($limit + 1, {_HEAP}))) ELSE MIN(amount_minor) END AS least_minor
  FROM sums GROUP BY currency
),
large AS (
  SELECT s.*, e.many, ROW_NUMBER() OVER (PARTITION BY s.currency ORDER BY s.amount_minor DESC, s.payer_no, s.payee_no) AS place
  FROM sums AS s JOIN edges AS e ON e.currency = s.currency AND s.amount_minor >= e.least_minor
),
rest AS (
  SELECT s.* FROM sums AS s JOIN edges AS e ON e.currency = s.currency AND s.amount_minor < e.least_minor
  UNION ALL
  SELECT * EXCLUDE (many, place) FROM large WHERE place > $limit AND many > $limit + 1
),
shown AS (
  SELECT currency, payer_no, payee_no, place, 1 AS pairs, payments, amount_minor, break_minor, first_on, last_on
  FROM large WHERE place <= $limit OR many = $limit + 1
  UNION ALL
  SELECT currency, 0, 0, $limit + 1, COUNT(*), SUM(payments), SUM(amount_minor), SUM(break_minor), MIN(first_on), MAX(last_on)
  FROM rest GROUP BY currency
)
SELECT currency, payer_no, payee_no, pairs, payments, amount_minor, break_minor, first_on, last_on
FROM shown ORDER BY currency, place
"""

FLOWS_BY_MONTH: Final = """
SELECT CAST(DATE_TRUNC('month', booked_on) AS DATE) AS month, currency, SUM(payments) AS payments, SUM(amount_minor) AS amount_minor,
  SUM(CASE WHEN break_kind <> '' THEN amount_minor ELSE 0 END) AS break_minor
FROM ledger_transfers
WHERE corroborates_no = 0
  AND ($payer_no IS NULL OR payer_no = $payer_no) AND ($payee_no IS NULL OR payee_no = $payee_no)
GROUP BY 1, 2 ORDER BY 1, 2
"""

UNHELD: Final = """
SELECT a.account, a.account_no, a.party_no, COALESCE(p.name, '') AS holder, s.currency,
  SUM(s.payments) AS payments, SUM(s.in_minor) AS in_minor, SUM(s.out_minor) AS out_minor,
  MIN(s.booked_on) AS first_on, MAX(s.booked_on) AS last_on
FROM (
  SELECT payer_account_no AS account_no, currency, payments, 0 AS in_minor, amount_minor AS out_minor, booked_on
  FROM ledger_transfers WHERE corroborates_no = 0
  UNION ALL
  SELECT payee_account_no, currency, payments, amount_minor, 0, booked_on
  FROM ledger_transfers WHERE corroborates_no = 0
) AS s JOIN accounts AS a ON a.account_no = s.account_no
LEFT JOIN parties AS p ON p.party_no = a.party_no
WHERE NOT a.held
GROUP BY a.account, a.account_no, a.party_no, p.name, s.currency
ORDER BY SUM(s.in_minor) + SUM(s.out_minor) DESC, a.account, s.currency
LIMIT $limit
"""

HELD: Final = """
WITH stated AS (
  SELECT DISTINCT account, currency FROM statements UNION SELECT DISTINCT account, currency FROM bookings
),
sums AS (
  SELECT b.account, b.currency, COUNT(*) AS bookings,
    SUM(CASE WHEN b.amount_minor > 0 THEN b.amount_minor ELSE 0 END) AS in_minor,
    SUM(CASE WHEN b.amount_minor < 0 THEN -b.amount_minor ELSE 0 END) AS out_minor,
    MIN(b.booked_on) AS first_on, MAX(b.booked_on) AS last_on
  FROM bookings AS b
  LEFT JOIN duplicates AS x ON x.import_no = b.import_no AND x.seq = b.seq
  WHERE x.seq IS NULL
  GROUP BY b.account, b.currency
)
SELECT h.account, a.account_no, a.party_no, COALESCE(p.name, '') AS holder, COALESCE(p.code, '') AS holder_code,
  h.currency, COALESCE(s.bookings, 0) AS bookings, COALESCE(s.in_minor, 0) AS in_minor,
  COALESCE(s.out_minor, 0) AS out_minor, s.first_on, s.last_on
FROM stated AS h
JOIN accounts AS a ON a.account = h.account
LEFT JOIN parties AS p ON p.party_no = a.party_no
LEFT JOIN sums AS s ON s.account = h.account AND s.currency = h.currency
ORDER BY h.account, h.currency
"""

BREAK_COUNTS: Final = """
SELECT break_kind, currency, COUNT(*) AS transfers, SUM(amount_minor) AS amount_minor
FROM ledger_transfers WHERE break_kind <> '' GROUP BY break_kind, currency ORDER BY break_kind, currency
"""
