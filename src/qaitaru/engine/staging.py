"""Putting an import's files in their place: whole, durable, and before the record tells of them."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qaitaru.engine.durable import flush_all, flush_folder
from qaitaru.engine.presence import alone, at_work

_PREFIX = ".reading-"


@contextmanager
def staging(ledger: Path) -> Iterator[Path]:
    """A folder for one reading, on the same disk as the ledger; gone afterwards."""
    with at_work(ledger):
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=ledger))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def settle(staged: Path, place: Path) -> None:
    """Move a finished reading to its place; files left there by a crash had no row: they go.

    To be called inside the writer's transaction, before its commit.
    """
    flush_all(staged)
    if place.exists():
        shutil.rmtree(place)
    staged.rename(place)
    flush_folder(place.parent)


def sweep(ledger: Path) -> None:
    """Remove what readings that were killed left behind, where none is going on."""
    with alone(ledger) as nobody_reads:
        if nobody_reads:
            for folder in ledger.glob(f"{_PREFIX}*"):
                shutil.rmtree(folder, ignore_errors=True)
