"""A network as a drawing: boxes where they were placed, arrows as thick as their sums."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from qaitaru.documents.charts.courses import Course, Sheet
from qaitaru.documents.charts.detours import Frame
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
    drawn = _drawn_arrows(arrows, places)
    x, y, width, height = _bounds(places, [course for _, course, _ in drawn])
    below, above = (
        [_line(*one) for one in drawn if one[1].is_above is is_above] for is_above in (False, True)
    )
    opened = {box.key for box in boxes if box.is_opened}
    few = drawn if len(drawn) <= _LABELLED else ()
    labels = [_label(one, course, opened) for one, course, _ in few]
    return render(
        element(
            "svg",
            element("title", title, id=f"{name}-title"),
            element("desc", description, id=f"{name}-desc"),
            *below,
            *(_box(one, *places[one.key]) for one in boxes),
            *above,
            *labels,
            xmlns="http://www.w3.org/2000/svg",
            id=name,
            class_="chart network-drawing",
            viewBox=" ".join(map(at, (x, y, width, height))),
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


def courses(boxes: Iterable[Box], arrows: Sequence[Arrow]) -> list[Course]:
    """The lines of the arrows on a sheet whose column 0 and line 0 begin at 0."""
    places = {box.key: (box.column * STEP_X, box.line * STEP_Y) for box in boxes}
    return [course for _, course, _ in _drawn_arrows(arrows, places)]


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


def _drawn_arrows(arrows: Sequence[Arrow], places: Places) -> list[tuple[Arrow, Course, float]]:
    """The arrows with their lines and how thick they are; the thickest choose their lanes first."""
    frames = {key: Frame(x, y, x + WIDE, y + HIGH) for key, (x, y) in places.items()}
    largest = max((one.amount_minor for one in arrows), default=1)
    thick = [thickness(one.amount_minor, largest) for one in arrows]
    sheet, courses = Sheet(frames.values()), dict[int, Course]()
    for place in sorted(range(len(arrows)), key=lambda at_: -thick[at_]):
        ends = frames[arrows[place].source], frames[arrows[place].target]
        courses[place] = sheet.course(*ends, thick[place])
    return [(one, courses[place], thick[place]) for place, one in enumerate(arrows)]


def _bounds(places: Places, courses: Sequence[Course]) -> tuple[float, float, float, float]:
    """Left, top, width and height of all that is drawn."""
    aside = _SIDE - _RIM if any(course.turn for course in courses) else 0
    xs = [edge for x, _ in places.values() for edge in (x, x + WIDE + aside)]
    ys = [edge for _, y in places.values() for edge in (y, y + HIGH)]
    xs += [x for course in courses for x, _ in course.stops]
    ys += [y for course in courses for _, y in course.stops]
    left, top = min(0, min(xs) - _RIM), min(0, min(ys) - _RIM)
    return left, top, max(xs) + _RIM - left, max(ys) + _RIM - top


def _line(one: Arrow, course: Course, thick: float) -> Node:
    tone = "tainted" if one.is_marked else "flow"
    tip, half = 9 + thick / 2, 4 + thick / 2
    x, y = course.stops[-1]
    line = path(
        course.outline(tip), fill="none", stroke=colour(tone), stroke_width=at(thick),
        stroke_opacity=0.75, stroke_linejoin="round",
    )  # fmt: skip
    back = x - course.inward * tip
    head = path(["M", x, y, "L", back, y - half, "L", back, y + half, "Z"], fill=colour(tone))
    return _linked(one.href, element("title", one.title), line, head)


def _label(one: Arrow, course: Course, opened: Collection[str]) -> Node:
    """The sum: in the middle, or at the end that is not opened, where a fan's are apart."""
    x, y = course.middle
    if not course.turn and (one.source in opened) != (one.target in opened):
        side, lift = course.inward * _BESIDE, -4 if course.inward > 0 else 6
        (x1, y1), (x2, y2) = course.stops[0], course.stops[-1]
        x, y = (x2 - side, y2 + lift) if one.source in opened else (x1 + side, y1 + lift)
    return haloed(one.words, x, y + 3.5, text_anchor="middle", font_size=10.5)


def _linked(href: str, *shapes: Node) -> Element:
    return element("a", *shapes, href=href) if href else element("g", *shapes)
