"""The chain of balances as named steps: ``measures`` and ``row_breaks``, equal to chain.py.

Reads ``statements`` and ``bookings``. Both orders are tried in one pass: read forward, a row's
opening balance is its stated balance less all up to it; read backward, less all from it on. Sums are wider than a plain integer and are kept as whole
decimals, which every engine and Parquet hold exactly.
"""

from qaitaru.engine.steps import Step
from qaitaru.ledger.chain import NAMED_BREAKS

_ROWS = """
SELECT import_no, statement_no, seq, booked_on, amount_minor, balance_minor, currency,
  SUM(amount_minor) OVER (PARTITION BY import_no, statement_no ORDER BY seq ROWS UNBOUNDED PRECEDING) AS before_minor,
  LAG(booked_on) OVER (PARTITION BY import_no, statement_no ORDER BY seq) AS earlier_on
FROM bookings
"""

_SUMS = """
SELECT r.import_no, r.statement_no, COUNT(*) AS rows, SUM(r.amount_minor) AS total_minor,
  SUM(CASE WHEN r.amount_minor > 0 THEN r.amount_minor ELSE 0 END) AS credits_minor,
  SUM(CASE WHEN r.amount_minor < 0 THEN -r.amount_minor ELSE 0 END) AS debits_minor,
  MIN(r.booked_on) AS first_on, MAX(r.booked_on) AS last_on,
  SUM(CASE WHEN r.currency <> s.currency THEN 1 ELSE 0 END) AS foreign_rows,
  SUM(CASE WHEN r.booked_on < r.earlier_on THEN 1 ELSE 0 END) AS falls,
  SUM(CASE WHEN r.booked_on > r.earlier_on THEN 1 ELSE 0 END) AS rises
FROM chain_rows AS r
JOIN statements AS s ON s.import_no = r.import_no AND s.statement_no = r.statement_no
GROUP BY r.import_no, r.statement_no
"""

_STATED = """
SELECT r.import_no, r.statement_no, r.seq, r.balance_minor,
  r.balance_minor - r.before_minor AS forward_opening,
  r.balance_minor - (t.total_minor - r.before_minor + r.amount_minor) AS backward_opening,
  s.opening_minor
FROM chain_rows AS r
JOIN chain_sums AS t ON t.import_no = r.import_no AND t.statement_no = r.statement_no
JOIN statements AS s ON s.import_no = r.import_no AND s.statement_no = r.statement_no
WHERE r.balance_minor IS NOT NULL
"""

_LINKS = """
SELECT import_no, statement_no, seq, balance_minor, forward_opening, backward_opening,
  COALESCE(LAG(forward_opening) OVER printed, opening_minor, forward_opening) AS forward_held,
  COALESCE(LEAD(backward_opening) OVER printed, opening_minor, backward_opening) AS backward_held,
  ROW_NUMBER() OVER printed AS nth
FROM chain_stated
WINDOW printed AS (PARTITION BY import_no, statement_no ORDER BY seq)
"""

_ORDERS = """
SELECT import_no, statement_no, COUNT(*) AS stated_balances,
  SUM(CASE WHEN forward_opening <> forward_held THEN 1 ELSE 0 END) AS forward_broken,
  SUM(CASE WHEN backward_opening <> backward_held THEN 1 ELSE 0 END) AS backward_broken,
  ARG_MIN(forward_opening, seq) AS forward_first, ARG_MAX(forward_opening, seq) AS forward_last,
  ARG_MAX(backward_opening, seq) AS backward_first, ARG_MIN(backward_opening, seq) AS backward_last
FROM chain_links GROUP BY import_no, statement_no
"""

_TURNS = """
SELECT t.*, COALESCE(o.stated_balances, 0) AS stated_balances,
  COALESCE(o.forward_broken, 0) AS forward_broken, COALESCE(o.backward_broken, 0) AS backward_broken,
  o.forward_first, o.forward_last, o.backward_first, o.backward_last,
  COALESCE(o.backward_broken, 0) < COALESCE(o.forward_broken, 0)
    OR (COALESCE(o.backward_broken, 0) = COALESCE(o.forward_broken, 0) AND t.falls > t.rises) AS newest_first
FROM chain_sums AS t
LEFT JOIN chain_orders AS o ON o.import_no = t.import_no AND o.statement_no = t.statement_no
"""

_MEASURES = """
SELECT import_no, statement_no, rows, CAST(credits_minor AS DECIMAL(38, 0)) AS credits_minor,
  CAST(debits_minor AS DECIMAL(38, 0)) AS debits_minor, first_on, last_on, CAST(foreign_rows AS BIGINT) AS foreign_rows,
  newest_first, stated_balances,
  CAST(CASE WHEN newest_first THEN backward_broken ELSE forward_broken END AS BIGINT) AS broken_rows,
  CAST(CASE WHEN newest_first THEN backward_first ELSE forward_first END AS DECIMAL(38, 0)) AS opening_minor,
  CAST(CASE WHEN newest_first THEN backward_last ELSE forward_last END + total_minor AS DECIMAL(38, 0)) AS closing_minor
FROM chain_turns
"""

_BROKEN = """
SELECT l.import_no, l.statement_no, l.seq, l.balance_minor AS found_minor,
  CASE WHEN m.newest_first THEN m.stated_balances - l.nth + 1 ELSE l.nth END AS nth,
  CASE WHEN m.newest_first THEN l.balance_minor - l.backward_opening + l.backward_held
    ELSE l.balance_minor - l.forward_opening + l.forward_held END AS expected_minor
FROM chain_links AS l
JOIN measures AS m ON m.import_no = l.import_no AND m.statement_no = l.statement_no
WHERE CASE WHEN m.newest_first THEN l.backward_opening <> l.backward_held
  ELSE l.forward_opening <> l.forward_held END
"""

_ROW_BREAKS = f"""
SELECT import_no, statement_no, nth, seq, CAST(expected_minor AS DECIMAL(38, 0)) AS expected_minor, found_minor
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY import_no, statement_no ORDER BY nth) AS place FROM chain_broken) AS named
WHERE place <= {NAMED_BREAKS}
"""

CHAIN_STEPS = (
    Step("chain_rows", _ROWS, view=True),
    Step("chain_sums", _SUMS),
    Step("chain_stated", _STATED, view=True),
    Step("chain_links", _LINKS),
    Step("chain_orders", _ORDERS),
    Step("chain_turns", _TURNS),
    Step("measures", _MEASURES),
    Step("chain_broken", _BROKEN),
    Step("row_breaks", _ROW_BREAKS),
)
