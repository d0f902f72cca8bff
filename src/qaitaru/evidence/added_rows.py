"""The rows an act adds: noted as it writes, told by the journal, proved again from the record."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.sql.dml import Insert

from qaitaru.evidence.row_hashes import (
    TABLES,
    Key,
    all_hashes,
    hash_of,
    hashes_of,
    keys_of,
    keys_standing,
    named,
    runs_of,
)

Added = Mapping[str, Iterable[Key]]
"""Keys of rows, by table."""


@dataclass(frozen=True, slots=True)
class AlteredRows:
    """Rows that are not what the journal told when an act added them, or are gone."""

    table: str
    runs: list[list[int | str]]  # all that the entry told: see row_hashes.runs_of
    entry: int  # of the journal

    @property
    def named(self) -> str:
        """The rows as a person reads them."""
        return named(self.runs)


@dataclass(frozen=True, slots=True)
class UntoldRows:
    """Rows of a table that no entry of the journal tells: no act added them."""

    table: str
    runs: list[list[int | str]]

    @property
    def named(self) -> str:
        """The rows as a person reads them."""
        return named(self.runs)


def note_added(connection: Connection) -> Added:
    """The keys of whatever is added on a connection from now on, as it is added."""
    added: defaultdict[str, list[Key]] = defaultdict(list)

    def note(*, clauseelement: object, result: Any, **_: object) -> None:
        if isinstance(clauseelement, Insert) and clauseelement.table.name in TABLES:
            added[clauseelement.table.name] += map(tuple, result.inserted_primary_key_rows)

    event.listen(connection, "after_execute", note, named=True)
    return added


def everything(connection: Connection) -> Added:
    """The keys of every row there is: what the journal of an older edition did not tell."""
    return {name: keys_standing(connection, one) for name, one in TABLES.items()}


def told_of(connection: Connection, added: Added) -> dict[str, object]:
    """What the journal tells of rows: by table their keys, and the hash of what they say."""
    return {
        name: _told(connection, name, keys)
        for name, listed in sorted(added.items())
        if (keys := sorted(listed))
    }


@dataclass(slots=True)
class RowProof:
    """The record's rows as they stand, held against what the journal tells, entry by entry."""

    connection: Connection
    altered: list[AlteredRows] = field(default_factory=list)
    _stand: dict[str, dict[Key, bytes]] = field(init=False)
    _told: defaultdict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self._stand = {name: dict(all_hashes(self.connection, one)) for name, one in TABLES.items()}

    def hold(self, entry: int, added: Mapping[str, Any]) -> None:
        """Hold what stands against what an entry tells of the rows its act added."""
        for name, told in added.items():
            keys, stand = list(keys_of(TABLES[name], told["keys"])), self._stand[name]
            self._told[name].update(keys)
            if hash_of(stand.get(key, b"") for key in keys) != told["sha256"]:
                self.altered.append(AlteredRows(name, told["keys"], entry))

    def untold(self) -> list[UntoldRows]:
        """The rows that no entry told, by table."""
        return [
            UntoldRows(name, runs_of(TABLES[name], sorted(left)))
            for name, stand in self._stand.items()
            if (left := stand.keys() - self._told[name])
        ]


def _told(connection: Connection, name: str, keys: list[Key]) -> dict[str, object]:
    hashes = hashes_of(connection, TABLES[name], keys)
    return {"keys": runs_of(TABLES[name], keys), "sha256": hash_of(hashes)}
