"""Accounts by months: which are proved by statements that reconcile, told by shape and colour."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.svg import WIDTH, drawing, fitted, line, path, rect, text, text_width
from qaitaru.documents.markup import Element, Node, element
from qaitaru.ledger.coverage import Cover
from qaitaru.wording import Forms, Words

_LABELS: Final = 196
_ROW: Final = 24
_HEAD: Final = 40
_BOX: Final = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One account in one month; ``href`` opens its source."""

    account: str
    month: date  # its first day
    cover: Cover
    note: str = ""  # sums, exhibits: shown on hover and read aloud
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Grid:
    accounts: list[str]
    months: list[date]
    words: Words
    forms: Forms

    def x(self, month: date) -> float:
        return _LABELS + self.months.index(month) * self.step()

    def y(self, account: str) -> float:
        return _HEAD + self.accounts.index(account) * _ROW

    def step(self) -> float:
        return min((WIDTH - _LABELS) / max(len(self.months), 1), 30.0)


def coverage_grid(cells: Sequence[Cell], *, name: str, words: Words, forms: Forms) -> str:
    """Draw the grid: accounts in the order they come, months in calendar order.

    Args: cells hold at most 24 months, so that a cell stays readable in print.
    """
    accounts = list(dict.fromkeys(cell.account for cell in cells))
    grid = _Grid(accounts, sorted({cell.month for cell in cells}), words, forms)
    legend, floor = _legend(cells, words, _HEAD + len(accounts) * _ROW + 22)
    return drawing(
        *_years(grid),
        *(label for account in accounts for label in _row_label(account, grid)),
        *(_placed(cell, grid) for cell in cells),
        *legend,
        name=name,
        title=words("chart.coverage.title"),
        description=_description(cells, grid),
        height=floor + 10,
        linked=any(cell.href for cell in cells),
    )


def _description(cells: Sequence[Cell], grid: _Grid) -> str:
    counts = {cover: sum(c.cover is cover for c in cells) for cover in Cover}
    said = [f"{grid.words(f'coverage.{cover}')}: {count}" for cover, count in counts.items()]
    head = grid.words("chart.coverage.description", count=len(grid.accounts))
    return f"{head} {'; '.join(said)}."


def _years(grid: _Grid) -> list[Element]:
    """The year over its first month in view, and each month by its number."""
    quiet = {"font_size": 9.5, "fill": colour("muted")}
    marks = []
    for index, month in enumerate(grid.months):
        x = grid.x(month)
        if index == 0 or grid.months[index - 1].year != month.year:
            marks.append(text(str(month.year), x + 2, 13, font_size=10, font_weight=600))
            marks.append(line(x, 4, x, _HEAD + len(grid.accounts) * _ROW))
        middle = x + grid.step() / 2
        marks.append(text(f"{month.month:02d}", middle, 30, text_anchor="middle", **quiet))
    return marks


def _row_label(account: str, grid: _Grid) -> list[Element]:
    y = grid.y(account)
    label = text(fitted(account, _LABELS - 10, 10), 0, y + 16, font_size=10)
    title = element("title", account)
    return [
        line(0, y, _LABELS + len(grid.months) * grid.step(), y),
        element("g", title, label),
    ]


def _placed(cell: Cell, grid: _Grid) -> Element:
    x = grid.x(cell.month) + (grid.step() - _BOX) / 2
    y = grid.y(cell.account) + (_ROW - _BOX) / 2
    said = [cell.account, grid.forms.month(cell.month), grid.words(f"coverage.{cell.cover}")]
    sentence = ", ".join([*said, cell.note] if cell.note else said)
    group = element("g", element("title", sentence), *_MARKS[cell.cover](x, y))
    return element("a", group, href=cell.href, aria_label=sentence) if cell.href else group


def _proved(x: float, y: float) -> list[Element]:
    tick = ("M", x + 3.6, y + 7.8, "L", x + 6.6, y + 10.8, "L", x + 11.6, y + 4.6)
    return [
        rect(x, y, _BOX, _BOX, rx=2, fill=colour("proved")),
        path(tick, fill="none", stroke=colour("paper"), stroke_width=1.8),
    ]


def _broken(x: float, y: float) -> list[Element]:
    cross = ("M", x + 4, y + 4, "L", x + 11, y + 11, "M", x + 11, y + 4, "L", x + 4, y + 11)
    return [
        rect(x, y, _BOX, _BOX, fill=colour("broken")),
        path(cross, fill="none", stroke=colour("paper"), stroke_width=2),
    ]


def _missing(x: float, y: float) -> list[Element]:
    rim = {"stroke": colour("muted"), "stroke_width": 1.2, "stroke_dasharray": "2.5 2"}
    return [rect(x + 0.6, y + 0.6, _BOX - 1.2, _BOX - 1.2, fill="none", **rim)]


def _duplicate(x: float, y: float) -> list[Element]:
    rim = {"stroke": colour("duplicate"), "stroke_width": 1.6}
    return [
        rect(x + 0.8, y + 0.8, 9.6, 9.6, fill="none", **rim),
        rect(x + 4.6, y + 4.6, 9.6, 9.6, fill=colour("paper"), **rim),
    ]


def _partial(x: float, y: float) -> list[Element]:
    return [*_missing(x, y), rect(x + 0.6, y + 0.6, 6.9, _BOX - 1.2, fill=colour("unproved"))]


def _outside(x: float, y: float) -> list[Element]:
    return [rect(x + 5.5, y + 7, 4, 1, fill=colour("line"))]


def _unproved(x: float, y: float) -> list[Element]:
    rim = {"stroke": colour("unproved"), "stroke_width": 1.4}
    half = ("M", x + 0.7, y + 14.3, "L", x + 14.3, y + 0.7, "L", x + 14.3, y + 14.3, "Z")
    return [
        rect(x + 0.7, y + 0.7, _BOX - 1.4, _BOX - 1.4, fill="none", **rim),
        path(half, fill=colour("unproved")),
    ]


_MARKS: Final[dict[Cover, Callable[[float, float], list[Element]]]] = {
    Cover.PROVED: _proved,
    Cover.BROKEN: _broken,
    Cover.MISSING: _missing,
    Cover.DUPLICATE: _duplicate,
    Cover.UNPROVED: _unproved,
    Cover.PARTIAL: _partial,
    Cover.OUTSIDE: _outside,
}


def _legend(cells: Sequence[Cell], words: Words, y: float) -> tuple[list[Node], float]:
    """Each cover that is in the grid, by its mark and its word; and the line it ends on."""
    legend: list[Node] = []
    shown = {cell.cover for cell in cells}
    x = 0.0
    for cover in (cover for cover in _MARKS if cover in shown):
        word = words(f"coverage.{cover}")
        width = 21 + text_width(word, 10) + 20
        if x and x + width - 20 > WIDTH:
            x, y = 0.0, y + 22
        legend += [*_MARKS[cover](x, y - 12), text(word, x + 21, y, font_size=10)]
        x += width
    return legend, y
