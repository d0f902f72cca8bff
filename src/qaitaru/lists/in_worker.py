"""Reading lists in a process of its own, locked in like every reader of strangers' bytes.

The module is run as a program: it is told the files, reads them behind the fence, and leaves what
it found in the one folder it may write. The process that asks never opens the files.
"""

import gc
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.workers.confinement import confine
from qaitaru.ingest.workers.fenced import ANSWER, NO_MEMORY, run_fenced
from qaitaru.ingest.workers.limits import LIMITS
from qaitaru.lists.list_files import ReadList, parts_at, read_lists
from qaitaru.lists.reading import AS_THEY_STAND, ListChoices, ListReading, Part
from qaitaru.lists.refusing import judged

_MODULE: Final = "qaitaru.lists.in_worker"
_RARELY: Final = 200_000  # objects made between two searches for garbage


class _Order(msgspec.Struct, frozen=True):
    """The files, by path and by the name each was offered under, and what was decided."""

    files: list[tuple[str, str]]
    scratch: str
    choices: ListChoices
    bare: bool


def read_in_worker(
    files: Sequence[tuple[str, Path]], choices: ListChoices = AS_THEY_STAND, *, bare: bool = False
) -> list[ReadList]:
    """Every list in some files, as ``list_files.read_lists`` gives them.

    Args:
        files: each with the name it is offered under.
        choices: what a member decided.
        bare: judged, and without claims: enough to screen by, and much less to hand over.
    Raises: SourceUnreadable for a file that cannot be opened.
    """
    if not files:
        return []
    told = [(name, str(path.absolute())) for name, path in files]
    size = sum(_size(path) for _, path in files)
    with tempfile.TemporaryDirectory(prefix="qaitaru-list-") as scratch:
        order = msgspec.json.encode(_Order(told, scratch, choices, bare))
        found = run_fenced(_MODULE, order, size, Path(scratch))
    if isinstance(found, Problem):
        return [_given_up(len(files), found)]
    return msgspec.msgpack.decode(found, type=list[ReadList])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as fault:
        raise SourceUnreadable(str(path), fault.strerror or "") from fault


def _given_up(files: int, problem: Problem) -> ReadList:
    reading = ListReading(publisher="", list_name="", problems=(problem,))
    return ReadList(files=tuple(range(files)), reading=reading)


def _bare(one: ReadList) -> ReadList:
    reading = judged(one.reading)
    entries = tuple(replace(entry, claims=()) for entry in reading.designations)
    return replace(one, reading=replace(reading, designations=entries))


def main() -> None:
    """Read the order, lock the process in, read the lists, and leave them in the folder."""
    gc.set_threshold(_RARELY)  # what is read is kept to the end: looking it through finds nothing
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=_Order)
    paths = [Path(path) for _, path in order.files]
    size = sum(path.stat().st_size for path in paths)
    scratch = Path(order.scratch)
    cpu_seconds = LIMITS.cpu_for(size)
    confine(LIMITS, cpu_seconds, source=paths[0], staging=scratch, beside=paths[1:])
    try:
        named = zip(order.files, parts_at(paths), strict=True)
        parts = [Part(name, part.raw) for (name, _), part in named]
        lists = read_lists(parts, order.choices)
        found = msgspec.msgpack.encode([_bare(one) for one in lists] if order.bare else lists)
    except MemoryError:
        sys.exit(NO_MEMORY)
    (scratch / ANSWER).write_bytes(found)


if __name__ == "__main__":
    main()
