"""The rows of a delimited file of a list, each with its number as a spreadsheet shows it.

Source: RFC 4180.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.encodings import decode

LONGEST_CELL: Final = 1_000_000
_END_OF_FILE: Final = "\x1a"  # how DOS ends a text; OFAC's files end so
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number from 1 and its cells as they stand."""

    number: int
    cells: list[str]


def text_of(raw: bytes, asked: str) -> str | Problem:
    """The text of a file, with what DOS puts at its end left out."""
    found = decode(raw, asked)
    return found if isinstance(found, Problem) else found.text.rstrip(_END_OF_FILE)


def rows_of(text: str, delimiter: str = ",") -> Iterator[Row | Problem]:
    """The rows that hold something; where the quotes do not pair, a Problem ends the reading."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield from _rows(text, delimiter)
    finally:
        csv.field_size_limit(before)  # it holds for the whole process


def _rows(text: str, delimiter: str) -> Iterator[Row | Problem]:
    lines = (line[0] for line in _LINE.finditer(text))  # a million rows are not held twice
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            where = place(row=number)
            yield Problem("row_broken", Severity.REFUSED, where, str(error))
            return
        if any(cell.strip() for cell in cells):
            yield Row(number, cells)
