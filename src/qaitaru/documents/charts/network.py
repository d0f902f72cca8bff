"""A network as a drawing: boxes where they were placed, arrows as thick as their sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.svg import FONT, at, haloed, path, rect, text, wrapped
from qaitaru.documents.markup import Element, Node, element, render

Places = Mapping[str, tuple[float, float]]
STEP_X: Final = 345  # from column to column
STEP_Y: Final = 92
WIDE: Final = 190
HIGH: Final = 62
_RIM: Final = 24
_SIDE: Final = 120  # room for arrows within the last column, and their sums
_SPARE: Final = 1.18  # a bold letter of a font that stands in for ours is wider by so much
_THICKEST: Final = 9
_BESIDE: Final = 70  # of a sum from the box it stands at
_LAYER: Final = 4  # by which the rim of a second record looks out
_LABELLED: Final = 60  # arrows that can bear their sums without hiding each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One end, or a rest; ``note`` stands under the name, ``title`` is both and more, if any.

    ``is_joined`` is of several records: a second rim looks out behind. Column and line may be
    below 0, and between two where a member moved the box.
    """

    key: str
    name: str
    note: str
    column: float
    line: float
    is_opened: bool = False
    is_rest: bool = False
    is_marked: bool = False
    is_joined: bool = False
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """What one box paid another: its sum in words, and the whole sentence."""

    source: str
    target: str
    amount_minor: int
    words: str
    title: str
    is_marked: bool = False
    href: str = ""


def network(
    boxes: Sequence[Box], arrows: Sequence[Arrow], *, name: str, title: str, description: str
) -> str:
    """The drawing; one with its links is a group, not an image."""
    left, top = min(box.column for box in boxes), min(box.line for box in boxes)
    places = {
        box.key: (_RIM + (box.column - left) * STEP_X, _RIM + (box.line - top) * STEP_Y)
        for box in boxes
    }
    is_aside = any(places[one.source][0] == places[one.target][0] for one in arrows)
    width = max(x for x, _ in places.values()) + WIDE + (_SIDE if is_aside else _RIM)
    height = max(y for _, y in places.values()) + HIGH + _RIM
    largest = max((one.amount_minor for one in arrows), default=1)
    lines = [_line(one, places, largest) for one in arrows]
    opened = {box.key for box in boxes if box.is_opened}
    few = arrows if len(arrows) <= _LABELLED else ()
    labels = [_label(one, places, opened) for one in few]
    return render(
        element(
            "svg",
            element("title", title, id=f"{name}-title"),
            element("desc", description, id=f"{name}-desc"),
            *lines,
            *(_box(one, *places[one.key]) for one in boxes),
            *labels,
            xmlns="http://www.w3.org/2000/svg",
            id=name,
            class_="chart network-drawing",
            viewBox=f"0 0 {at(width)} {at(height)}",
            width=at(width),
            height=at(height),
            role="group",
            aria_labelledby=f"{name}-title",
            aria_describedby=f"{name}-desc",
            font_family=FONT,
            font_size=12,
            fill=colour("ink"),
        )
    )


def thickness(amount_minor: int, largest_minor: int) -> float:
    """How thick an arrow is: by the root of its share, so that small ones are still seen."""
    return 1 + (_THICKEST - 1) * sqrt(amount_minor / largest_minor)


def _box(one: Box, x: float, y: float) -> Node:
    rim = "tainted" if one.is_marked else "node" if one.is_opened else "line"
    names = wrapped(one.name, (WIDE - 20) / _SPARE, 13, 2)
    behind = (
        rect(x + _LAYER, y + _LAYER, WIDE, HIGH, rx=8, fill=colour("paper"), stroke=colour(rim))
        if one.is_joined
        else ""
    )
    shapes: list[Node] = [
        behind,
        rect(
            x, y, WIDE, HIGH, rx=8, fill=colour("paper"), stroke=colour(rim),
            stroke_width=2.5 if one.is_opened or one.is_marked else 1.2,
            stroke_dasharray="5 3" if one.is_rest else None,
        ),
        *(
            text(words, x + 10, y + 19 + 16 * place, font_weight=600, font_size=13)
            for place, words in enumerate(names)
        ),
        text(one.note, x + 10, y + 53, fill=colour("muted"), font_size=10.5),
    ]  # fmt: skip
    return _linked(one.href, element("title", one.title or f"{one.name}. {one.note}"), *shapes)


def _line(one: Arrow, places: Places, largest: int) -> Node:
    x1, y1, x2, y2, bend = _course(one, places)
    back = -bend if places[one.source][0] != places[one.target][0] else bend
    thick, tone = thickness(one.amount_minor, largest), "tainted" if one.is_marked else "flow"
    side = 1 if back < 0 else -1
    tip, half = 9 + thick / 2, 4 + thick / 2
    course = path(
        ["M", x1, y1, "C", x1 + bend, y1, x2 + back, y2, x2 - side * tip, y2],
        fill="none", stroke=colour(tone), stroke_width=at(thick), stroke_opacity=0.75,
    )  # fmt: skip
    head = path(
        ["M", x2, y2, "L", x2 - side * tip, y2 - half, "L", x2 - side * tip, y2 + half, "Z"],
        fill=colour(tone),
    )
    return _linked(one.href, element("title", one.title), course, head)


def _label(one: Arrow, places: Places, opened: Collection[str]) -> Node:
    """The sum: in the middle, or at the end that is not opened, where a fan's are apart."""
    x1, y1, x2, y2, bend = _course(one, places)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    if x1 != x2 and (one.source in opened) != (one.target in opened):
        side, lift = (1 if bend > 0 else -1) * _BESIDE, -4 if bend > 0 else 6
        x, y = (x2 - side, y2 + lift) if one.source in opened else (x1 + side, y1 + lift)
    if x1 == x2:  # it turns round beside the boxes
        x += bend * 0.75
    return haloed(one.words, x, y + 3.5, text_anchor="middle", font_size=10.5)


def _course(one: Arrow, places: Places) -> tuple[float, float, float, float, float]:
    """Where an arrow begins and ends, and how far it bends; back ones run a little lower."""
    (x1, y1), (x2, y2) = places[one.source], places[one.target]
    middle = HIGH / 2
    if x2 > x1:
        return x1 + WIDE, y1 + middle - 5, x2, y2 + middle - 5, (STEP_X - WIDE) * 0.6
    if x2 < x1:
        return x1, y1 + middle + 7, x2 + WIDE, y2 + middle + 7, -(STEP_X - WIDE) * 0.6
    down = 8 if y2 > y1 else -8
    return x1 + WIDE, y1 + middle + down, x2 + WIDE, y2 + middle - down, 46


def _linked(href: str, *shapes: Node) -> Element:
    return element("a", *shapes, href=href) if href else element("g", *shapes)
