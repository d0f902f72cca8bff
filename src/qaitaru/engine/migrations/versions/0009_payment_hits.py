"""Payments stand in the queue of hits: what was put to a list is a party or stands in payments.

The payments behind a hit are added to, never rewritten, and only behind hits of payments. Who
decides a hit, and how, is held by the guards of 0007 for both kinds.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_KIND = """
ALTER TABLE hits ADD COLUMN kind VARCHAR(16) NOT NULL DEFAULT 'party'
CONSTRAINT ck_hits_kind CHECK (kind IN ('party', 'payment'))
"""
_WHY = "payments stand behind hits of payments"
_WHEN = "(SELECT kind FROM hits WHERE number = NEW.hit) <> 'payment'"
_SQLITE = (
    """
    CREATE TRIGGER hit_payments_update_refused BEFORE UPDATE ON hit_payments
    BEGIN SELECT RAISE(ABORT, 'hit_payments is append-only'); END
    """,
    """
    CREATE TRIGGER hit_payments_delete_refused BEFORE DELETE ON hit_payments
    BEGIN SELECT RAISE(ABORT, 'hit_payments is append-only'); END
    """,
    f"""
    CREATE TRIGGER hit_payments_guard BEFORE INSERT ON hit_payments WHEN {_WHEN}
    BEGIN SELECT RAISE(ABORT, '{_WHY}'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE TRIGGER hit_payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hit_payments
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """,
    f"""
    CREATE FUNCTION guard_hit_payment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {_WHEN} THEN RAISE EXCEPTION '{_WHY}'; END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER hit_payments_guard BEFORE INSERT ON hit_payments
    FOR EACH ROW EXECUTE FUNCTION guard_hit_payment()
    """,
)


def upgrade() -> None:
    """Bring the record up."""
    connection = op.get_bind()
    connection.execute(text(_KIND))
    op.create_table(
        "hit_payments",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("hit", _NUMBER, nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False),
        sa.Column("field", sa.String(length=32), nullable=False),
        sa.Column("analysis", _NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["hit"], ["hits.number"], name=op.f("fk_hit_payments_hit")),
        sa.ForeignKeyConstraint(
            ["analysis"], ["analyses.number"], name=op.f("fk_hit_payments_analysis")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_hit_payments")),
        sa.UniqueConstraint("hit", "entry", "field", name=op.f("uq_hit_payments_hit_entry_field")),
    )
    is_sqlite = connection.dialect.name == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        connection.execute(text(statement))
