"""The door to the record: SQLite on a laptop, PostgreSQL by URL on a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text

from qaitaru.facts.errors import WorkspaceTooNew

_WAIT_MS = 30_000
_WRITER_LOCK = 0x7161_6974  # any fixed number: one writer at a time, as on SQLite


@dataclass(frozen=True, slots=True)
class Record:
    """An open record."""

    url: str
    engine: Engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that may change the record; all of it is kept, or none.

        Writers take turns: the lock is had before the first read, so that what is read still
        holds when it is written upon. (On PostgreSQL this asks for READ COMMITTED: a state
        seen while waiting for the lock would be stale.)
        """
        writer = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        with writer.begin() as connection:
            if connection.dialect.name == "postgresql":
                lock = text("SELECT pg_advisory_xact_lock(:lock)")
                connection.execute(lock, {"lock": _WRITER_LOCK})
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that sees a single state of the record and changes nothing."""
        reader = self.engine
        if reader.dialect.name == "postgresql":
            reader = reader.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
        with reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_record(url: str) -> Record:
    """Open the record at a URL, bringing an older one up to this edition's tables.

    Raises: WorkspaceTooNew where a later edition wrote it.
    """
    engine = _engine(url)
    record = Record(url, engine)
    try:
        _migrate(record)
    except BaseException:
        record.close()
        raise
    return record


def sqlite_url(path: Path) -> str:
    """The URL of a record kept in a file."""
    return f"sqlite:///{path}"


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True)  # a server may have been started anew
    engine = create_engine(url, connect_args={"timeout": _WAIT_MS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Durable commits (WAL with FULL), and transactions begun by us alone.

    Without ``recursive_triggers`` a row could be rewritten by REPLACE, which deletes and asks no
    guard.

    Source: SQLite documentation, PRAGMA synchronous; measured: with NORMAL a power cut loses
    acknowledged commits, with FULL none. ON CONFLICT: "When the REPLACE conflict resolution
    strategy deletes rows ... delete triggers fire if and only if recursive triggers are enabled".
    """
    connection.isolation_level = None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        f"busy_timeout = {_WAIT_MS}",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    begin = connection.get_execution_options().get("begin")
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if begin else 'ON'}")
    connection.exec_driver_sql(begin or "BEGIN")


def _migrate(record: Record) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    script = ScriptDirectory.from_config(config)
    with record.read() as connection:
        edition = MigrationContext.configure(connection).get_current_revision()
    if edition == script.get_current_head():
        return
    if edition is not None and edition not in {step.revision for step in script.walk_revisions()}:
        raise WorkspaceTooNew(record.engine.url.render_as_string(), edition)
    with record.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
