"""A text file as UTF-8, whatever it came in: the same file, or a copy in the working folder."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import Detected, breaks_at, detect

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
    """Strictly: bytes that the encoding does not have end the copy, with their place."""
    decoder = codecs.getincrementaldecoder(found.encoding)()
    read = 0
    with copy.open("w", encoding="utf-8", newline="") as target:
        for piece in _pieces(path, found.bom_bytes, last=True):
            try:
                target.write(decoder.decode(piece, final=not piece))
            except UnicodeDecodeError as broken:
                held = len(broken.object) - len(piece)  # bytes kept from the piece before
                at = found.bom_bytes + read - held + broken.start
                return breaks_at(at, broken.object[broken.start :][:4], found.encoding)
            read += len(piece)
    return Utf8Text(copy, found.encoding)


def _pieces(path: Path, start: int = 0, *, last: bool = False) -> Iterator[bytes]:
    """The bytes in pieces; ``last`` adds an empty one at the end."""
    with path.open("rb") as stream:
        stream.seek(start)
        while piece := stream.read(_PIECE):
            yield piece
    if last:
        yield b""
