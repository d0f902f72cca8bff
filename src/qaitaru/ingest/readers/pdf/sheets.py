"""A page taken apart: its lines, those that begin a booking, and those of the table's header."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.ingest.readers.pdf.words import Line, Page, Rule, Word, lines_of, phrases, wide_gap

_BEFORE_DATE: Final = 4  # words that may stand before a booking's date: its number, a reference
_SAME_PLACE: Final = 4.0  # points by which the dates of one column may differ
_HEADER_ABOVE: Final = 12  # lines between a header and its first booking, at most
_HEADINGS: Final = 3  # the fewest that make a header
_CLOSE: Final = 0.9  # of a letter's height: lines of one header stand no further apart
_SAME_BAR: Final = 1.5  # points between two strokes of one bar
_ACROSS: Final = 0.6  # of the table's width, that a level rule must cover to part its rows
_BESIDE: Final = 0.2  # of a letter's height
_CODE: Final = re.compile(r"[A-Z0-9]{10,34}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, its lines told apart."""

    page: Page
    lines: tuple[Line, ...]
    gap: float  # the widest space inside one text, in heights of a letter
    begins: frozenset[int]  # the lines that begin a booking
    bars: tuple[float, ...]  # level rules right across the table, from the top
    band: range  # the lines of the header; empty where the page has none

    @property
    def header(self) -> tuple[Line, ...]:
        """The lines of the header."""
        return self.lines[self.band.start : self.band.stop]

    @property
    def bookings(self) -> list[Line]:
        """The lines that begin a booking."""
        return [self.lines[i] for i in sorted(self.begins)]

    def headed_by(self, texts: Sequence[str]) -> "Sheet | None":
        """The page under a header known from another; None where it does not stand here.

        What stands close below it is then known not to belong to it.
        """
        count, here = len(texts), [line.text for line in self.lines]
        starts = (i for i in range(len(here)) if count and here[i : i + count] == [*texts])
        start = next(starts, None)
        return None if start is None else replace(self, band=range(start, start + count))

    def shelf(self, index: int) -> int:
        """Between which two bars a line stands: 0 above the first."""
        return bisect(self.bars, self.lines[index].level)

    def beside(self, one: int, other: int) -> bool:
        """Whether two lines lie partly beside one another, neither above the other."""
        first, second = self.lines[one], self.lines[other]
        shared = min(first.bottom, second.bottom) - max(first.top, second.top)
        return shared > _BESIDE * min(first.words[0].height, second.words[0].height)

    @property
    def is_centred(self) -> bool:
        """Whether texts of several lines stand around their booking's date, not below it."""
        return any(
            self.beside(i, near)
            for i in self.begins
            for near in (i - 1, i + 1)
            if 0 <= near < len(self.lines) and near not in self.begins and near not in self.band
        )

    def cuts(self, line: Line) -> list[float]:
        """Where upright rules cross a line."""
        return [rule.at for rule in self.page.uprights if rule.start < line.level < rule.end]

    def is_gridded(self, line: Line) -> bool:
        """Whether a line stands in a drawn cell: bars above and below, and uprights beside."""
        return 0 < bisect(self.bars, line.level) < len(self.bars) and len(self.cuts(line)) > 1


def sheet_of(page: Page) -> Sheet:
    """The page with its lines told apart."""
    lines = lines_of(page.words)
    gap = wide_gap(lines)
    begins = _begins(lines)
    bars = _bars(page.levels, [lines[i] for i in begins])
    bare = Sheet(page, tuple(lines), gap, begins, bars, range(0))
    return replace(bare, band=_band(bare))


def _begins(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that have their date where most lines have one."""
    dates = {i: date for i, line in enumerate(lines) if (date := _leading_date(line))}
    common = Counter(round(date.left / _SAME_PLACE) for date in dates.values())
    if not common:
        return frozenset()
    most = max(common.values())
    at = min(place for place, times in common.items() if times == most) * _SAME_PLACE
    return frozenset(i for i, date in dates.items() if abs(date.left - at) <= _SAME_PLACE)


def _leading_date(line: Line) -> Word | None:
    """The date a line begins with, before any word of letters, if an amount may follow it."""
    for i, word in enumerate(line.words[: _BEFORE_DATE + 1]):
        if word.is_date:
            after = line.words[i + 1 :]
            return word if any(letter.isdigit() for w in after for letter in w.text) else None
        if any(letter.isalpha() for letter in word.text) and not _CODE.fullmatch(word.text):
            return None
    return None


def _bars(levels: Iterable[Rule], bookings: Sequence[Line]) -> tuple[float, ...]:
    """The heights at which level rules, end to end, cross most of the table."""
    if not bookings:
        return ()
    width = max(line.right for line in bookings) - min(line.left for line in bookings)
    bars: list[list[Rule]] = []
    for rule in sorted(levels, key=lambda rule: rule.at):
        if bars and rule.at - bars[-1][-1].at <= _SAME_BAR:
            bars[-1].append(rule)
        else:
            bars.append([rule])
    return tuple(bar[0].at for bar in bars if _covered(bar) >= _ACROSS * width)


def _covered(bar: Sequence[Rule]) -> float:
    covered, reached = 0.0, float("-inf")
    for rule in sorted(bar, key=lambda rule: rule.start):
        covered += max(rule.end - max(rule.start, reached), 0.0)
        reached = max(reached, rule.end)
    return covered


def _band(sheet: Sheet) -> range:
    """The lines of the header above the first booking."""
    if not sheet.begins:
        return range(0)
    first = min(sheet.begins)
    for at in range(first - 1, max(first - 1 - _HEADER_ABOVE, -1), -1):
        if _is_heading(sheet, at):
            return _boxed_band(sheet, at, first) or _close_band(sheet, at, first)
    return range(0)


def _is_heading(sheet: Sheet, at: int) -> bool:
    """Whether a line has several phrases, hardly any with digits, and reads as no sentence."""
    line = sheet.lines[at]
    pieces = phrases(line, sheet.gap, sheet.cuts(line))
    worded = [piece for piece in pieces if not piece.has_digits and not piece.text.endswith(":")]
    return len(worded) >= _HEADINGS and len(worded) >= 0.7 * len(pieces)


def _boxed_band(sheet: Sheet, at: int, first: int) -> range | None:
    """The lines between the same two bars, where a bar stands above and one below."""
    shelf = sheet.shelf(at)
    if not 0 < shelf < len(sheet.bars) or sheet.shelf(first) == shelf:
        return None
    boxed = [i for i in range(first) if sheet.shelf(i) == shelf]
    return range(boxed[0], boxed[-1] + 1)


def _close_band(sheet: Sheet, at: int, first: int) -> range:
    """The lines around that stand close, and have no digits either.

    Where cells are centred, a line below may as well be the first of a booking: the widest gap
    parts the two, and a line beside the date is the booking's in any case.
    """
    start, stop = at, at + 1
    while start > 0 and _belongs(sheet, start - 1, start):
        start -= 1
    while stop < first and _belongs(sheet, stop, stop - 1) and not sheet.beside(stop, first):
        stop += 1
    if not sheet.is_centred:
        return range(start, stop)
    gaps = {i: sheet.lines[i].top - sheet.lines[i - 1].bottom for i in range(at + 1, first + 1)}
    widest = max(gaps, key=lambda i: (round(gaps[i], 1), i))
    return range(start, min(stop, widest))


def _belongs(sheet: Sheet, other: int, to: int) -> bool:
    upper, lower = (sheet.lines[i] for i in sorted((other, to)))
    line = sheet.lines[other]
    apart = lower.top - upper.bottom
    plain = not line.has_digits and not line.text.endswith(":")
    return (
        plain and apart <= _CLOSE * line.words[0].height and sheet.shelf(other) == sheet.shelf(to)
    )
