"""What is known beside transfers, put where steps read it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.detection.known import AccountFact, AccountKind, Kind, Known, RowFact, RowKind

_NAMES: Final = ("account_facts", "row_facts")
_MADE: Final = (
    """
    CREATE OR REPLACE TEMP TABLE account_facts
    (account BIGINT, kind BIGINT, value BIGINT, from_s BIGINT, to_s BIGINT)
    """,
    "CREATE OR REPLACE TEMP TABLE row_facts (row_no BIGINT, kind BIGINT, value BIGINT)",
)
_OF_ACCOUNTS: Final = """
    INSERT INTO account_facts SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::BIGINT[]),
      unnest(?::BIGINT[]), unnest(?::BIGINT[])
"""
_OF_ROWS: Final = """
    INSERT INTO row_facts SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::BIGINT[])
"""
_KINDS: Final = "SELECT DISTINCT kind FROM {table} ORDER BY kind"
_SOME_ACCOUNTS: Final = """
    SELECT account, kind, value, from_s, to_s FROM account_facts
    WHERE account IN (SELECT unnest(?::BIGINT[])) ORDER BY ALL
"""
_SOME_ROWS: Final = """
    SELECT row_no, kind, value FROM row_facts
    WHERE row_no IN (SELECT unnest(?::BIGINT[])) ORDER BY ALL
"""


def put_known(connection: duckdb.DuckDBPyConnection, known: Known) -> None:
    """Make ``account_facts`` and ``row_facts`` of these, in the place of any before.

    Args:
        known: by the accounts' and rows' numbers in ``moves``; money in minor units of the ledger's
            currency.
    """
    for step in _MADE:
        connection.execute(step)
    if known.accounts:
        connection.execute(_OF_ACCOUNTS, _columns(AccountFact, known.accounts))
    if known.rows:
        connection.execute(_OF_ROWS, _columns(RowFact, known.rows))


def write_known(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, Path]:
    """``account_facts`` and ``row_facts`` as files for any engine, by name."""
    files = {name: folder / f"{name}.parquet" for name in _NAMES}
    for name, file in files.items():
        quoted = str(file).replace("'", "''")
        connection.execute(f"COPY {name} TO '{quoted}' (FORMAT parquet)")
    return files


def kinds_known(connection: duckdb.DuckDBPyConnection) -> frozenset[Kind]:
    """Of which kinds anything stands in ``account_facts`` and ``row_facts``."""
    accounts = connection.execute(_KINDS.format(table="account_facts")).fetchall()
    rows = connection.execute(_KINDS.format(table="row_facts")).fetchall()
    return frozenset({AccountKind(one) for (one,) in accounts} | {RowKind(one) for (one,) in rows})


def known_of(
    connection: duckdb.DuckDBPyConnection, accounts: Iterable[int], rows: Iterable[int]
) -> Known:
    """What is known of these accounts and rows."""
    of_accounts = connection.execute(_SOME_ACCOUNTS, [sorted(set(accounts))]).fetchall()
    of_rows = connection.execute(_SOME_ROWS, [sorted(set(rows))]).fetchall()
    return Known(
        tuple(AccountFact(one, AccountKind(kind), *told) for one, kind, *told in of_accounts),
        tuple(RowFact(one, RowKind(kind), value) for one, kind, value in of_rows),
    )


def _columns(fact: type, facts: Iterable[AccountFact | RowFact]) -> list[list[int]]:
    listed = list(facts)
    return [[int(getattr(one, name)) for one in listed] for name in fact.__slots__]  # type: ignore[attr-defined] # of a slotted fact
