"""Where the migration tool finds the record: always on a connection that is open already."""

from alembic import context

from qaitaru.engine.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
