from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from qaitaru.engine.record import open_record
from qaitaru.engine.schema import METADATA


def test_the_migrations_end_at_the_tables_that_the_code_speaks_of(record_url: str) -> None:
    record = open_record(record_url)
    with record.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    record.close()


def test_opening_again_changes_nothing(record_url: str) -> None:
    open_record(record_url).close()
    record = open_record(record_url)
    with record.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [
            ("0001",)
        ]
    record.close()


def test_a_laptop_record_is_durable_and_guarded(tmp_path: object) -> None:
    record = open_record(f"sqlite:///{tmp_path}/record.sqlite")
    with record.read() as connection:
        told = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert told == ["wal", 2, 1]
    record.close()
