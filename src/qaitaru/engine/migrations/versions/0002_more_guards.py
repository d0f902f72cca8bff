"""Guards over what members stated and what was taken in: it is added to, never rewritten."""

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"

# An import may be withdrawn, once; nothing else of it changes.
_WITHDRAWAL = (
    "UPDATE OF number, identity, exhibit, reader, reader_version, encoding, mapping, "
    "mapping_sha256, state, folder, rows, problems, content_sha256, committed_by, committed_at"
)
GUARDED = {
    "evidence_items": "UPDATE",
    "imports": _WITHDRAWAL,
    "mappings": "UPDATE",
    "rates": "UPDATE",
    "analyses": "UPDATE",
}
"""Each table, and the changes of its rows that are refused; none is ever deleted."""

_SQLITE = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES = """
CREATE TRIGGER {table}_append_only BEFORE {update} OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Bring the record up."""
    connection = op.get_bind()
    for table, update in GUARDED.items():
        if connection.dialect.name == "sqlite":
            for verb, event in (("update", update), ("delete", "DELETE")):
                statement = _SQLITE.format(table=table, verb=verb, event=event)
                connection.execute(text(statement))
        else:
            connection.execute(text(_POSTGRES.format(table=table, update=update)))
