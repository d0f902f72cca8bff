"""A long table, line for line as the terminal's library sets it, for a fraction of its work.

The library sets the few rows that are the widest of each column: the head, the widths and the foot
are its own. The other rows are set here, and a text that comes often is set once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Final

from rich.box import HEAVY_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Column, Table

Rows = Sequence[Sequence[str]]
_LONG: Final = 100  # rows; fewer are the library's own
_EDGE: Final = HEAVY_HEAD.mid_vertical
_PADDING: Final = (0, 1)
_PADDED: Final = 2  # cells beside a text
_OF_PICTURE: Final = 2  # colons around the name of a picture


def tell_rows(paper: Console, lay_out: Callable[[Rows], Table], rows: Rows) -> None:
    """Print a table of these rows; ``lay_out`` makes the library's own table of some."""
    lines = list(_set_lines(paper, lay_out, rows)) if len(rows) >= _LONG else []
    if not lines:
        paper.print(lay_out(rows))
        return
    try:
        paper.file.write("\n".join(lines) + "\n")
        paper.file.flush()
    except BrokenPipeError:  # who reads has seen enough, as with ``| head``
        paper.on_broken_pipe()


def _set_lines(paper: Console, lay_out: Callable[[Rows], Table], rows: Rows) -> Iterator[str]:
    """Every line of the table; none where this terminal's is drawn otherwise than is known here."""
    few = [rows[one] for one in _widest(paper, rows)]
    table = lay_out(few)
    with paper.capture() as told:
        paper.print(table)
    *above, foot, _ = told.get().split("\n")
    widths = [len(one) for one in foot[1:-1].split(HEAVY_HEAD.bottom_divider)]
    if len(widths) != len(table.columns):
        return
    columns = [_Set(paper, *one) for one in zip(table.columns, widths, strict=True)]
    body = list(_body(columns, few))
    if above[-len(body) :] == body:
        yield from chain(above[: -len(body)], _body(columns, rows), [foot])


def _widest(paper: Console, rows: Rows) -> list[int]:
    """The rows in which a column has its widest line or its longest word, in order."""
    found: set[int] = set()
    for column in zip(*rows, strict=True):
        first = {text: index for index, text in reversed(list(enumerate(column)))}
        read = {text: _read(paper, text) for text in first}
        found.add(first[max(read, key=lambda text: span(read[text].splitlines()))])
        found.add(first[max(read, key=lambda text: span(read[text].split()))])
    return sorted(found)


def _read(paper: Console, text: str) -> str:
    """What the library reads in a text."""
    return text if _is_plain(text) else paper.render_str(escape(text), highlight=False).plain


def span(parts: Iterable[str]) -> int:
    """How many cells of a terminal the widest of some texts takes."""
    return max((len(one) if one.isascii() else cell_len(one) for one in parts), default=0)


def _body(columns: Sequence["_Set"], rows: Rows) -> Iterator[str]:
    blanks = [" " * one.width for one in columns]
    for row in rows:
        cells = [one.lines(text) for one, text in zip(columns, row, strict=True)]
        for line in zip_longest(*cells):
            parts = (told or blank for told, blank in zip(line, blanks, strict=True))
            yield f"{_EDGE}{_EDGE.join(parts)}{_EDGE}"


@dataclass(frozen=True, slots=True)
class _Set:
    """A column of a known width, and the texts that were set in it."""

    paper: Console
    column: Column
    width: int
    known: dict[str, list[str]] = field(default_factory=dict)

    def lines(self, text: str) -> list[str]:
        """The lines of a cell, each as wide as the column."""
        if text not in self.known:
            self.known[text] = self._on_a_line(text) or self._by_library(text)
        return self.known[text]

    def _on_a_line(self, text: str) -> list[str]:
        """A plain text that has its place; none of what may be more than plain to the library."""
        gap = self.width - _PADDED - cell_len(text)
        if gap < 0 or not _is_plain(text):
            return []
        room = " " * gap
        return [f" {room}{text} " if self.column.justify == "right" else f" {text}{room} "]

    def _by_library(self, text: str) -> list[str]:
        options = self.paper.options.update(
            width=self.width,
            justify=self.column.justify,
            no_wrap=self.column.no_wrap,
            overflow=self.column.overflow,
            height=None,
            highlight=False,
        )
        cell = Padding(escape(text), _PADDING)
        lines = self.paper.render_lines(cell, options)
        return [
            "".join(part.text for part in Segment.set_shape([one], self.width, 1)[0])
            for one in lines
        ]


def _is_plain(text: str) -> bool:
    """Whether a text is one line and nothing else: two colons may name a picture."""
    is_line = text.isprintable() and text == text.strip()
    return is_line and "[" not in text and "\\" not in text and text.count(":") < _OF_PICTURE
