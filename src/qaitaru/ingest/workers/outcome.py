"""What a worker's words and its end come to: a tally, or the reason why the file is refused."""

import signal
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.workers.limits import MIB, Limits
from qaitaru.ingest.workers.messages import Chosen, Ended, Failed, Finished, Message
from qaitaru.ingest.workers.summary import Tally

_CPU_GRAIN_SECONDS: Final = 0.5  # how exactly the kernel keeps the limit of CPU time


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a worker came out of one file."""

    result: Tally | Problem
    chosen: Chosen
    ended: Ended


def outcome(messages: Iterable[Message], limits: Limits, size_bytes: int) -> Outcome:
    """Judge a worker by all it said, the last word being that of the process that started it.

    A tally counts only where the worker ended of its own accord.

    Args:
        messages: in the order they came; none at all where the worker could not be started.
        limits: what it was kept to.
        size_bytes: of the file.
    """
    chosen, ended = Chosen("", 0), Ended(status=-signal.SIGTERM)
    result: Tally | Problem | None = None
    for message in messages:
        if isinstance(message, Chosen):
            chosen = message
        elif isinstance(message, Finished):
            result = message.tally
        elif isinstance(message, Failed):
            result = message.problem
        elif isinstance(message, Ended):
            ended = message
    if result is None or (isinstance(result, Tally) and ended.status != 0):
        result = _death(ended, limits, size_bytes)
    return Outcome(result, chosen, ended)


def _death(ended: Ended, limits: Limits, size_bytes: int) -> Problem:
    cpu_seconds = limits.cpu_for(size_bytes)
    if ended.stopped_for == "memory":
        return out_of_memory(limits)
    if ended.stopped_for == "time":
        return _refused("reader_time", expected=f"{limits.wall_for(size_bytes)} s")
    if ended.status < 0 and ended.cpu_seconds + _CPU_GRAIN_SECONDS >= cpu_seconds:
        return _refused("reader_time", expected=f"{cpu_seconds} s")
    return _refused("reader_died", _end(ended.status))


def out_of_memory(limits: Limits) -> Problem:
    """The Problem of a file that takes more memory than one reading may have."""
    return _refused("reader_memory", expected=f"{limits.resident_bytes // MIB} MiB")


def _end(status: int) -> str:
    """A signal by its name where the system knows it, an exit code as its number."""
    if status >= 0:
        return str(status)
    try:
        return signal.Signals(-status).name
    except ValueError:
        return str(status)


def _refused(code: str, found: str = "", expected: str = "") -> Problem:
    return Problem(code, Severity.REFUSED, WHOLE_FILE, found, expected)
