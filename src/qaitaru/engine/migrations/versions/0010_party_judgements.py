"""What members say of two parties: the same, different, unsure; undone by another row.

The facts are never touched. A judgement names its two parties by their keys in the register, the
lower first, so that both orders are one pair; only a judgement that stands can be withdrawn.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import text

revision = "0010"
down_revision = "0009"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_WHY = "only a judgement that stands is withdrawn"
_WHEN = """
NEW.verdict = 'withdrawn' AND COALESCE((
  SELECT verdict FROM party_judgements AS p
  WHERE p.first_key = NEW.first_key AND p.second_key = NEW.second_key
  ORDER BY p.number DESC LIMIT 1
), 'withdrawn') = 'withdrawn'
"""
_SQLITE = (
    """
    CREATE TRIGGER party_judgements_update_refused BEFORE UPDATE ON party_judgements
    BEGIN SELECT RAISE(ABORT, 'party_judgements is append-only'); END
    """,
    """
    CREATE TRIGGER party_judgements_delete_refused BEFORE DELETE ON party_judgements
    BEGIN SELECT RAISE(ABORT, 'party_judgements is append-only'); END
    """,
    f"""
    CREATE TRIGGER party_judgements_guard BEFORE INSERT ON party_judgements WHEN {_WHEN}
    BEGIN SELECT RAISE(ABORT, '{_WHY}'); END
    """,
)
_POSTGRESQL = (
    """
    CREATE TRIGGER party_judgements_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON party_judgements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """,
    f"""
    CREATE FUNCTION guard_party_judgement() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF {_WHEN} THEN RAISE EXCEPTION '{_WHY}'; END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER party_judgements_guard BEFORE INSERT ON party_judgements
    FOR EACH ROW EXECUTE FUNCTION guard_party_judgement()
    """,
)


def upgrade() -> None:
    """Bring the record up."""
    op.create_table(
        "party_judgements",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("first_key", sa.Text(), nullable=False),
        sa.Column("second_key", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('same', 'different', 'unsure', 'withdrawn')",
            name=op.f("ck_party_judgements_verdict"),
        ),
        sa.CheckConstraint("first_key <> second_key", name=op.f("ck_party_judgements_two_parties")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_party_judgements_reason_is_said")),
        sa.ForeignKeyConstraint(
            ["member"], ["members.code"], name=op.f("fk_party_judgements_member")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_party_judgements")),
    )
    connection = op.get_bind()
    is_sqlite = connection.dialect.name == "sqlite"
    for statement in _SQLITE if is_sqlite else _POSTGRESQL:
        connection.execute(text(statement))
