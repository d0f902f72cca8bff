"""Readers that misbehave, each in one way; named by the file's ending."""

import ctypes
import mmap
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Choices, Fact, Reader, Source

STATEMENT = Statement(statement_no=1, account="KZ01", account_text="KZ01", currency="KZT")


def booking(seq: int) -> Booking:
    return Booking(
        seq=seq,
        statement_no=1,
        account="KZ01",
        booked_on=date(2025, 1, 1),
        amount_minor=seq,
        currency="KZT",
    )


def _aborts(source: Source, work: Path) -> None:
    os.abort()


def _segfaults(source: Source, work: Path) -> None:
    ctypes.string_at(0)


def _leaves(source: Source, work: Path) -> None:
    os._exit(7)


def _hoards(source: Source, work: Path) -> None:
    hoard = []
    while True:
        hoard.append(bytearray(b"x" * 10_000_000))


def _hoards_shared(source: Source, work: Path) -> None:
    """Memory that the kernel does not count as the worker's own: only the watch sees it.

    It fills no faster than a watch on a busy machine can follow: how late that looks is not for a
    test to decide.
    """
    with (work / "mapped").open("w+b") as file:
        file.truncate(4 << 30)
        mapped = mmap.mmap(file.fileno(), 4 << 30)
        for at in range(0, 4 << 30, 4096):
            mapped[at] = 1
            if at % (1 << 20) == 0:
                time.sleep(0.002)


def _spins(source: Source, work: Path) -> None:
    while True:
        pass


def _sleeps(source: Source, work: Path) -> None:
    time.sleep(600)


def _waits(source: Source, work: Path) -> None:
    while source.path.read_text() != "go":
        time.sleep(0.01)


def _ignores_time(source: Source, work: Path) -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    _spins(source, work)


def _writes(source: Source, work: Path) -> None:
    with (work / "big").open("wb") as file:
        while True:
            file.write(b"x" * 10_000_000)


def _connects(source: Source, work: Path) -> None:
    with socket.socket() as line:
        line.connect(("127.0.0.1", 9))


def _runs_a_program(source: Source, work: Path) -> None:
    subprocess.run(["true"], check=True)


def _reads_elsewhere(source: Source, work: Path) -> None:
    (source.path.parent / "other.evidence").read_bytes()


def _writes_elsewhere(source: Source, work: Path) -> None:
    (source.path.parent / "planted").write_bytes(b"x")


def _recurses(source: Source, work: Path) -> None:
    _recurses(source, work)


def _floats(source: Source, work: Path) -> Iterator[Fact]:
    yield STATEMENT
    yield booking(0.5)  # type: ignore[arg-type]


def _twins(source: Source, work: Path) -> Iterator[Fact]:
    yield from (STATEMENT, booking(1), booking(1))


def _never_ends(source: Source, work: Path) -> Iterator[Fact]:
    yield STATEMENT
    seq = 0
    while True:
        seq += 1
        yield booking(seq)


def _changes_its_mind(source: Source, work: Path) -> Iterator[Fact]:
    yield from (STATEMENT, booking(1), Problem("xml_doctype", Severity.REFUSED, "line=9"))


def _behaves(source: Source, work: Path) -> Iterator[Fact]:
    yield STATEMENT
    yield from (booking(seq) for seq in range(1, int(source.path.read_text()) + 1))


def _slowly(source: Source, work: Path) -> Iterator[Fact]:
    yield STATEMENT
    for seq in range(1, 401):
        time.sleep(0.002)
        yield booking(seq)


def _reader(work: Callable[[Source, Path], Iterator[Fact] | None]) -> Reader:
    suffix = "." + work.__name__.removeprefix("_")

    def recognises(source: Source, head: bytes) -> bool:
        return source.suffix == suffix

    def read(source: Source, choices: Choices, folder: Path) -> Iterator[Fact]:
        yield from work(source, folder) or ()

    return Reader(suffix[1:], 1, recognises, read)


READERS = tuple(
    _reader(work)
    for work in (
        _aborts,
        _segfaults,
        _leaves,
        _hoards,
        _hoards_shared,
        _spins,
        _sleeps,
        _waits,
        _ignores_time,
        _writes,
        _connects,
        _runs_a_program,
        _reads_elsewhere,
        _writes_elsewhere,
        _recurses,
        _floats,
        _twins,
        _never_ends,
        _changes_its_mind,
        _behaves,
        _slowly,
    )
)
