"""The process that workers are forked from: it has every reader loaded, and has seen no file.

Forking from it costs some milliseconds where a fresh interpreter would cost half a second. It
watches its workers, ends those that pass a limit, and ends with them when its parent is gone.
It is started as ``python -m qaitaru.ingest.workers.nursery_server DESCRIPTOR READERS``; Linux only.
"""

import contextlib
import gc
import os
import selectors
import signal
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from qaitaru.ingest.workers.child import obey, preload
from qaitaru.ingest.workers.confinement_linux import die_with
from qaitaru.ingest.workers.limits import GIB
from qaitaru.ingest.workers.messages import Ended, Watch, line, watch_in

_LOOK_SECONDS: Final = 0.03  # between two looks at a worker far from its limits
_LEAST_SECONDS: Final = 0.001  # and at one that is near
_FILLED_A_SECOND: Final = 4 * GIB  # bytes of memory a worker can touch, seen of a mapped file
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")
_RESIDENT: Final = 1  # the field of /proc/<pid>/statm
_WATCH_BYTES: Final = 4096


@dataclass(slots=True)
class _Worker:
    """One worker, and what it is kept to."""

    pid: int
    ended: int  # a descriptor that is readable once it has ended
    line: socket.socket
    watch: Watch
    since: float = field(default_factory=time.monotonic)
    stopped_for: str = ""

    def look(self) -> float:
        """End it if it has passed a limit; the seconds until it is to be looked at again."""
        if self.stopped_for:
            return _LOOK_SECONDS
        room_bytes = self.watch.resident_bytes - _resident_bytes(self.pid)
        self.stopped_for = self._passed(room_bytes)
        if self.stopped_for:
            signal.pidfd_send_signal(self.ended, signal.SIGKILL)
        return min(_LOOK_SECONDS, max(room_bytes / _FILLED_A_SECOND, _LEAST_SECONDS))

    def bury(self) -> None:
        """Say how it ended; nobody may be listening any more."""
        _, status, used = os.wait4(self.pid, 0)
        told = Ended(
            status=os.waitstatus_to_exitcode(status),
            stopped_for=self.stopped_for,
            seconds=time.monotonic() - self.since,
            cpu_seconds=used.ru_utime + used.ru_stime,
            peak_bytes=used.ru_maxrss * 1024,
        )
        with contextlib.suppress(OSError), self.line:
            self.line.sendall(b"\n" + line(told))  # what it was saying may have been cut off
        os.close(self.ended)

    def _passed(self, room_bytes: int) -> str:
        if time.monotonic() - self.since > self.watch.wall_seconds:
            return "time"
        return "memory" if room_bytes < 0 else ""


class _Nursery:
    """The workers there are, and the line on which more are asked for."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def serve(self) -> None:
        """Fork a worker for each line that comes, until the parent is gone."""
        pause: float | None = None
        while True:
            for key, _ in self._selector.select(pause):
                if key.data is not None:
                    self._bury(key.data)
                elif not self._admit():
                    return
            pause = min((worker.look() for worker in self._workers), default=None)

    def _admit(self) -> bool:
        """Fork a worker; False where no more will be asked for."""
        told, descriptors, _, _ = socket.recv_fds(self._control, _WATCH_BYTES, 1)
        if not descriptors:
            return False
        its_line = socket.socket(fileno=descriptors[0])
        parent, pid = os.getpid(), os.fork()
        if pid == 0:
            _be_worker(its_line, parent)
        worker = _Worker(pid, os.pidfd_open(pid), its_line, watch_in(told))
        self._workers.append(worker)
        self._selector.register(worker.ended, selectors.EVENT_READ, worker)
        return True

    def _bury(self, worker: _Worker) -> None:
        self._selector.unregister(worker.ended)
        self._workers.remove(worker)
        worker.bury()


def _be_worker(its_line: socket.socket, parent: int) -> None:
    """What the forked child does; it never comes back from here."""
    status = 1
    try:
        die_with(parent)
        _keep_only(its_line.fileno())
        obey(its_line)
        status = 0
    finally:
        os._exit(status)  # nothing of the nursery's is to be tidied up here


def _keep_only(descriptor: int) -> None:
    """Let go of all that was inherited but one descriptor; print to nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.closerange(3, descriptor)
    os.closerange(descriptor + 1, os.sysconf("SC_OPEN_MAX"))


def _resident_bytes(pid: int) -> int:
    """What the process holds in memory; 0 where it has just ended."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(fields[_RESIDENT]) * _PAGE_BYTES


def main(descriptor: int, readers: str) -> None:
    """Load every reader, then serve."""
    preload(readers)
    gc.freeze()  # so that a worker's first collection does not copy all that is shared
    _Nursery(socket.socket(fileno=descriptor)).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
