"""An axis of money under rows of bars: its scale, its round ticks, its figures."""

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
        drawn = []
        for tick in self.ticks:
            x = self.x(tick)
            stroke = colour("muted" if tick == 0 else "line")
            drawn.append(line(x, top, x, floor, stroke=stroke, stroke_width=0.8))
            quiet = {"font_size": 9.5, "fill": colour("muted"), "text_anchor": "middle"}
            amount = forms.number(tick // self.unit)
            drawn.append(text(amount, x, floor + _FIGURES_BELOW, **quiet))
        return drawn


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
