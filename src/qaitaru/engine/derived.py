"""Tables that follow from the visible facts alone: kept beside them, and free to be deleted.

They lie in ``ledger/derived/<data version>-<code>/`` and are made when first asked for. Nothing
here is a fact: what made them makes them again, the same.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

_FOLDER = "derived"
_KEPT = 3  # data versions; older ones are removed as new ones are made


def place_of(ledger: Path, data_version: str, edition: str) -> Path:
    """Where the tables derived from these imports by this edition of the rules are kept."""
    return ledger / _FOLDER / f"{data_version}-{edition}"


def attach(
    connection: duckdb.DuckDBPyConnection,
    place: Path,
    tables: Sequence[str],
    *,
    make: Callable[[duckdb.DuckDBPyConnection], None],
) -> None:
    """Give the connection these tables as views, making them first where they are not kept.

    Args:
        place: from ``place_of``.
        make: leaves a table of each name in the connection.
    """
    if not place.is_dir():
        make(connection)
        _keep(connection, place, tables)
    for table in tables:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
        file = str(place / f"{table}.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{file}')")  # noqa: S608  # our own path


def _keep(connection: duckdb.DuckDBPyConnection, place: Path, tables: Sequence[str]) -> None:
    place.parent.mkdir(exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    try:
        for table in tables:
            file = str(staged / f"{table}.parquet").replace("'", "''")
            connection.execute(f"COPY {table} TO '{file}' (FORMAT parquet)")
        if not place.exists():
            staged.rename(place)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    _forget_older(place)


def _forget_older(place: Path) -> None:
    versions = sorted(
        (folder for folder in place.parent.iterdir() if not folder.name.startswith(".")),
        key=lambda folder: folder.stat().st_mtime,
    )
    for folder in versions[:-_KEPT]:
        if folder != place:
            shutil.rmtree(folder, ignore_errors=True)
