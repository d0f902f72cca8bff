"""Which of OFAC's comma separated files one is, by what stands in its first rows.

The files have no header and their names are changed by everybody who keeps them: the number of
cells, whole numbers at the start, and ``-0-`` for nothing tell them from all other tables.
"""

import csv
import re
from io import StringIO
from typing import Final

SDN: Final = "sdn"
ALIASES: Final = "alt"
ADDRESSES: Final = "add"
COMMENTS: Final = "comments"

_ROWS: Final = 20
_KINDS: Final = {"individual", "vessel", "aircraft", "entity", "-0-"}
_KNOWN_AS: Final = {"aka", "fka", "nka"}
_CLAUSE: Final = re.compile(r"; (?:alt\. )?(?:[A-Z][\w./#' -]+(?: \d|: )|[afn]\.k\.a\. ')")


def role_of(name: str, head: bytes) -> str:
    """The role of a file, or empty where it is none of OFAC's."""
    rows = _first_rows(head)
    if not rows or not all(row[0].strip().isdigit() for row in rows):
        return ""
    widths = {len(row) for row in rows}
    if widths == {12} and any(row[2].strip().lower() in _KINDS for row in rows):
        return SDN if _has_nothing(rows) else ""
    if widths == {5} and all(row[2].strip().lower() in _KNOWN_AS for row in rows):
        return ALIASES
    if widths == {6} and all(row[1].strip().isdigit() for row in rows) and _has_nothing(rows):
        return ADDRESSES
    if widths == {2} and ("comment" in name.lower() or any(_CLAUSE.search(r[1]) for r in rows)):
        return COMMENTS
    return ""


def _first_rows(head: bytes) -> list[list[str]]:
    """The first rows that are whole; none where the bytes are no table in text."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    lines = text.splitlines(keepends=True)[: _ROWS + 1]
    whole = lines[:-1] if len(lines) > 1 and not lines[-1].endswith("\n") else lines
    try:
        rows = [row for row in csv.reader(StringIO("".join(whole), newline="")) if row]
    except csv.Error:
        return []
    return [row for row in rows[:_ROWS] if row != ["\x1a"]]


def _has_nothing(rows: list[list[str]]) -> bool:
    return any(cell.strip() == "-0-" for row in rows for cell in row)
