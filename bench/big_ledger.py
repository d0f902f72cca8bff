"""A workspace with a ledger of many bookings, written straight into the ledger's columns."""

from pathlib import Path

from qaitaru.acts.act import Desk, act
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.engine import imports
from qaitaru.engine.columns import SORTED_BY, columns
from qaitaru.engine.duck import connect
from qaitaru.engine.imports import Import
from qaitaru.evidence import store
from qaitaru.evidence.items import Intake
from qaitaru.evidence.originals import Sealed
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.moments import instant_text

ACCOUNTS = 100

_BOOKINGS = """
SELECT i + 1 AS seq, i // (({rows}) // {accounts}) + 1 AS statement_no,
  'KZ' || lpad(CAST(i // (({rows}) // {accounts}) AS VARCHAR), 18, '0') AS account,
  DATE '2015-01-01' + CAST((i % (({rows}) // {accounts})) * 3650
    // (({rows}) // {accounts}) AS INTEGER) AS booked_on,
  CASE WHEN i % 2 = 0 THEN 1 ELSE -1 END
    * (100 + hash(i // 2) % 100000000)::BIGINT AS amount_minor,
  'KZT' AS currency, 'Counterparty ' || (hash(i) % 20000) AS counterparty_name,
  'KZ' || lpad(CAST(hash(i) % 20000 + 1000 AS VARCHAR), 18, '0') AS counterparty_account,
  'Payment under contract ' || (i % 1000) AS purpose, 'R' || i AS reference,
  'row=' || (i + 2) AS place
FROM range({rows}) AS t(i)
"""
_STATEMENTS = """
SELECT n + 1 AS statement_no, 'KZ' || lpad(CAST(n AS VARCHAR), 18, '0') AS account,
  'KZ' || lpad(CAST(n AS VARCHAR), 18, '0') AS account_text, 'KZT' AS currency,
  'Holder ' || n AS holder_name, 0 AS opening_minor, DATE '2015-01-01' AS from_on,
  DATE '2024-12-31' AS to_on
FROM range({accounts}) AS t(n)
"""


def write_ledger(folder: Path, rows: int) -> Desk:
    """A workspace whose one import holds so many bookings on a hundred accounts."""
    desk = Desk(create_workspace(folder, Settings(title="bench")))
    place = desk.workspace.ledger / "import_no=1"
    place.mkdir()
    connection = connect(memory_mb=3000)
    filled = {"rows": rows, "accounts": ACCOUNTS}
    for name, fact, sql in (
        ("bookings", Booking, _BOOKINGS),
        ("statements", Statement, _STATEMENTS),
    ):
        made = sql.format(**filled)
        listed = ", ".join(_column(column, kind, made) for column, kind in columns(fact).items())
        connection.execute(
            f"COPY (SELECT {listed} FROM ({made}) ORDER BY {SORTED_BY[name]}) "
            f"TO '{place}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 61440)"
        )
    register(desk, {"bookings": rows, "statements": ACCOUNTS})
    return desk


def _column(name: str, kind: str, made: str) -> str:
    if f" AS {name}" in made:
        return f"CAST({name} AS {kind}) AS {name}"
    return f"CAST({chr(39) * 2 if kind == 'VARCHAR' else 'NULL'} AS {kind}) AS {name}"


def register(desk: Desk, rows: dict[str, int]) -> None:
    """Make the one import visible, with so many rows of each kind."""
    with act(desk, "bench") as deed:
        intake = Intake(name="bench", legal_basis="bench", received_from="")
        store.register(deed.connection, Sealed("0" * 64, 1), intake, member=deed.member, at=deed.at)
        one = Import(
            number=1,
            identity="bench",
            exhibit=1,
            reader="bench",
            reader_version=1,
            encoding="",
            mapping="",
            mapping_sha256="",
            state="read",
            folder="import_no=1",
            rows=rows,
            problems={},
            content_sha256="",
            committed_by=deed.member,
            committed_at=instant_text(deed.at),
        )
        imports.add(deed.connection, one)
