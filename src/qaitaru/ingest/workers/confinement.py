"""Locking a worker in before it opens a stranger's bytes: what it may use, see and reach.

On Linux the kernel keeps the limits, cuts the network off and fences the file system: the worker
sees its own program, its one source and its staging folder. Elsewhere what the system offers of
``resource`` holds, and the interpreter's own audit refuses sockets and programs; the rest of the
fence is missing there, so agencies read strangers' files on Linux.

Source: OWASP ASVS 5.0, 5.2 (uploaded files); Linux landlock(7), prctl(2), unshare(2), setrlimit(2).
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from qaitaru.ingest.workers.limits import Limits

_REFUSED_EVENTS: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.fork",
    "os.startfile",
    "os.kill",
    "pty.",
    "ctypes.dlopen",
    "ctypes.dlsym",
    "urllib.",
    "ftplib.",
    "http.",
    "smtplib.",
    "webbrowser.",
)


class ReachedOut(PermissionError):
    """Something in the worker tried to open a connection or start a program; names the event."""


def confine(
    limits: Limits,
    cpu_seconds: int,
    *,
    source: Path,
    staging: Path,
    beside: Iterable[Path] = (),
) -> None:
    """Give up every right that reading one file does not need; there is no way back.

    Args:
        limits: what the kernel keeps.
        cpu_seconds: the most for this file.
        source: the one file that may be read beside the program itself.
        staging: the one folder that may be written.
        beside: further files that may be read, where several make one source.
    """
    if sys.platform == "linux":
        # lazily: the calls it declares exist on Linux only
        from qaitaru.ingest.workers import confinement_linux as linux  # noqa: PLC0415

        linux.be_first_to_go()
        linux.cut_network()
        linux.fence(readable=[*_program_folders(), source, *beside], writable=[staging])
        linux.die_with(os.getppid())  # a new network may have cost the promise made before
    if sys.platform != "win32":
        _set_limits(limits, cpu_seconds)
    sys.addaudithook(_refuse)


def _set_limits(limits: Limits, cpu_seconds: int) -> None:
    import resource  # noqa: PLC0415  # lazily: not on Windows

    asked = {
        "RLIMIT_CPU": cpu_seconds,
        "RLIMIT_DATA": limits.private_bytes,
        "RLIMIT_AS": limits.address_bytes,
        "RLIMIT_FSIZE": limits.written_bytes,
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0,
    }
    for name, most in asked.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, soft))


def _program_folders() -> Iterable[Path]:
    """Where the interpreter, its libraries and the readers lie."""
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path}
    return (Path(folder) for folder in sorted(folders) if folder and Path(folder).exists())


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED_EVENTS):
        raise ReachedOut(event)
