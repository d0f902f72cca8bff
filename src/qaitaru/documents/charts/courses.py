"""Where an arrow runs between boxes, so that none hides it.

To a neighbouring column it runs in an S through the gutter. Past other columns it takes a lane
between their boxes: an S into the lane, straight on, an S out of it. Where a member moved boxes
so that neither is free, it goes round them. Only boxes that lie upon one another may leave it no
way; then it runs straight to its end, above them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qaitaru.documents.charts.detours import Frame, Point, detour

STUB: Final = 20  # an arrow leaves its box and comes to it level for so long
_GUTTER: Final = 155  # of an S, at most
_LANE: Final = 15  # from a box to the middle of the lane beside it
_APART: Final = 7  # of arrows that share a lane
_TURN: Final = 46  # how far an arrow within a column turns aside
_FAR: Final = 1e6  # beyond every box


@dataclass(frozen=True, slots=True)
class Course:
    """The stops of an arrow's line: level or upright between two, else an S.

    ``inward`` is the direction in which it comes in: 1 from the left, -1 from the right. ``turn``
    is how far an arrow within a column turns aside. ``is_above`` tells that no box may cover it.
    """

    stops: tuple[Point, ...]
    inward: int
    turn: float = 0.0
    is_above: bool = False

    @property
    def middle(self) -> Point:
        """Where its sum stands: in the middle of its longest level part, or of the whole."""
        (x1, y1), (x2, y2) = max(pairwise(self.stops), key=lambda leg: abs(leg[1][0] - leg[0][0]))
        return (x1 + x2) / 2 + self.turn * 0.75, (y1 + y2) / 2

    def outline(self, tip: float) -> list[str | float]:
        """The steps of a path that ends before the last stop by the length of its tip."""
        *stops, (x, y) = self.stops
        every = [*stops, (x - self.inward * tip, y)]
        steps: list[str | float] = ["M", *every[0]]
        for (x1, y1), (x2, y2) in pairwise(every):
            bend = (x2 - x1) * 0.6
            if self.turn:
                out = max(x1, x) + self.turn
                steps += ["C", out, y1, out, y2, x2, y2]
            elif x1 != x2 and y1 != y2:
                steps += ["C", x1 + bend, y1, x2 - bend, y2, x2, y2]
            else:
                steps += ["L", x2, y2]
        return steps


class Sheet:
    """The boxes of a drawing, and the lanes between them that are taken."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        """A sheet with boxes and no arrows."""
        self._frames = tuple(frames)
        columns: dict[tuple[float, float], list[Frame]] = {}
        for one in sorted(self._frames, key=lambda one: one.y):
            columns.setdefault((one.x, one.right), []).append(one)
        self._columns = columns
        self._runs: list[tuple[float, float, float]] = []  # from, to, and at which height
        self._lanes: dict[tuple[float, float], list[tuple[float, float]]] = {}

    def course(self, source: Frame, target: Frame, thick: float) -> Course:
        """The line from one box to another, as thick as given."""
        start, end, outward, inward = _ports(source, target)
        room = thick / 2 + 1
        if outward != inward and self._is_free_beside(start, end, room):
            return Course((start, end), inward, turn=_TURN)
        if outward == inward and self._is_free(start, end, room):
            return Course((start, end), inward)
        stops = self._through_lane(start, end, room) if outward == inward else ()
        stops = stops or self._round(start, end, (outward * STUB, inward * STUB), room)
        return Course(stops or (start, end), inward, is_above=not stops)

    def _is_free_beside(self, start: Point, end: Point, room: float) -> bool:
        """Whether an arrow can turn round on the right."""
        beyond = max(start[0], end[0]) + _TURN
        rests = (start, (beyond, end[1])), (end, (beyond, start[1]))
        return all(self._is_free(*rest, room) for rest in rests)

    def _round(
        self, start: Point, end: Point, stubs: tuple[float, float], room: float
    ) -> tuple[Point, ...]:
        """The stops of a way round all boxes; none where it is shut in."""
        first, last = (start[0] + stubs[0], start[1]), (end[0] - stubs[1], end[1])
        is_out = self._is_free(start, first, room) and self._is_free(last, end, room)
        stops = detour(self._frames, first, last, room) if is_out else ()
        return (start, *stops, end) if stops else ()

    def _is_free(self, one: Point, other: Point, room: float) -> bool:
        """Whether no box lies between two points; ends are at the edge of theirs."""
        (x1, y1), (x2, y2) = one, other
        inner = (x1 + room, x2 - room) if x1 < x2 else (x1 - room, x2 + room)
        low, high = min(y1, y2) - room, max(y1, y2) + room
        for (left, right), column in self._columns.items():
            if left - room < max(inner) and min(inner) < right + room:
                first = bisect_right(column, low, key=lambda each: each.bottom)
                if first < len(column) and column[first].y < high:
                    return False
        return True

    def _through_lane(self, start: Point, end: Point, room: float) -> tuple[Point, ...]:
        """The stops of the shortest way through one lane; none where no lane can be come to."""
        (x1, y1), (x2, y2) = start, end
        gutter = min(_GUTTER, abs(x2 - x1) / 2 - 1) * (1 if x1 < x2 else -1)
        into, out = x1 + gutter, x2 - gutter
        span = min(into, out), max(into, out)
        taken = [y for left, right, y in self._runs if left < span[1] and span[0] < right]
        for lane in sorted(self._lanes_of(*span), key=lambda one: _longer(one, y1, y2)):
            height = _height(lane, (y1 + y2) / 2, room, taken)
            stops = start, (into, height), (out, height), end
            if lane[1] - lane[0] >= 2 * room and all(
                self._is_free(one, other, room) for one, other in pairwise(stops)
            ):
                self._runs.append((*span, height))
                return stops
        return ()

    def _lanes_of(self, left: float, right: float) -> Sequence[tuple[float, float]]:
        """The stretches of height at which no box lies between two upright lines."""
        if (left, right) not in self._lanes:
            within = (one for one in self._frames if one.x < right and left < one.right)
            edges = ((one.y, one.bottom) for one in within)
            lanes: list[tuple[float, float]] = []
            low = -_FAR
            for top, bottom in sorted([*edges, (_FAR, _FAR)]):
                if low < top:
                    lanes.append((low, top))
                low = max(low, bottom)
            self._lanes[left, right] = lanes
        return self._lanes[left, right]


def _ports(source: Frame, target: Frame) -> tuple[Point, Point, int, int]:
    """Where an arrow leaves and comes in, and in which directions; back ones run a little lower."""
    one, other = (source.y + source.bottom) / 2, (target.y + target.bottom) / 2
    if target.x - source.right >= 2 * STUB:
        return (source.right, one - 5), (target.x, other - 5), 1, 1
    if source.x - target.right >= 2 * STUB:
        return (source.x, one + 7), (target.right, other + 7), -1, -1
    down = 8 if other > one else -8
    return (source.right, one + down), (target.right, other - down), 1, -1


def _height(lane: tuple[float, float], wanted: float, room: float, taken: Iterable[float]) -> float:
    """The height in a lane at which no other arrow runs along, as far as there is room."""
    middle, (low, high) = _within(*lane, wanted), lane
    heights = (middle + shift for shift in (0, -_APART, _APART, -2 * _APART, 2 * _APART))
    inside = (y for y in heights if low + room <= y <= high - room)
    return next((y for y in inside if all(abs(y - one) >= _APART for one in taken)), middle)


def _within(low: float, high: float, wanted: float) -> float:
    """The height nearest to one that is wanted, in the middle of a lane or this far inside."""
    inset = min(_LANE, (high - low) / 2)
    return min(max(wanted, low + inset), high - inset)


def _longer(lane: tuple[float, float], one: float, other: float) -> tuple[float, float]:
    """How far a way through a lane goes up and down, and how far from the middle it is."""
    height = _within(*lane, (one + other) / 2)
    return abs(height - one) + abs(height - other), abs(height - (one + other) / 2)
