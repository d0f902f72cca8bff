"""A table of transfers or accounts in any encoding, to be read as UTF-8."""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.text.encodings import Detected, breaks_at, detect

_PARQUET: Final = b"PAR1"
_PIECE: Final = 1 << 20  # bytes read at once


def table_in_utf8(file: Path, folder: Path, encoding: str = "") -> Path | Problem:
    """The file itself where it is UTF-8 or Parquet, else a copy with the same lines in UTF-8.

    Args:
        folder: where a copy is left.
        encoding: as a member names it, for a file that is not UTF-8; empty: its bytes decide.
    Returns: a Problem where they do not, or where the encoding lacks some of them.
    Raises: SourceUnreadable for a file that cannot be opened.
    """
    try:
        if _is_plain(file):
            return file
        found = detect(_pieces(file), encoding)
        if isinstance(found, Problem):
            return found
        return _copied(file, folder, found)
    except OSError as fault:
        raise SourceUnreadable(str(file), fault.strerror or "") from fault


def _is_plain(file: Path) -> bool:
    """Whether it is Parquet or UTF-8 to its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for number, piece in enumerate(_pieces(file)):
            if not number and piece.startswith(_PARQUET):
                return True
            if b"\0" in piece:  # UTF-16 and the like, whose bytes may happen to be UTF-8
                return False
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _copied(file: Path, folder: Path, found: Detected) -> Path | Problem:
    copy = folder / f"utf8-{file.name}"
    decoder = codecs.getincrementaldecoder(found.encoding)()
    done = 0
    with file.open("rb") as source, copy.open("w", encoding="utf-8", newline="") as to:
        source.seek(found.bom_bytes)
        for piece in iter(lambda: source.read(_PIECE), b""):
            held = len(decoder.getstate()[0])
            try:
                to.write(decoder.decode(piece))
            except UnicodeDecodeError as broken:
                at = found.bom_bytes + done - held + broken.start
                return breaks_at(at, broken.object[broken.start :][:4], found.encoding)
            done += len(piece)
    return copy


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        yield from iter(lambda: opened.read(_PIECE), b"")
