"""An arrow is never hidden: whatever boxes stand where, its line keeps clear of all of them."""

import re
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.documents.charts.courses import Course, Sheet
from qaitaru.documents.charts.detours import Frame, Point, detour
from qaitaru.documents.charts.network import (
    HIGH,
    STEP_X,
    STEP_Y,
    WIDE,
    Arrow,
    Box,
    courses,
    network,
)

_ALONG = [part / 40 for part in range(41)]
places = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, unique=True)
"""Columns and lines, as parties are placed."""
moved = st.lists(
    st.tuples(st.integers(0, 15), st.integers(0, 12)), min_size=2, max_size=9, unique=True
)
"""Squares of a coarse board, on which a member put boxes."""


def box_at(column: float, line: float) -> Frame:
    x, y = column * STEP_X, line * STEP_Y
    return Frame(x, y, x + WIDE, y + HIGH)


def drawn(steps: list[str | float]) -> list[Point]:
    """Points along a path, close to each other."""
    told = " ".join(map(str, steps))
    found: list[Point] = []
    for letter, numbers in re.findall(r"([MLC]) ([^MLC]+)", told):
        given_ = [float(one) for one in numbers.split()]
        stops = list(zip(given_[::2], given_[1::2], strict=True))
        if letter == "M":
            found.append(stops[0])
        else:
            every = [found[-1], *stops]
            found += [_on(every, part) for part in _ALONG]
    return found


def _on(stops: list[Point], part: float) -> Point:
    """De Casteljau's point on a line of one or three steps."""
    while len(stops) > 1:
        stops = [(a + (c - a) * part, b + (d - b) * part) for (a, b), (c, d) in pairwise(stops)]
    return stops[0]


def hidden(course: Course, frames: list[Frame], thick: float) -> list[tuple[Point, Frame]]:
    """Where the line lies under a box, its ends aside."""
    points = drawn(course.outline(0))
    return [
        (point, one)
        for point in points[1:-1]
        for one in frames
        if one.meets(point, point, thick / 2 - 0.1) and not _at_an_end(point, course, thick)
    ]


def _at_an_end(point: Point, course: Course, thick: float) -> bool:
    """Where it touches its own boxes, no line can be clear of them by half its thickness."""
    ends = course.stops[0], course.stops[-1]
    return any(hypot(point[0] - x, point[1] - y) <= thick / 2 + 2 for x, y in ends)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(placed=places, thick=st.sampled_from([1.0, 4.0, 9.0]))
def test_no_arrow_of_a_network_is_hidden(placed: list[tuple[int, int]], thick: float) -> None:
    frames = [box_at(*one) for one in placed]
    sheet = Sheet(frames)
    for source in frames:
        for target in frames:
            if source != target:
                course = sheet.course(source, target, thick)
                assert not course.is_above
                assert not hidden(course, frames, thick), (source, target, course)


@settings(max_examples=150, deadline=None)
@given(placed=moved, thick=st.sampled_from([1.0, 9.0]))
def test_nor_where_a_member_moved_boxes(placed: list[tuple[int, int]], thick: float) -> None:
    frames: list[Frame] = []
    for column, line in placed:  # each keeps clear of the others, as far as an arrow needs
        one = box_at(column / 3, line / 2)
        if not any(other.meets((one.x, one.y), (one.right, one.bottom), 45) for other in frames):
            frames.append(one)
    sheet = Sheet(frames)
    for source in frames:
        for target in frames:
            if source != target:
                course = sheet.course(source, target, thick)
                assert not course.is_above, (source, target)
                assert not hidden(course, frames, thick), (source, target, course)


def test_past_a_column_it_takes_the_lane_between_two_rows() -> None:
    frames = [box_at(0, 0), box_at(1, 0), box_at(1, 1), box_at(2, 0)]
    course = Sheet(frames).course(frames[0], frames[3], 1)
    assert len(course.stops) == 4
    assert {y for _, y in course.stops[1:3]} <= {-15.0, HIGH + 15.0}


def test_two_arrows_in_one_lane_run_beside_each_other() -> None:
    frames = [box_at(0, 0), box_at(0, 1), *(box_at(1, line) for line in range(-3, 4)), box_at(2, 0)]
    sheet = Sheet(frames)
    heights = [sheet.course(one, frames[-1], 1).stops[1][1] for one in frames[:2]]
    assert abs(heights[0] - heights[1]) >= 7


def test_a_neighbour_is_come_to_in_one_s_and_one_above_by_a_turn() -> None:
    frames = [box_at(0, 0), box_at(1, 3), box_at(0, 2)]
    sheet = Sheet(frames)
    assert len(sheet.course(frames[0], frames[1], 1).stops) == 2
    assert sheet.course(frames[1], frames[0], 1).inward == -1
    turned = sheet.course(frames[0], frames[2], 1)
    assert (turned.turn, turned.inward) == (46, -1)


def test_boxes_upon_one_another_hide_no_arrow_but_lie_under_it() -> None:
    frames = [box_at(0, 0), box_at(0.05, 0.05), box_at(2, 0)]
    course = Sheet(frames).course(frames[0], frames[2], 1)
    assert course.is_above
    boxes = [
        Box(key=str(key), name="", note="", column=one.x / STEP_X, line=one.y / STEP_Y)
        for key, one in enumerate(frames)
    ]
    arrow = Arrow(source="0", target="2", amount_minor=1, words="", title="")
    svg = network(boxes, [arrow], name="n", title="", description="")
    assert svg.rindex("<path") > svg.rindex("<rect")


@pytest.mark.parametrize("end", [(300.0, 0.0), (300.0, 300.0)])
def test_a_detour_turns_as_seldom_as_it_can(end: Point) -> None:
    assert len(detour([Frame(100, -50, 150, 50)], (0, 0), end, 1)) in {4, 6}
    assert detour([Frame(-9, -9, 9, 9)], (0, 0), end, 1) == []


def test_the_canvas_is_told_the_same_lines() -> None:
    boxes = [Box(key=str(at), name="", note="", column=at, line=0) for at in (-1, 0, 1)]
    arrows = [Arrow(source="-1", target="1", amount_minor=1, words="", title="")]
    (course,) = courses(boxes, arrows)
    assert len(course.stops) == 4
    assert course.stops[0] == (WIDE - STEP_X, HIGH / 2 - 5)
