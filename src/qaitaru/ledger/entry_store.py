"""Fetching cited rows by their numbers, from both kinds of entry."""

from collections.abc import Iterable, Sequence
from typing import Final

import duckdb

from qaitaru.engine.running import fetch
from qaitaru.ledger.entry_rows import EntryRow

_ROWS: Final = """
SELECT b.entry_id, b.import_no, b.place, b.booked_on, b.amount_minor, b.currency, b.account,
  CASE WHEN b.amount_minor < 0 THEN s.holder_name ELSE b.counterparty_name END AS payer,
  CASE WHEN b.amount_minor < 0 THEN b.counterparty_name ELSE s.holder_name END AS payee,
  b.purpose, b.reference
FROM bookings AS b
JOIN statements AS s ON s.import_no = b.import_no AND s.statement_no = b.statement_no
JOIN cited AS c ON c.import_no = b.import_no AND c.seq = b.seq AND c.letter = 'b'
UNION ALL
SELECT t.entry_id, t.import_no, t.place, t.booked_on, t.amount_minor, t.currency, '' AS account,
  t.payer_name AS payer, t.payee_name AS payee, t.purpose, t.reference
FROM transfers AS t
JOIN cited AS c ON c.import_no = t.import_no AND c.seq = t.seq AND c.letter = 't'
ORDER BY import_no, entry_id
"""

_AT: Final = """
SELECT entry_id FROM bookings JOIN places USING (import_no, place)
UNION ALL
SELECT entry_id FROM transfers JOIN places USING (import_no, place)
ORDER BY 1
"""


def entries_at(
    connection: duckdb.DuckDBPyConnection, places: Sequence[tuple[int, str]]
) -> list[str]:
    """The entries that stand just there, by import and place; most places hold none."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE places AS SELECT unnest($1::BIGINT[]) AS import_no, "
        "unnest($2::VARCHAR[]) AS place",
        [[number for number, _ in places], [place for _, place in places]],
    )
    return [entry for (entry,) in connection.execute(_AT).fetchall()]


def entry_rows(
    connection: duckdb.DuckDBPyConnection, entry_ids: Iterable[str]
) -> dict[str, EntryRow]:
    """The rows of these numbers (``12-b345``, ``3-t7``); those not in sight are left out."""
    wanted = sorted(set(entry_ids))
    numbers = [entry.partition("-") for entry in wanted]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE cited AS SELECT unnest($1::BIGINT[]) AS import_no, "
        "unnest($2::VARCHAR[]) AS letter, unnest($3::BIGINT[]) AS seq",
        [
            [int(number) for number, _, _ in numbers],
            [rest[0] for _, _, rest in numbers],
            [int(rest[1:]) for _, _, rest in numbers],
        ],
    )
    return {row.entry_id: row for row in fetch(connection, EntryRow, _ROWS)}
