"""The ledger asked which accounts money reaches, and for their rows.

Every function takes a connection with the tables of ``store.DERIVED``.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from qaitaru.engine.running import fetch
from qaitaru.ledger.following import BrokenLeg, ClaimedRow, Joined, Reached
from qaitaru.ledger.following_steps import (
    BROKEN,
    CLAIMED_ROWS,
    IN_REACH,
    JOINED,
    NUMBERS,
    REACH,
    ROOTS,
)

Connection = duckdb.DuckDBPyConnection


def numbers_of(connection: Connection, accounts: Iterable[str]) -> list[int]:
    """The numbers of accounts named by their keys; a key not known is left out."""
    return _numbers(connection, NUMBERS, {"accounts": sorted(set(accounts))})


def roots(connection: Connection, asked: Mapping[str, Any]) -> list[int]:
    """The accounts that received anything from a counterparty in a period.

    Args:
        asked: ``counterparty`` (contained in the name; empty: all), ``first_on``, ``last_on``.
    """
    return _numbers(connection, ROOTS, dict(asked))


def reached(connection: Connection, roots: Iterable[int]) -> list[Reached]:
    """The accounts that money may have reached from the roots, these too, in order of number."""
    return fetch(connection, Reached, REACH, {"roots": sorted(set(roots))})


def bookings_in_reach(connection: Connection, roots: Iterable[int]) -> int:
    """How many bookings the accounts have that money may have reached from the roots."""
    ((found,),) = connection.execute(IN_REACH, {"roots": sorted(set(roots))}).fetchall()
    return int(found)


def joined(connection: Connection, numbers: Iterable[int]) -> list[Joined]:
    """The transfers between these accounts that have both bookings in hand."""
    return fetch(connection, Joined, JOINED, {"numbers": sorted(set(numbers))})


def claimed_rows(connection: Connection, numbers: Iterable[int]) -> list[ClaimedRow]:
    """The claimed transfers that touch these accounts, by day and number; those said again not."""
    return fetch(connection, ClaimedRow, CLAIMED_ROWS, {"numbers": sorted(set(numbers))})


def broken_legs(connection: Connection, numbers: Iterable[int]) -> list[BrokenLeg]:
    """What left these accounts for places that the evidence does not show."""
    return fetch(connection, BrokenLeg, BROKEN, {"numbers": sorted(set(numbers))})


def _numbers(connection: Connection, sql: str, asked: dict[str, Any]) -> list[int]:
    return [number for (number,) in connection.execute(sql, asked).fetchall()]
