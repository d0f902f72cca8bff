"""What a row of the record says, as a hash, and how many rows are named in few words.

The hash is over the columns that say something. Empty ones and those that stand at their default
say nothing, so that a column of a later edition changes no hash; nor do those that are told later
(``schema.TOLD_LATER``), which the journal tells by the act that tells them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, Connection, DefaultClause, RowMapping, Select, Table, select

from qaitaru.engine.schema import JOURNAL, METADATA, TOLD_LATER
from qaitaru.evidence.leaf import canonical

Key = tuple[int | str, ...]
"""The primary key of a row."""

TABLES: Final = {name: one for name, one in METADATA.tables.items() if name != JOURNAL.name}
"""Every table but the journal, which proves itself."""

_AT_A_TIME: Final = 1_000  # rows in memory while a table is read
_MOST_NAMED: Final = 12  # runs told to a person at once


def keys_standing(connection: Connection, table: Table) -> list[Key]:
    """The keys of a table's rows, in no order."""
    return [tuple(row) for row in connection.execute(select(*table.primary_key))]


def all_hashes(connection: Connection, table: Table) -> Iterator[tuple[Key, bytes]]:
    """The hash of every row of a table by its key, in no order."""
    query = select(table).execution_options(yield_per=_AT_A_TIME)
    with connection.execute(query) as rows:
        for row in rows.mappings():
            yield tuple(row[one] for one in table.primary_key), _row_hash(table, row)


def hashes_of(connection: Connection, table: Table, keys: list[Key]) -> Iterator[bytes]:
    """The hashes of rows whose keys are given in order, in that order."""
    for run in runs_of(table, keys):
        for row in connection.execute(_within(table, run)).mappings():
            yield _row_hash(table, row)


def runs_of(table: Table, keys: Iterable[Key]) -> list[list[int | str]]:
    """Keys in order: a numbered table's as first and last of each run, else one by one."""
    if not _is_numbered(table):
        return [list(key) for key in keys]
    runs: list[list[int | str]] = []
    for (number,) in keys:
        if runs and number == int(runs[-1][1]) + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs


def keys_of(table: Table, runs: Iterable[list[Any]]) -> Iterator[Key]:
    """The keys that ``runs_of`` named."""
    for run in runs:
        if _is_numbered(table):
            yield from ((number,) for number in range(run[0], run[1] + 1))
        else:
            yield tuple(run)


def named(runs: Iterable[list[Any]]) -> str:
    """Rows as a person reads them: ``3; 12-14``, the first of them where many."""
    told = [_run_named(run) for run in islice(runs, _MOST_NAMED + 1)]
    return "; ".join(told[:_MOST_NAMED]) + ("; …" if len(told) > _MOST_NAMED else "")


def hash_of(hashes: Iterable[bytes]) -> str:
    """The hash, in hex, of rows whose hashes are given in the order of their keys."""
    return hashlib.sha256(b"".join(hashes)).hexdigest()


def _run_named(run: list[Any]) -> str:
    match run:
        case [int(first), int(last)]:
            return str(first) if first == last else f"{first}-{last}"
        case _:
            return " ".join(map(str, run))


def _is_numbered(table: Table) -> bool:
    """Whether its key is one whole number."""
    key = list(table.primary_key)
    return len(key) == 1 and key[0].type.python_type is int


def _within(table: Table, run: list[int | str]) -> Select[Any]:
    if _is_numbered(table):
        (number,) = table.primary_key
        first, last = run
        return select(table).where(number >= first, number <= last).order_by(number)
    return select(table).where(*(one == of for one, of in zip(table.primary_key, run, strict=True)))


def _row_hash(table: Table, row: RowMapping) -> bytes:
    said = {
        column.name: _plain(row[column])
        for column in table.columns
        if column not in TOLD_LATER and _says(column, row[column])
    }
    return hashlib.sha256(canonical(said)).digest()


def _says(column: Column[Any], value: object) -> bool:
    default = column.server_default
    stands = default.arg if isinstance(default, DefaultClause) else None
    return value is not None and value != stands


def _plain(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
