"""Duties to freeze, what was told of them, and what a second member decided: added to only.

A decision names its entry together with the member who made it, so that the database itself knows
that another one decides; an entry is decided once.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0008"
down_revision = "0007"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("duties", "duty_entries", "duty_decisions")

_SQLITE = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Bring the record up."""
    _duties()
    _entries()
    _decisions()
    connection = op.get_bind()
    for table in _TABLES:
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                told = _SQLITE.format(table=table, verb=verb, event=verb.upper())
                connection.execute(text(told))
        else:
            connection.execute(text(_POSTGRES.format(table=table)))


def _duties() -> None:
    op.create_table(
        "duties",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("publisher", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=256), nullable=False),
        sa.Column("listed_name", sa.Text(), nullable=False),
        sa.Column("regime", sa.String(length=64), nullable=False),
        sa.Column("jurisdiction", sa.String(length=16), nullable=False),
        sa.Column("list_version", _NUMBER, nullable=True),
        sa.Column("list_sha256", sa.String(length=64), nullable=False),
        sa.Column("published_on", sa.String(length=10), nullable=False),
        sa.Column("published_utc", sa.String(length=27), nullable=False),
        sa.Column("fetched_at", sa.String(length=27), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("party_key", sa.Text(), nullable=False),
        sa.Column("hit", sa.BigInteger(), nullable=True),
        sa.Column("score", sa.String(length=32), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("opened_by", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_version"], ["list_versions.number"], name=op.f("fk_duties_list_version")
        ),
        sa.ForeignKeyConstraint(["opened_by"], ["members.code"], name=op.f("fk_duties_opened_by")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_duties")),
        sa.UniqueConstraint("hit", name=op.f("uq_duties_hit")),
    )


def _entries() -> None:
    op.create_table(
        "duty_entries",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("duty", _NUMBER, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["duty"], ["duties.number"], name=op.f("fk_duty_entries_duty")),
        sa.ForeignKeyConstraint(
            ["made_by"], ["members.code"], name=op.f("fk_duty_entries_made_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_duty_entries")),
        sa.UniqueConstraint("number", "made_by", name=op.f("uq_duty_entries_number_made_by")),
    )
    op.create_index(op.f("ix_duty_entries_duty"), "duty_entries", ["duty"])


def _decisions() -> None:
    op.create_table(
        "duty_decisions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry", "asked_by"],
            ["duty_entries.number", "duty_entries.made_by"],
            name=op.f("fk_duty_decisions_entry_asked_by"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["members.code"], name=op.f("fk_duty_decisions_decided_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_duty_decisions")),
        sa.UniqueConstraint("entry", name=op.f("uq_duty_decisions_entry")),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_duty_decisions_four_eyes")),
        sa.CheckConstraint("granted IN (0, 1)", name=op.f("ck_duty_decisions_granted")),
    )
