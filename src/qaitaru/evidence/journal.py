"""The journal: written in the same transaction as the change it tells of."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from qaitaru.engine.schema import JOURNAL
from qaitaru.evidence.leaf import CHAIN_START, canonical, chain_hash, commitment, leaf_hash
from qaitaru.facts.errors import JournalBroken
from qaitaru.facts.moments import instant_text


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
    chain_hash: bytes


def append(
    connection: Connection, doing: Doing, payload: Mapping[str, object], *, salt: bytes
) -> int:
    """Write an entry and return its number; the caller's transaction commits it or not.

    Args:
        salt: fresh random bytes, handed in so that a test can be exact.
    """
    number, before = _end(connection)
    why = {"purpose": doing.purpose} if doing.purpose else {}
    told = canonical({**payload, **why})
    leaf = canonical(
        {
            "v": 1,
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


def entries(connection: Connection, *, start: int = 0) -> Iterator[JournalEntry]:
    """The entries from a number on, in order, as written."""
    rows = connection.execute(
        select(JOURNAL).where(JOURNAL.c.entry >= start).order_by(JOURNAL.c.entry)
    )
    for row in rows:
        payload = None if row.payload is None else json.loads(row.payload)
        yield JournalEntry(row.entry, json.loads(row.leaf), payload, row.chain_hash)


def verify(connection: Connection) -> int:
    """Prove every entry from the first, and return how many there are.

    Raises: JournalBroken at the first entry whose number, hashes, chain or payload do not hold.
    """
    before, expected = CHAIN_START, 0
    for row in connection.execute(select(JOURNAL).order_by(JOURNAL.c.entry)):
        after = chain_hash(before, row.leaf)
        proved = (row.entry, row.leaf_hash, row.chain_hash) == (
            expected,
            leaf_hash(row.leaf),
            after,
        )
        if not (proved and _tells_true(row.leaf, row.entry, row.salt, row.payload)):
            raise JournalBroken(expected)
        before, expected = after, expected + 1
    return expected


def head(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the chain's last hash in hex: enough to pin the journal."""
    number, chain = _end(connection)
    return number, chain.hex()


def _tells_true(leaf: bytes, entry: int, salt: bytes | None, payload: str | None) -> bool:
    fields = json.loads(leaf)
    if fields["entry"] != entry:
        return False
    if salt is None or payload is None:
        return salt is None and payload is None
    return bool(fields["commitment"] == commitment(salt, payload.encode()))


def _end(connection: Connection) -> tuple[int, bytes]:
    last = connection.execute(select(func.max(JOURNAL.c.entry))).scalar()
    if last is None:
        return 0, CHAIN_START
    chain = select(JOURNAL.c.chain_hash).where(JOURNAL.c.entry == last)
    return last + 1, connection.execute(chain).scalar_one()
