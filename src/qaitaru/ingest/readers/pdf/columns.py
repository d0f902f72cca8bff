"""Where the columns of a printed table part: at drawn rules, else where nothing is ever printed."""

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qaitaru.ingest.readers.pdf.words import Line, Rule, phrases

_SAME_RULE = 2.0  # points between two strokes of one rule
_ASIDE = 0.25  # of a heading's width, that may stand over its neighbour's column


@dataclass(frozen=True, slots=True)
class Columns:
    """The edges between columns, from left to right; one column more than edges."""

    edges: tuple[float, ...]

    def at(self, x: float) -> int:
        """The column, from 0, that a point lies in."""
        return bisect(self.edges, x)

    def span(self, phrase: Line) -> range:
        """The columns that a phrase lies over."""
        return range(self.at(phrase.left), self.at(phrase.right) + 1)

    def under(self, heading: Line, cuts: Sequence[float]) -> range:
        """The columns that a heading tells of: of its drawn cell, or where much of it stands."""
        middle = (heading.left + heading.right) / 2
        left = max((cut for cut in cuts if cut < middle), default=None)
        right = min((cut for cut in cuts if cut > middle), default=None)
        if left is None or right is None:
            aside = _ASIDE * (heading.right - heading.left)
            left, right = heading.left + aside, heading.right - aside
        return range(self.at(left + _SAME_RULE), self.at(right - _SAME_RULE) + 1)

    def __len__(self) -> int:
        return len(self.edges) + 1


def ruled_columns(uprights: Iterable[Rule], rows: Sequence[Line]) -> Columns | None:
    """Columns by the upright rules that stand beside the rows; None where there are too few."""
    level = rows[0].level
    standing = sorted(rule.at for rule in uprights if rule.start <= level <= rule.end)
    apart = [x for i, x in enumerate(standing) if i == 0 or x - standing[i - 1] > _SAME_RULE]
    middles = [word.middle for row in rows for word in row.words]
    edges = tuple(x for x in apart if min(middles) < x < max(middles))
    return Columns(edges) if len(edges) > 1 else None


def open_columns(band: Sequence[Line], rows: Iterable[Line], gap: float) -> Columns:
    """Columns by the gaps that no row and no heading crosses.

    Args:
        band: the lines of the header, from the top.
        rows: lines of bookings, and what continues them.
        gap: the widest space inside a text, in heights of a letter.
    """
    pieces = [piece for line in (*band, *rows) for piece in phrases(line, gap)]
    headings = [phrases(line, gap) for line in band]
    edges = [edge for edge in _gaps(pieces, _grouping(headings)) if not _parts(headings, edge)]
    return Columns(_headed(edges, [one for level in headings for one in level]))


def _gaps(pieces: Iterable[Line], grouping: set[Line]) -> list[float]:
    """The middles of the stretches where nothing is printed."""
    edges: list[float] = []
    reached: float | None = None
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece in grouping:
            continue
        if reached is not None and piece.left > reached:
            edges.append((reached + piece.left) / 2)
        reached = max(reached or piece.right, piece.right)
    return edges


def _grouping(headings: Sequence[Sequence[Line]]) -> set[Line]:
    """The headings that stand over several others: each tells of all of them."""
    return {
        one
        for i, level in enumerate(headings)
        for one in level
        for lower in headings[i + 1 :]
        if sum(1 for low in lower if one.left < (low.left + low.right) / 2 < one.right) > 1
    }


def _parts(headings: Sequence[Sequence[Line]], edge: float) -> bool:
    """Whether an edge would part one heading that groups no others."""
    grouping = _grouping(headings)
    whole = (one for level in headings for one in level if one not in grouping)
    return any(one.left < edge < one.right for one in whole)


def _headed(edges: Sequence[float], headings: Sequence[Line]) -> tuple[float, ...]:
    """The edges without those that would make a column with no heading."""
    kept = list(edges)
    while True:
        bounds = [float("-inf"), *kept, float("inf")]
        bare = [
            i
            for i, (left, right) in enumerate(pairwise(bounds))
            if not any(one.left < right and one.right > left for one in headings)
        ]
        if not bare or not kept:
            return tuple(kept)
        kept.pop(max(bare[0] - 1, 0))
