"""The balance of one account over time, split in tainted and own money, its lowest point marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.scale import Scale, day_scale, month_starts, round_ticks
from qaitaru.documents.charts.svg import (
    WIDTH,
    at,
    drawing,
    haloed,
    line,
    path,
    rect,
    text,
    text_width,
)
from qaitaru.documents.markup import Element, element
from qaitaru.facts.money import exponent
from qaitaru.wording import Forms, Words

_LEFT: Final = 92
_TOP: Final = 14
_FLOOR: Final = 230


@dataclass(frozen=True, slots=True)
class Point:
    """The account after one booking: what stands on it, and the part that is tainted."""

    on: date
    balance_minor: int
    tainted_minor: int


@dataclass(frozen=True, slots=True)
class _Plot:
    points: Sequence[Point]
    currency: str
    x: Scale
    y: Scale
    ticks: list[int]
    forms: Forms


def balance(
    points: Sequence[Point],
    currency: str,
    *,
    name: str,
    words: Words,
    forms: Forms,
    lowest: int | None = None,
) -> str:
    """Draw the balance as a step line over its two parts.

    Args:
        points: at least one, in booking order.
        lowest: index of the point to mark; None marks nothing.
    """
    plot = _plot(points, currency, forms)
    return drawing(
        *_axes(plot),
        _area(plot, [(p, max(p.balance_minor, 0)) for p in points], "own", 0.45),
        _area(plot, [(p, p.tainted_minor) for p in points], "tainted", 0.75),
        _line(plot),
        *(_lowest(plot, points[lowest], words) if lowest is not None else ()),
        *_legend(words, _FLOOR + 44),
        name=name,
        title=words("chart.balance.title"),
        description=_description(plot, words),
        height=_FLOOR + 52,
    )


def _plot(points: Sequence[Point], currency: str, forms: Forms) -> _Plot:
    unit = 10 ** exponent(currency)
    low = min(0, *(point.balance_minor for point in points)) // unit
    high = -(-max(0, *(max(p.balance_minor, p.tainted_minor) for p in points)) // unit)
    ticks = round_ticks(low, high)
    y = Scale(ticks[0] * unit, ticks[-1] * unit, _FLOOR, _TOP)
    x = day_scale([point.on for point in points], _LEFT, WIDTH - 8)
    return _Plot(points, currency, x, y, [tick * unit for tick in ticks], forms)


def _description(plot: _Plot, words: Words) -> str:
    first, last = plot.points[0], plot.points[-1]
    return words(
        "chart.balance.description",
        start=plot.forms.day(first.on),
        end=plot.forms.day(last.on),
        balance=plot.forms.money(last.balance_minor, plot.currency),
        tainted=plot.forms.money(last.tainted_minor, plot.currency),
    )


def _axes(plot: _Plot) -> list[Element]:
    quiet = {"font_size": 9.5, "fill": colour("muted")}
    unit = 10 ** exponent(plot.currency)
    marks = []
    for tick in plot.ticks:
        y = plot.y(tick)
        stroke = colour("muted" if tick == 0 else "line")
        marks.append(line(_LEFT, y, WIDTH - 8, y, stroke=stroke, stroke_width=0.8))
        amount = plot.forms.number(tick // unit)
        marks.append(text(amount, _LEFT - 8, y + 3.4, text_anchor="end", **quiet))
    marks.append(text(plot.currency, _LEFT - 8, _FLOOR + 18, text_anchor="end", **quiet))
    for start in month_starts(plot.points[0].on, plot.points[-1].on):
        x = max(plot.x(start.toordinal()), _LEFT)
        marks.append(line(x, _FLOOR, x, _FLOOR + 4, stroke=colour("muted")))
        marks.append(text(f"{start:%m.%Y}", x, _FLOOR + 18, text_anchor="middle", **quiet))
    return marks


def _steps(plot: _Plot, values: Sequence[tuple[Point, int]]) -> list[str | float]:
    """Level until the next booking, then straight up or down."""
    steps: list[str | float] = []
    level = plot.y(values[0][1])
    for point, value in values:
        x = plot.x(point.on.toordinal())
        steps += ["L", x, level, "L", x, plot.y(value)]
        level = plot.y(value)
    return [*steps, "L", plot.x.end, level]


def _area(plot: _Plot, values: Sequence[tuple[Point, int]], name: str, opacity: float) -> Element:
    ground = plot.y(0)
    outline = ["M", plot.x.start, ground, *_steps(plot, values), "L", plot.x.end, ground, "Z"]
    return path(outline, fill=colour(name), fill_opacity=opacity)


def _line(plot: _Plot) -> Element:
    steps = _steps(plot, [(point, point.balance_minor) for point in plot.points])
    return path(["M", *steps[1:]], fill="none", stroke=colour("ink"), stroke_width=1.3)


def _lowest(plot: _Plot, point: Point, words: Words) -> list[Element]:
    x, y = plot.x(point.on.toordinal()), plot.y(point.balance_minor)
    money = plot.forms.money(point.balance_minor, plot.currency)
    label = words("chart.balance.lowest", sum=money, day=plot.forms.day(point.on))
    near_end = x + text_width(label, 10) + 12 > WIDTH
    anchor, shift = ("end", -9) if near_end else ("start", 9)
    rim = {"stroke": colour("ink"), "stroke_width": 1.8}
    mark = element("circle", cx=at(x), cy=at(y), r=4.5, fill=colour("paper"), **rim)
    height = y - 8 if y > _TOP + 20 else y + 16
    said = haloed(label, x + shift, height, text_anchor=anchor, font_size=10, font_weight=600)
    return [mark, said]


def _legend(words: Words, y: float) -> list[Element]:
    legend = []
    x = float(_LEFT)
    for name, opacity in (("tainted", 0.75), ("own", 0.45)):
        word = words(f"chart.balance.{name}")
        legend.append(rect(x, y - 9, 14, 10, fill=colour(name), fill_opacity=opacity))
        legend.append(text(word, x + 20, y, font_size=10))
        x += 20 + text_width(word, 10) + 26
    return legend
