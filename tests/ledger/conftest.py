"""A ledger in memory: facts by import, as the engine's views show them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pytest

from qaitaru.engine.columns import TABLES
from qaitaru.engine.running import store
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.transfers import Transfer

Facts = Sequence[Statement | Booking | Transfer]
OpenLedger = Callable[[Mapping[int, Facts]], duckdb.DuckDBPyConnection]

_LETTERS = {"bookings": "b", "transfers": "t"}


def _view(connection: duckdb.DuckDBPyConnection, table: str, numbers: Sequence[int]) -> str:
    letter = _LETTERS.get(table)
    entry = f", import_no || '-{letter}' || seq AS entry_id" if letter else ""
    parts = [f"SELECT *, {n}::BIGINT AS import_no FROM {table}_{n}" for n in numbers]
    return (
        f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT *{entry} FROM ({' UNION ALL '.join(parts)})"
    )


@pytest.fixture(scope="session")
def open_ledger() -> Iterator[OpenLedger]:
    """Opens a ledger of the facts given; each call replaces the one before."""
    connection = duckdb.connect(":memory:", config={"threads": 2})

    def opened(imports: Mapping[int, Facts]) -> duckdb.DuckDBPyConnection:
        for table, kind in TABLES.items():
            for number in imports or {1: ()}:
                rows: list[Any] = [f for f in imports.get(number, ()) if isinstance(f, kind)]
                store(connection, f"{table}_{number}", kind, rows)
            connection.execute(_view(connection, table, list(imports) or [1]))
        return connection

    yield opened
    connection.close()
