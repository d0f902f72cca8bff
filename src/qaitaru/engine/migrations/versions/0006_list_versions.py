"""Versions of sanctions lists: added to, never rewritten."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0006"
down_revision = "0005"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_SQLITE = """
CREATE TRIGGER list_versions_{verb}_refused BEFORE {event} ON list_versions
BEGIN SELECT RAISE(ABORT, 'list_versions is append-only'); END
"""
_POSTGRES = """
CREATE TRIGGER list_versions_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_versions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Bring the record up."""
    op.create_table(
        "list_versions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("publisher", sa.String(length=64), nullable=False),
        sa.Column("list_name", sa.String(length=128), nullable=False),
        sa.Column("published_on", sa.String(length=10), nullable=False),
        sa.Column("published_text", sa.Text(), nullable=False),
        sa.Column("dated_by", sa.String(length=16), nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("exhibits", sa.Text(), nullable=False),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("reader_version", sa.Integer(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.String(length=27), nullable=True),
        sa.Column("accepted_because", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["members.code"], name=op.f("fk_list_versions_added_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_list_versions")),
        sa.UniqueConstraint("identity", name=op.f("uq_list_versions_identity")),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(_SQLITE.format(verb=verb, event=verb.upper())))
    else:
        connection.execute(text(_POSTGRES))
