"""Who is at work in a folder: so that one program removes nothing that another still uses.

The lock is the system's own and ends with the process that holds it, however it ends: no number
of a process that may be given to another one, and nothing left behind by a kill.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Be at work in a folder, beside others that are; waits for one that clears it away.

    Where the disk knows no locks (some network shares), nobody is ever alone.

    Raises: FileNotFoundError where it is not, or no longer, there.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_SH)
        if not _is_still(handle, folder):
            raise FileNotFoundError(folder)
        yield
    finally:
        os.close(handle)


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Whether a folder is there and nobody is at work in it; if so, it stays so until the end."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        yield _is_had(handle) and _is_still(handle, folder)
    finally:
        os.close(handle)


def _is_had(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(handle: int, folder: Path) -> bool:
    """Whether the folder of that name is yet the one that was opened."""
    try:
        return os.path.samestat(os.fstat(handle), folder.stat())
    except FileNotFoundError:
        return False
