"""Words on a page, the lines they stand in, and the rules drawn between them.

All measures are points from the top left corner of the page, as it is shown.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import Final

Box = tuple[float, float, float, float]  # left, top, right, bottom

_DATE: Final = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})|\d{4}-\d{2}-\d{2}),?")
_AMOUNT: Final = re.compile(r"[-−–+(]?\d{1,3}([\s’'.,]?\d{3})*[.,]\d{1,3}\)?-?")
_TIME: Final = re.compile(r"\d{1,2}:\d{2}(:\d{2})?")
_SAME_LINE: Final = 0.35  # of a letter's height between the middles of two words


@dataclass(frozen=True, slots=True)
class Word:
    """Letters with no gap between them, and where they stand."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def middle(self) -> float:
        """Halfway between its ends."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top

    @property
    def is_date(self) -> bool:
        """Whether it is a day in digits."""
        return _DATE.fullmatch(self.text) is not None

    @property
    def is_time(self) -> bool:
        """Whether it is a time of day."""
        return _TIME.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on the page: upright at an x, or level at a y."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on one page."""

    number: int  # from 1
    words: tuple[Word, ...]
    uprights: tuple[Rule, ...] = ()
    levels: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one level, from left to right; at least one."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        """The top of its tallest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The bottom of its lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def level(self) -> float:
        """Halfway between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def has_digits(self) -> bool:
        """Whether a digit stands anywhere in it."""
        return any(letter.isdigit() for letter in self.text)

    @property
    def is_amount(self) -> bool:
        """Whether all of it is one amount with its minor units."""
        return _AMOUNT.fullmatch(self.text) is not None


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words in lines from top to bottom; two columns on one level are one line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.left)):
        if lines and _on_level(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda word: word.left))) for line in lines]


def _on_level(first: Word, word: Word) -> bool:
    apart = abs((first.top + first.bottom) - (word.top + word.bottom)) / 2
    return apart <= _SAME_LINE * min(first.height, word.height)


def wide_gap(lines: Sequence[Line]) -> float:
    """A gap, in heights of a letter, that is wider than the space between two words of one text.

    The commonest narrow gap on the page is its space: a quarter of a letter's height in a book
    face, more than half in a typewriter's.
    """
    gaps = [
        (right.left - left.right) / max(left.height, right.height, 1.0)
        for line in lines
        for left, right in pairwise(line.words)
    ]
    narrow = quantiles(gaps, n=4)[0] if len(gaps) > 1 else 0.0
    return min(max(1.4 * narrow, 0.36), 1.0)


def phrases(line: Line, gap: float, cuts: Sequence[float] = ()) -> list[Line]:
    """The line in pieces, wherever a gap is wide or an upright rule stands."""
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and _together(pieces[-1][-1], word, gap, cuts):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Line(tuple(piece)) for piece in pieces]


def _together(left: Word, right: Word, gap: float, cuts: Sequence[float]) -> bool:
    if right.left - left.right > gap * max(left.height, right.height):
        return False
    return not any(left.middle < cut < right.middle for cut in cuts)


def union(lines: Iterable[Line]) -> Box:
    """The smallest rectangle around the lines."""
    words = [word for line in lines for word in line.words]
    return (
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )
