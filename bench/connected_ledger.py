"""A workspace whose accounts are one connected group, written straight into the ledger's columns.

Three of thirteen bookings come from outside, three leave, seven of ten others are the two sides of
a transfer between two accounts; every third transfer arrives on the day after.
"""

from pathlib import Path

from bench.big_ledger import register
from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.engine.columns import SORTED_BY, columns
from qaitaru.engine.duck import connect
from qaitaru.facts.bookings import Booking, Statement

CLAIM = """
unclaimed = "unknown"

[[query]]
claimant = "Alpha"
counterparty = "ALPHA"

[[query]]
claimant = "Beta"
counterparty = "BETA"
"""

_EVENTS = """
SELECT i, hash(i) % 10 AS what, hash(i, 1) % {accounts} AS one, hash(i, 2) % {accounts} AS other,
  (1000 + hash(i, 3) % 100000000)::BIGINT AS amount, hash(i, 4) % 3 AS lag, hash(i, 5) % 97 AS who,
  DATE '2020-01-01' + CAST(i * 1460 // ({rows} * 10 // 13) AS INTEGER) AS day
FROM range({rows} * 10 // 13) AS t(i)
"""
_BOOKINGS = """
SELECT ROW_NUMBER() OVER (ORDER BY own, day, i) AS seq, own + 1 AS statement_no,
  'KZ' || lpad(CAST(own AS VARCHAR), 18, '0') AS account, day AS booked_on, amount AS amount_minor,
  'KZT' AS currency,
  CASE WHEN other IS NOT NULL THEN 'Holder ' || other WHEN who = 0 THEN 'Alpha Trade'
    WHEN who = 1 THEN 'Beta Networks' ELSE 'Counterparty ' || who END AS counterparty_name,
  CASE WHEN other IS NULL THEN '' ELSE 'KZ' || lpad(CAST(other AS VARCHAR), 18, '0') END
    AS counterparty_account,
  'Payment under contract ' || (i % 1000) AS purpose, 'R' || i AS reference
FROM (
  SELECT i, one AS own, day, CASE WHEN what < 4 THEN amount ELSE -amount END AS amount,
    CASE WHEN what < 7 THEN NULL ELSE other END AS other, who FROM ({events})
  WHERE what < 7 OR one <> other
  UNION ALL
  SELECT i, other, day + CAST(lag = 0 AS INTEGER), amount, one, who FROM ({events})
  WHERE what >= 7 AND one <> other
)
"""
_STATEMENTS = """
SELECT n + 1 AS statement_no, 'KZ' || lpad(CAST(n AS VARCHAR), 18, '0') AS account,
  'KZ' || lpad(CAST(n AS VARCHAR), 18, '0') AS account_text, 'KZT' AS currency,
  'Holder ' || n AS holder_name, 0 AS opening_minor, DATE '2020-01-01' AS from_on,
  DATE '2024-01-01' AS to_on
FROM range({accounts}) AS t(n)
"""


def write_connected(folder: Path, rows: int, accounts: int) -> Desk:
    """A workspace whose one import holds about so many bookings, one statement an account."""
    desk = Desk(create_workspace(folder, Settings(title="bench")))
    place = desk.workspace.ledger / "import_no=1"
    place.mkdir()
    connection = connect(memory_mb=3000)
    connection.execute(f"SET temp_directory = '{folder}/spill'")
    filled = {"rows": rows, "accounts": accounts}
    bookings = _BOOKINGS.format(events=_EVENTS.format(**filled))
    held = {}
    for name, fact, made in (
        ("bookings", Booking, bookings),
        ("statements", Statement, _STATEMENTS.format(**filled)),
    ):
        listed = ", ".join(_column(column, kind, made) for column, kind in columns(fact).items())
        connection.execute(
            f"COPY (SELECT {listed} FROM ({made}) ORDER BY {SORTED_BY[name]}) "
            f"TO '{place}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)"
        )
        counted = connection.execute(f"SELECT count(*) FROM '{place}/{name}.parquet'").fetchone()
        held[name] = counted[0] if counted else 0
    register(desk, held)
    return desk


def _column(name: str, kind: str, made: str) -> str:
    if f" AS {name}" in made:
        return f"CAST({name} AS {kind}) AS {name}"
    return f"CAST({chr(39) * 2 if kind == 'VARCHAR' else 'NULL'} AS {kind}) AS {name}"
