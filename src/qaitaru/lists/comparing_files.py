"""Two files of a list compared with no workspace: each read behind the fence and judged first."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from qaitaru.facts.designations import Designation
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.comparing import ListDifference, by_reference, difference
from qaitaru.lists.in_worker import read_in_worker
from qaitaru.lists.list_files import ReadList, files_at
from qaitaru.lists.reading import AS_THEY_STAND, ListChoices, ListReading
from qaitaru.lists.refusing import is_refused, judged

_AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and each entry by its reference: the newer state where both have it."""

    changes: ListDifference
    entries: Mapping[str, Designation]


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """Files that cannot be compared, and why."""

    path: str
    problems: tuple[Problem, ...]


def compare_files(
    old: Path,
    new: Path,
    earlier: Sequence[Path] = (),
    choices: ListChoices = AS_THEY_STAND,
) -> Compared | RefusedFile:
    """What changed from one state of a list to another.

    Args:
        old: a file, or the folder of a list's files.
        new: likewise.
        earlier: states before ``old``, by which a relisting is told.
        choices: what a member decided.
    Raises: SourceUnreadable.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        paths = [old, new, *earlier]
        found = list(pool.map(lambda path: _read(path, choices), paths))
    readings = [one.reading for one in found]
    for path, reading in zip(paths, readings, strict=True):
        if is_refused(reading):
            return RefusedFile(str(path), reading.problems)
    before, after, *others = readings
    if (before.publisher, before.list_name) != (after.publisher, after.list_name):
        return RefusedFile(str(new), (_another_list(before, after),))
    known = {one.reference for reading in others for one in reading.designations}
    formats = found[0].reader, found[1].reader
    return compared(before.designations, after.designations, known, formats=formats)


def compared(
    before: Sequence[Designation],
    after: Sequence[Designation],
    known: set[str],
    *,
    formats: tuple[str, str] = ("", ""),
) -> Compared:
    """Two states compared, with their entries at hand."""
    entries = {**by_reference(before), **by_reference(after)}
    return Compared(difference(before, after, known, formats=formats), entries)


def _read(path: Path, choices: ListChoices) -> ReadList:
    """The one list in a file or folder, judged."""
    files = files_at([path])
    found = read_in_worker([(file.name, file) for file in files], choices)
    if len(found) != 1:
        several = Problem("list_not_alone", Severity.REFUSED, WHOLE_FILE, str(len(found)), "1")
        return ReadList(
            files=(), reading=ListReading(publisher="", list_name="", problems=(several,))
        )
    return replace(found[0], reading=judged(found[0].reading))


def _another_list(before: ListReading, after: ListReading) -> Problem:
    names = [f"{one.publisher}/{one.list_name}" for one in (after, before)]
    return Problem("list_another", Severity.REFUSED, WHOLE_FILE, *names)
