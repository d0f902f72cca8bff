"""Shapes of a chart as elements: coordinates in tenths of a unit, texts in the house's font."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.markup import Element, Node, element, render

FONT: Final = "IBM Plex Sans, system-ui, Segoe UI, Roboto, Noto Sans, sans-serif"
WIDTH: Final = 720
_WIDTHS: Final = {"Lu": 0.7, "Ll": 0.58, "Nd": 0.6, "Zs": 0.28, "Po": 0.34}


def at(value: float) -> str:
    """A coordinate: one decimal, none where it is whole."""
    digits = f"{value:.1f}".removesuffix(".0")
    return "0" if digits == "-0" else digits


def drawing(
    *shapes: Node, name: str, title: str, description: str, height: float, linked: bool = False
) -> str:
    """A whole chart; ``name`` is unique on its page. One with links in it is a group, not an image.

    Source: WAI-ARIA 1.2: the children of an ``img`` are presentational.
    """
    return render(
        element(
            "svg",
            element("title", title, id=f"{name}-title"),
            element("desc", description, id=f"{name}-desc"),
            *shapes,
            xmlns="http://www.w3.org/2000/svg",
            id=name,
            class_="chart",
            viewBox=f"0 0 {WIDTH} {at(height)}",
            role="group" if linked else "img",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
            font_family=FONT,
            font_size=11,
            fill=colour("ink"),
        )
    )


def text(words: str, x: float, y: float, **attributes: object) -> Element:
    """Words on their baseline."""
    return element("text", words, x=at(x), y=at(y), **attributes)


def haloed(words: str, x: float, y: float, **attributes: object) -> Element:
    """Words over other shapes, with a rim of paper round them."""
    rim = {"stroke": colour("paper"), "stroke_width": 3, "stroke_linejoin": "round"}
    return text(words, x, y, paint_order="stroke", **rim, **attributes)


def rect(x: float, y: float, width: float, height: float, **attributes: object) -> Element:
    """A rectangle."""
    return element("rect", x=at(x), y=at(y), width=at(width), height=at(height), **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> Element:
    """A straight line in the quiet colour, if no other is asked for."""
    stroke = {"stroke": colour("line"), **attributes}
    return element("line", x1=at(x1), y1=at(y1), x2=at(x2), y2=at(y2), **stroke)


def path(steps: Sequence[str | float], **attributes: object) -> Element:
    """A path from letters and coordinates."""
    outline = " ".join(step if isinstance(step, str) else at(step) for step in steps)
    return element("path", d=outline, **attributes)


def text_width(words: str, size: float) -> float:
    """About how wide words come out; good enough to place and to shorten them."""
    return size * sum(_WIDTHS.get(unicodedata.category(letter), 0.5) for letter in words)


def fitted(words: str, width: float, size: float) -> str:
    """The words, cut and marked with an ellipsis where they would be wider than ``width``."""
    if text_width(words, size) <= width:
        return words
    kept = words
    while kept and text_width(kept + "\N{HORIZONTAL ELLIPSIS}", size) > width:
        kept = kept[:-1]
    return kept.rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def wrapped(words: str, width: float, size: float, lines: int = 2) -> list[str]:
    """The words on at most so many lines, broken between words, the last one cut if need be."""
    done: list[str] = []
    rest = words.split()
    while rest and len(done) < lines - 1:
        taken = 1
        while taken < len(rest) and text_width(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        done.append(fitted(" ".join(rest[:taken]), width, size))
        rest = rest[taken:]
    return [*done, fitted(" ".join(rest), width, size)] if rest else done
