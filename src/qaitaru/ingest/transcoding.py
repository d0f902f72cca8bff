"""A text file as UTF-8, whatever it came in: the same file, or a copy in the working folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.encodings import Detected, breaks_at, detect

_PIECE = 4 * 2**20
_COPY = "utf8.txt"


@dataclass(frozen=True, slots=True)
class Utf8Text:
    """Where the text lies as UTF-8, and the encoding it came in."""

    path: Path
    encoding: str


def utf8_copy(path: Path, folder: Path, asked: str = "") -> Utf8Text | Problem:
    """The file as UTF-8; one already in it is read where it lies, its byte order mark included.

    Args:
        folder: where a copy is written if one is needed.
        asked: the encoding a member named; empty to detect it.
    """
    if path.stat().st_size == 0:
        return Problem("file_empty", Severity.REFUSED, WHOLE_FILE)
    found = detect(_pieces(path), asked)
    if isinstance(found, Problem):
        return found
    if found.encoding == "utf-8" and not asked:
        return Utf8Text(path, "utf-8")
    return _copied(path, folder / _COPY, found)


def _copied(path: Path, copy: Path, found: Detected) -> Utf8Text | Problem:
    """Strictly: a byte the encoding does not have ends the copy with its place."""
    try:
        with (
            path.open("r", encoding=found.encoding, newline="") as source,
            copy.open("w", encoding="utf-8", newline="") as target,
        ):
            if found.bom_bytes:
                source.read(1)  # the mark itself
            while piece := source.read(_PIECE):
                target.write(piece)
    except UnicodeDecodeError as broken:
        return breaks_at(_offset(path, found), broken.object[broken.start :][:4], found.encoding)
    return Utf8Text(copy, found.encoding)


def _offset(path: Path, found: Detected) -> int:
    """Where the file stops being what its encoding allows; a piece's own offset says too little."""
    try:
        path.read_bytes().decode(found.encoding)
    except UnicodeDecodeError as broken:
        return broken.start
    return 0


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece
