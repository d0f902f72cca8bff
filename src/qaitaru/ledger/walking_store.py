"""The ledger asked for millions of bookings that money may have reached, as columns of numbers.

Every function but ``reach`` needs what ``reach`` has made in the same connection.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np

from qaitaru.ledger import walking_steps as steps
from qaitaru.ledger.legs import PER_IMPORT, claim_id, entry_id

Connection = duckdb.DuckDBPyConnection
Columns = dict[str, Any]
"""Columns by name, each one array."""

_MEMORY_MB: Final = 1500  # of the engine; past it, it spills beside the ledger
_ENTRY: Final = re.compile(r"(\d{1,9})-([bt])(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pocket:
    """An account in one currency."""

    account: str
    currency: str
    holder: str


def number_of(entry: str) -> int | None:
    """The number that a row has for an entry; None for what is none."""
    told = _ENTRY.fullmatch(entry)
    if told is None:
        return None
    number = int(told[1]) * PER_IMPORT + int(told[3])
    return number if told[2] == "b" else -number


def entry_of(number: int) -> str:
    """The entry of a row's number."""
    return entry_id(number) if number > 0 else claim_id(-number)


def reach(connection: Connection, roots: Iterable[int]) -> list[Pocket]:
    """Find the accounts that money from these may have reached, and their bookings in order."""
    connection.execute("CREATE OR REPLACE TEMP TABLE walk_asked (account_no BIGINT)")
    numbers = {"numbers": sorted(set(roots))}
    connection.execute("INSERT INTO walk_asked SELECT unnest($numbers::BIGINT[])", numbers)
    connection.execute(f"SET memory_limit = '{_MEMORY_MB}MB'")
    for step in (*steps.REACHED, steps.ROWS):
        connection.execute(step)
    return [Pocket(*row) for row in connection.execute(steps.POCKETS).fetchall()]


def columns(connection: Connection) -> Columns:
    """Of every row, in order: ``no``, ``pocket``, ``day`` (from 1970 on), ``amount_minor``."""
    return dict(connection.execute(steps.COLUMNS).fetchnumpy())


def links(connection: Connection) -> Columns:
    """The transfers with both sides in hand: the rows of each ``credit`` and ``debit``."""
    return dict(connection.execute(steps.LINKS).fetchnumpy())


def openings(connection: Connection) -> dict[int, int]:
    """What stood on each account before its first row, where a statement says so."""
    for step in steps.STOOD:
        connection.execute(step)
    rows = connection.execute(steps.OPENINGS).fetchall()
    return {pocket: minor for pocket, minor in rows if minor is not None}


def places(connection: Connection, numbers: Iterable[int]) -> list[tuple[int, int, int]]:
    """The rows of these numbers: number, place and amount."""
    asked = {"numbers": sorted(set(numbers))}
    return [(no, at, minor) for no, at, minor in connection.execute(steps.PLACES, asked).fetchall()]


def write_entries(
    connection: Connection, placed: Columns, accounts: Sequence[str], file: Path
) -> None:
    """What is booked at each place of a trace, as Parquet: ``seq`` is its place.

    Args:
        placed: ``no``, ``account``, ``day``, ``amount``, ``answers``, ``to_account``: see
            ``kernels.claimed.Placed``.
        accounts: their names, by number.
    """
    names = np.asarray([*accounts], dtype=object)
    connection.register("walk_names", {"number": np.arange(len(names)), "name": names})
    rows = {"seq": np.arange(len(placed["no"])), **placed}
    connection.register("walk_placed", rows)
    connection.execute(steps.ENTRIES.format(file=_quoted(file)))
    connection.unregister("walk_placed")
    connection.unregister("walk_names")


def held_sums(connection: Connection, held: Path) -> list[tuple[str, str, int]]:
    """What a file of what accounts hold comes to: source, currency and sum, in order."""
    rows = connection.execute(steps.HELD_SUMS.format(file=_quoted(held))).fetchall()
    return [(source, currency, int(minor)) for source, currency, minor in rows]


def _quoted(file: Path) -> str:
    """A path inside the quotes of a step."""
    return str(file).replace("'", "''")


def forget(connection: Connection) -> None:
    """Let go of the tables, once the columns are had."""
    for step in steps.FORGET:
        connection.execute(step)
