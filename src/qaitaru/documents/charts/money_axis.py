"""An axis of money under rows of bars: its scale, its round ticks, its figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.scale import Scale, round_ticks
from qaitaru.documents.charts.svg import line, text
from qaitaru.documents.markup import Element
from qaitaru.facts.money import exponent
from qaitaru.wording import Forms

_FIGURES_BELOW: Final = 16


@dataclass(frozen=True, slots=True)
class MoneyAxis:
    """Minor units of one currency laid along a drawing; nought is always on it."""

    x: Scale
    ticks: tuple[int, ...]  # minor units
    unit: int  # minor units of one whole

    def marks(self, top: float, floor: float, forms: Forms) -> list[Element]:
        """A line a tick, and its figure in whole units below."""
        return [*self.lines(top, floor), *self.figures(floor + _FIGURES_BELOW, forms)]

    def lines(self, top: float, floor: float) -> Iterator[Element]:
        """A line a tick; that of nought is darker."""
        for tick in self.ticks:
            x, stroke = self.x(tick), colour("line" if tick else "muted")
            yield line(x, top, x, floor, stroke=stroke, stroke_width=0.8)

    def figures(self, y: float, forms: Forms) -> Iterator[Element]:
        """A figure a tick, in whole units."""
        quiet = {"font_size": 9.5, "fill": colour("muted"), "text_anchor": "middle"}
        for tick in self.ticks:
            yield text(forms.number(tick // self.unit), self.x(tick), y, **quiet)


def money_axis(low_minor: int, high_minor: int, currency: str, ends: tuple[int, int]) -> MoneyAxis:
    """An axis on which both amounts and nought lie.

    Args:
        ends: where it begins and ends on the drawing.
    """
    unit = 10 ** exponent(currency)
    ticks = [
        tick * unit
        for tick in round_ticks(min(0, low_minor) // unit, -(-max(0, high_minor) // unit))
    ]
    return MoneyAxis(Scale(ticks[0], ticks[-1], *ends), tuple(ticks), unit)
