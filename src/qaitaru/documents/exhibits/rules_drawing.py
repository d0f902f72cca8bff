"""All rules side by side: for each account or asset and claimant a bar a rule, and the interval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.charts.money_axis import MoneyAxis, money_axis
from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.scale import Scale
from qaitaru.documents.charts.svg import (
    WIDTH,
    drawing,
    fitted,
    line,
    rect,
    text,
    text_width,
    wrapped,
)
from qaitaru.documents.markup import Element
from qaitaru.wording import Forms, Words

_LEFT: Final = 236
_RIGHT: Final = WIDTH - 136
_ROW: Final = 26
_BAR: Final = 13
_HEAD: Final = 26
_GAP: Final = 16
_AXIS: Final = 22
_WIDER: Final = 1.16


@dataclass(frozen=True, slots=True)
class RuleBar:
    """What one rule says, the rule in words; exposure is drawn hollow and does not count."""

    rule: str
    amount_minor: int
    exposure: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """One account or asset and claimant under all rules; at least one of them attributes."""

    title: str
    currency: str
    bars: tuple[RuleBar, ...]

    def interval(self) -> tuple[int, int]:
        """The least and the greatest that is attributed."""
        told = [bar.amount_minor for bar in self.bars if not bar.exposure]
        return min(told), max(told)

    def height(self) -> float:
        """Heading, bars, interval."""
        return _HEAD + _ROW * (len(self.bars) + 1) + _GAP


def rules_drawing(compared: Sequence[Compared], *, name: str, words: Words, forms: Forms) -> str:
    """Draw the comparisons one under another; those of one currency share one scale.

    Args:
        compared: at least one; those of one currency are best given together.
        name: unique on its page.
    """
    axes = {one.currency: _axis_of(compared, one.currency) for one in compared}
    shapes: list[Element] = []
    y = 4.0
    for number, one in enumerate(compared):
        axis = axes[one.currency]
        shapes += _panel(one, axis, y, words=words, forms=forms)
        y += one.height()
        following = compared[number + 1].currency if number + 1 < len(compared) else ""
        if following != one.currency:
            shapes += _figures(one.currency, axis, y, forms=forms)
            y += _AXIS + 8
    return drawing(
        *shapes,
        name=name,
        title=words("exhibit.rules.title"),
        description=" ".join(_described(one, words, forms) for one in compared),
        height=y,
    )


def _axis_of(compared: Sequence[Compared], currency: str) -> MoneyAxis:
    amounts = (bar.amount_minor for one in compared for bar in one.bars if one.currency == currency)
    return money_axis(0, max(amounts), currency, (_LEFT, _RIGHT))


def _described(one: Compared, words: Words, forms: Forms) -> str:
    low, high = (forms.money(minor, one.currency) for minor in one.interval())
    bars = "; ".join(
        f"{bar.rule}: {forms.money(bar.amount_minor, one.currency)}" for bar in one.bars
    )
    interval = words("exhibit.rules.interval", low=low, high=high)
    return f"{one.title}. {interval}. {bars}."


def _panel(
    one: Compared, axis: MoneyAxis, y: float, *, words: Words, forms: Forms
) -> Iterator[Element]:
    x = axis.x
    top, floor = y + _HEAD - 6, y + one.height() - _GAP
    low, high = one.interval()
    yield text(fitted(one.title, WIDTH - 20, 11.5), 4, y + 14, font_size=11.5, font_weight=600)
    yield rect(
        x(low), top, max(x(high) - x(low), 2), floor - top, fill=colour("flow"), opacity=0.16
    )
    yield from axis.lines(top, floor)
    for number, bar in enumerate(one.bars):
        yield from _bar(one, bar, x, y + _HEAD + number * _ROW, words=words, forms=forms)
    yield from _interval(one, x, floor - 5, words=words, forms=forms)


def _bar(
    one: Compared, bar: RuleBar, x: Scale, y: float, *, words: Words, forms: Forms
) -> Iterator[Element]:
    end = x(bar.amount_minor)
    hollow = {"fill": colour("paper"), "stroke": colour("muted"), "stroke_dasharray": "3 2"}
    way = hollow if bar.exposure else {"fill": colour("flow")}
    yield from _rule_name(bar.rule, y)
    yield rect(_LEFT, y, max(end - _LEFT, 1.5), _BAR, **way)
    amount = forms.amount(bar.amount_minor, one.currency)
    said = f"{amount} {words('exhibit.rules.exposure')}" if bar.exposure else amount
    inside = end + 6 + _room(said, 9.5) > WIDTH
    place, anchor = (end - 6, "end") if inside else (end + 6, "start")
    yield text(said, place, y + 10, text_anchor=anchor, font_size=9.5)


def _rule_name(rule: str, y: float) -> Iterator[Element]:
    """On one line, or on two small ones."""
    if _room(rule, 10) <= _LEFT - 14:
        yield text(rule, _LEFT - 10, y + 10, text_anchor="end", font_size=10)
        return
    lines = wrapped(rule, (_LEFT - 14) / _WIDER, 9)
    for number, told in enumerate(lines):
        baseline = y + 9.5 + 10 * number - 5 * (len(lines) - 1)
        yield text(told, _LEFT - 10, baseline, text_anchor="end", font_size=9)


def _room(said: str, size: float) -> float:
    """How wide words may come out where the house's font is not at hand."""
    return text_width(said, size) * _WIDER


def _interval(
    one: Compared, x: Scale, y: float, *, words: Words, forms: Forms
) -> Iterator[Element]:
    """A bracket from the least to the greatest, and both in words."""
    low, high = one.interval()
    ink = {"stroke": colour("node"), "stroke_width": 1.8}
    yield line(x(low), y, x(high), y, **ink)
    for end in (x(low), x(high)):
        yield line(end, y - 4, end, y + 4, **ink)
    sums = {"low": forms.amount(low, one.currency), "high": forms.money(high, one.currency)}
    said = words("exhibit.rules.interval", **sums)
    after = x(high) + 8 + _room(said, 10) < WIDTH
    place, anchor = (x(high) + 8, "start") if after else (x(low) - 8, "end")
    yield text(said, place, y + 3.6, text_anchor=anchor, font_size=10, font_weight=600)


def _figures(currency: str, axis: MoneyAxis, y: float, *, forms: Forms) -> Iterator[Element]:
    yield from axis.figures(y, forms)
    quiet = {"font_size": 9.5, "fill": colour("muted")}
    yield text(currency, _LEFT - 30, y, text_anchor="end", **quiet)
