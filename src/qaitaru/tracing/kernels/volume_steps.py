"""From a ledger's postings to packed columns and back, in the engine's SQL.

The table read has a row a posting: ``seq`` (their order), ``direction`` (``opening``, ``in``,
``part``: a part of the receipt that goes on with the next row, ``out``), ``account``,
``amount_minor``, ``source`` of what comes in (empty: the holder's own); of a transfer also
``to_account``, and where they differ ``received_minor`` and ``converted``. What a posting needs and
lacks becomes a number that the door refuses.
"""

from typing import Final

NUMBERS: Final = (
    """
CREATE OR REPLACE TEMP TABLE numbered_accounts AS
SELECT CAST(ROW_NUMBER() OVER (ORDER BY name) - 1 AS INTEGER) AS number, name FROM (
  SELECT account AS name FROM {postings}
  UNION SELECT to_account FROM {postings} WHERE to_account IS NOT NULL
)
""",
    """
CREATE OR REPLACE TEMP TABLE numbered_sources AS
SELECT CAST(ROW_NUMBER() OVER (ORDER BY rank, name) - 1 AS INTEGER) AS number, name FROM (
  SELECT 'own' AS name, 0 AS rank UNION SELECT 'unknown', 1
  UNION SELECT source, 2 FROM {postings}
  WHERE source NOT IN ('', 'own', 'unknown') AND direction IN ('opening', 'in', 'part')
)
""",
)
NAMES: Final = "SELECT name FROM {numbered} ORDER BY number"

PACKED: Final = """
SELECT p.seq,
  CAST(CASE p.direction WHEN 'in' THEN {receipt} WHEN 'part' THEN {part}
    WHEN 'opening' THEN CASE WHEN p.amount_minor < 0 THEN {outflow} ELSE {receipt} END
    WHEN 'out' THEN CASE WHEN p.to_account IS NULL THEN {outflow}
      WHEN p.converted THEN {conversion} ELSE {transfer} END
    ELSE -1 END AS TINYINT) AS kind,
  COALESCE(a.number, -1) AS account, COALESCE(t.number, -1) AS to_account,
  CASE WHEN p.amount_minor IS NULL THEN -1 WHEN p.direction = 'opening' THEN ABS(p.amount_minor)
    ELSE p.amount_minor END AS amount,
  CASE WHEN p.direction = 'out' THEN 0 ELSE COALESCE(s.number, 0) END AS source,
  CASE WHEN p.to_account IS NULL THEN 0 ELSE COALESCE(p.received_minor, p.amount_minor, -1) END AS received
FROM {postings} AS p LEFT JOIN numbered_accounts AS a ON a.name = p.account
LEFT JOIN numbered_accounts AS t ON t.name = p.to_account
LEFT JOIN numbered_sources AS s ON s.name = p.source
ORDER BY p.seq
"""
ATTRIBUTED: Final = """
COPY (
  SELECT seq,
    CASE WHEN source < 0 THEN 'shortfall' ELSE list_extract($sources, source + 1) END AS source,
    amount AS amount_minor
  FROM traced_rows
) TO '{file}' (FORMAT parquet, COMPRESSION snappy)
"""
HELD: Final = """
COPY (
  SELECT a.name AS account, list_extract($sources, h.source + 1) AS source,
    h.amount AS amount_minor
  FROM traced_rows AS h JOIN traced_accounts AS a ON a.number = h.account
  ORDER BY h.account, h.source
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
