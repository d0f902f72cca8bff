"""Partners and their keys, packages sent and received, and where what came was first told.

All are added to only: what a partner was trusted with, and when that ended, stays to be seen.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0013"
down_revision = "0012"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("partner_steps", "packages", "origins")

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
    _partners()
    _packages()
    _origins()
    connection = op.get_bind()
    for table in _TABLES:
        if connection.dialect.name == "sqlite":
            for verb in ("update", "delete"):
                told = _SQLITE.format(table=table, verb=verb, event=verb.upper())
                connection.execute(text(told))
        else:
            connection.execute(text(_POSTGRES.format(table=table)))


def _partners() -> None:
    op.create_table(
        "partner_steps",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("agency", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.code"], name=op.f("fk_partner_steps_member")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_partner_steps")),
        sa.CheckConstraint("move IN ('trusted', 'ended')", name=op.f("ck_partner_steps_move")),
        sa.CheckConstraint(
            "move = 'trusted' OR reason <> ''", name=op.f("ck_partner_steps_ended_with_reason")
        ),
    )


def _packages() -> None:
    op.create_table(
        "packages",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("investigation", _NUMBER, nullable=False),
        sa.Column("agency", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["investigation"], ["investigations.number"], name=op.f("fk_packages_investigation")
        ),
        sa.ForeignKeyConstraint(["member"], ["members.code"], name=op.f("fk_packages_member")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_packages")),
        sa.UniqueConstraint("direction", "sha256", name=op.f("uq_packages_direction_sha256")),
        sa.CheckConstraint("direction IN ('sent', 'received')", name=op.f("ck_packages_direction")),
    )
    op.create_index(op.f("ix_packages_investigation"), "packages", ["investigation"])


def _origins() -> None:
    op.create_table(
        "origins",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("origin_number", sa.BigInteger(), nullable=False),
        sa.Column("package", _NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["package"], ["packages.number"], name=op.f("fk_origins_package")),
        sa.PrimaryKeyConstraint("kind", "number", name=op.f("pk_origins")),
        sa.UniqueConstraint(
            "kind", "origin", "origin_number", name=op.f("uq_origins_kind_origin_origin_number")
        ),
        sa.CheckConstraint("kind IN ('investigation', 'entry')", name=op.f("ck_origins_kind")),
    )
