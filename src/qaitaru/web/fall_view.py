"""A waterfall as bars: from what any pair begins with, field by field, to the sum."""

from collections.abc import Iterator
from dataclasses import dataclass

from qaitaru.resolution.weighing import Part, Waterfall


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step; ``start`` and ``width`` are hundredths of the drawing's width.

    ``kind`` is for, against, or sum. ``part`` is None for the beginning and the sum.
    """

    key: str  # of its words
    bits: float
    kind: str
    start: float
    width: float
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Fall:
    """The bars of a pair, and where nothing speaks for or against."""

    bars: tuple[Bar, ...]
    zero: float


def fall_of(waterfall: Waterfall) -> Fall:
    """The bars of what says something; silent fields have none."""
    parts = [part for part in waterfall.parts if part.level]
    ends = [0.0, waterfall.before]
    for part in parts:
        ends.append(ends[-1] + part.bits)
    scale = _Scale(min(ends), max(ends))
    return Fall(tuple(_bars(waterfall, parts, scale)), scale.at(0))


@dataclass(frozen=True, slots=True)
class _Scale:
    least: float
    most: float

    def at(self, bits: float) -> float:
        whole = self.most - self.least
        return round(100 * (bits - self.least) / whole, 2) if whole else 0.0

    def bar(self, key: str, start: float, end: float, part: Part | None = None) -> Bar:
        low, high = self.at(min(start, end)), self.at(max(start, end))
        return Bar(
            key=key,
            bits=end - start,
            kind="for" if end >= start else "against",
            start=low,
            width=round(high - low, 2),
            part=part,
        )


def _bars(waterfall: Waterfall, parts: list[Part], scale: _Scale) -> Iterator[Bar]:
    yield scale.bar("resolution.before", 0, waterfall.before)
    at = waterfall.before
    for part in parts:
        yield scale.bar(f"resolution.field.{part.field}", at, at + part.bits, part)
        at += part.bits
    total = scale.bar("resolution.total", 0, waterfall.bits)
    yield Bar(key=total.key, bits=waterfall.bits, kind="sum", start=total.start, width=total.width)
