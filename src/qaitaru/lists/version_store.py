"""List versions in the record, and their designations beside it.

What a version says lies in ``lists/<number>/``, written once: its designations in one pressed file,
and beside it each reference with the hash of what its entry says, for questions about many
versions. The row in the record is the commit. All of it is added to and never rewritten.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, RowMapping, func, insert, select

from qaitaru.engine.schema import LIST_VERSIONS
from qaitaru.engine.staging import settle
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import ListAltered, ListVersionMissing
from qaitaru.facts.problems import Problem
from qaitaru.lists.versions import ListVersion

_FILE: Final = "list.msgpack.z"
_REFERENCES: Final = "references.msgpack"
_LEVEL: Final = 6


class _Kept(msgspec.Struct, frozen=True):
    """What lies in a version's file."""

    designations: tuple[Designation, ...]
    problems: tuple[Problem, ...]


def next_number(connection: Connection) -> int:
    """The number the next version will bear; holds as long as the writer's transaction."""
    last: int | None = connection.execute(select(func.max(LIST_VERSIONS.c.number))).scalar()
    return (last or 0) + 1


def write(staged: Path, said: Sequence[Designation], problems: Sequence[Problem]) -> str:
    """Write what a version says into a staging folder; the hash over its files."""
    kept = msgspec.msgpack.encode(_Kept(tuple(said), tuple(problems)))
    references = {one.reference: one.content_sha256 for one in said}
    (staged / _FILE).write_bytes(zlib.compress(kept, _LEVEL))
    (staged / _REFERENCES).write_bytes(msgspec.msgpack.encode(references))
    return _hash_of(staged)


def content_of(said: Iterable[Designation]) -> str:
    """The hash of a list: of its references with what each entry says, in whatever order."""
    told = sorted(f"{one.reference}\n{one.content_sha256}\n" for one in said)
    return sha256("".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def add(
    connection: Connection, version: ListVersion, *, file_sha256: str, staged: Path, lists: Path
) -> None:
    """Make a version visible, from the commit of the caller's transaction on.

    Args:
        connection: in the writer's transaction.
        version: its row.
        file_sha256: as ``write`` gave it.
        staged: the folder that was written.
        lists: the folder of list versions.
    """
    lists.mkdir(exist_ok=True)
    settle(staged, lists / str(version.number))
    row = {name: getattr(version, name) for name in ListVersion.__dataclass_fields__}
    row |= {
        "published_on": version.published_on.isoformat(),
        "exhibits": json.dumps(version.exhibits),
        "problems": json.dumps(version.problems, sort_keys=True),
        "fetched_at": version.fetched_at or None,
        "file_sha256": file_sha256,
    }
    connection.execute(insert(LIST_VERSIONS).values(row))


def every(connection: Connection) -> list[ListVersion]:
    """Every version there is, in the order they were taken."""
    rows = connection.execute(select(LIST_VERSIONS).order_by(LIST_VERSIONS.c.number))
    return [_version(row) for row in rows.mappings()]


def find(connection: Connection, number: int) -> ListVersion:
    """One version.

    Raises: ListVersionMissing.
    """
    return _version(_row(connection, number))


def designations(connection: Connection, lists: Path, number: int) -> tuple[Designation, ...]:
    """What a version says, in the order of its file.

    Raises: ListVersionMissing; ListAltered where the file is not the one that was written.
    """
    return _kept(connection, lists, number).designations


def problems(connection: Connection, lists: Path, number: int) -> tuple[Problem, ...]:
    """What was doubtful in a version when it was taken.

    Raises: as ``designations``.
    """
    return _kept(connection, lists, number).problems


def references(connection: Connection, lists: Path, number: int) -> dict[str, str]:
    """Each reference of a version with the hash of what its entry says.

    Raises: as ``designations``.
    """
    folder = _whole(connection, lists, number)
    return msgspec.msgpack.decode((folder / _REFERENCES).read_bytes(), type=dict[str, str])


def _kept(connection: Connection, lists: Path, number: int) -> _Kept:
    pressed = (_whole(connection, lists, number) / _FILE).read_bytes()
    return msgspec.msgpack.decode(zlib.decompress(pressed), type=_Kept)


def _whole(connection: Connection, lists: Path, number: int) -> Path:
    """The folder of a version, its files being those that were written."""
    kept: str = _row(connection, number)["file_sha256"]
    folder = lists / str(number)
    try:
        found = _hash_of(folder)
    except OSError as fault:
        raise ListAltered(str(number), kept, "") from fault
    if found != kept:
        raise ListAltered(str(number), kept, found)
    return folder


def _hash_of(folder: Path) -> str:
    told = sha256()
    for name in (_FILE, _REFERENCES):
        told.update(sha256((folder / name).read_bytes()).digest())
    return told.hexdigest()


def _row(connection: Connection, number: int) -> RowMapping:
    query = select(LIST_VERSIONS).where(LIST_VERSIONS.c.number == number)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise ListVersionMissing(str(number))
    return row


def _version(row: RowMapping) -> ListVersion:
    told: dict[str, Any] = {name: row[name] for name in ListVersion.__dataclass_fields__}
    told["published_on"] = date.fromisoformat(row["published_on"])
    told["exhibits"] = tuple(json.loads(row["exhibits"]))
    told["problems"] = json.loads(row["problems"])
    told["fetched_at"] = row["fetched_at"] or ""
    return ListVersion(**told)
