"""Mappings that members have confirmed, kept in the record with every earlier text."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, func, insert, select

from qaitaru.engine.schema import MAPPINGS
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """One confirmed text of a mapping; a later text of the same name has a higher version."""

    name: str
    version: int
    text: str
    sha256: str
    confirmed_by: str
    confirmed_at: str


def save_mapping(
    connection: Connection, name: str, text: str, *, member: str, at: datetime
) -> SavedMapping:
    """Keep a mapping's text as its newest version; the same text again is the version it was."""
    last = latest_mappings(connection).get(name)
    digest = sha256(text.encode()).hexdigest()
    if last is not None and last.sha256 == digest:
        return last
    version = 1 if last is None else last.version + 1
    saved = SavedMapping(name, version, text, digest, member, instant_text(at))
    row = {column.name: getattr(saved, column.name) for column in MAPPINGS.columns}
    connection.execute(insert(MAPPINGS).values(row))
    return saved


def latest_mappings(connection: Connection) -> dict[str, SavedMapping]:
    """The newest text of every saved mapping, by name."""
    newest = (
        select(MAPPINGS.c.name, func.max(MAPPINGS.c.version).label("version"))
        .group_by(MAPPINGS.c.name)
        .subquery()
    )
    query = (
        select(MAPPINGS)
        .join(newest, (MAPPINGS.c.name == newest.c.name) & (MAPPINGS.c.version == newest.c.version))
        .order_by(MAPPINGS.c.name)
    )
    return {row.name: SavedMapping(*row) for row in connection.execute(query)}
