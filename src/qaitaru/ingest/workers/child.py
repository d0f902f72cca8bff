"""The worker itself: locked in, it reads one file and says what came of it."""

import errno
import importlib
import os
import socket
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Fact, Reader, Source
from qaitaru.ingest.workers.confinement import ReachedOut, confine
from qaitaru.ingest.workers.limits import MIB, Limits
from qaitaru.ingest.workers.messages import (
    Chosen,
    Done,
    Failed,
    Finished,
    Message,
    Order,
    line,
    order_in,
)
from qaitaru.ingest.workers.outcome import out_of_memory
from qaitaru.ingest.workers.sink import pour
from qaitaru.ingest.workers.summary import Tally
from qaitaru.ingest.workers.unread import why_unread
from qaitaru.ingest.workers.unread_xml import is_xml, why_xml_unread

WORK: Final = ".work"
"""The folder inside a staging folder where a reader keeps what it needs on the way."""

_TELL_SECONDS: Final = 0.1
_LOOK_EACH: Final = 64  # rows between two looks at the clock

_LEANED_ON: Final = (
    "charset_normalizer",
    "duckdb",
    "lxml.etree",
    "openpyxl",
    "pdfplumber",
    "xlrd",
)

Say = Callable[[Message], None]


def preload(readers: str) -> None:
    """Load what readers lean on, before the fence that nothing can be loaded through."""
    for name in (*_LEANED_ON, readers):
        importlib.import_module(name)


def obey(parent: socket.socket) -> None:
    """Carry out the one order that comes from the parent, and answer it."""
    with parent.makefile("rb") as lines:
        order = order_in(lines.readline())
    carry_out(order, lambda message: parent.sendall(line(message)))


def carry_out(order: Order, say: Say) -> None:
    """Read one file in a process of its own, which has nothing else to do afterwards."""
    readers: Sequence[Reader] = importlib.import_module(order.readers).READERS
    source, staging = Source(Path(order.source), order.name), Path(order.staging)
    try:
        cpu_seconds = order.limits.cpu_for(source.path.stat().st_size)
        confine(order.limits, cpu_seconds, source=source.path, staging=staging)
        say(Finished(_read(order, source, readers, say)))
    except Exception as error:  # noqa: BLE001  # a stranger's bytes may raise anything at all
        say(Failed(_why(error, order.limits)))


def _read(order: Order, source: Source, readers: Sequence[Reader], say: Say) -> Tally:
    staging = Path(order.staging)
    return pour(_facts(order, source, readers, say), staging, staging / WORK, _teller(say))


def _facts(order: Order, source: Source, readers: Sequence[Reader], say: Say) -> Iterable[Fact]:
    head = source.head()
    size, most = source.path.stat().st_size, order.limits.bytes_for(head)
    if size > most:
        return [_refused("file_too_large", f"{size // MIB} MiB", f"{most // MIB} MiB")]
    reader = next((reader for reader in readers if reader.recognises(source, head)), None)
    if reader is None:
        return [_unread(order, source, head)]
    say(Chosen(reader.name, reader.version))
    work = Path(order.staging) / WORK / "reader"
    work.mkdir()
    return reader.read(source, order.choices, work)


def _unread(order: Order, source: Source, head: bytes) -> Problem:
    if is_xml(head):
        return why_xml_unread(source, order.choices.encoding)
    return why_unread(head, source.suffix)


def _teller(say: Say) -> Callable[[int], None]:
    """Tell the rows so far, a few times a second."""
    looked_at, told = 0, time.monotonic()

    def tell(rows: int) -> None:
        nonlocal looked_at, told
        if rows - looked_at < _LOOK_EACH:
            return
        looked_at, now = rows, time.monotonic()
        if now - told >= _TELL_SECONDS:
            told = now
            say(Done(rows))

    return tell


def _why(error: Exception, limits: Limits) -> Problem:
    """The Problem of a reader that gave up; ``found`` is for the one who mends the reader."""
    if isinstance(error, ReachedOut):
        return _refused("reader_reached_out", str(error))
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        return out_of_memory(limits)
    if isinstance(error, OSError) and error.errno in {errno.EFBIG, errno.ENOSPC}:
        return _refused("reader_output", expected=f"{limits.written_bytes // MIB} MiB")
    return _refused("reader_failed", _where(error))


def _where(error: Exception) -> str:
    """The kind of error and the line of code, with nothing of what the file says."""
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    at = f" {os.path.basename(last.filename)}:{last.lineno}" if last else ""  # noqa: PTH119
    return type(error).__name__ + at


def _refused(code: str, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)
