"""Which booking a line belongs to that does not itself begin one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qaitaru.ingest.readers.pdf.columns import Columns
from qaitaru.ingest.readers.pdf.sheets import Sheet
from qaitaru.ingest.readers.pdf.words import Line, Word, phrases

OVERLEAF: Final = -1
"""Stands for the last booking of the page before."""

_CLOSE: Final = 1.0  # of a letter's height: lines of one booking stand no further apart
_DISTINCT: Final = 1.25  # how much wider a gap between two rows is than one inside a text
_USUAL_STEP: Final = 1.3  # letter's heights from line to line of one text
_MOSTLY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Texture:
    """The columns of a table, and what kind of thing stands in them."""

    columns: Columns
    dated: int  # the column of the bookings' dates
    amounts: frozenset[int]
    centred: bool = False  # texts of several lines stand around their booking's date

    def cells(self, line: Line) -> list[Line | None]:
        """The words of a booking's line by column; what lies across an edge goes by its middle."""
        found: list[list[Word]] = [[] for _ in range(len(self.columns))]
        for word in line.words:
            found[self.columns.at(word.middle)].append(word)
        return [Line(tuple(words)) if words else None for words in found]

    def continues(self, line: Line, gap: float, cuts: Sequence[float]) -> bool:
        """Whether a line only adds texts to texts, or a time to a date."""
        for piece in phrases(line, gap, cuts):
            column = self.columns.at(piece.left)
            is_time = column == self.dated and all(word.is_time for word in piece.words)
            if not is_time and (column <= self.dated or column in self.amounts):
                return False
        return True


def texture_of(columns: Columns, bookings: Sequence[Line], *, centred: bool) -> Texture:
    """What stands in the columns of these bookings."""
    bare = Texture(columns, 0, frozenset())
    rows = [bare.cells(line) for line in bookings]
    dated = next(i for i in range(len(columns)) if any(_has_date(row[i]) for row in rows))
    amounts = frozenset(
        i for i in range(len(columns)) if i != dated and _is_of_amounts([row[i] for row in rows])
    )
    return Texture(columns, dated, amounts, centred)


def _has_date(cell: Line | None) -> bool:
    return cell is not None and any(word.is_date for word in cell.words)


def _is_of_amounts(cells: Sequence[Line | None]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return sum(cell.is_amount for cell in filled) > _MOSTLY * len(filled)


def owners(sheet: Sheet, texture: Texture) -> dict[int, int]:
    """The booking that each continuing line belongs to: the index of its first line."""
    owned = dict(_boxed(sheet, texture))
    part = _around if texture.centred else _below
    for run in _runs(sheet, texture, owned):
        owned |= part(sheet, run, owned)
    return owned


def _boxed(sheet: Sheet, texture: Texture) -> Iterator[tuple[int, int]]:
    """Lines in drawn cells: they belong to the booking in the same row of cells."""
    homes: dict[int, list[int]] = {}
    for begin in sorted(sheet.begins):
        homes.setdefault(sheet.shelf(begin), []).append(begin)
    highest = min(homes, default=0)
    for i, line in enumerate(sheet.lines):
        if i in sheet.begins or i in sheet.band or not sheet.is_gridded(line):
            continue
        begins = homes.get(sheet.shelf(i), [])
        if len(begins) == 1:
            yield i, begins[0]
        elif sheet.shelf(i) < highest and texture.continues(line, sheet.gap, sheet.cuts(line)):
            yield i, OVERLEAF


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines one after another that continue something, and the bookings on either side."""

    above: int | None
    lines: list[int]
    below: int | None


def _runs(sheet: Sheet, texture: Texture, owned: dict[int, int]) -> Iterator[_Run]:
    above: int | None = None
    lines: list[int] = []
    for i in range(sheet.band.stop, len(sheet.lines)):
        line = sheet.lines[i]
        if i in owned:
            continue
        if i not in sheet.begins and texture.continues(line, sheet.gap, sheet.cuts(line)):
            lines.append(i)
            continue
        below = i if i in sheet.begins else None
        if lines:
            yield _Run(above, lines, below)
        above, lines = below, []
    if lines:
        yield _Run(above, lines, None)


def _below(sheet: Sheet, run: _Run, _: dict[int, int]) -> dict[int, int]:
    """Texts begin beside the date: all of a run goes on from the booking above it."""
    if run.above is not None:
        return dict.fromkeys(_close(sheet, run.above, run.lines), run.above)
    under_header = bool(sheet.band) and run.lines[0] == sheet.band.stop
    if under_header or _leads_to(sheet, run):
        return dict.fromkeys(run.lines, OVERLEAF)
    return {}


def _leads_to(sheet: Sheet, run: _Run) -> bool:
    """Whether lines with no header above them stand close to a booking below."""
    if run.below is None:
        return False
    last = sheet.lines[run.lines[-1]]
    apart = sheet.lines[run.below].top - last.bottom
    return not sheet.band and apart <= _CLOSE * last.words[0].height


def _close(sheet: Sheet, start: int, lines: Sequence[int]) -> Iterator[int]:
    """The lines as far as each stands close to the one before, with no bar between."""
    for upper, lower in pairwise((start, *lines)):
        apart = sheet.lines[lower].top - sheet.lines[upper].bottom
        if apart > _CLOSE * sheet.lines[lower].words[0].height:
            return
        if sheet.shelf(upper) != sheet.shelf(lower):
            return
        yield lower


def begins_above(sheet: Sheet, texture: Texture) -> bool:
    """Whether the first booking below the header has text above its date."""
    first = next(_runs(sheet, texture, {}), None)
    if first is None or not sheet.band or first.above is not None or first.below is None:
        return False
    return first.lines[0] == sheet.band.stop


def _around(sheet: Sheet, run: _Run, owned: dict[int, int]) -> dict[int, int]:
    """Texts stand around the date: as many lines below it as above."""
    if run.above is None:
        return _overleaf(sheet, run)
    before = sum(1 for owner in owned.values() if owner == run.above)
    upper = dict.fromkeys(run.lines[:before], run.above)
    if run.below is None:
        return upper
    return upper | dict.fromkeys(run.lines[before:], run.below)


def _overleaf(sheet: Sheet, run: _Run) -> dict[int, int]:
    """At the top of a page a wide gap ends what goes on from the page before."""
    if run.below is None:
        return {}
    lines = [*run.lines, run.below]
    steps = {b: sheet.lines[b].level - sheet.lines[a].level for a, b in pairwise(lines)}
    least = _USUAL_STEP * sheet.lines[run.below].words[0].height
    usual = max(min((steps[i] for i in run.lines[1:]), default=least), least)
    widest = max(steps, key=lambda i: steps[i])
    if steps[widest] < _DISTINCT * usual:
        widest = run.lines[0]
    parts = [OVERLEAF if i < widest else run.below for i in run.lines]
    return dict(zip(run.lines, parts, strict=True))
