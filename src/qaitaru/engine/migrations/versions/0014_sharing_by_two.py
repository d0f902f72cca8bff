"""Roles in a workspace, questions of hit or no hit with their answers, and what was signed, kept.

What leaves an agency was allowed by a second member, and the database itself knows it: a package
goes out only upon a granted decision on a sending of its own investigation, an answer only upon a
granted decision of somebody other than who took the question in. Columns that are added to what
stood before say nothing of it.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0014"
down_revision = "0013"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = (
    "workspace_roles", "messages", "questions", "question_decisions", "question_answers",
)  # fmt: skip
_ALLOWED = {
    "packages": (
        "NEW.direction = 'sent' AND NOT EXISTS (SELECT 1 FROM case_decisions AS d "
        "JOIN case_entries AS e ON e.number = d.entry WHERE d.number = NEW.decision "
        "AND d.granted = 1 AND e.kind = 'sending' AND e.investigation = NEW.investigation)"
    ),
    "question_answers": (
        "EXISTS (SELECT 1 FROM questions AS q WHERE q.number = NEW.question "
        "AND q.direction = 'received') AND NOT EXISTS (SELECT 1 FROM question_decisions AS d "
        "WHERE d.question = NEW.question AND d.granted = 1)"
    ),
}
"""When a row may not be added, by table."""

_SQLITE = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SQLITE_BY_TWO = """
CREATE TRIGGER {table}_by_two BEFORE INSERT ON {table} WHEN {refused}
BEGIN SELECT RAISE(ABORT, '{table}: a second member allows it first'); END
"""
_POSTGRES = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
_POSTGRES_RULE = """
CREATE FUNCTION {table}_refuse_alone() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
IF {refused} THEN RAISE EXCEPTION '{table}: a second member allows it first'; END IF;
RETURN NEW;
END $$
"""
_POSTGRES_BY_TWO = """
CREATE TRIGGER {table}_by_two BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_refuse_alone()
"""


def upgrade() -> None:
    """Bring the record up."""
    _roles()
    _messages()
    _questions()
    _question_decisions()
    _question_answers()
    for name in ("channel", "told_by"):  # how the key's fingerprint was told, and by whom
        column = sa.Column(name, sa.Text(), nullable=False, server_default="")
        op.add_column("partner_steps", column)
    op.add_column("packages", sa.Column("decision", sa.BigInteger(), nullable=True))
    connection = op.get_bind()
    guards = _sqlite_guards() if connection.dialect.name == "sqlite" else _postgres_guards()
    for statement in guards:
        connection.execute(text(statement))


def _sqlite_guards() -> list[str]:
    told = [
        _SQLITE.format(table=table, verb=verb, event=verb.upper())
        for table in _TABLES
        for verb in ("update", "delete")
    ]
    rules = [_SQLITE_BY_TWO.format(table=one, refused=rule) for one, rule in _ALLOWED.items()]
    return [*told, *rules]


def _postgres_guards() -> list[str]:
    told = [_POSTGRES.format(table=table) for table in _TABLES]
    for table, rule in _ALLOWED.items():
        told.append(_POSTGRES_RULE.format(table=table, refused=rule))
        told.append(_POSTGRES_BY_TWO.format(table=table))
    return told


def _roles() -> None:
    op.create_table(
        "workspace_roles",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["member"], ["members.code"], name=op.f("fk_workspace_roles_member")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_workspace_roles")),
        sa.CheckConstraint("move IN ('given', 'ended')", name=op.f("ck_workspace_roles_move")),
        sa.CheckConstraint(
            "move = 'given' OR reason <> ''", name=op.f("ck_workspace_roles_ended_with_reason")
        ),
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("told", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_messages")),
    )


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("investigation", _NUMBER, nullable=True),
        sa.Column("agency", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("identifiers", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["investigation"], ["investigations.number"], name=op.f("fk_questions_investigation")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["messages.sha256"], name=op.f("fk_questions_sha256")),
        sa.ForeignKeyConstraint(["member"], ["members.code"], name=op.f("fk_questions_member")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_questions")),
        sa.UniqueConstraint("direction", "sha256", name=op.f("uq_questions_direction_sha256")),
        sa.UniqueConstraint("number", "member", name=op.f("uq_questions_number_member")),
        sa.CheckConstraint(
            "direction IN ('asked', 'received')", name=op.f("ck_questions_direction")
        ),
        sa.CheckConstraint("identifiers > 0", name=op.f("ck_questions_identifiers")),
    )


def _question_decisions() -> None:
    op.create_table(
        "question_decisions",
        sa.Column("question", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("granted", sa.Integer(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("decided_by", sa.String(length=64), nullable=False),
        sa.Column("decided_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["question", "asked_by"],
            ["questions.number", "questions.member"],
            name=op.f("fk_question_decisions_question_asked_by"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["members.code"], name=op.f("fk_question_decisions_decided_by")
        ),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_question_decisions")),
        sa.CheckConstraint("decided_by <> asked_by", name=op.f("ck_question_decisions_four_eyes")),
        sa.CheckConstraint("granted IN (0, 1)", name=op.f("ck_question_decisions_granted")),
        sa.CheckConstraint(
            "granted = 1 OR remark <> ''", name=op.f("ck_question_decisions_refused_with_reason")
        ),
    )


def _question_answers() -> None:
    op.create_table(
        "question_answers",
        sa.Column("question", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"], ["questions.number"], name=op.f("fk_question_answers_question")
        ),
        sa.ForeignKeyConstraint(
            ["sha256"], ["messages.sha256"], name=op.f("fk_question_answers_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["member"], ["members.code"], name=op.f("fk_question_answers_member")
        ),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_question_answers")),
    )
