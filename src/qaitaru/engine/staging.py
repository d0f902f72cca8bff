"""Putting an import's files in their place: whole, durable, and before the record tells of them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qaitaru.engine.durable import flush_file, flush_folder

_PREFIX = ".reading-"


@contextmanager
def staging(ledger: Path) -> Iterator[Path]:
    """A folder for one reading, on the same disk as the ledger; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=ledger))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def settle(staged: Path, place: Path) -> None:
    """Move a finished reading to its place; files left there by a crash had no row: they go.

    To be called inside the writer's transaction, before its commit.
    """
    for file in staged.iterdir():
        flush_file(file)
    flush_folder(staged)
    if place.exists():
        shutil.rmtree(place)
    staged.rename(place)
    flush_folder(place.parent)


def sweep(ledger: Path) -> None:
    """Remove what readings of processes that are gone left behind."""
    for folder in ledger.glob(f"{_PREFIX}*"):
        if not _alive(int(folder.name.removeprefix(_PREFIX).partition("-")[0])):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
