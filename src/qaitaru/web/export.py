"""A table as it is on screen, as CSV that a spreadsheet cannot be made to run.

Source: OWASP, CSV injection: a cell that begins with = + - @, a tab or a line's end is shown to be
text by an apostrophe; plain numbers are left as they are.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from hashlib import sha256
from io import StringIO
from typing import Final

from litestar import Response

from qaitaru.web.view import View

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_SHORT: Final = 12

Cell = str | int | None


def safe(cell: Cell) -> str:
    """A cell that is read as what it says."""
    text = "" if cell is None else str(cell)
    if text.startswith(_RISKY) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def as_csv(
    view: View, name: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> Response[bytes]:
    """The rows under their headings; the file's name bears the hash of what stands in it.

    The first line names the question: the address that shows the same rows on the screen. Then an
    empty line, the headings and the rows, in UTF-8 with a mark that spreadsheets know it by.
    """
    told = StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerows([[safe(cell) for cell in row] for row in (headings, *rows)])
    body = told.getvalue()
    digest = sha256(body.encode()).hexdigest()
    first = StringIO()
    question = view.with_query(format="")
    csv.writer(first, lineterminator="\r\n").writerow(["qaitaru", question, f"sha256:{digest}"])
    return Response(
        f"\ufeff{first.getvalue()}\r\n{body}".encode(),
        media_type="text/csv; charset=utf-8",
        headers={
            "content-disposition": f'attachment; filename="{name}-{digest[:_SHORT]}.csv"',
        },
    )
