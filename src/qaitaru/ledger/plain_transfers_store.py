"""The ledger's transfers one by one, made where patterns are looked for."""

import duckdb

from qaitaru.engine.running import run
from qaitaru.ledger.plain_transfers_steps import PLAIN_STEPS


def make_plain_transfers(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``plain_transfers`` and ``plain_entries``; needs the ledger's derived tables."""
    run(connection, PLAIN_STEPS)
