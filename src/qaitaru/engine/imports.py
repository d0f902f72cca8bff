"""The ledger's manifest: which imports there are, and which are visible as of an instant.

An import's facts are Parquet files in ``ledger/import_no=<number>/``, written once. The row in the
record is the commit: files without their row are not there.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from qaitaru.engine.schema import IMPORTS
from qaitaru.facts.errors import ImportMissing
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One reading of one evidence item."""

    number: int
    identity: str
    exhibit: int
    reader: str
    reader_version: int
    encoding: str
    mapping: str
    mapping_sha256: str
    state: str  # read, asked, refused
    folder: str
    rows: dict[str, int]  # by table
    problems: dict[str, int]  # by code
    content_sha256: str
    committed_by: str
    committed_at: str
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None
    withdrawn_because: str | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether a member has taken it out of sight."""
        return self.withdrawn_at is not None


def identity(exhibit_sha256: str, reader: str, version: int, choices: Sequence[str]) -> str:
    """What makes two readings the same: the bytes, the reader's edition, what was chosen."""
    told = "\n".join((exhibit_sha256, reader, str(version), *choices))
    return sha256(told.encode()).hexdigest()


def next_number(connection: Connection) -> int:
    """The number the next import will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(IMPORTS.c.number))).scalar()
    return (last or 0) + 1


def add(connection: Connection, new: Import) -> None:
    """Make an import visible, from the commit of the caller's transaction on."""
    row = {column.name: getattr(new, column.name) for column in IMPORTS.columns}
    row["rows"], row["problems"] = _text(new.rows), _text(new.problems)
    connection.execute(insert(IMPORTS).values(row))


def withdraw(
    connection: Connection, number: int, *, member: str, at: datetime, because: str
) -> Import:
    """Take an import out of sight; its files stay.

    Raises: ImportMissing where there is none of that number in sight.
    """
    in_sight = (IMPORTS.c.number == number) & IMPORTS.c.withdrawn_at.is_(None)
    values = {
        "withdrawn_by": member,
        "withdrawn_at": instant_text(at),
        "withdrawn_because": because,
    }
    if connection.execute(update(IMPORTS).where(in_sight).values(values)).rowcount != 1:
        raise ImportMissing(str(number))
    return find(connection, number)


def find(connection: Connection, number: int) -> Import:
    """The import of that number.

    Raises: ImportMissing.
    """
    row = connection.execute(select(IMPORTS).where(IMPORTS.c.number == number)).mappings().first()
    if row is None:
        raise ImportMissing(str(number))
    return _import(row)


def of_exhibit(connection: Connection, exhibit: int) -> list[Import]:
    """Every reading of an evidence item, oldest first, withdrawn ones too."""
    rows = connection.execute(
        select(IMPORTS).where(IMPORTS.c.exhibit == exhibit).order_by(IMPORTS.c.number)
    )
    return [_import(row) for row in rows.mappings()]


def every(connection: Connection) -> list[Import]:
    """Every import there ever was, by number."""
    rows = connection.execute(select(IMPORTS).order_by(IMPORTS.c.number))
    return [_import(row) for row in rows.mappings()]


def visible(connection: Connection, *, as_of: datetime | None = None) -> list[Import]:
    """The imports in sight as of an instant (None: now), by number."""
    query = select(IMPORTS).order_by(IMPORTS.c.number)
    if as_of is None:
        query = query.where(IMPORTS.c.withdrawn_at.is_(None))
    else:
        then = instant_text(as_of)
        still = IMPORTS.c.withdrawn_at.is_(None) | (IMPORTS.c.withdrawn_at > then)
        query = query.where((IMPORTS.c.committed_at <= then) & still)
    return [_import(row) for row in connection.execute(query).mappings()]


def data_version(imports: Sequence[Import]) -> str:
    """A short name for exactly this set of imports, the same on every machine."""
    told = "\n".join(f"{one.number} {one.identity}" for one in imports)
    return sha256(told.encode()).hexdigest()[:16]


def content_hash(folder: Path) -> str:
    """The hash over an import's files: their names and bytes, in order of name."""
    digest = sha256()
    for file in sorted(folder.glob("*.parquet")):
        with file.open("rb") as stream:
            digest.update(f"{file.name} {file_digest(stream, 'sha256').hexdigest()}\n".encode())
    return digest.hexdigest()


def _import(row: RowMapping) -> Import:
    values: dict[str, Any] = {str(name): value for name, value in row.items()}
    values["rows"], values["problems"] = json.loads(row["rows"]), json.loads(row["problems"])
    return Import(**values)


def _text(counts: dict[str, int]) -> str:
    return json.dumps(counts, sort_keys=True)
