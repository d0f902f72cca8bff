"""Which booking a line belongs to that does not itself begin one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from qaitaru.ingest.readers.pdf_columns import Columns
from qaitaru.ingest.readers.pdf_sheets import Sheet
from qaitaru.ingest.readers.pdf_words import Line, Word, phrases

OVERLEAF: Final = -1
"""Stands for the last booking of the page before."""

_CLOSE: Final = 1.0  # of a letter's height: lines of one booking stand no further apart
_DISTINCT: Final = 1.25  # how much wider the gap between two bookings must be than those inside
_MOSTLY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Texture:
    """The columns of a table, and what kind of thing stands in them."""

    columns: Columns
    dated: int  # the column of the bookings' dates
    amounts: frozenset[int]

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


def texture_of(columns: Columns, bookings: Sequence[Line]) -> Texture:
    """What stands in the columns of these bookings."""
    bare = Texture(columns, 0, frozenset())
    rows = [bare.cells(line) for line in bookings]
    dated = next(i for i in range(len(columns)) if any(_has_date(row[i]) for row in rows))
    amounts = frozenset(
        i for i in range(len(columns)) if i != dated and _is_of_amounts([row[i] for row in rows])
    )
    return Texture(columns, dated, amounts)


def _has_date(cell: Line | None) -> bool:
    return cell is not None and any(word.is_date for word in cell.words)


def _is_of_amounts(cells: Sequence[Line | None]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return sum(cell.is_amount for cell in filled) > _MOSTLY * len(filled)


def owners(sheet: Sheet, texture: Texture) -> dict[int, int]:
    """The booking that each continuing line belongs to: the index of its first line."""
    owned = dict(_boxed(sheet, texture))
    for above, run, below in _runs(sheet, texture, owned):
        owned |= _shared_out(sheet, above, run, below)
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


def _runs(
    sheet: Sheet, texture: Texture, owned: dict[int, int]
) -> Iterator[tuple[int | None, list[int], int | None]]:
    """Lines that follow one another and continue something, with the bookings on either side."""
    above: int | None = None
    run: list[int] = []
    for i in range(sheet.band.stop, len(sheet.lines)):
        line = sheet.lines[i]
        if i in sheet.begins:
            if run:
                yield above, run, i
            above, run = i, []
        elif i in owned:
            continue
        elif texture.continues(line, sheet.gap, sheet.cuts(line)):
            run.append(i)
        else:
            if run:
                yield above, run, None
            above, run = None, []
    if run:
        yield above, run, None


def _shared_out(
    sheet: Sheet, above: int | None, run: list[int], below: int | None
) -> dict[int, int]:
    """Part a run at its widest gap between the booking above and the booking below."""
    header = sheet.band.stop - 1 if sheet.band and run[0] == sheet.band.stop else None
    first = above if above is not None else header
    chain = [i for i in (first, *run, below) if i is not None]
    gaps = {lower: _gap(sheet, upper, lower) for upper, lower in pairwise(chain)}
    parting = max(gaps, key=lambda lower: gaps[lower]) if below is not None else None
    if parting is not None and gaps[parting] < _DISTINCT * min(gaps.values()):
        parting = below  # all alike: texts begin at the top of their cells
    upper = [i for i in run if parting is None or i < parting]
    lower = [i for i in run if i not in upper]
    owned = [] if first is None else _chained(sheet, gaps, upper)
    owner = OVERLEAF if above is None else above
    return dict.fromkeys(owned, owner) | (dict.fromkeys(lower, below) if below is not None else {})


def _chained(sheet: Sheet, gaps: dict[int, float], run: list[int]) -> list[int]:
    """The lines of a run as far as each stands close to the one above it."""
    apart = (i for i in run if gaps.get(i, 0.0) > _CLOSE * sheet.lines[i].words[0].height)
    end = next(apart, None)
    return run if end is None else run[: run.index(end)]


def _gap(sheet: Sheet, upper: int, lower: int) -> float:
    """The space between two lines; a bar between them is the widest of all."""
    if sheet.shelf(upper) != sheet.shelf(lower):
        return float("inf")
    return max(sheet.lines[lower].top - sheet.lines[upper].bottom, 0.0)
