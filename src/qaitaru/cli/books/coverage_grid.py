"""The grid of accounts by months in a terminal: a shape and letters a month, never colour alone."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table

from qaitaru.cli.face import OUT, WORDS, tell
from qaitaru.ledger.coverage import AccountRow, Cell, Cover, Coverage

_SHAPES: Final = {
    Cover.PROVED: "■",
    Cover.BROKEN: "✕",
    Cover.MISSING: "○",
    Cover.PARTIAL: "◧",
    Cover.DUPLICATE: "▣",
    Cover.UNPROVED: "□",
    Cover.OUTSIDE: "·",
}
_COLOURS: Final = {
    Cover.PROVED: "green",
    Cover.BROKEN: "bold red",
    Cover.MISSING: "bold red",
    Cover.PARTIAL: "yellow",
    Cover.DUPLICATE: "green",
    Cover.UNPROVED: "yellow",
    Cover.OUTSIDE: "dim",
}


def tell_grid(grid: Coverage) -> None:
    """One table a calendar year, then what each mark means and how often it stands there."""
    for _, months in groupby(grid.months, key=lambda month: month.year):
        _tell_year(grid.rows, list(months))
    counts = Counter(cell.cover for row in grid.rows for cell in row.cells)
    for cover in _SHAPES:
        if counts[cover]:
            sign, words = _sign((cover,)), WORDS(f"coverage.{cover}")
            OUT.print(f"  [{_COLOURS[cover]}]{sign}[/]  {words}: {counts[cover]}", highlight=False)
    tell("cli.coverage.several")
    OUT.print()


def _tell_year(rows: Sequence[AccountRow], months: Sequence[date]) -> None:
    shown = Table(
        title=WORDS("cli.coverage.title", year=months[0].year),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    for key in ("cli.column.account", "cli.column.currency"):
        shown.add_column(WORDS(key), no_wrap=True)
    for month in months:
        shown.add_column(f"{month:%m}", no_wrap=True)
    for row in rows:
        cells = [cell for cell in row.cells if cell.month in months]
        shown.add_row(row.account, row.currency, *map(_cell, cells))
    wide = Console(width=max(OUT.width, 40 + 6 * len(months)))
    wide.print(shown, highlight=False)


def _cell(cell: Cell) -> str:
    return f"[{_COLOURS[cell.cover]}]{_sign(cell.marks)}[/]"


def _sign(marks: Sequence[Cover]) -> str:
    """The shape of the gravest mark, and the letters of all."""
    return _SHAPES[marks[0]] + "".join(WORDS(f"cli.coverage.letter.{mark}") for mark in marks)
