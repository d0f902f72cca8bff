"""The records of a delimited text, one by one; a broken one costs itself, not those after it.

A record's number is that of its first line, not counting lines that continue a quoted value.
Source: RFC 4180.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.start import TableRow

LONGEST_LINE = 1_000_000
_MOST_LINES_QUOTED = 200
_LONGEST_QUOTED = 100_000
_SHOWN = 200


@dataclass(slots=True)
class Physical:
    """The lines of a text, with those put back that a quote had wrongly taken."""

    stream: TextIO
    back: deque[str] = field(default_factory=deque)
    taken: int = 0

    def next(self) -> str:
        """The next line with its ending; empty at the end of the text."""
        line = self.back.popleft() if self.back else self.stream.readline(LONGEST_LINE)
        self.taken += bool(line)
        return line

    def put_back(self, lines: list[str]) -> None:
        """Lines that will come next again."""
        self.taken -= len(lines)
        self.back.extendleft(reversed(lines))

    def drain(self, line: str) -> None:
        """Pass over what is left of a line that is too long."""
        while line and not line.endswith(("\n", "\r")):
            line = self.stream.readline(LONGEST_LINE)


def records(path: Path, delimiter: str) -> Iterator[TableRow]:
    """The records of a UTF-8 text from its first line; empty lines are counted and left out."""
    with path.open("r", encoding="utf-8-sig", newline="") as stream:
        lines = Physical(stream)
        number = 0
        while line := lines.next():
            number += 1
            where = f"row={number}"
            if len(line) >= LONGEST_LINE:
                lines.drain(line)
                yield _broken(where, line)
            elif '"' not in line:
                bare = line.rstrip("\r\n")
                if bare:
                    yield TableRow(where, list(bare.split(delimiter)))
            else:
                yield _quoted(lines, line, delimiter, where)


def _quoted(lines: Physical, first: str, delimiter: str, where: str) -> TableRow:
    """A record with quotes, taking further lines as long as a quote is open."""
    taken, length = [first], len(first)
    while True:
        cells = _parsed("".join(taken), delimiter)
        if cells is not None:
            return TableRow(where, cells) if cells else _broken(where, first)
        further = lines.next() if len(taken) < _MOST_LINES_QUOTED else ""
        length += len(further)
        if not further or length > _LONGEST_QUOTED:
            lines.put_back([*taken[1:], *([further] if further else [])])
            return _broken(where, first)
        taken.append(further)


def _parsed(text: str, delimiter: str) -> list[str] | None:
    """The cells; None where a quote is still open; empty where the quoting makes no sense."""
    try:
        found = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None if "unexpected end" in str(error) else []
    return found[0] if len(found) == 1 else []


def _broken(where: str, line: str) -> TableRow:
    found = line.rstrip("\r\n")[:_SHOWN]
    return TableRow(where, [], (Problem("row_broken", Severity.SKIPPED, where, found),))
