"""No row takes another's place: REPLACE deletes unseen by SQLite's triggers, and is refused too.

Of each table that is added to only, a row whose key, or whatever else is once in the table, stands
there already is refused before SQLite would delete the one that stands. PostgreSQL has no such
statement; what it has instead (ON CONFLICT DO UPDATE) its triggers see as an update.
"""

from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection, text

revision = "0015"
down_revision = "0014"

_TABLES = "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE :told"
_REFUSED = """
CREATE TRIGGER {table}_replace_refused BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def upgrade() -> None:
    """Bring the record up."""
    connection = op.get_bind()
    if connection.dialect.name != "sqlite":
        return
    told = {"told": "%BEFORE DELETE ON%append-only%"}
    tables = sorted({name for (name,) in connection.execute(text(_TABLES), told)})
    for table in tables:
        same = " OR ".join(f"({_same(key)})" for key in _keys(connection, table))
        connection.execute(text(_REFUSED.format(table=table, same=same)))


def _keys(connection: Connection, table: str) -> Iterator[tuple[str, ...]]:
    """The columns of the primary key, then of everything else that is once in a table."""
    columns = connection.execute(text(f"PRAGMA table_info({table})")).all()
    yield tuple(one.name for one in columns if one.pk)
    for index in connection.execute(text(f"PRAGMA index_list({table})")).all():
        if index.unique and index.origin != "pk":
            parts = connection.execute(text(f"PRAGMA index_info({index.name})")).all()
            yield tuple(one.name for one in parts)


def _same(columns: tuple[str, ...]) -> str:
    return " AND ".join(f"{one} = NEW.{one}" for one in columns)
