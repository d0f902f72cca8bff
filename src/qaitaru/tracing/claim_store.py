"""Claims as members saved them, kept in the record with every earlier text."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from qaitaru.engine.schema import CLAIMS
from qaitaru.facts.errors import ClaimMissing
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True)
class SavedClaim:
    """One text of a claim; a later text of the same name has a higher version."""

    name: str
    version: int
    text: str
    sha256: str
    saved_by: str
    saved_at: str


def save_claim(
    connection: Connection, name: str, text: str, *, member: str, at: datetime
) -> SavedClaim:
    """Keep a claim's text as its newest version; the same text again is the version it was."""
    last = next(iter(versions(connection, name)), None)
    digest = sha256(text.encode()).hexdigest()
    if last is not None and last.sha256 == digest:
        return last
    version = 1 if last is None else last.version + 1
    saved = SavedClaim(name, version, text, digest, member, instant_text(at))
    row = {column.name: getattr(saved, column.name) for column in CLAIMS.columns}
    connection.execute(insert(CLAIMS).values(row))
    return saved


def every_version(connection: Connection) -> list[SavedClaim]:
    """Every text of every claim, by name and from the latest."""
    query = select(CLAIMS).order_by(CLAIMS.c.name, CLAIMS.c.version.desc())
    return [SavedClaim(*row) for row in connection.execute(query)]


def latest_claims(connection: Connection) -> list[SavedClaim]:
    """The newest text of every claim, by name."""
    newest: dict[str, SavedClaim] = {}
    for one in every_version(connection):
        newest.setdefault(one.name, one)
    return list(newest.values())


def versions(connection: Connection, name: str) -> list[SavedClaim]:
    """Every text of one claim, from the latest; empty where there is none of that name."""
    query = select(CLAIMS).where(CLAIMS.c.name == name).order_by(CLAIMS.c.version.desc())
    return [SavedClaim(*row) for row in connection.execute(query)]


def find_claim(connection: Connection, name: str, version: int | None = None) -> SavedClaim:
    """One text of a claim; the newest where no version is named.

    Raises: ClaimMissing.
    """
    for one in versions(connection, name):
        if version in {None, one.version}:
            return one
    raise ClaimMissing(name if version is None else f"{name}, {version}")
