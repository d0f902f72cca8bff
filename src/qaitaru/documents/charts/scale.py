"""From values to places on a drawing: linear scales, round ticks, months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from qaitaru.facts.moments import month_of, months


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` up to ``high``, which is above it, laid along ``start`` to ``end``."""

    low: int
    high: int
    start: float
    end: float

    def __call__(self, value: int) -> float:
        """Where a value lies."""
        share = Fraction(value - self.low, self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


def round_ticks(low: int, high: int, most: int = 6) -> list[int]:
    """Round values from at or below ``low`` to at or above ``high``, in steps of 1, 2 or 5 tens.

    Args: low is not above high; most is how many steps there may be, 2 or more.
    """
    span = max(high - low, 1)
    step = 1
    while -(-span // step) > most:
        step = _next_round(step)
    first = low // step * step
    last = -(-high // step) * step
    return list(range(first, max(last, first + step) + step, step))


def _next_round(step: int) -> int:
    head = int(str(step)[0])
    return step * 5 // 2 if head == 2 else step * 2


def month_starts(first: date, last: date, most: int = 12) -> list[date]:
    """First days of months between two days, both counted, thinned to at most ``most``."""
    starts = [period.start for period in months(first, last)]
    inside = [start for start in starts if start >= first] or [month_of(first).start]
    return inside[:: -(-len(inside) // most)]


def day_scale(days: Sequence[date], start: float, end: float) -> Scale:
    """A scale over days by their ordinals; a single day gets a width of one."""
    low, high = min(days).toordinal(), max(days).toordinal()
    return Scale(low, max(high, low + 1), start, end)
