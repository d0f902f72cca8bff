"""The running balance of an account as stacked steps: whose money stood there, its low points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.scale import Scale, month_starts, round_ticks
from qaitaru.documents.charts.svg import WIDTH, at, drawing, line, path, rect, text, text_width
from qaitaru.documents.markup import Element, element
from qaitaru.facts.money import exponent
from qaitaru.tracing.running import Row, RunningTable, Standing, shown
from qaitaru.wording import Forms, Words

_LEFT: Final = 96
_TOP: Final = 22
_FLOOR: Final = 250
_STACK: Final = (Standing.TAINTED, Standing.OTHERS, Standing.UNKNOWN, Standing.OWN)
"""From the ground up: the claim that is shown stands lowest, where its height is read best."""
_COLOURS: Final = {
    Standing.TAINTED: "tainted",
    Standing.OTHERS: "back",
    Standing.UNKNOWN: "others",
    Standing.OWN: "own",
}
_HATCHED: Final = {Standing.OTHERS: 45, Standing.UNKNOWN: 135}
"""Told by their strokes too, not by colour alone."""
_RING: Final = 7.5


@dataclass(frozen=True, slots=True)
class _Plot:
    table: RunningTable
    levels: Sequence[Sequence[int]]  # of each row the tops of the stack, from the ground up
    places: Sequence[int]  # of each row along the axis: days, or numbers of rows
    days: tuple[date, date] | None
    currency: str
    name: str
    x: Scale
    y: Scale
    ticks: Sequence[int]
    forms: Forms
    words: Words


def balance_drawing(
    table: RunningTable, currency: str, *, name: str, words: Words, forms: Forms
) -> str:
    """Draw what stood in the account after each booking, by whose it was.

    Where claims overlap the stack is higher than the balance, which is drawn as a line over it.

    Args:
        table: with at least one row; rows without a day stand at the day before them.
        name: unique on its page.
    """
    plot = _plot(table, currency, name=name, words=words, forms=forms)
    lows, height = _lows(plot)
    return drawing(
        *_patterns(name),
        *_axes(plot),
        *(shape for nth in reversed(range(len(_STACK))) for shape in _area(plot, nth)),
        _line(plot),
        *lows,
        *_legend(plot, _FLOOR + 44),
        name=name,
        title=words("exhibit.drawing.title", account=table.account),
        description=_description(plot),
        height=height,
    )


def _plot(table: RunningTable, currency: str, *, name: str, words: Words, forms: Forms) -> _Plot:
    levels = [_levels(table, row) for row in table.rows]
    balances = [int(row.balance) for row in table.rows]
    unit = 10 ** exponent(currency)
    low = min(0, *balances) // unit
    high = -(-max(0, *balances, *(tops[-1] for tops in levels)) // unit)
    ticks = round_ticks(low, high)
    places, days = _along(table.rows)
    return _Plot(
        table=table,
        levels=levels,
        places=places,
        days=days,
        currency=currency,
        name=name,
        x=Scale(places[0], places[-1] + 1 + (places[-1] - places[0]) // 40, _LEFT, WIDTH - 12),
        y=Scale(ticks[0] * unit, ticks[-1] * unit, _FLOOR, _TOP),
        ticks=[tick * unit for tick in ticks],
        forms=forms,
        words=words,
    )


def _levels(table: RunningTable, row: Row) -> list[int]:
    parts = shown({s.value: amount for s, amount in table.by_standing(row.held).items()})
    tops, top = [], 0
    for standing in _STACK:
        top += parts.get(standing.value, 0)
        tops.append(top)
    return tops


def _along(rows: Sequence[Row]) -> tuple[list[int], tuple[date, date] | None]:
    """Places along the axis that never go back: by days where any is known."""
    known = [row.label.day for row in rows if row.label.day is not None]
    if not known:
        return list(range(len(rows))), None
    places, day = [], known[0]
    for row in rows:
        day = max(day, row.label.day or day)
        places.append(day.toordinal())
    return places, (date.fromordinal(places[0]), date.fromordinal(places[-1]))


def _description(plot: _Plot) -> str:
    last = plot.table.rows[-1]
    parts = shown({s.value: a for s, a in plot.table.by_standing(last.held).items()})
    said = (
        f"{plot.words(f'exhibit.drawing.{one}')}: "
        f"{plot.forms.money(parts.get(one.value, 0), plot.currency)}"
        for one in _STACK
    )
    balance = plot.forms.money(int(last.balance), plot.currency)
    head = plot.words("exhibit.drawing.description", balance=balance)
    return " ".join((f"{head} {'; '.join(said)}.", *(f"{told}." for _, told in _told_lows(plot))))


def _patterns(name: str) -> Iterator[Element]:
    for standing, angle in _HATCHED.items():
        ground = rect(0, 0, 6, 6, fill=colour(_COLOURS[standing]), fill_opacity=0.35)
        stroke = line(0, 0, 0, 6, stroke=colour(_COLOURS[standing]), stroke_width=3)
        yield element(
            "pattern",
            ground,
            stroke,
            id=f"{name}-{standing}",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
            patternTransform=f"rotate({angle})",
        )


def _fill(name: str, standing: Standing) -> dict[str, object]:
    if standing in _HATCHED:
        return {"fill": f"url(#{name}-{standing})"}
    return {"fill": colour(_COLOURS[standing]), "fill_opacity": 0.85}


def _axes(plot: _Plot) -> Iterator[Element]:
    quiet = {"font_size": 9.5, "fill": colour("muted")}
    unit = 10 ** exponent(plot.currency)
    for tick in plot.ticks:
        y = plot.y(tick)
        stroke = colour("muted" if tick == 0 else "line")
        yield line(_LEFT, y, WIDTH - 12, y, stroke=stroke, stroke_width=0.8)
        amount = plot.forms.number(tick // unit)
        yield text(amount, _LEFT - 8, y + 3.4, text_anchor="end", **quiet)
    yield text(plot.currency, _LEFT - 8, _TOP - 8, text_anchor="end", **quiet)
    for place, label in _marks(plot):
        x = max(plot.x(place), _LEFT)
        yield line(x, _FLOOR, x, _FLOOR + 4, stroke=colour("muted"))
        yield text(label, x, _FLOOR + 18, text_anchor="middle", **quiet)


def _marks(plot: _Plot) -> Iterator[tuple[int, str]]:
    """Months along the axis, or days where there are few, or numbers of rows."""
    if plot.days is None:
        count = len(plot.places)
        yield from ((n, f"{n + 1}") for n in range(0, count, -(-count // 12)))
        return
    first, last = plot.days
    if (last - first).days > 62:
        yield from ((day.toordinal(), f"{day:%m.%Y}") for day in month_starts(first, last, 10))
        return
    step = max(-(-(last - first).days // 6), 1)
    for place in range(first.toordinal(), last.toordinal() + 1, step):
        yield place, plot.forms.day(date.fromordinal(place))


def _steps(plot: _Plot, values: Sequence[int]) -> list[str | float]:
    """Level until the next booking, then straight up or down."""
    steps: list[str | float] = []
    level = plot.y(0)
    for place, value in zip(plot.places, values, strict=True):
        steps += ["L", plot.x(place), level, "L", plot.x(place), plot.y(value)]
        level = plot.y(value)
    return [*steps, "L", plot.x.end, level]


def _area(plot: _Plot, nth: int) -> Iterator[Element]:
    """One layer, from the ground to its top: those below are drawn over it."""
    tops = [levels[nth] for levels in plot.levels]
    below = [levels[nth - 1] if nth else 0 for levels in plot.levels]
    if tops == below:
        return
    ground = plot.y(0)
    outline = ["M", plot.x.start, ground, *_steps(plot, tops), "L", plot.x.end, ground, "Z"]
    yield path(outline, fill=colour("paper"))
    yield path(outline, **_fill(plot.name, _STACK[nth]))


def _line(plot: _Plot) -> Element:
    steps = _steps(plot, [int(row.balance) for row in plot.table.rows])
    return path(["M", *steps[1:]], fill="none", stroke=colour("ink"), stroke_width=1.4)


def _told_lows(plot: _Plot) -> Iterator[tuple[Row, str]]:
    """The rows with a lowest balance, in order, and what to say of each."""
    for row in plot.table.rows:
        if row.lowest:
            sum_ = plot.forms.money(max(int(row.balance), 0), plot.currency)
            day = row.label.day
            where = plot.forms.day(day) if day is not None else row.entry_id
            names = ", ".join(row.lowest)
            yield row, plot.words("exhibit.drawing.lowest", sum=sum_, where=where, names=names)


def _lows(plot: _Plot) -> tuple[list[Element], float]:
    """Numbered rings on the line, and under the legend what each is; and the floor of it all."""
    marks: list[Element] = []
    taken: list[tuple[float, float]] = []
    y = _FLOOR + 68
    for number, (row, told) in enumerate(_told_lows(plot), start=1):
        marks += _ring(plot, row, number, taken)
        marks.append(text(f"{number}.", _LEFT, y, font_size=10, font_weight=600))
        marks.append(text(told, _LEFT + 18, y, font_size=10))
        y += 16
    return marks, y - 6


def _ring(
    plot: _Plot, row: Row, number: int, taken: list[tuple[float, float]]
) -> Iterator[Element]:
    """A ring with a number at the point, or above it on a stalk where another ring stands."""
    x = plot.x(plot.places[row.number - 1])
    x = min(max(x, _LEFT + _RING), WIDTH - 12 - _RING)
    point = y = plot.y(max(int(row.balance), 0))
    while any(abs(x - a) < 2 * _RING + 1 and abs(y - b) < 2 * _RING + 1 for a, b in taken):
        y -= 2 * _RING + 2
    taken.append((x, y))
    rim = {"stroke": colour("ink"), "stroke_width": 1.6}
    if y != point:
        yield line(x, point, x, y, stroke=colour("ink"))
    yield element("circle", cx=at(x), cy=at(y), r=_RING, fill=colour("paper"), **rim)
    yield text(f"{number}", x, y + 3.4, text_anchor="middle", font_size=9.5, font_weight=600)


def _legend(plot: _Plot, y: float) -> Iterator[Element]:
    """The layers that are there."""
    x = float(_LEFT)
    for nth, standing in enumerate(_STACK):
        if any(levels[nth] > (levels[nth - 1] if nth else 0) for levels in plot.levels):
            word = plot.words(f"exhibit.drawing.{standing}")
            yield rect(x, y - 9, 14, 10, **_fill(plot.name, standing))
            yield text(word, x + 20, y, font_size=10)
            x += 20 + text_width(word, 10) + 22
