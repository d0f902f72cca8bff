"""From which imports transfers of the ledger come: of the rows that show them, or say one again."""

from collections.abc import Iterable
from typing import Final

import duckdb

from qaitaru.ledger.legs import PER_IMPORT

_IMPORTS: Final = f"""
WITH asked AS ({{asked}}), shows AS (
  SELECT UNNEST([debit_no, credit_no, claim_no]) AS entry_no FROM ledger_transfers
  WHERE transfer_no IN (SELECT transfer_no FROM asked)
    OR corroborates_no IN (SELECT transfer_no FROM asked)
)
SELECT DISTINCT entry_no // {PER_IMPORT} FROM shows WHERE entry_no <> 0
"""  # noqa: S608  # our own text
_THESE: Final = _IMPORTS.format(asked="SELECT UNNEST($rows::BIGINT[]) AS transfer_no")
_COUNTED: Final = _IMPORTS.format(
    asked="SELECT transfer_no FROM ledger_transfers WHERE corroborates_no = 0"
)


def imports_behind(connection: duckdb.DuckDBPyConnection, rows: Iterable[int]) -> set[int]:
    """The imports that some transfers, told by number, come from."""
    found = connection.execute(_THESE, {"rows": sorted(rows)}).fetchall()
    return {int(number) for (number,) in found}


def imports_of_transfers(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """The imports that any transfer of the ledger comes from."""
    return {int(number) for (number,) in connection.execute(_COUNTED).fetchall()}
