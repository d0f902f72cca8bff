"""A question about a source, answered in a process of its own that is locked in like a reader.

Nobody has vouched for the bytes of evidence: whoever only wants to see them is as careful as one
who reads them. The module asked is run as a program; it calls ``answer``.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from qaitaru.ingest.workers.confinement import confine
from qaitaru.ingest.workers.limits import LIMITS

_CPU_SECONDS: Final = 20
_WALL_SECONDS: Final = LIMITS.wall_to_cpu * _CPU_SECONDS  # the machine may have other work


class Question(msgspec.Struct, frozen=True):
    """What is asked of one source; each module adds its own."""

    source: str
    scratch: str = ""


_Asked = TypeVar("_Asked", bound=Question)
_Answer = TypeVar("_Answer")


def ask(module: str, question: Question, kind: type[_Answer]) -> _Answer | None:
    """The module's answer, or nothing where the source cannot be seen in time and memory."""
    with tempfile.TemporaryDirectory(prefix="qaitaru-look-") as scratch:
        asked = msgspec.json.encode(msgspec.structs.replace(question, scratch=scratch))
        command = [sys.executable, "-m", module]
        try:
            done = subprocess.run(
                command, input=asked, capture_output=True, timeout=_WALL_SECONDS, check=True
            )
        except subprocess.SubprocessError:
            return None
        return msgspec.json.decode(done.stdout, type=kind)


def answer(
    kind: type[_Asked],
    see: Callable[[_Asked], Any],
    load: Callable[[_Asked], None] = lambda _: None,
) -> None:
    """Read the question, load what cannot be loaded later, lock the process in, and answer."""
    question = msgspec.json.decode(sys.stdin.buffer.read(), type=kind)
    load(question)
    confine(LIMITS, _CPU_SECONDS, source=Path(question.source), staging=Path(question.scratch))
    sys.stdout.buffer.write(msgspec.json.encode(see(question)))
