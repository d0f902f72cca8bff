"""The statement of an account as two queries, equal to account_statement.py.

The first places the account's bookings by their narrow columns; the second fetches the wide ones
of the page's few days alone. Parameters: ``account``, ``currency`` (NULL for any); ``offset`` and
``limit``; then ``first_on`` and ``last_on``.
"""

from typing import Final

PLACES: Final = """
WITH openings AS (
  SELECT m.import_no, m.statement_no, m.newest_first, CAST(COALESCE(s.opening_minor, m.opening_minor) AS HUGEINT) AS opening_minor
  FROM measures AS m JOIN statements AS s ON s.import_no = m.import_no AND s.statement_no = m.statement_no
  WHERE s.account = $account
),
own AS (
  SELECT b.import_no, b.statement_no, b.seq, b.booked_on, b.amount_minor, s.opening_minor,
    CASE WHEN s.newest_first THEN -b.seq ELSE b.seq END AS turn
  FROM bookings AS b
  JOIN openings AS s ON s.import_no = b.import_no AND s.statement_no = b.statement_no
  WHERE b.account = $account AND ($currency IS NULL OR b.currency = $currency)
),
summed AS (
  SELECT *, opening_minor + SUM(amount_minor) OVER (PARTITION BY import_no, statement_no ORDER BY turn ROWS UNBOUNDED PRECEDING) AS computed_minor
  FROM own
),
kept AS (
  SELECT s.* FROM summed AS s
  LEFT JOIN duplicates AS x ON x.import_no = s.import_no AND x.seq = s.seq
  WHERE x.seq IS NULL
),
placed AS (
  SELECT *, ROW_NUMBER() OVER (ORDER BY booked_on, import_no, statement_no, turn) AS place, COUNT(*) OVER () AS total
  FROM kept
)
SELECT place, total, import_no, seq, booked_on, computed_minor
FROM placed WHERE place > $offset AND place <= $offset + $limit ORDER BY place
"""

TOTAL: Final = """
SELECT
  (SELECT COUNT(*) FROM bookings AS b LEFT JOIN duplicates AS x ON x.import_no = b.import_no AND x.seq = b.seq
    WHERE b.account = $account AND ($currency IS NULL OR b.currency = $currency) AND x.seq IS NULL) AS total,
  (SELECT COUNT(*) FROM statements WHERE account = $account) AS statements
"""

BOOKINGS: Final = """
SELECT * FROM bookings
WHERE account = $account AND booked_on >= $first_on AND booked_on <= $last_on
  AND ($currency IS NULL OR currency = $currency)
"""
