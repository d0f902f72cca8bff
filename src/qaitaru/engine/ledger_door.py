"""The door to the ledger: DuckDB in process, over the Parquet files of the visible imports."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from qaitaru.engine.columns import TABLES, columns
from qaitaru.engine.duck import connect
from qaitaru.engine.imports import Import
from qaitaru.engine.staging import staging

_MEMORY_MB = 768  # past it the engine spills; the process stays below 1 GiB
_ENTRY_LETTER = {"bookings": "b", "transfers": "t"}


@contextmanager
def open_ledger(folder: Path, imports: Sequence[Import]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with one view a table, over the imports given and no others.

    Each view has the fact's columns and ``import_no``; bookings and transfers also ``entry_id``,
    the import's number, a letter and the row's: ``12-b345``. What does not fit into memory spills
    beside the ledger: nowhere else may facts of an investigation be left.
    """
    with staging(folder) as spill, connect(memory_mb=_MEMORY_MB) as connection:
        connection.execute(f"SET temp_directory = {_quoted(str(spill))}")
        for table in TABLES:
            connection.execute(f"CREATE VIEW {table} AS {_view(folder, imports, table)}")
        yield connection


def import_folder(number: int) -> str:
    """The folder of an import below ``ledger/``; the name is a partition to every engine."""
    return f"import_no={number}"


def _view(folder: Path, imports: Sequence[Import], table: str) -> str:
    files = [
        str(folder / one.folder / f"{table}.parquet") for one in imports if one.rows.get(table)
    ]
    letter = _ENTRY_LETTER.get(table)
    entry = f", import_no || '-{letter}' || seq AS entry_id" if letter else ""
    if not files:
        nothing = ", ".join(
            f"NULL::{sql} AS {name}" for name, sql in columns(TABLES[table]).items()
        )
        empty = f"SELECT {nothing}, NULL::BIGINT AS import_no"
        return f"SELECT *{entry} FROM ({empty}) WHERE false"  # noqa: S608  # our own column names
    listed = ", ".join(_quoted(file) for file in files)
    return (  # file names of our own making, quoted
        f"SELECT *{entry} FROM read_parquet([{listed}], hive_partitioning = true, "  # noqa: S608
        "hive_types = {'import_no': BIGINT})"
    )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
