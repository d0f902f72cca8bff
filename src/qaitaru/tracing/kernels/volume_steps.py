"""From a ledger's postings to packed columns and back, in the engine's SQL.

The table read has a row a posting: ``seq`` (their order), ``direction`` (``opening``, ``in``,
``part``: a part of the receipt that goes on with the next row, ``out``), ``account``,
``amount_minor``, ``source`` of what comes in; of a transfer also ``to_account``, and where they
differ ``received_minor`` and ``converted``.
"""

from typing import Final

TYPES: Final = (
    """
CREATE OR REPLACE TYPE traced_account AS ENUM (
  SELECT account FROM {postings}
  UNION SELECT to_account FROM {postings} WHERE to_account IS NOT NULL
  ORDER BY 1
)
""",
    """
CREATE OR REPLACE TYPE traced_source AS ENUM (
  SELECT name FROM (
    SELECT 'own' AS name, 0 AS rank UNION SELECT 'unknown', 1
    UNION SELECT source, 2 FROM {postings}
    WHERE source NOT IN ('', 'own', 'unknown') AND direction IN ('opening', 'in', 'part')
  ) ORDER BY rank, name
)
""",
)
NAMES: Final = "SELECT unnest(enum_range(NULL::{type})) AS name"

PACKED: Final = """
SELECT seq,
  CASE direction WHEN 'in' THEN {receipt} WHEN 'part' THEN {part}
    WHEN 'opening' THEN CASE WHEN amount_minor < 0 THEN {outflow} ELSE {receipt} END
    WHEN 'out' THEN CASE WHEN to_account IS NULL THEN {outflow}
      WHEN converted THEN {conversion} ELSE {transfer} END
    ELSE -1 END::TINYINT AS kind,
  enum_code(account::traced_account)::INTEGER AS account,
  COALESCE(enum_code(to_account::traced_account), -1)::INTEGER AS to_account,
  CASE WHEN direction = 'opening' THEN abs(amount_minor) ELSE amount_minor END AS amount,
  CASE WHEN direction = 'out' THEN 0
    ELSE COALESCE(enum_code(NULLIF(source, '')::traced_source), 0) END::INTEGER AS source,
  CASE WHEN to_account IS NULL THEN 0 ELSE COALESCE(received_minor, amount_minor) END AS received
FROM {postings} ORDER BY seq
"""
ATTRIBUTED: Final = """
COPY (
  SELECT seq,
    CASE WHEN source < 0 THEN 'shortfall' ELSE list_extract($sources, source + 1) END AS source,
    amount AS amount_minor
  FROM traced_rows
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
HELD: Final = """
COPY (
  SELECT a.name AS account, list_extract($sources, h.source + 1) AS source,
    h.amount AS amount_minor
  FROM traced_rows AS h JOIN traced_accounts AS a ON a.number = h.account
  ORDER BY h.account, h.source
) TO '{file}' (FORMAT parquet, COMPRESSION zstd)
"""
