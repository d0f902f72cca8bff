"""The journal: written in the same transaction as the change it tells of."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select

from qaitaru.engine.schema import JOURNAL
from qaitaru.evidence.leaf import (
    CHAIN_START,
    FORMAT,
    canonical,
    chain_hash,
    commitment,
    leaf_hash,
)
from qaitaru.facts.errors import JournalBroken
from qaitaru.facts.moments import instant_text

_ADDED: Final = "added"
_AT_A_TIME: Final = 1_000  # entries in memory: a journal of years is longer than memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """Who does what, when and why; why, and what it is about, stand in the payload."""

    act: str
    member: str
    agency: str
    at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One entry as it was written; the payload is None once erased."""

    entry: int
    fields: dict[str, object]
    payload: dict[str, object] | None
    added: dict[str, object]  # the rows its act added, by table: see added_rows.told_of
    chain_hash: bytes


def append(
    connection: Connection,
    doing: Doing,
    payload: Mapping[str, object],
    *,
    salt: bytes,
    added: Mapping[str, object] | None = None,
) -> int:
    """Write an entry and return its number; the caller's transaction commits it or not.

    Args:
        salt: fresh random bytes, handed in so that a test can be exact.
        added: what is told of the rows that the act added.
    """
    number, before = _end(connection)
    why = {"purpose": doing.purpose} if doing.purpose else {}
    rows = {_ADDED: added} if added else {}
    told = canonical({**payload, **why, **rows})
    leaf = canonical(
        {
            "v": FORMAT,
            "entry": number,
            "at": instant_text(doing.at),
            "agency": doing.agency,
            "member": doing.member,
            "act": doing.act,
            "commitment": commitment(salt, told),
        }
    )
    row = {
        "entry": number,
        "leaf": leaf,
        "leaf_hash": leaf_hash(leaf),
        "chain_hash": chain_hash(before, leaf),
        "salt": salt,
        "payload": told.decode(),
    }
    connection.execute(insert(JOURNAL).values(row))
    return number


def tells_rows(connection: Connection) -> bool:
    """Whether the journal tells the rows that acts add: not after an older format's entry."""
    last = select(JOURNAL.c.leaf).order_by(JOURNAL.c.entry.desc()).limit(1)
    leaf = connection.execute(last).scalar()
    return leaf is None or json.loads(leaf)["v"] >= FORMAT


def entries(connection: Connection, *, start: int = 0) -> Iterator[JournalEntry]:
    """The entries from a number on, in order, as written."""
    rows = connection.execute(
        select(JOURNAL).where(JOURNAL.c.entry >= start).order_by(JOURNAL.c.entry)
    )
    for row in rows:
        yield _entry(row)


def telling(connection: Connection, act: str, key: str) -> Iterator[JournalEntry]:
    """The entries of an act whose payload tells something under a key, in order, as written."""
    says = JOURNAL.c.payload.contains(f'"{key}":', autoescape=True)
    for row in connection.execute(select(JOURNAL).where(says).order_by(JOURNAL.c.entry)):
        entry = _entry(row)
        if entry.fields["act"] == act and key in (entry.payload or {}):
            yield entry


def verify(connection: Connection) -> int:
    """Prove every entry from the first, and return how many there are.

    Raises: JournalBroken at the first entry whose number, hashes, chain or payload do not hold.
    """
    return sum(1 for _ in proved(connection))


def proved(connection: Connection) -> Iterator[JournalEntry]:
    """Every entry from the first, each once it is proved to follow from those before it.

    Raises: JournalBroken, as ``verify``.
    """
    before, expected = CHAIN_START, 0
    query = select(JOURNAL).order_by(JOURNAL.c.entry).execution_options(yield_per=_AT_A_TIME)
    with connection.execute(query) as rows:
        for row in rows:
            after = chain_hash(before, row.leaf)
            if not (_follows(row, expected, after) and _tells_true(row)):
                raise JournalBroken(expected)
            yield _entry(row)
            before, expected = after, expected + 1


def head(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the chain's last hash in hex: enough to pin the journal."""
    number, chain = _end(connection)
    return number, chain.hex()


def _entry(row: Row[Any]) -> JournalEntry:
    payload = None if row.payload is None else json.loads(row.payload)
    added = {} if payload is None else payload.pop(_ADDED, {})
    return JournalEntry(row.entry, json.loads(row.leaf), payload, added, row.chain_hash)


def _follows(row: Row[Any], expected: int, after: bytes) -> bool:
    hashes = leaf_hash(row.leaf), after
    return row.entry == expected and (row.leaf_hash, row.chain_hash) == hashes


def _tells_true(row: Row[Any]) -> bool:
    fields = json.loads(row.leaf)
    if fields["entry"] != row.entry:
        return False
    if row.salt is None or row.payload is None:
        return row.salt is None and row.payload is None
    return bool(fields["commitment"] == commitment(row.salt, row.payload.encode()))


def _end(connection: Connection) -> tuple[int, bytes]:
    last = connection.execute(select(func.max(JOURNAL.c.entry))).scalar()
    if last is None:
        return 0, CHAIN_START
    chain = select(JOURNAL.c.chain_hash).where(JOURNAL.c.entry == last)
    return last + 1, connection.execute(chain).scalar_one()


def first_member(connection: Connection) -> str:
    """Who made the first entry; empty where there is none."""
    leaf = connection.execute(select(JOURNAL.c.leaf).order_by(JOURNAL.c.entry).limit(1)).scalar()
    return "" if leaf is None else str(json.loads(leaf)["member"])
