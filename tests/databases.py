"""Databases for the tests that ask a server of PostgreSQL."""

from uuid import uuid4

from sqlalchemy import create_engine, text


def new_database(server: str, like: str) -> str:
    """The URL of a database made like another."""
    name = f"q{uuid4().hex}"
    engine = create_engine(server.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {like}"))
    engine.dispose()
    return server.format(name=name)
