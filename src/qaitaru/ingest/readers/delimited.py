"""Tables in text, values parted by a delimiter: CSV and its kin, read by a mapping.

A place is ``row=17``: the number of the record, the header's row included, counted from 1 as a
spreadsheet shows the file (an empty line counts, a line break inside quotes does not).
Source: RFC 4180, and the practice of banks (semicolon, cp1251).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.tables.choosing import AtHand, at_hand, mapping_undecided
from qaitaru.ingest.tables.layout import MOST_COLUMNS
from qaitaru.ingest.tables.opening import Opened, head_of, open_table, read_rows
from qaitaru.ingest.tables.reading import Numbers
from qaitaru.ingest.tables.records import records
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.tables.volume import VOLUME_BYTES, read_volume
from qaitaru.ingest.text.transcoding import utf8_copy

DELIMITERS = (";", ",", "\t", "|")
_SUFFIXES = (".csv", ".tsv", ".txt")
_BINARY = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_CONTROLS = bytes({*range(32)} - {9, 10, 13})


@dataclass(frozen=True, slots=True)
class _Table:
    path: Path
    delimiter: str
    opened: Opened


def recognises(source: Source, head: bytes) -> bool:
    """By the name's ending, or because one delimiter stands as often on each of the first lines.

    Without such an ending it must be text: packed and printed files are never tables of this kind.
    """
    if head.startswith(_BINARY):
        return False
    if source.suffix in _SUFFIXES:
        return True
    if head.translate(None, _CONTROLS) != head:
        return False
    lines = head.split(b"\n")[:10][:-1]
    if len(lines) < 2 or head[:1] in (b"<", b"{", b"["):
        return False
    counts = [{line.count(mark.encode()) for line in lines} for mark in DELIMITERS]
    return any(len(found) == 1 and min(found) >= 2 for found in counts)


def read(source: Source, choices: Choices, folder: Path) -> Iterator[Fact]:
    """The facts of a delimited table; one Problem where it cannot be read as it is."""
    text = utf8_copy(source.path, folder, choices.encoding)
    if isinstance(text, Problem):
        yield text
        return
    mappings = at_hand(choices.mappings)
    table = _open(text.path, mappings)
    if isinstance(table, list):
        yield from table
        return
    name = table.opened.mapping.name
    yield ReadWith(text.encoding, name, mappings.sha256(name))
    if text.path.stat().st_size >= VOLUME_BYTES:
        fast = read_volume(table.path, folder, table.opened, table.delimiter)
        if fast is not None:
            yield from fast
            return
        again = _open(text.path, mappings)  # the fast way has used up what was opened
        table = table if isinstance(again, list) else again
    rest = islice(records(table.path, table.delimiter), len(table.opened.head), None)
    yield from read_rows(table.opened, rest)


def heads(path: Path, folder: Path, asked: str) -> Sequence[Sequence[TableRow] | Problem]:
    """The first rows under each delimiter, for proposing a mapping."""
    text = utf8_copy(path, folder, asked)
    if isinstance(text, Problem):
        return [text]
    return [head_of(records(text.path, mark)) for mark in DELIMITERS]


def _open(path: Path, mappings: AtHand) -> _Table | list[Problem]:
    """The table under the delimiter whose header a mapping knows, or why there is none."""
    heads = {mark: head_of(records(path, mark)) for mark in DELIMITERS}
    likely = sorted(heads, key=lambda mark: -_fullness(heads[mark]))
    head = heads[likely[0]]
    wide = next((row for row in head if len(row.cells) > MOST_COLUMNS), None)
    if wide is not None:
        found, most = str(len(wide.cells)), str(MOST_COLUMNS)
        return [Problem("too_many_columns", Severity.REFUSED, wide.place, found, most)]
    for mark in likely:
        usable = [m for m in mappings.mappings if m.delimiter in ("", mark)]
        opened = open_table(heads[mark], AtHand(tuple(usable), mappings.texts), Numbers())
        if isinstance(opened, Problem):
            return [opened]
        if opened is not None:
            return _Table(path, mark, opened)
    return mapping_undecided(head)


def _fullness(rows: list[TableRow]) -> int:
    """How many values the first rows part into."""
    return sum(len(row.cells) for row in rows[:200])


READER = Reader("delimited", 2, recognises, read)
