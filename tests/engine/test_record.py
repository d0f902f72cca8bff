import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Connection, text
from sqlalchemy.exc import DBAPIError

from qaitaru.engine.record import open_record
from qaitaru.engine.schema import METADATA


def test_the_migrations_end_at_the_tables_that_the_code_speaks_of(record_url: str) -> None:
    record = open_record(record_url)
    with record.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    record.close()


def test_opening_again_changes_nothing(record_url: str) -> None:
    open_record(record_url).close()
    record = open_record(record_url)
    with record.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [
            ("0015",)
        ]
    record.close()


def test_a_laptop_record_is_durable_and_guarded(tmp_path: object) -> None:
    record = open_record(f"sqlite:///{tmp_path}/record.sqlite")
    with record.read() as connection:
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        ]
    assert told == ["wal", 2, 1, 1]
    record.close()


@pytest.mark.postgres
def test_a_server_that_was_started_anew_is_met_again(postgres: str) -> None:
    name = "anew"
    with psycopg.connect(f"{postgres.format(name='postgres')}".replace("+psycopg", "")) as server:
        server.autocommit = True
        server.execute(f"CREATE DATABASE {name}")
        record = open_record(postgres.format(name=name))
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
        assert server.execute(ended, [name]).fetchall()
    with record.read() as connection:
        assert connection.execute(text("SELECT count(*) FROM journal")).scalar() == 0
    record.close()


def test_who_only_reads_cannot_write(record_url: str) -> None:
    record = open_record(record_url)
    statement = text("INSERT INTO agencies VALUES ('a', 'b')")
    with pytest.raises(DBAPIError), record.read() as connection:
        connection.execute(statement)
    with record.write() as connection:
        connection.execute(statement)
    record.close()


KEPT = sorted(set(METADATA.tables) - {"agencies", "members"})
"""What is only ever added to."""

REFUSED = "append-only|a proposal waits already"

CHECKED = {
    "state": "read",
    "kind": "payment",
    "move": "proposed",
    "verdict": "match",
    "decided_by": "y",
    "party_judgements.verdict": "same",
    "finding_steps.verdict": "suppressed",
    "partner_steps.move": "trusted",
    "workspace_roles.move": "given",
    "direction": "received",
    "origins.kind": "entry",
    "second_key": "y",
}
"""Values of columns that take not just anything."""


@pytest.mark.parametrize("table", KEPT)
def test_what_was_taken_in_or_stated_is_never_rewritten(record_url: str, table: str) -> None:
    record = open_record(record_url)
    key = METADATA.tables[table].primary_key.columns[0].name
    with (
        record.engine.connect() as connection
    ):  # rows that refer to nothing: to have some to change
        _insert_anything(connection, table)
        rewritten = [f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}"]
        if connection.dialect.name == "sqlite":
            rewritten.append(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        for statement in rewritten:
            with pytest.raises(DBAPIError, match=REFUSED), connection.begin_nested():
                connection.execute(text(statement))
    record.close()


@pytest.mark.parametrize("table", KEPT)
def test_a_stranger_with_the_file_replaces_no_row_either(tmp_path: Path, table: str) -> None:
    file = tmp_path / "record.sqlite"
    open_record(f"sqlite:///{file}").close()
    row = _anything_of(table)
    told = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    with closing(sqlite3.connect(file)) as stranger:  # minds none of our settings
        stranger.execute(told, [*row.values()])
        before = stranger.execute(f"SELECT * FROM {table}").fetchall()
        assert len(before) == 1
        with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
            stranger.execute(f"REPLACE INTO {table} SELECT * FROM {table}")
        assert stranger.execute(f"SELECT * FROM {table}").fetchall() == before


def _insert_anything(connection: Connection, table: str) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        connection.exec_driver_sql("SET session_replication_role = replica")
    connection.execute(METADATA.tables[table].insert().values(_anything_of(table)))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET session_replication_role = origin")


def _anything_of(table: str) -> dict[str, object]:
    columns = METADATA.tables[table].columns
    return {one.name: _anything(one) for one in columns if not one.nullable}


def _anything(column: Column[Any]) -> object:
    for name in (str(column), column.name):
        if name in CHECKED:
            return CHECKED[name]
    return {int: 1, bytes: b"x"}.get(column.type.python_type, "x")
