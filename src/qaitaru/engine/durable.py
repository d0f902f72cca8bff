"""Making names and bytes survive a power cut."""

import os
from pathlib import Path


def flush_file(path: Path) -> None:
    """Make the file's bytes durable."""
    _flush(path)


def flush_folder(folder: Path) -> None:
    """Make the folder's names durable."""
    _flush(folder)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
