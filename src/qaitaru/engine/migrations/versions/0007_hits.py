"""Hits of screenings and the decisions on them: added to, never rewritten, by two members.

The database itself holds that who proposes does not confirm, that an answer belongs to the
proposal it answers, and that a hit has one proposal waiting at a time.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0007"
down_revision = "0006"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("hits", "hit_dispositions")

_GUARDS = (
    (
        "maker is not checker",
        (
            "NEW.move IN ('confirmed', 'refused') AND NEW.member = "
            "(SELECT member FROM hit_dispositions WHERE number = NEW.answers)"
        ),
    ),
    (
        "only the maker withdraws",
        (
            "NEW.move = 'withdrawn' AND NEW.member <> "
            "(SELECT member FROM hit_dispositions WHERE number = NEW.answers)"
        ),
    ),
    (
        "an answer belongs to its proposal",
        (
            "NEW.move <> 'proposed' AND NOT EXISTS (SELECT 1 FROM hit_dispositions WHERE "
            "number = NEW.answers AND hit = NEW.hit AND move = 'proposed' "
            "AND verdict = NEW.verdict)"
        ),
    ),
    (
        "a proposal waits already",
        (
            "NEW.move = 'proposed' AND EXISTS (SELECT 1 FROM hit_dispositions AS p WHERE "
            "p.hit = NEW.hit AND p.move = 'proposed' AND NOT EXISTS "
            "(SELECT 1 FROM hit_dispositions AS a WHERE a.answers = p.number))"
        ),
    ),
)
"""What is refused, and when."""

_SQLITE_APPEND = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SQLITE_GUARD = """
CREATE TRIGGER hit_dispositions_guard_{number} BEFORE INSERT ON hit_dispositions WHEN {when}
BEGIN SELECT RAISE(ABORT, '{why}'); END
"""
_POSTGRES_APPEND = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION guard_hit_disposition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {guards}
  RETURN NEW;
END $$
"""
_POSTGRES_IF = "IF {when} THEN RAISE EXCEPTION '{why}'; END IF;"
_POSTGRES_GUARD = """
CREATE TRIGGER hit_dispositions_guard BEFORE INSERT ON hit_dispositions
FOR EACH ROW EXECUTE FUNCTION guard_hit_disposition()
"""


def upgrade() -> None:
    """Bring the record up."""
    _make_hits()
    _make_dispositions()
    connection = op.get_bind()
    for statement in _sqlite() if connection.dialect.name == "sqlite" else _postgresql():
        connection.execute(text(statement))


def _make_hits() -> None:
    op.create_table(
        "hits",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("publisher", sa.String(length=64), nullable=False),
        sa.Column("reference", sa.String(length=256), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("list_version", _NUMBER, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("analysis", _NUMBER, nullable=False),
        sa.Column("met_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_version"], ["list_versions.number"], name=op.f("fk_hits_list_version")
        ),
        sa.ForeignKeyConstraint(["analysis"], ["analyses.number"], name=op.f("fk_hits_analysis")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_hits")),
        sa.UniqueConstraint(
            "fingerprint",
            "publisher",
            "reference",
            "content_sha256",
            name=op.f("uq_hits_fingerprint_publisher_reference_content_sha256"),
        ),
    )


def _make_dispositions() -> None:
    op.create_table(
        "hit_dispositions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("hit", _NUMBER, nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("discriminators", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.String(length=10), nullable=False),
        sa.Column("answers", _NUMBER, nullable=True),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint(
            "move IN ('proposed', 'confirmed', 'refused', 'withdrawn')",
            name=op.f("ck_hit_dispositions_move"),
        ),
        sa.CheckConstraint(
            "verdict IN ('match', 'no_match')", name=op.f("ck_hit_dispositions_verdict")
        ),
        sa.CheckConstraint(
            "(move = 'proposed') = (answers IS NULL)",
            name=op.f("ck_hit_dispositions_answers_a_proposal"),
        ),
        sa.CheckConstraint(
            "move <> 'proposed' OR ground <> ''",
            name=op.f("ck_hit_dispositions_proposed_on_a_ground"),
        ),
        sa.ForeignKeyConstraint(["hit"], ["hits.number"], name=op.f("fk_hit_dispositions_hit")),
        sa.ForeignKeyConstraint(
            ["answers"], ["hit_dispositions.number"], name=op.f("fk_hit_dispositions_answers")
        ),
        sa.ForeignKeyConstraint(
            ["member"], ["members.code"], name=op.f("fk_hit_dispositions_member")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_hit_dispositions")),
        sa.UniqueConstraint("answers", name=op.f("uq_hit_dispositions_answers")),
    )
    op.create_index(op.f("ix_hit_dispositions_hit"), "hit_dispositions", ["hit"])


def _sqlite() -> list[str]:
    appended = [
        _SQLITE_APPEND.format(table=table, verb=verb, event=verb.upper())
        for table in _TABLES
        for verb in ("update", "delete")
    ]
    guards = enumerate(_GUARDS, start=1)
    return appended + [
        _SQLITE_GUARD.format(number=number, when=when, why=why) for number, (why, when) in guards
    ]


def _postgresql() -> list[str]:
    guards = "\n  ".join(_POSTGRES_IF.format(when=when, why=why) for why, when in _GUARDS)
    appended = [_POSTGRES_APPEND.format(table=table) for table in _TABLES]
    return [*appended, _POSTGRES_FUNCTION.format(guards=guards), _POSTGRES_GUARD]
