"""Rows on their way to a table, as lines of JSON: exact for integers and for any letter."""

from pathlib import Path
from typing import Final

import msgspec

from qaitaru.ingest.workers.storable import Row

_PIECE_BYTES: Final = 1 << 20


class Lines:
    """One table's rows as a file of JSON lines, written in large pieces."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self.longest_bytes = 0
        self._encode = msgspec.json.Encoder().encode
        self._file = path.open("wb", buffering=0)
        self._piece = bytearray()

    def add(self, row: Row) -> None:
        """Take one row.

        Raises: UnicodeEncodeError where a text holds half of a letter; nothing is taken then.
        """
        line = self._encode(row)
        self._piece += line
        self._piece += b"\n"
        self.rows += 1
        self.longest_bytes = max(self.longest_bytes, len(line))
        if len(self._piece) >= _PIECE_BYTES:
            self._write()

    def close(self) -> None:
        """Put the last piece on the disk; no row can be added after it."""
        self._write()
        self._file.close()

    def _write(self) -> None:
        left = memoryview(bytes(self._piece))
        while left:
            left = left[self._file.write(left) or 0 :]
        self._piece.clear()
