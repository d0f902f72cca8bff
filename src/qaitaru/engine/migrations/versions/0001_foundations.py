"""The first tables, and the guards that keep custody and journal append-only."""

from alembic import op
from sqlalchemy import text

from qaitaru.engine.schema import METADATA

revision = "0001"
down_revision = None

APPEND_ONLY = ("journal", "custody_entries")

_SQLITE_GUARD = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""
_POSTGRES_GUARD = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
# An entry's payload and salt may be erased, by law; the leaf and its hashes never change.
_ERASURE = "UPDATE OF entry, leaf, leaf_hash, chain_hash"


def upgrade() -> None:
    """Bring the record up."""
    connection = op.get_bind()
    METADATA.create_all(connection)
    if connection.dialect.name == "sqlite":
        for statement in _sqlite_guards():
            connection.execute(text(statement))
    else:
        connection.execute(text(_POSTGRES_FUNCTION))
        for statement in _postgres_guards():
            connection.execute(text(statement))


def _sqlite_guards() -> list[str]:
    return [
        _SQLITE_GUARD.format(table=table, verb=verb.lower(), event=event)
        for table in APPEND_ONLY
        for verb, event in (("UPDATE", _update_of(table)), ("DELETE", "DELETE"))
    ]


def _postgres_guards() -> list[str]:
    return [
        _POSTGRES_GUARD.format(table=table).replace("UPDATE", _update_of(table))
        for table in APPEND_ONLY
    ]


def _update_of(table: str) -> str:
    return _ERASURE if table == "journal" else "UPDATE"
