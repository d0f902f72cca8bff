"""A table taken away tells what each row may be used for, where any of it is limited."""

from collections.abc import Iterable, Sequence

from litestar import Response

from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.documents.use_words import limit_short
from qaitaru.web.export import Cell, as_csv
from qaitaru.web.view import View


def as_limited_csv(
    view: View,
    name: str,
    headings: Sequence[str],
    rows: Iterable[tuple[Cell, ...]],
    *,
    marks: Sequence[tuple[UseMark, ...]],
) -> Response[bytes]:
    """The rows as a file; a column more where a partner limited the use of one of them."""
    if not any(marks):
        return as_csv(view, name, headings, rows)
    told = (limit_short(own, view.words) for own in marks)
    every = [(*row, one) for row, one in zip(rows, told, strict=True)]
    return as_csv(view, name, [*headings, view.words("use_limit.mark")], every)
