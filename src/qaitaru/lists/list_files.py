"""From files to lists: whose format each file is, which belong together, and what they say.

This is the whole way in with no workspace: ``read_list([Path("consolidated.xml")])``. It reads in
the process that asks; ``in_worker.py`` does the same behind a fence for files nobody vouches for.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from qaitaru.facts.errors import FolderWithoutFiles, SourceUnreadable
from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.workers.unread import why_unread
from qaitaru.ingest.workers.unread_xml import is_xml
from qaitaru.ingest.xml.door import open_xml
from qaitaru.lists.content import squashed
from qaitaru.lists.formats import readers
from qaitaru.lists.reading import (
    AS_THEY_STAND,
    ListChoices,
    ListReader,
    ListReading,
    Part,
)
from qaitaru.lists.refusing import Before, judged

_WEB_PAGE: Final = re.compile(
    rb"^[^<]{0,9}(?:<(?:\?|!--)[^>]*>\s*)*<(!doctype html|html)\b", re.IGNORECASE
)
_TITLE: Final = re.compile(rb"<title[^>]*>([^<]+)</title>", re.IGNORECASE)
_CONTROLS: Final = bytes(sorted({*range(32), 127} - {9, 10, 13}))
_WIDE: Final = 20  # zeros in a hundred bytes: the text is in 16 bits, and they say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """What came of the files of one list.

    ``files`` are their numbers, from 0, in the order they were offered; ``reader`` is empty where
    no publisher's format is known in them.
    """

    files: tuple[int, ...]
    reading: ListReading
    reader: str = ""
    reader_version: int = 0


def read_list(
    paths: Iterable[Path], choices: ListChoices = AS_THEY_STAND, before: Before | None = None
) -> ListReading:
    """The one list in some files, judged; where they are several, the first.

    Args:
        paths: files or folders of files.
        choices: what a member decided.
        before: the version it follows, for the judgement whether it is shrunken.
    Raises: SourceUnreadable.
    """
    found = read_lists(parts_at(files_at(paths)), choices)
    return judged(found[0].reading, before) if found else ListReading(publisher="", list_name="")


def files_at(paths: Iterable[Path]) -> list[Path]:
    """The files offered; a folder offers its files in order of name, hidden ones left out.

    Raises: SourceUnreadable for a path that is not there; FolderWithoutFiles, lest nobody be asked
        and the answer be taken for a clean one.
    """
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += _inside(path)
        elif path.is_file():
            files.append(path)
        else:
            reason = errno.EINVAL if path.exists() else errno.ENOENT
            raise SourceUnreadable(str(path), os.strerror(reason))
    return files


def _inside(folder: Path) -> list[Path]:
    inside = sorted(folder.iterdir())
    files = [one for one in inside if one.is_file() and not one.name.startswith(".")]
    if not files:
        raise FolderWithoutFiles(str(folder))
    return files


def parts_at(files: Iterable[Path]) -> list[Part]:
    """Files with all of their bytes.

    Raises: SourceUnreadable.
    """
    try:
        return [Part(file.name, file.read_bytes()) for file in files]
    except OSError as fault:
        raise SourceUnreadable(str(fault.filename), fault.strerror or "") from fault


def read_lists(parts: Sequence[Part], choices: ListChoices = AS_THEY_STAND) -> list[ReadList]:
    """Every list in some files, in the order of their first files; nothing is judged yet."""
    return sorted(_each(parts, choices), key=lambda one: one.files)


def _each(parts: Sequence[Part], choices: ListChoices) -> Iterator[ReadList]:
    whose: dict[str, list[tuple[int, str]]] = {}
    by_name: dict[str, ListReader] = {}
    for number, part in enumerate(parts):
        reader, role = _reader_of(part)
        if reader is None:
            yield _unread(number, part, choices)
        else:
            by_name[reader.name] = reader
            whose.setdefault(reader.name, []).append((number, role))
    for name, mine in whose.items():
        for group in _together(parts, by_name[name], mine):
            yield _read(parts, by_name[name], group, choices)


def _reader_of(part: Part) -> tuple[ListReader | None, str]:
    for reader in readers():
        if role := reader.role_of(part.name, part.head):
            return reader, role
    return None, ""


def _together(
    parts: Sequence[Part], reader: ListReader, mine: list[tuple[int, str]]
) -> list[list[tuple[int, str]]]:
    """The files of one reader by list; a further file goes to the main one named most like it."""
    groups = [[one] for one in mine if one[1] == reader.main]
    if not groups:
        return [mine]
    for number, role in mine:
        if role != reader.main:
            name = parts[number].name
            max(groups, key=lambda group: _alike(parts[group[0][0]].name, name)).append(
                (number, role)
            )
    return groups


def _alike(one: str, other: str) -> int:
    """How many letters two names begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _read(
    parts: Sequence[Part],
    reader: ListReader,
    group: list[tuple[int, str]],
    choices: ListChoices,
) -> ReadList:
    given = [(role, parts[number]) for number, role in group]
    reading = reader.read(given, choices)
    if all(role != reader.main for role, _ in given):
        roles = ", ".join(role for role, _ in given)
        missing = Problem(
            "list_main_file_missing", Severity.REFUSED, WHOLE_FILE, roles, reader.main
        )
        reading = replace(reading, problems=(*reading.problems, missing))
    if any(problem.code == "xml_not_well_formed" for problem in reading.problems):
        controls = tuple(_controls(part) for _, part in given)
        reading = replace(reading, problems=(*filter(None, controls), *reading.problems))
    files = tuple(sorted(number for number, _ in group))
    return ReadList(files=files, reading=reading, reader=reader.name, reader_version=reader.version)


def _controls(part: Part) -> Problem | None:
    """The Problem of a text with control characters in it: letters of 16 bits cut to eight."""
    left = part.raw.translate(None, _CONTROLS)
    found = len(part.raw) - len(left)
    if not found or part.raw.count(0) * 100 > len(part.raw) * _WIDE:
        return None
    at = next(n for n, byte in enumerate(part.raw) if byte in _CONTROLS)
    said = f"{found}: {part.raw[max(at - 20, 0) : at + 20]!r}"
    return Problem("list_letters_lost", Severity.REFUSED, place(byte=at), said)


def _unread(number: int, part: Part, choices: ListChoices) -> ReadList:
    """A file that no publisher's format is known in, with the reason."""
    head = part.head if part.raw.strip() else b""
    problem = why_unread(head, Path(part.name).suffix.lower())
    if page := _WEB_PAGE.search(head.replace(b"\0", b"")):
        title = _TITLE.search(head)
        said = (title or page)[1].decode("utf-8", "replace")
        problem = Problem("list_web_page", Severity.REFUSED, WHOLE_FILE, squashed(said)[:80])
    elif is_xml(head):
        root = open_xml(part.raw, choices.encoding)
        problem = (
            root
            if isinstance(root, Problem)
            else Problem("list_unknown", Severity.REFUSED, WHOLE_FILE, str(root.tag)[:200])
        )
    elif problem.code == "format_unknown":
        problem = replace(problem, code="list_unknown")
    reading = ListReading(publisher="", list_name="", problems=(problem,))
    return ReadList(files=(number,), reading=reading)
