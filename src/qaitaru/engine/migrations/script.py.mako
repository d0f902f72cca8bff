"""${message}."""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring the record up."""
    ${upgrades if upgrades else "raise NotImplementedError"}
