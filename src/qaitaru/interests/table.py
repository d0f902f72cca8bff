"""Interests in a plain table: ``owner,owned,kind,share,low,high,from,to,source,note``."""

import csv
import io
from typing import Final

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.interests.said import Row, Said

_COLUMNS: Final = {
    "owner": "owner",
    "owned": "owned",
    "kind": "kind",
    "type": "kind",
    "share": "share",
    "low": "low",
    "share_low": "low",
    "high": "high",
    "share_high": "high",
    "from": "since",
    "to": "until",
    "source": "source",
    "note": "note",
}
_MARKS: Final = ",;\t|"


def table_interests(text: str) -> Said | Problem:
    """The rows of a table with a header; columns that are not used are told."""
    lines = text.splitlines()
    header = lines[0] if lines else ""
    mark = max(_MARKS, key=header.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if not {"owner", "owned"} <= set(names):
        expected = "owner, owned"
        return Problem("interests_no_header", Severity.REFUSED, place(row=1), header[:80], expected)
    problems = [
        Problem("interests_column_unused", Severity.NOTED, WHOLE_FILE, name)
        for name in names
        if name and name not in _COLUMNS
    ]
    found: list[Row] = []
    for number, cells in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        where = place(row=number)
        if len(cells) != len(names):
            counts = str(len(cells)), str(len(names))
            problems.append(Problem("interests_row_uneven", Severity.SKIPPED, where, *counts))
            continue
        said = {
            _COLUMNS[name]: cell.strip()
            for name, cell in zip(names, cells, strict=True)
            if name in _COLUMNS and cell.strip()
        }
        found.append(Row(**{"owner": "", "owned": "", **said, "place": where}))
    return Said(tuple(found), {}, tuple(problems))
