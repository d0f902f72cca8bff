"""What each rule attributes to each place: a bar from the least to the greatest, a dot a rule.

Rules that say one figure stand at one dot; exposure is a hollow dot, and never widens the bar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.charts.money_axis import MoneyAxis, money_axis
from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.svg import WIDTH, at, drawing, fitted, rect, text
from qaitaru.documents.markup import Element, element
from qaitaru.wording import Forms, Words

_LEFT: Final = 190
_RIGHT: Final = WIDTH - 40
_TOP: Final = 12
_ROW: Final = 40
_NAME: Final = 11
_WIDER: Final = 1.16


@dataclass(frozen=True, slots=True)
class Beside:
    """One place; ``by_rule`` counts in its interval, ``exposed`` does not."""

    label: str
    by_rule: Mapping[str, int]
    exposed: Mapping[str, int]

    @property
    def low(self) -> int:
        """The least."""
        return min(self.by_rule.values())

    @property
    def high(self) -> int:
        """The greatest."""
        return max(self.by_rule.values())


@dataclass(frozen=True, slots=True)
class _Plot:
    rows: Sequence[Beside]
    currency: str
    axis: MoneyAxis
    forms: Forms
    words: Words

    @property
    def floor(self) -> float:
        """Where the axis lies."""
        return _TOP + _ROW * len(self.rows)


def rules_beside(
    rows: Sequence[Beside], currency: str, *, name: str, words: Words, forms: Forms
) -> str:
    """Draw the places under each other, all in one currency.

    Args:
        rows: at least one, each with at least one rule that counts.
    """
    plot = _plot(rows, currency, words, forms)
    return drawing(
        *plot.axis.marks(_TOP, plot.floor, forms),
        *(mark for index in range(len(rows)) for mark in _bar(plot, index)),
        *_legend(plot),
        name=name,
        title=words("chart.rules.title", currency=currency),
        description=" ".join(_described(plot, row) for row in rows),
        height=plot.floor + 46,
    )


def _plot(rows: Sequence[Beside], currency: str, words: Words, forms: Forms) -> _Plot:
    most = max(sum_ for row in rows for sum_ in (*row.by_rule.values(), *row.exposed.values()))
    return _Plot(rows, currency, money_axis(0, most, currency, (_LEFT, _RIGHT)), forms, words)


def _described(plot: _Plot, row: Beside) -> str:
    low = plot.forms.money(row.low, plot.currency)
    high = plot.forms.money(row.high, plot.currency)
    return plot.words("chart.rules.description", label=row.label, low=low, high=high)


def _bar(plot: _Plot, index: int) -> list[Element]:
    row, middle = plot.rows[index], _TOP + _ROW * (index + 0.5) + 4
    low, high = plot.axis.x(row.low), plot.axis.x(row.high)
    return [
        _name(row.label, middle),
        rect(low, middle - 5, max(high - low, 1), 10, fill=colour("flow"), opacity=0.55, rx=2),
        *(
            _dot(plot.axis.x(sum_), middle, filled=True)
            for sum_ in sorted(set(row.by_rule.values()))
        ),
        *(
            _dot(plot.axis.x(sum_), middle, filled=False)
            for sum_ in sorted(set(row.exposed.values()))
        ),
        *_ends(plot, row, middle),
    ]


def _name(label: str, middle: float) -> Element:
    """Cut early enough for a font that is wider than the house's."""
    said = fitted(label, (_LEFT - 16) / _WIDER, _NAME)
    return text(said, _LEFT - 12, middle + 4, text_anchor="end", font_size=_NAME)


def _ends(plot: _Plot, row: Beside, middle: float) -> list[Element]:
    """The figures of both ends; one where they are the same, or would touch."""
    low, high = plot.axis.x(row.low), plot.axis.x(row.high)
    amounts = [plot.forms.amount(sum_, plot.currency) for sum_ in (row.low, row.high)]
    if high - low < 6 * len(amounts[1]) + 12:
        told = amounts[0] if row.low == row.high else " – ".join(amounts)
        return [_said(told, (low + high) / 2, middle)]
    return [_said(amounts[0], low, middle), _said(amounts[1], high, middle)]


def _said(told: str, x: float, middle: float) -> Element:
    half = 2.9 * len(told)
    inside = min(max(x, _LEFT + half), _RIGHT + 38 - half)
    return text(told, inside, middle - 11, text_anchor="middle", font_size=9.5)


def _dot(x: float, y: float, *, filled: bool) -> Element:
    fill = colour("node" if filled else "paper")
    return element(
        "circle", cx=at(x), cy=at(y), r=4, fill=fill, stroke=colour("node"), stroke_width=1.4
    )


def _legend(plot: _Plot) -> list[Element]:
    y = plot.floor + 36
    half = _LEFT + 260
    marks = [
        _dot(_LEFT + 4, y - 3, filled=True),
        text(plot.words("chart.rules.rule"), _LEFT + 14, y),
    ]
    if any(row.exposed for row in plot.rows):
        marks.append(_dot(half, y - 3, filled=False))
        marks.append(text(plot.words("chart.rules.exposure"), half + 10, y))
    return marks
