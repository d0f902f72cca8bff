"""What every act shares: one transaction, the clock, the member, and the journal entry.

The entry tells what was done, and every row that was added, by its hash. An act that fails leaves
the record as it was, but for one entry that says it was tried.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import SQLAlchemyError

from qaitaru.acts.workspace import Workspace
from qaitaru.engine.disk_full import is_disk_full
from qaitaru.engine.schema import AGENCIES, MEMBERS
from qaitaru.evidence import journal
from qaitaru.evidence.added_rows import everything, note_added, told_of
from qaitaru.evidence.leaf import SALT_BYTES
from qaitaru.facts.errors import WorkspaceFull

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The machine's time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who acts, where, and by which clock."""

    workspace: Workspace
    clock: Clock = wall_clock

    @property
    def member(self) -> str:
        """The member's code."""
        return self.workspace.settings.member


@dataclass(frozen=True, slots=True)
class Deed:
    """An act while it goes on: its transaction, its instant, and what the journal will tell."""

    connection: Connection
    at: datetime
    member: str
    told: dict[str, object] = field(default_factory=dict)


@contextmanager
def act(desk: Desk, verb: str, *, purpose: str = "") -> Iterator[Deed]:
    """Do something: whatever the body writes and tells is kept with its journal entry, or not.

    The clock is looked at once it is the act's turn: instants follow one another as the acts do,
    and what was seen as of an instant is seen so for ever.

    Raises: WorkspaceFull, beside what the body raises.
    """
    try:
        with _deed(desk, verb, purpose) as deed:
            yield deed
    except Exception as fault:
        _tell_failure(desk, verb, purpose, fault)
        if is_disk_full(fault):
            raise WorkspaceFull(str(desk.workspace.folder)) from fault
        raise


@contextmanager
def consult(desk: Desk, verb: str, *, purpose: str = "", **told: object) -> Iterator[Connection]:
    """Read something: the journal tells of it first, and where it cannot, nothing is read."""
    with act(desk, verb, purpose=purpose) as deed:
        deed.told.update(told)
    with desk.workspace.record.read() as connection:
        yield connection


def _tell_failure(desk: Desk, verb: str, purpose: str, fault: Exception) -> None:
    """Tell that it was tried; where not even that can be written, the fault is told, not this."""
    with suppress(OSError, SQLAlchemyError), _deed(desk, f"{verb}.failed", purpose) as deed:
        deed.told["fault"] = type(fault).__name__


@contextmanager
def _deed(desk: Desk, verb: str, purpose: str) -> Iterator[Deed]:
    """One transaction: what is written in it, then the entry that tells of it."""
    with desk.workspace.record.write() as connection:
        added = note_added(connection)
        _introduce(connection, desk.workspace)
        deed = Deed(connection, desk.clock(), desk.member)
        yield deed
        if not journal.tells_rows(connection):
            added = everything(connection)
        doing = journal.Doing(
            act=verb,
            member=desk.member,
            agency=desk.workspace.settings.agency,
            at=deed.at,
            purpose=purpose,
        )
        rows = told_of(connection, added)
        journal.append(connection, doing, deed.told, salt=_salt(), added=rows)


def _introduce(connection: Connection, workspace: Workspace) -> None:
    """A member whom the settings name is known to the record from the first act on."""
    own = workspace.settings
    known = select(MEMBERS.c.code).where(MEMBERS.c.code == own.member)
    if connection.execute(known).first() is not None:
        return
    if (
        connection.execute(select(AGENCIES.c.code).where(AGENCIES.c.code == own.agency)).first()
        is None
    ):
        connection.execute(insert(AGENCIES).values(code=own.agency, name=own.agency_name))
    row = {"code": own.member, "agency": own.agency, "name": own.member_name}
    connection.execute(insert(MEMBERS).values(row))


def _salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)
