"""Wealth profiles as members gave them, with every earlier text: added to, never rewritten."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"

_SQLITE = """
CREATE TRIGGER wealth_profiles_{verb}_refused BEFORE {event} ON wealth_profiles
BEGIN SELECT RAISE(ABORT, 'wealth_profiles is append-only'); END
"""
_POSTGRES = """
CREATE TRIGGER wealth_profiles_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON wealth_profiles
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Bring the record up."""
    op.create_table(
        "wealth_profiles",
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("saved_by", sa.String(length=64), nullable=False),
        sa.Column("saved_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["members.code"], name=op.f("fk_wealth_profiles_saved_by")
        ),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_wealth_profiles")),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(_SQLITE.format(verb=verb, event=verb.upper())))
    else:
        connection.execute(text(_POSTGRES))
