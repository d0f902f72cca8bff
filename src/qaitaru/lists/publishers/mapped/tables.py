"""The tables in a file that may be a national list: its sheets, or its text under a delimiter."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from qaitaru.facts.places import parts, place
from qaitaru.facts.problems import Problem
from qaitaru.ingest.tables.cells import column_letters, text_of
from qaitaru.lists.reading import Part
from qaitaru.lists.rows import Row, rows_of
from qaitaru.lists.rows import text_of as decoded

DELIMITERS: Final = (",", ";", "\t", "|")
_ZIP: Final = b"PK\x03\x04"
_BIFF: Final = b"\xd0\xcf\x11\xe0"
_OFFICE: Final = (b"xl/", b"[Content_Types].xml", b"opendocument.spreadsheet")
_CONTROLS: Final = bytes({*range(32)} - {9, 10, 13, 26})


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number as the file is shown, and its cells as texts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file, and where it stands."""

    sheet: str | None
    delimiter: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()

    def place(self, line: Line, column: int | None = None) -> str:
        """Where a row stands, or one of its cells."""
        letters = None if column is None else column_letters(column)
        return place(sheet=self.sheet, row=line.number, column=letters)


def is_workbook(head: bytes) -> bool:
    """Whether the bytes begin a workbook."""
    packed = head.startswith(_ZIP) and any(mark in head for mark in _OFFICE)
    return head.startswith(_BIFF) or packed


def is_delimited(head: bytes) -> bool:
    """Whether one delimiter stands as often in each of the first lines, and nothing forbids it."""
    if head[:1] in (b"<", b"{", b"[", b"%") or head.translate(None, _CONTROLS) != head:
        return False
    lines = head.splitlines()[:10]
    counts = ([line.count(mark.encode()) for line in lines] for mark in DELIMITERS)
    return len(lines) > 1 and any(min(found) >= 1 for found in counts)


def tables_in(part: Part, asked: str) -> Sequence[Table] | Problem:
    """The tables of a file; a text gives one for each delimiter."""
    if is_workbook(part.head):
        return _sheets(part.raw)
    text = decoded(part.raw, asked)
    return text if isinstance(text, Problem) else [_parted(text, mark) for mark in DELIMITERS]


def _parted(text: str, delimiter: str) -> Table:
    found = list(rows_of(text, delimiter))
    lines = (Line(one.number, tuple(one.cells)) for one in found if isinstance(one, Row))
    problems = tuple(one for one in found if isinstance(one, Problem))
    return Table(None, delimiter, tuple(lines), problems)


def _sheets(raw: bytes) -> list[Table] | Problem:
    # lazily: it stands among the readers of statements, which load the ledger's engine
    from qaitaru.ingest.readers.workbook import tables_of  # noqa: PLC0415

    with TemporaryDirectory(prefix="qaitaru-list-") as folder:
        path = Path(folder) / "list"
        path.write_bytes(raw)
        found = tables_of(path)
    if isinstance(found, Problem):
        return found
    return [
        Table(
            sheet,
            "",
            tuple(
                Line(int(parts(row.place)["row"]), tuple(text_of(cell) for cell in row.cells))
                for row in rows
            ),
            tuple(problem for row in rows for problem in row.problems),
        )
        for sheet, rows in found
    ]
