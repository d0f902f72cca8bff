"""Where workers come from, as the process that wants a file read sees it."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol, Self

from qaitaru.ingest.workers.messages import (
    LONGEST_LINE,
    Ended,
    Message,
    Order,
    Watch,
    line,
    message_in,
)

READERS: Final = "qaitaru.ingest.readers"
"""The module whose READERS are tried, in their order."""

_PYTHON: Final = (sys.executable, "-P", "-m")  # -P: never a module from the current folder
_PATIENCE_SECONDS: Final = 30
"""How much longer than a worker's own time the nursery is waited for before it is given up."""


class Nursery(Protocol):
    """Starts workers, any number at a time, from any thread."""

    def messages(self, order: Order) -> Iterator[Message]:
        """What a worker says while it carries out an order; the last is Ended, if all went well."""


@contextmanager
def open_nursery(readers: str = READERS) -> Iterator[Nursery]:
    """A nursery, open until the end of the block; workers left are ended with it."""
    if sys.platform != "linux":
        yield FreshNursery()
        return
    nursery = ForkedNursery(readers)
    try:
        yield nursery
    finally:
        nursery.close()


class ForkedNursery:
    """Workers forked from one process that has every reader loaded; Linux.

    The process is started when the first worker is asked for, and again should it ever die.
    """

    def __init__(self, readers: str) -> None:
        self._readers = readers
        self._turn = threading.Lock()
        self._server: _Server | None = None
        self._closed = False

    def messages(self, order: Order) -> Iterator[Message]:
        """See Nursery."""
        watch = _watch(order)
        ours, theirs = socket.socketpair()
        with ours, suppress(OSError):  # a nursery that died under us: the next order starts one
            with theirs:
                self._hand_over(theirs, line(watch))
            ours.settimeout(watch.wall_seconds + _PATIENCE_SECONDS)
            with ours.makefile("rb") as told:
                ours.sendall(line(order))
                yield from _heard(told)

    def close(self) -> None:
        """End the process, and every worker with it; none is started any more."""
        with self._turn:
            self._closed = True
            if self._server is not None:
                self._server.end()

    def _hand_over(self, theirs: socket.socket, watch: bytes) -> None:
        with self._turn:
            if self._closed:
                raise BrokenPipeError
            if self._server is None or self._server.has_died():
                self._server = _Server.started(self._readers)
            socket.send_fds(self._server.control, [watch], [theirs.fileno()])


@dataclass(frozen=True, slots=True)
class _Server:
    """The process that forks, and the line on which it is asked to."""

    process: subprocess.Popen[bytes]
    control: socket.socket

    @classmethod
    def started(cls, readers: str) -> Self:
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            process = subprocess.Popen(
                [*_PYTHON, "qaitaru.ingest.workers.nursery_server", str(theirs.fileno()), readers],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # an interrupt from the keyboard is the parent's to judge
            )
        return cls(process, control)

    def has_died(self) -> bool:
        """Whether no more can be asked of it; what it held is let go then."""
        died = self.process.poll() is not None
        if died:
            self.control.close()
        return died

    def end(self) -> None:
        self.control.close()
        self.process.kill()
        self.process.wait()


class FreshNursery:
    """A new interpreter for each worker; any system.

    Only the time by the clock is watched from outside, so memory is bounded as far as the system
    keeps the limits that the worker sets for itself.
    """

    def messages(self, order: Order) -> Iterator[Message]:
        """See Nursery."""
        late = threading.Event()
        with subprocess.Popen(
            [*_PYTHON, "qaitaru.ingest.workers.fresh"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process:
            timer = threading.Timer(_watch(order).wall_seconds, _end, (process, late))
            timer.start()
            try:
                yield from _heard(_asked(process, order))
                yield Ended(status=process.wait(), stopped_for="time" if late.is_set() else "")
            finally:
                timer.cancel()
                process.kill()


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _asked(process: subprocess.Popen[bytes], order: Order) -> IO[bytes]:
    """Give the order; what the process says to it."""
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    with suppress(BrokenPipeError), process.stdin as orders:
        orders.write(line(order))
    return process.stdout


def _watch(order: Order) -> Watch:
    size_bytes = Path(order.source).stat().st_size
    limits = order.limits
    return Watch(resident_bytes=limits.resident_bytes, wall_seconds=limits.wall_for(size_bytes))


def _heard(lines: IO[bytes]) -> Iterator[Message]:
    """The messages in the lines; what is none of ours is passed over."""
    while text := lines.readline(LONGEST_LINE):
        message = message_in(text)
        if message is not None:
            yield message
        if isinstance(message, Ended):
            return
