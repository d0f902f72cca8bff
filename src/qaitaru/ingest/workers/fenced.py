"""A reader of one file as a program of its own, locked in before it opens a stranger's bytes.

The process that asks starts a module of the house, which reads the file behind the fence and leaves
its answer in the one folder it may write; what comes back is data, checked against its type.
"""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.workers.confinement import confine
from qaitaru.ingest.workers.limits import LIMITS, MIB

ANSWER: Final = "answer.msgpack"
"""The file, in the one folder it may write, in which a program leaves what it found."""

NO_MEMORY: Final = 3
"""How a program ends that had not enough memory."""

Reading = TypeVar("Reading")


class _Order(msgspec.Struct, frozen=True):
    """The file, how it is to be read, and where the answer goes."""

    path: str
    choice: str
    scratch: str


def read_fenced(
    module: str, path: Path, kind: type[Reading], choice: str = ""
) -> Reading | Problem:
    """What a module's reader finds in a file, or why it gave nothing.

    Args:
        module: run as a program; it calls ``answer`` with its reader.
        kind: the type of what it finds.
        choice: what a member decided, handed on as it is.
    Raises: SourceUnreadable for a file that cannot be opened.
    """
    try:
        size = path.stat().st_size
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault
    with tempfile.TemporaryDirectory(prefix="qaitaru-read-") as scratch:
        order = msgspec.json.encode(_Order(str(path.absolute()), choice, scratch))
        found = run_fenced(module, order, size, Path(scratch))
    if isinstance(found, Problem):
        return found
    return msgspec.msgpack.decode(found, type=kind, dec_hook=_decoded)


def run_fenced(module: str, order: bytes, size: int, scratch: Path) -> bytes | Problem:
    """Start a module as a program; what it left in its folder, or why it gave nothing.

    Args:
        module: locks itself in, and leaves its answer in ``ANSWER``.
        order: what it reads from its standard input.
        size: in bytes, of all it is to read; its time is measured by it.
        scratch: the one folder it may write.
    """
    most = LIMITS.wall_for(size)
    try:
        done = subprocess.run(
            [sys.executable, "-m", module],
            input=order,
            capture_output=True,
            timeout=most,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _refused("reader_time", expected=f"{most} s")
    left = scratch / ANSWER
    if done.returncode == 0 and left.is_file():
        return left.read_bytes()
    return _given_up(done.returncode, size)


def _given_up(code: int, size: int) -> Problem:
    if code == NO_MEMORY:
        return _refused("reader_memory", expected=f"{LIMITS.private_bytes // MIB} MiB")
    if code == -signal.SIGXCPU:
        return _refused("reader_time", expected=f"{LIMITS.cpu_for(size)} s")
    return _refused("reader_died", str(code))


def answer(read: Callable[[Path, str], object]) -> None:
    """The program's own part: read the order, lock the process in, read the file, leave the answer.

    Args:
        read: from a file and a choice, what stands in it.
    """
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=_Order)
    path, scratch = Path(order.path), Path(order.scratch)
    confine(LIMITS, LIMITS.cpu_for(path.stat().st_size), source=path, staging=scratch)
    try:
        found = msgspec.msgpack.encode(read(path, order.choice), enc_hook=_encoded)
    except MemoryError:
        sys.exit(NO_MEMORY)
    (scratch / ANSWER).write_bytes(found)


def _refused(code: str, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)


def _encoded(value: Any) -> Any:
    """A share as two whole numbers."""
    if isinstance(value, Fraction):
        return [value.numerator, value.denominator]
    raise NotImplementedError(type(value).__name__)


def _decoded(kind: type, value: Any) -> Any:
    if kind is Fraction and isinstance(value, list):
        return Fraction(*value)
    raise NotImplementedError(kind.__name__)
