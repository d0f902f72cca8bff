"""A large ledger in a file made into a table of postings, in the engine's SQL.

The columns are those of ``tracing.ledger_file``. What is plainly in order is told so by a step; the
rows that are not are judged one by one by the plain reader, so that both mean the same.
"""

from typing import Final

COLUMNS: Final = (
    *("entry_id", "account", "direction", "counterparty", "amount"),
    *("currency", "booked_at", "to_account"),
)

SPACES: Final = r"[\s\p{Z}\x{85}\x{1c}-\x{1f}\x{0b}]+"
_SEEN: Final = r"[\p{L}\p{M}\p{N}\p{P}\p{S} ]*"
_AMOUNT: Final = r"[+-]?0*(\d{1,18}(\.\d{0,18})?|\.\d{1,18})"
_HOUR: Final = r"([01]\d|2[0-3]):[0-5]\d"
_MOMENT: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}([T ]{_HOUR}(:[0-5]\d(\.\d{{3}}(\d{{3}})?)?)?(Z|[+-]{_HOUR})?)?"
)

CELLS: Final = "read_cells"
READ: Final = (
    """CREATE TABLE ledger_cells AS SELECT *, TRY_CAST(left(booked_at, 10) AS DATE) AS day
    FROM (SELECT seq, {trimmed} FROM read_cells) WHERE concat({names}) <> ''""",
    "DROP TABLE read_cells",
)
TRIMMED: Final = "trim(regexp_replace({column}, '{spaces}', ' ', 'g')) AS {column}"

NOT_PLAIN: Final = f"""
SELECT seq, COALESCE(day < DATE '0001-01-01', true), {", ".join(COLUMNS)} FROM ledger_cells WHERE (
  entry_id <> '' AND account <> ''
  AND regexp_full_match(concat(entry_id, account, counterparty, to_account), '{_SEEN}')
  AND lower(direction) IN ('opening', 'in', 'out') AND regexp_full_match(amount, '{_AMOUNT}')
  AND (amount NOT LIKE '-%' OR lower(direction) = 'opening')
  AND (booked_at = '' OR (day >= DATE '0001-01-01' AND regexp_full_match(booked_at, '{_MOMENT}')))
  AND (lower(direction) = 'out' OR (to_account = '' AND (counterparty IN ('own', 'unknown')
    OR replace(lower(counterparty), 'ſ', 's') NOT IN ('own', 'unknown', 'shortfall'))))
) IS NOT TRUE ORDER BY seq
"""
PLACES: Final = "SELECT COALESCE(max(length(split_part(amount, '.', 2))), 0) FROM ledger_cells"

POCKETS: Final = """
CREATE TABLE pockets AS SELECT name, currency,
  CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' ' || currency ELSE name END
    AS pocket
FROM (SELECT account AS name, upper(currency) AS currency FROM ledger_cells
  UNION SELECT to_account, upper(currency) FROM ledger_cells WHERE to_account <> '')
"""
POSTINGS: Final = """
CREATE TABLE postings AS
SELECT *, CASE WHEN direction = 'out' OR amount_minor <= 0 THEN '' ELSE stated END AS source
FROM (
  SELECT c.seq, lower(c.direction) AS direction, a.pocket AS account, t.pocket AS to_account,
    TRY_CAST(replace(CAST(CAST(c.amount AS DECIMAL(38, {places})) AS VARCHAR), '.', '') AS BIGINT)
      AS amount_minor,
    CAST(NULL AS BIGINT) AS received_minor, false AS converted,
    COALESCE(NULLIF(c.counterparty, ''), 'unknown') AS stated
  FROM ledger_cells AS c
  JOIN pockets AS a ON a.name = c.account AND a.currency = upper(c.currency)
  LEFT JOIN pockets AS t ON t.name = c.to_account AND t.currency = upper(c.currency)
)
"""

TWICE: Final = """
SELECT c.seq, c.entry_id, f.first FROM ledger_cells AS c JOIN (
  SELECT entry_id, min(seq) AS first FROM ledger_cells GROUP BY entry_id HAVING count(*) > 1
) AS f USING (entry_id) WHERE c.seq > f.first ORDER BY c.seq
"""
NO_CURRENCY: Final = """
SELECT n.seq, any_value(n.names), string_agg(DISTINCT p.currency, ', ' ORDER BY p.currency)
FROM (
  SELECT seq, concat_ws(', ', account, NULLIF(to_account, '')) AS names,
    unnest([account, to_account]) AS name FROM ledger_cells WHERE currency = ''
) AS n JOIN pockets AS p ON p.name = n.name AND p.currency <> '' GROUP BY n.seq ORDER BY n.seq
"""
CLASHING: Final = """
SELECT n.seq, n.name, '' FROM (
  SELECT seq, unnest(list_distinct([account, to_account])) AS name FROM ledger_cells
) AS n JOIN (SELECT pocket FROM pockets GROUP BY pocket HAVING count(*) > 1) AS p
  ON p.pocket = n.name ORDER BY n.seq, n.name
"""
LATE_OPENINGS: Final = """
WITH openings AS (SELECT seq, account, amount_minor FROM postings WHERE direction = 'opening'),
moved AS (
  SELECT account, min(seq) AS first FROM (
    SELECT account, seq FROM postings WHERE direction <> 'opening' OR amount_minor < 0
    UNION ALL SELECT to_account, seq FROM postings WHERE to_account IS NOT NULL
  ) GROUP BY account
), opened AS (SELECT account, min(seq) AS first FROM openings GROUP BY account)
SELECT o.seq, o.account, '' FROM openings AS o JOIN opened AS b ON b.account = o.account
LEFT JOIN moved AS m ON m.account = o.account
WHERE m.first < o.seq OR (o.amount_minor < 0 AND b.first < o.seq) ORDER BY o.seq
"""
BACK_IN_TIME: Final = """
SELECT seq, CAST(day AS VARCHAR), CAST(before AS VARCHAR) FROM (
  SELECT seq, day, lag(day) OVER (ORDER BY seq) AS before FROM ledger_cells WHERE day IS NOT NULL
) WHERE day < before ORDER BY seq
"""
ENTRIES: Final = """
COPY (SELECT seq, entry_id FROM ledger_cells ORDER BY seq)
TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
ENTRY_OF: Final = "SELECT entry_id FROM ledger_cells ORDER BY seq LIMIT 1 OFFSET $at"
