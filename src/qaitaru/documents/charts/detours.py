"""The way round boxes, by level and upright lines: the fewest turns, then the shortest."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final, NamedTuple

Point = tuple[float, float]
AROUND: Final = 12  # from a box to the line that goes round it


class Frame(NamedTuple):
    """A box as it lies on the sheet."""

    x: float
    y: float
    right: float
    bottom: float

    def meets(self, one: Point, other: Point, room: float) -> bool:
        """Whether it lies in the rectangle between two points, or nearer to it than the room."""
        (x1, x2), (y1, y2) = (sorted(pair) for pair in zip(one, other, strict=True))
        across = self.x - room < x2 and x1 < self.right + room
        return across and self.y - room < y2 and y1 < self.bottom + room


class _Step(NamedTuple):
    """How a point was come to: what it cost, and where it is on the grid."""

    turns: int
    length: float
    column: int
    line: int
    is_level: bool


def detour(frames: Sequence[Frame], start: Point, end: Point, room: float) -> list[Point]:
    """The corners of the way, both ends among them; empty where boxes leave none.

    It begins and ends level.

    Args:
        room: from the line to every box.
    Source: E. W. Dijkstra, "A note on two problems in connexion with graphs" (1959), on the lines
        along the boxes' edges; there the shortest way of level and upright lines lies.
    """
    columns = sorted({start[0], end[0], *(x for one in frames for x in _beside(one.x, one.right))})
    lines = sorted({start[1], end[1], *(y for one in frames for y in _beside(one.y, one.bottom))})
    grid = _Grid(columns, lines, frames, room)
    first = _Step(0, 0.0, columns.index(start[0]), lines.index(start[1]), is_level=True)
    waiting, before = [(first, first)], dict[tuple[int, int, bool], _Step]()
    while waiting:
        step, came_by = heappop(waiting)
        if step[2:] in before:
            continue
        before[step[2:]] = came_by
        here = columns[step.column], lines[step.line]
        if here == end and step.is_level:
            return _corners([*_back(before, step)], columns, lines)
        for after in grid.onward(step):
            heappush(waiting, (after, step))
    return []


class _Grid:
    """Where the lines along the boxes' edges cross, and which boxes lie on each."""

    def __init__(
        self, columns: list[float], lines: list[float], frames: Sequence[Frame], room: float
    ) -> None:
        self._columns, self._lines, self._room = columns, lines, room
        self._on_column = [
            [one for one in frames if one.x - room < x < one.right + room] for x in columns
        ]
        self._on_line = [
            [one for one in frames if one.y - room < y < one.bottom + room] for y in lines
        ]

    def onward(self, step: _Step) -> Iterator[_Step]:
        """The crossings beside one between which no box lies."""
        here = self._columns[step.column], self._lines[step.line]
        for column, line in _next(step, len(self._columns), len(self._lines)):
            there, is_level = (self._columns[column], self._lines[line]), line == step.line
            on_it = self._on_line[line] if is_level else self._on_column[column]
            if not any(one.meets(here, there, self._room) for one in on_it):
                turns = step.turns + (is_level != step.is_level)
                length = step.length + abs(there[0] - here[0]) + abs(there[1] - here[1])
                yield _Step(turns, length, column, line, is_level)


def _beside(low: float, high: float) -> tuple[float, float]:
    return low - AROUND, high + AROUND


def _next(step: _Step, columns: int, lines: int) -> Iterator[tuple[int, int]]:
    for by in (-1, 1):
        if 0 <= step.column + by < columns:
            yield step.column + by, step.line
        if 0 <= step.line + by < lines:
            yield step.column, step.line + by


def _back(before: dict[tuple[int, int, bool], _Step], last: _Step) -> Iterator[_Step]:
    while True:
        yield last
        if before[last[2:]] == last:
            return
        last = before[last[2:]]


def _corners(steps: list[_Step], columns: list[float], lines: list[float]) -> list[Point]:
    """The points at which it turns, from the first to the last."""
    points = [(columns[one.column], lines[one.line]) for one in reversed(steps)]
    turns = [
        corner
        for (one, corner), (_, other) in pairwise(pairwise(points))
        if one[0] != other[0] and one[1] != other[1]
    ]
    return [points[0], *turns, points[-1]]
