"""Finding parties, accounts and entries of the ledger by the names that addresses carry."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final

import duckdb

from qaitaru.facts.bookings import Booking
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger.marks import MARK_LETTERS
from qaitaru.ledger.mentions import Party

NOBODY: Final = -1  # the number of a party or account that is not there: no transfer has it

_TABLES: Final[Mapping[str, tuple[str, type[Booking] | type[Transfer]]]] = {
    "b": ("bookings", Booking),
    "t": ("transfers", Transfer),
}


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """One booking or claimed transfer, and its import."""

    entry_id: str
    import_no: int
    fact: Booking | Transfer


def party_of(connection: duckdb.DuckDBPyConnection, mark: str) -> Party | None:
    """The party of a mark; None for a mark that no party has."""
    query = (
        f"SELECT party_no, key, name, code FROM parties WHERE left(sha256(key), {MARK_LETTERS}) = ?"  # noqa: S608  # our own number
    )
    row = connection.execute(query, [mark]).fetchone()
    return None if row is None else Party(*row)


def account_number(connection: duckdb.DuckDBPyConnection, account: str) -> int:
    """The number of an account by its key; NOBODY where there is none."""
    query = "SELECT account_no FROM accounts WHERE account = ?"
    row = connection.execute(query, [account]).fetchone()
    return NOBODY if row is None else int(row[0])


def entry(connection: duckdb.DuckDBPyConnection, entry_id: str) -> FoundEntry | None:
    """The booking or claimed transfer of an entry id: ``12-b345``."""
    number, dash, rest = entry_id.partition("-")
    table, fact = _TABLES.get(rest[:1], ("", Booking))
    if not (dash and table and number.isdecimal() and rest[1:].isdecimal()):
        return None
    names = [one.name for one in fields(fact)]
    query = f"SELECT {', '.join(names)} FROM {table} WHERE import_no = ? AND seq = ?"  # noqa: S608  # our own names
    row = connection.execute(query, [int(number), int(rest[1:])]).fetchone()
    if row is None:
        return None
    return FoundEntry(entry_id, int(number), fact(**dict(zip(names, row, strict=True))))
