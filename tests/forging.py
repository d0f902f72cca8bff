"""What a stranger with the database can do: take a table's guards away, and write."""

from sqlalchemy import Connection, Executable, text

from qaitaru.engine.record import Record


def forge(record: Record, table: str, statement: Executable) -> None:
    """Write to a table that is added to only, past its guards."""
    with record.write() as connection:
        for guard in _guards(connection, table):
            connection.exec_driver_sql(guard)
        connection.execute(statement)


def _guards(connection: Connection, table: str) -> list[str]:
    if connection.dialect.name == "sqlite":
        told = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
        return [f"DROP TRIGGER {name}" for (name,) in connection.execute(told, {"table": table})]
    return [f"ALTER TABLE {table} DISABLE TRIGGER USER"]
