"""The first tables, and the guards that keep custody and journal append-only."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0001"
down_revision = None

APPEND_ONLY = ("journal", "custody_entries")

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

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
    _make_tables()
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


def _make_tables() -> None:
    _people_and_journal()
    _evidence()
    _imports()
    _what_members_state()


def _people_and_journal() -> None:
    op.create_table(
        "agencies",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_agencies")),
    )
    op.create_table(
        "journal",
        sa.Column("entry", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.Column("chain_hash", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("entry", name=op.f("pk_journal")),
    )
    op.create_table(
        "members",
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("agency", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agency"], ["agencies.code"], name=op.f("fk_members_agency")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_members")),
    )


def _evidence() -> None:
    op.create_table(
        "evidence_items",
        sa.Column("exhibit", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("received_from", sa.Text(), nullable=False),
        sa.Column("sealed_by", sa.String(length=64), nullable=False),
        sa.Column("sealed_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["sealed_by"], ["members.code"], name=op.f("fk_evidence_items_sealed_by")
        ),
        sa.PrimaryKeyConstraint("exhibit", name=op.f("pk_evidence_items")),
        sa.UniqueConstraint("sha256", name=op.f("uq_evidence_items_sha256")),
    )
    op.create_table(
        "custody_entries",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("exhibit", _NUMBER, nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["evidence_items.exhibit"], name=op.f("fk_custody_entries_exhibit")
        ),
        sa.ForeignKeyConstraint(
            ["member"], ["members.code"], name=op.f("fk_custody_entries_member")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_custody_entries")),
    )
    op.create_index(("ix_custody_entries_exhibit"), "custody_entries", ["exhibit"], unique=False)


def _imports() -> None:
    op.create_table(
        "imports",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("exhibit", _NUMBER, nullable=False),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("reader_version", sa.Integer(), nullable=False),
        sa.Column("encoding", sa.String(length=32), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("mapping_sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("folder", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("committed_by", sa.String(length=64), nullable=False),
        sa.Column("committed_at", sa.String(length=27), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=64), nullable=True),
        sa.Column("withdrawn_at", sa.String(length=27), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('read', 'asked', 'refused')", name=op.f("ck_imports_state")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)",
            name=op.f("ck_imports_withdrawn_by_somebody"),
        ),
        sa.ForeignKeyConstraint(
            ["committed_by"], ["members.code"], name=op.f("fk_imports_committed_by")
        ),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["evidence_items.exhibit"], name=op.f("fk_imports_exhibit")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["members.code"], name=op.f("fk_imports_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_imports")),
        sa.UniqueConstraint("identity", name=op.f("uq_imports_identity")),
    )
    op.create_index(("ix_imports_exhibit"), "imports", ["exhibit"], unique=False)


def _what_members_state() -> None:
    op.create_table(
        "mappings",
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("confirmed_by", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["members.code"], name=op.f("fk_mappings_confirmed_by")
        ),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_mappings")),
    )
    op.create_table(
        "rates",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("source_currency", sa.String(length=8), nullable=False),
        sa.Column("target_currency", sa.String(length=8), nullable=False),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("stated_by", sa.String(length=64), nullable=False),
        sa.Column("stated_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["stated_by"], ["members.code"], name=op.f("fk_rates_stated_by")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rates")),
        sa.UniqueConstraint(
            "source_currency",
            "target_currency",
            "on_day",
            "source",
            name=op.f("uq_rates_source_currency_target_currency_on_day_source"),
        ),
    )
    op.create_table(
        "analyses",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("data_version", sa.String(length=64), nullable=False),
        sa.Column("code_version", sa.String(length=64), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("result_sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["members.code"], name=op.f("fk_analyses_made_by")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_analyses")),
    )
