"""Making names and bytes survive a power cut."""

import os
from pathlib import Path


def flush_file(path: Path) -> None:
    """Make the file's bytes durable."""
    _flush(path)


def flush_folder(folder: Path) -> None:
    """Make the folder's names durable."""
    _flush(folder)


def flush_all(folder: Path) -> None:
    """Make a folder's files and their names durable, before it gets the name it will bear."""
    for file in folder.iterdir():
        flush_file(file)
    flush_folder(folder)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
