"""Investigations, what was told of them, and what a second member decided: added to only.

What an entry is about, and what it corrects, is of its own investigation. A decision names its
entry together with the member who made it, so that the database itself knows that another one
decides; an entry is decided once, and a no has its reason.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0012"
down_revision = "0011"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("investigations", "case_entries", "case_decisions")
_OF_ENTRIES = ["case_entries.number", "case_entries.investigation"]

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
    _investigations()
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


def _investigations() -> None:
    op.create_table(
        "investigations",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("jurisdiction", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.String(length=64), nullable=False),
        sa.Column("opened_by", sa.String(length=64), nullable=False),
        sa.Column("opened_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["agency"], ["agencies.code"], name=op.f("fk_investigations_agency")
        ),
        sa.ForeignKeyConstraint(
            ["opened_by"], ["members.code"], name=op.f("fk_investigations_opened_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_investigations")),
    )


def _entries() -> None:
    op.create_table(
        "case_entries",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("investigation", _NUMBER, nullable=True),
        sa.Column("about", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("corrects", sa.BigInteger(), nullable=True),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["investigation"], ["investigations.number"], name=op.f("fk_case_entries_investigation")
        ),
        sa.ForeignKeyConstraint(
            ["about", "investigation"],
            _OF_ENTRIES,
            name=op.f("fk_case_entries_about_investigation"),
        ),
        sa.ForeignKeyConstraint(
            ["corrects", "investigation"],
            _OF_ENTRIES,
            name=op.f("fk_case_entries_corrects_investigation"),
        ),
        sa.ForeignKeyConstraint(
            ["made_by"], ["members.code"], name=op.f("fk_case_entries_made_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_entries")),
        sa.UniqueConstraint("number", "made_by", name=op.f("uq_case_entries_number_made_by")),
        sa.UniqueConstraint(
            "number", "investigation", name=op.f("uq_case_entries_number_investigation")
        ),
        sa.CheckConstraint("about < number", name=op.f("ck_case_entries_about_older")),
        sa.CheckConstraint("corrects < number", name=op.f("ck_case_entries_corrects_older")),
    )
    op.create_index(op.f("ix_case_entries_investigation"), "case_entries", ["investigation"])
    op.create_index(op.f("ix_case_entries_about"), "case_entries", ["about"])


def _decisions() -> None:
    op.create_table(
        "case_decisions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry", "asked_by"],
            ["case_entries.number", "case_entries.made_by"],
            name=op.f("fk_case_decisions_entry_asked_by"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["members.code"], name=op.f("fk_case_decisions_decided_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_case_decisions")),
        sa.UniqueConstraint("entry", name=op.f("uq_case_decisions_entry")),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_case_decisions_four_eyes")),
        sa.CheckConstraint("granted IN (0, 1)", name=op.f("ck_case_decisions_granted")),
        sa.CheckConstraint(
            "granted = 1 OR remark <> ''", name=op.f("ck_case_decisions_refused_with_reason")
        ),
    )
