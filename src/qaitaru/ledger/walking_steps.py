"""The bookings that money of a claim may have reached, as tables of whole numbers, for the kernels.

They say of millions of bookings what ``trace_scope`` says of each as an object, and a test holds
the two equal. ``walk_asked`` holds the numbers of the accounts that a claim begins at. A booking's
number is its leg's, a claimed transfer's is below 0. All are steps of the engine, none is kept.
"""

from typing import Final

from qaitaru.ledger.following_steps import GOES_ON
from qaitaru.ledger.legs import PER_IMPORT

_ENTRY_OF: Final = f"({{no}} // {PER_IMPORT}) || '-{{letter}}' || ({{no}} % {PER_IMPORT})"

REACHED: Final = (
    f"""
CREATE OR REPLACE TEMP TABLE walk_edges AS
SELECT DISTINCT payer_account_no AS payer, payee_account_no AS payee FROM ledger_transfers WHERE {GOES_ON}
""",
    """
CREATE OR REPLACE TEMP TABLE walk_reach AS
WITH RECURSIVE reach(account_no) AS (
  SELECT account_no FROM walk_asked
  UNION
  SELECT e.payee FROM reach AS r JOIN walk_edges AS e ON e.payer = r.account_no
)
SELECT account_no FROM reach
""",
    "DROP TABLE walk_edges",
    """
CREATE OR REPLACE TEMP TABLE walk_pockets AS
WITH claimed AS (
  SELECT payer_account_no AS payer, payee_account_no AS payee, currency FROM ledger_transfers
  WHERE claim_no <> 0 AND corroborates_no = 0
),
pockets AS (
  SELECT DISTINCT a.account_no, s.currency FROM (
    SELECT account, currency FROM bookings UNION SELECT account, currency FROM statements
  ) AS s JOIN accounts AS a ON a.account = s.account
  UNION SELECT payer, currency FROM claimed UNION SELECT payee, currency FROM claimed
)
SELECT CAST(ROW_NUMBER() OVER (ORDER BY a.account_no, p.currency) - 1 AS INTEGER) AS pocket,
  a.account_no, a.account, p.currency, a.held, COALESCE(h.name, '') AS holder
FROM walk_reach AS r JOIN accounts AS a ON a.account_no = r.account_no JOIN pockets AS p ON p.account_no = a.account_no
LEFT JOIN parties AS h ON h.party_no = a.party_no
WHERE a.held OR a.account_no IN (SELECT payer FROM claimed) OR a.account_no IN (SELECT account_no FROM walk_asked)
""",
)
"""The accounts in reach of which more is seen than what came in, one for each of its currencies."""

ROWS: Final = f"""
CREATE OR REPLACE TEMP TABLE walk_rows AS
SELECT no, pocket, CAST(day AS INTEGER) AS day, amount_minor FROM (
  SELECT b.import_no * {PER_IMPORT} + b.seq AS no, p.pocket, DATE_DIFF('day', DATE '1970-01-01', b.booked_on) AS day,
    b.amount_minor, b.import_no, b.statement_no, CASE WHEN m.newest_first THEN -b.seq ELSE b.seq END AS turn, false AS told
  FROM bookings AS b JOIN walk_pockets AS p ON p.account = b.account AND p.currency = b.currency AND p.held
  JOIN measures AS m ON m.import_no = b.import_no AND m.statement_no = b.statement_no
  LEFT JOIN duplicates AS x ON x.import_no = b.import_no AND x.seq = b.seq
  WHERE x.seq IS NULL
  UNION ALL
  SELECT -l.claim_no, p.pocket, DATE_DIFF('day', DATE '1970-01-01', l.booked_on), -l.amount_minor, 0, 0, l.claim_no, true
  FROM ledger_transfers AS l JOIN walk_pockets AS p ON p.account_no = l.payer_account_no AND p.currency = l.currency
  WHERE l.claim_no <> 0 AND l.corroborates_no = 0
  UNION ALL
  SELECT -l.claim_no, p.pocket, DATE_DIFF('day', DATE '1970-01-01', l.booked_on), l.amount_minor, 0, 0, l.claim_no, true
  FROM ledger_transfers AS l JOIN walk_pockets AS p ON p.account_no = l.payee_account_no AND p.currency = l.currency
  WHERE l.claim_no <> 0 AND l.corroborates_no = 0 AND l.payer_account_no <> l.payee_account_no
) ORDER BY day, pocket, told, import_no, statement_no, turn
"""
"""The bookings in order of day and account, and in each as its statements have them, with the
claimed transfers of a day after them. A row's number in the table is its place."""

LINKS: Final = """
SELECT c.rowid AS credit, d.rowid AS debit FROM (
  SELECT debit_no, credit_no FROM ledger_transfers
  WHERE debit_no <> 0 AND credit_no <> 0 AND corroborates_no = 0
    AND payer_account_no IN (SELECT account_no FROM walk_pockets)
    AND payee_account_no IN (SELECT account_no FROM walk_pockets)
) AS t JOIN walk_rows AS c ON c.no = t.credit_no JOIN walk_rows AS d ON d.no = t.debit_no
UNION ALL
SELECT c.rowid, d.rowid FROM walk_rows AS c JOIN walk_rows AS d ON d.no = c.no
WHERE c.no < 0 AND d.no < 0 AND c.amount_minor > 0 AND d.amount_minor < 0
"""
"""The transfers that stand in both accounts: the row of the receipt, and of the outflow."""

STOOD: Final = (
    """
CREATE OR REPLACE TEMP TABLE walk_firsts AS
SELECT r.pocket, r.no FROM walk_rows AS r JOIN (SELECT MIN(rowid) AS place FROM walk_rows WHERE no > 0 GROUP BY pocket) AS f
ON f.place = r.rowid
""",
    f"""
CREATE OR REPLACE TEMP TABLE walk_stood AS
SELECT f.pocket, b.account || ' ' || b.currency AS name, b.import_no * {PER_IMPORT} + b.statement_no AS statement,
  b.amount_minor, b.balance_minor, CAST(COALESCE(s.opening_minor, m.opening_minor) AS HUGEINT) AS opening_minor,
  CASE WHEN m.newest_first THEN -1 ELSE 1 END AS way, b.seq
FROM bookings AS b JOIN walk_firsts AS f ON f.no = b.import_no * {PER_IMPORT} + b.seq
JOIN (SELECT *, import_no * {PER_IMPORT} + statement_no AS statement FROM measures) AS m
  ON m.statement = b.import_no * {PER_IMPORT} + b.statement_no
JOIN (SELECT *, import_no * {PER_IMPORT} + statement_no AS statement FROM statements) AS s ON s.statement = m.statement
""",
)
"""Of each account its first booking, and what its statement gives."""

OPENINGS: Final = f"""
WITH before AS (
  SELECT s.pocket, SUM(b.amount_minor) AS moved_minor FROM bookings AS b
  JOIN walk_stood AS s ON s.statement = b.import_no * {PER_IMPORT} + b.statement_no
  WHERE s.way * b.seq < s.way * s.seq AND s.name = b.account || ' ' || b.currency
  GROUP BY s.pocket
)
SELECT s.pocket, CAST(CASE WHEN s.opening_minor IS NULL THEN s.balance_minor - s.amount_minor
  ELSE s.opening_minor + COALESCE(b.moved_minor, 0) END AS BIGINT) AS opening_minor
FROM walk_stood AS s LEFT JOIN before AS b ON b.pocket = s.pocket
"""
"""What stood on each account before its first booking; NULL where no statement gives a balance."""

POCKETS: Final = "SELECT account, currency, holder FROM walk_pockets ORDER BY pocket"
COLUMNS: Final = "SELECT no, pocket, day, amount_minor FROM walk_rows"
PLACES: Final = """
SELECT no, rowid AS place, amount_minor FROM walk_rows WHERE no IN (SELECT unnest($numbers::BIGINT[])) ORDER BY rowid
"""

ENTRIES: Final = f"""
COPY (
  SELECT e.seq, CASE WHEN e.no = 0 THEN 'opening:' || a.name WHEN e.no > 0 THEN {_ENTRY_OF.format(no="e.no", letter="b")}
      ELSE {_ENTRY_OF.format(no="-e.no", letter="t")} END AS entry_id,
    a.name AS account, CASE WHEN e.no <> 0 THEN DATE '1970-01-01' + e.day END AS booked_on, e.amount AS amount_minor, t.name AS to_account,
    CASE WHEN e.answers > 0 THEN {_ENTRY_OF.format(no="e.answers", letter="b")}
      WHEN e.answers < 0 THEN {_ENTRY_OF.format(no="-e.answers", letter="t")} END AS answers
  FROM walk_placed AS e JOIN walk_names AS a ON a.number = e.account LEFT JOIN walk_names AS t ON t.number = e.to_account
) TO '{{file}}' (FORMAT parquet, COMPRESSION zstd)
"""
HELD_SUMS: Final = """
SELECT source, regexp_extract(account, '[^ ]*$') AS currency, SUM(amount_minor) FROM read_parquet('{file}')
GROUP BY source, currency ORDER BY source, currency
"""
FORGET: Final = (
    "DROP TABLE walk_firsts",
    "DROP TABLE walk_stood",
    "DROP TABLE walk_rows",
    "DROP TABLE walk_claimed",
    "DROP TABLE walk_found",
    "DROP TABLE walk_reach",
)
