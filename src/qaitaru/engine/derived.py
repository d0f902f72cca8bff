"""Tables that follow from the visible facts alone: kept beside them, and free to be deleted.

They lie in ``ledger/derived/<data version>-<code>/`` and are made when first asked for. Nothing
here is a fact: what made them makes them again, the same.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from qaitaru.engine.durable import flush_all
from qaitaru.engine.presence import alone, at_work
from qaitaru.engine.running import clear

_FOLDER = "derived"
_SCRAP = ".making-"  # what its maker has not finished, or its remover not yet removed
_KEPT = 3  # data versions; those longest unread are removed as new ones are made


def place_of(ledger: Path, data_version: str, edition: str) -> Path:
    """Where the tables derived from these imports by this edition of the rules are kept."""
    return ledger / _FOLDER / f"{data_version}-{edition}"


@contextmanager
def attached(
    connection: duckdb.DuckDBPyConnection,
    place: Path,
    tables: Sequence[str],
    *,
    make: Callable[[duckdb.DuckDBPyConnection], None],
) -> Iterator[None]:
    """Give the connection these tables as views, making them first where they are not kept.

    Until the end no other program takes them away.

    Args:
        place: from ``place_of``.
        make: leaves a table or a view of each name; what else it leaves goes with them once they
            are kept.
    """
    with ExitStack() as reading:
        while not _is_entered(reading, place):
            make(connection)
            _keep(connection, place, tables)
            clear(connection)
        for table in tables:
            file = _quoted(place / f"{table}.parquet")
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({file})")  # noqa: S608  # our own path
        yield


def forget(ledger: Path, *, kept: int = 0) -> None:
    """Remove the tables longest unread, but for some and those being read; their facts stay."""
    folder = ledger / _FOLDER
    with alone(folder) as nobody_makes:
        if nobody_makes:
            for scrap in folder.glob(f"{_SCRAP}*"):
                shutil.rmtree(scrap, ignore_errors=True)
    versions = [place for place in folder.glob("[!.]*") if place.is_dir()]
    for place in sorted(versions, key=_last_read, reverse=True)[kept:]:
        with alone(place) as nobody_reads:
            if nobody_reads:
                _remove(place)


def _is_entered(reading: ExitStack, place: Path) -> bool:
    try:
        reading.enter_context(at_work(place))
    except FileNotFoundError:
        return False
    with suppress(OSError):  # another's file may be read and not marked as read
        os.utime(place)
    return True


def _keep(connection: duckdb.DuckDBPyConnection, place: Path, tables: Sequence[str]) -> None:
    place.parent.mkdir(exist_ok=True)
    with at_work(place.parent):
        staged = Path(tempfile.mkdtemp(prefix=_SCRAP, dir=place.parent))
        try:
            for table in tables:
                file = _quoted(staged / f"{table}.parquet")
                connection.execute(f"COPY {table} TO {file} (FORMAT parquet)")
            flush_all(staged)
            _settle(staged, place)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    forget(place.parents[1], kept=_KEPT)


def _settle(staged: Path, place: Path) -> None:
    """Give the tables their name; where another program was first, its own are the same."""
    try:
        staged.rename(place)
    except OSError:
        if not place.is_dir():
            raise


def _remove(place: Path) -> None:
    """Out of sight first: a removal cut short leaves no half of the tables under their name."""
    scrap = place.with_name(f"{_SCRAP}{place.name}")
    shutil.rmtree(scrap, ignore_errors=True)
    place.rename(scrap)
    shutil.rmtree(scrap, ignore_errors=True)


def _last_read(place: Path) -> float:
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"
