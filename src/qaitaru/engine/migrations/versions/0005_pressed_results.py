"""Results of analyses are kept pressed: of a trace of a large ledger an eighth is left.

What was said stays the same to the byte, and so does its hash, which is over the text.
"""

import zlib

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Connection, text

revision = "0005"
down_revision = "0004"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_LEVEL = 6
_KEPT = "number, rule, parameters, data_version, code_version, result_sha256, made_by, made_at"

_RENAME_KEY = "ALTER TABLE analyses_told RENAME CONSTRAINT pk_analyses TO pk_analyses_told"
_COPY = f"""
INSERT INTO analyses ({_KEPT}, result)
SELECT {_KEPT}, :pressed FROM analyses_told WHERE number = :number
"""  # noqa: S608 - of our own making
_SQLITE = """
CREATE TRIGGER analyses_{verb}_refused BEFORE {event} ON analyses
BEGIN SELECT RAISE(ABORT, 'analyses is append-only'); END
"""
_POSTGRES = """
CREATE TRIGGER analyses_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON analyses
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Bring the record up: a new table, for the rows of the old one cannot be changed."""
    connection = op.get_bind()
    op.rename_table("analyses", "analyses_told")
    if connection.dialect.name == "postgresql":
        connection.execute(text(_RENAME_KEY))  # two tables cannot have one of the same name
    _make_table()
    _press(connection)
    op.drop_table("analyses_told")  # and its guards with it
    _guard(connection)


def _make_table() -> None:
    op.create_table(
        "analyses",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("data_version", sa.String(length=64), nullable=False),
        sa.Column("code_version", sa.String(length=64), nullable=False),
        sa.Column("result_sha256", sa.String(length=64), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("result", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["members.code"], name=op.f("fk_analyses_made_by")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_analyses")),
    )


def _press(connection: Connection) -> None:
    """One row at a time: a result may be long."""
    asked = text("SELECT result FROM analyses_told WHERE number = :number")
    numbers = connection.execute(text("SELECT number FROM analyses_told ORDER BY number")).scalars()
    for number in numbers.all():
        told: str = connection.execute(asked, {"number": number}).scalar_one()
        pressed = zlib.compress(told.encode(), _LEVEL)
        connection.execute(text(_COPY), {"number": number, "pressed": pressed})


def _guard(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.execute(text(_SQLITE.format(verb=verb, event=verb.upper())))
    else:
        connection.execute(text(_POSTGRES))
