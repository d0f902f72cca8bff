"""Answers within their bounds, one a row: a bar from low to high, a diamond at the likely one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.scale import Scale, round_ticks
from qaitaru.documents.charts.svg import WIDTH, drawing, fitted, line, path, rect, text
from qaitaru.documents.markup import Element
from qaitaru.facts.money import exponent
from qaitaru.wording import Forms, Words

_LEFT: Final = 150
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
    x: Scale
    ticks: list[int]
    forms: Forms

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
        *_axis(plot),
        *bars,
        name=name,
        title=words("chart.intervals.title", currency=currency),
        description=_description(plot, words),
        height=plot.floor + 26,
    )


def _plot(rows: Sequence[Interval], currency: str, forms: Forms) -> _Plot:
    unit = 10 ** exponent(currency)
    low = min(0, *(row.low_minor for row in rows)) // unit
    high = -(-max(0, *(row.high_minor for row in rows)) // unit)
    ticks = round_ticks(low, high)
    x = Scale(ticks[0] * unit, ticks[-1] * unit, _LEFT, _RIGHT)
    return _Plot(rows, currency, x, [tick * unit for tick in ticks], forms)


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


def _axis(plot: _Plot) -> list[Element]:
    unit = 10 ** exponent(plot.currency)
    marks = []
    for tick in plot.ticks:
        x = plot.x(tick)
        stroke = colour("muted" if tick == 0 else "line")
        marks.append(line(x, _TOP, x, plot.floor, stroke=stroke, stroke_width=0.8))
        amount = plot.forms.number(tick // unit)
        quiet = {"font_size": 9.5, "fill": colour("muted"), "text_anchor": "middle"}
        marks.append(text(amount, x, plot.floor + 16, **quiet))
    return marks


def _bar(plot: _Plot, index: int) -> list[Element]:
    row, middle = plot.rows[index], _TOP + _ROW * (index + 0.5)
    low, likely, high = map(plot.x, (row.low_minor, row.likely_minor, row.high_minor))
    amount = plot.forms.amount(row.likely_minor, plot.currency)
    return [
        text(fitted(row.label, _LEFT - 20, 11), _LEFT - 12, middle + 4, text_anchor="end"),
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
