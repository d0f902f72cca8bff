"""Wealth profiles as members gave them, kept in the record with every earlier text."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select

from qaitaru.engine.schema import WEALTH_PROFILES
from qaitaru.facts.errors import ProfileChanged
from qaitaru.facts.moments import instant_text


@dataclass(frozen=True, slots=True)
class SavedProfile:
    """One text of a profile; a later text of the same name has a higher version."""

    name: str
    version: int
    text: str
    sha256: str
    saved_by: str
    saved_at: str


def save_profile(
    connection: Connection, profile: tuple[str, str], *, seen: int | None, member: str, at: datetime
) -> SavedProfile:
    """Keep a profile's text as its newest version; the same text again is the version it was.

    Args:
        profile: its name and text.
        seen: the version that the text was made from, 0 for none; None where nobody asks.
    Raises: ProfileChanged where there is a newer version than that.
    """
    name, text = profile
    last = next(iter(versions(connection, name)), None)
    digest = sha256(text.encode()).hexdigest()
    if last is not None and last.sha256 == digest:
        return last
    before = 0 if last is None else last.version
    if last is not None and seen is not None and seen != before:
        raise ProfileChanged(name, str(before), last.saved_by)
    saved = SavedProfile(name, before + 1, text, digest, member, instant_text(at))
    row = {column.name: getattr(saved, column.name) for column in WEALTH_PROFILES.columns}
    connection.execute(insert(WEALTH_PROFILES).values(row))
    return saved


def every_version(connection: Connection) -> list[SavedProfile]:
    """Every text of every profile, by name and from the latest."""
    order = (WEALTH_PROFILES.c.name, WEALTH_PROFILES.c.version.desc())
    return [
        SavedProfile(*row) for row in connection.execute(select(WEALTH_PROFILES).order_by(*order))
    ]


def versions(connection: Connection, name: str) -> list[SavedProfile]:
    """Every text of one profile, from the latest; empty where there is none of that name."""
    return [one for one in every_version(connection) if one.name == name]
