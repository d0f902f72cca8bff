"""Answers within their bounds, one a row: a bar from low to high, a diamond at the likely one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.charts.money_axis import MoneyAxis, money_axis
from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.svg import WIDTH, drawing, fitted, line, path, rect, text
from qaitaru.documents.markup import Element
from qaitaru.wording import Forms, Words

_LEFT: Final = (150, 290)  # room for the labels, at least and at most
_LETTER: Final = 6  # as wide as one is, on average
_RIGHT: Final = WIDTH - 40
_TOP: Final = 10
_ROW: Final = 38


@dataclass(frozen=True, slots=True)
class Interval:
    """An amount within its bounds; never falling from low to high."""

    label: str
    low_minor: int
    likely_minor: int
    high_minor: int


@dataclass(frozen=True, slots=True)
class _Plot:
    rows: Sequence[Interval]
    currency: str
    axis: MoneyAxis
    forms: Forms
    left: int

    @property
    def floor(self) -> float:
        """Where the axis lies."""
        return _TOP + _ROW * len(self.rows)


def intervals(
    rows: Sequence[Interval], currency: str, *, name: str, words: Words, forms: Forms
) -> str:
    """Draw the intervals on one scale that shows nought.

    Args:
        rows: at least one, from the top.
    """
    plot = _plot(rows, currency, forms)
    bars = [mark for index in range(len(rows)) for mark in _bar(plot, index)]
    return drawing(
        *plot.axis.marks(_TOP, plot.floor, forms),
        *bars,
        name=name,
        title=words("chart.intervals.title", currency=currency),
        description=_description(plot, words),
        height=plot.floor + 26,
    )


def _plot(rows: Sequence[Interval], currency: str, forms: Forms) -> _Plot:
    low, high = min(row.low_minor for row in rows), max(row.high_minor for row in rows)
    longest = 24 + _LETTER * max(len(row.label) for row in rows)
    left = min(max(longest, _LEFT[0]), _LEFT[1])
    axis = money_axis(low, high, currency, (left, _RIGHT))
    return _Plot(rows, currency, axis, forms, left)


def _description(plot: _Plot, words: Words) -> str:
    return " ".join(
        words(
            "chart.intervals.description",
            label=row.label,
            low=plot.forms.money(row.low_minor, plot.currency),
            likely=plot.forms.money(row.likely_minor, plot.currency),
            high=plot.forms.money(row.high_minor, plot.currency),
        )
        for row in plot.rows
    )


def _bar(plot: _Plot, index: int) -> list[Element]:
    row, middle = plot.rows[index], _TOP + _ROW * (index + 0.5)
    low, likely, high = map(plot.axis.x, (row.low_minor, row.likely_minor, row.high_minor))
    amount = plot.forms.amount(row.likely_minor, plot.currency)
    return [
        text(fitted(row.label, plot.left - 20, 11), plot.left - 12, middle + 4, text_anchor="end"),
        rect(low, middle - 5, max(high - low, 1), 10, fill=colour("flow"), opacity=0.55, rx=2),
        *(
            line(end, middle - 8, end, middle + 8, stroke=colour("node"), stroke_width=1.6)
            for end in (low, high)
        ),
        path(_diamond(likely, middle), fill=colour("node")),
        text(amount, likely, middle - 11, text_anchor="middle", font_size=9.5),
    ]


def _diamond(x: float, y: float) -> list[str | float]:
    return ["M", x, y - 7, "L", x + 6, y, "L", x, y + 7, "L", x - 6, y, "Z"]
