"""Findings of typologies, what each run saw of them, and what members decided: added to only.

The database itself holds that a finding is closed by two members, that an answer belongs to the
proposal it answers, and that a finding has one proposal waiting at a time.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0011"
down_revision = "0010"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TABLES = ("findings", "finding_runs", "finding_sightings", "finding_steps")

_GUARDS = (
    (
        "maker is not checker",
        (
            "NEW.move IN ('confirmed', 'refused') AND NEW.member = "
            "(SELECT member FROM finding_steps WHERE number = NEW.answers)"
        ),
    ),
    (
        "only the maker withdraws",
        (
            "NEW.move = 'withdrawn' AND NEW.member <> "
            "(SELECT member FROM finding_steps WHERE number = NEW.answers)"
        ),
    ),
    (
        "an answer belongs to its proposal",
        (
            "NEW.move IN ('confirmed', 'refused', 'withdrawn') AND NOT EXISTS "
            "(SELECT 1 FROM finding_steps WHERE number = NEW.answers AND finding = NEW.finding "
            "AND move = 'proposed' AND verdict = NEW.verdict AND sighting = NEW.sighting)"
        ),
    ),
    (
        "a proposal waits already",
        (
            "NEW.move IN ('proposed', 'noted') AND NEW.verdict <> 'looked' AND EXISTS "
            "(SELECT 1 FROM finding_steps AS p WHERE p.finding = NEW.finding "
            "AND p.move = 'proposed' AND NOT EXISTS "
            "(SELECT 1 FROM finding_steps AS a WHERE a.answers = p.number))"
        ),
    ),
)
"""What is refused, and when."""

_SQLITE_APPEND = """
CREATE TRIGGER {table}_{verb}_refused BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_SQLITE_GUARD = """
CREATE TRIGGER finding_steps_guard_{number} BEFORE INSERT ON finding_steps WHEN {when}
BEGIN SELECT RAISE(ABORT, '{why}'); END
"""
_POSTGRES_APPEND = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION guard_finding_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {guards}
  RETURN NEW;
END $$
"""
_POSTGRES_IF = "IF {when} THEN RAISE EXCEPTION '{why}'; END IF;"
_POSTGRES_GUARD = """
CREATE TRIGGER finding_steps_guard BEFORE INSERT ON finding_steps
FOR EACH ROW EXECUTE FUNCTION guard_finding_step()
"""


def upgrade() -> None:
    """Bring the record up."""
    _make_findings()
    _make_runs()
    _make_sightings()
    _make_steps()
    connection = op.get_bind()
    for statement in _sqlite() if connection.dialect.name == "sqlite" else _postgresql():
        connection.execute(text(statement))


def _make_findings() -> None:
    op.create_table(
        "findings",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("analysis", _NUMBER, nullable=False),
        sa.Column("met_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["analysis"], ["analyses.number"], name=op.f("fk_findings_analysis")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_findings")),
    )


def _make_runs() -> None:
    op.create_table(
        "finding_runs",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("analysis", _NUMBER, nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(
            ["analysis"], ["analyses.number"], name=op.f("fk_finding_runs_analysis")
        ),
        sa.ForeignKeyConstraint(["member"], ["members.code"], name=op.f("fk_finding_runs_member")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_finding_runs")),
    )


def _make_sightings() -> None:
    op.create_table(
        "finding_sightings",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("finding", _NUMBER, nullable=False),
        sa.Column("analysis", _NUMBER, nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding"], ["findings.number"], name=op.f("fk_finding_sightings_finding")
        ),
        sa.ForeignKeyConstraint(
            ["analysis"], ["analyses.number"], name=op.f("fk_finding_sightings_analysis")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_finding_sightings")),
        sa.UniqueConstraint(
            "finding", "analysis", name=op.f("uq_finding_sightings_finding_analysis")
        ),
        sa.UniqueConstraint("number", "finding", name=op.f("uq_finding_sightings_number_finding")),
    )
    op.create_index(op.f("ix_finding_sightings_analysis"), "finding_sightings", ["analysis"])


def _make_steps() -> None:
    op.create_table(
        "finding_steps",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("finding", _NUMBER, nullable=False),
        sa.Column("sighting", sa.BigInteger(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("ground", sa.String(length=64), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.String(length=10), nullable=False),
        sa.Column("typology", sa.String(length=64), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("answers", _NUMBER, nullable=True),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        *_step_constraints(),
    )
    op.create_index(op.f("ix_finding_steps_finding"), "finding_steps", ["finding"])


def _step_constraints() -> list[sa.Constraint]:
    checks = {
        "move": "move IN ('noted', 'proposed', 'confirmed', 'refused', 'withdrawn')",
        "verdict": "verdict IN ('looked', 'taken', 'dismissed', 'suppressed')",
        "closed_by_two": "(move = 'noted') = (verdict IN ('looked', 'taken'))",
        "answers_a_proposal": "(move IN ('noted', 'proposed')) = (answers IS NULL)",
        "proposed_on_a_ground": "move <> 'proposed' OR ground <> ''",
        "ends": "move <> 'proposed' OR (verdict = 'suppressed') = (expires_on <> '')",
    }
    return [
        sa.ForeignKeyConstraint(
            ["finding"], ["findings.number"], name=op.f("fk_finding_steps_finding")
        ),
        sa.ForeignKeyConstraint(
            ["sighting", "finding"],
            ["finding_sightings.number", "finding_sightings.finding"],
            name=op.f("fk_finding_steps_sighting_finding"),
        ),
        sa.ForeignKeyConstraint(
            ["answers"], ["finding_steps.number"], name=op.f("fk_finding_steps_answers")
        ),
        sa.ForeignKeyConstraint(["member"], ["members.code"], name=op.f("fk_finding_steps_member")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_finding_steps")),
        sa.UniqueConstraint("answers", name=op.f("uq_finding_steps_answers")),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_finding_steps_{name}"))
            for name, rule in checks.items()
        ),
    ]


def _sqlite() -> list[str]:
    append = [
        _SQLITE_APPEND.format(table=table, verb=verb, event=verb.upper())
        for table in _TABLES
        for verb in ("update", "delete")
    ]
    guards = [
        _SQLITE_GUARD.format(number=number, when=when, why=why)
        for number, (why, when) in enumerate(_GUARDS)
    ]
    return append + guards


def _postgresql() -> list[str]:
    append = [_POSTGRES_APPEND.format(table=table) for table in _TABLES]
    guards = "\n  ".join(_POSTGRES_IF.format(when=when, why=why) for why, when in _GUARDS)
    return [*append, _POSTGRES_FUNCTION.format(guards=guards), _POSTGRES_GUARD]
