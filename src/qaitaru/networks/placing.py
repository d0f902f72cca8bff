"""Where the ends of a network stand: money runs from left to right, and nothing moves tomorrow.

Each opened end has its payers in the column before it and its payees in the column after it, in
the free lines nearest to its own. One that shares partners with those before it stands beyond
them. An end that was placed stays where it is when others are opened.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from qaitaru.networks.links import Link
from qaitaru.networks.surroundings import Surroundings


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A column, from left to right, and a line, from top to bottom; both may be below 0."""

    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the ends stand, and where each rest does: by end and whether the end is paid."""

    ends: dict[int, Place]
    rests: dict[tuple[int, bool], Place]


class _Sheet:
    """The places that are taken."""

    def __init__(self) -> None:
        self.ends: dict[int, Place] = {}
        self._taken: set[Place] = set()

    def take(self, column: int, line: int) -> Place:
        """The free place of a column nearest to a line, below before above."""
        places = (Place(column, line + side * away) for away in count() for side in (1, -1))
        found = next(place for place in places if place not in self._taken)
        self._taken.add(found)
        return found

    def put(self, end: int, column: int, line: int) -> None:
        """Place an end that has no place yet."""
        if end not in self.ends:
            self.ends[end] = self.take(column, line)

    @property
    def below(self) -> int:
        """A line under everything."""
        return max((place.line for place in self._taken), default=-2) + 2


def place(found: Surroundings) -> Placed:
    """The places of all that is shown."""
    sheet, roots = _Sheet(), list(found.opened or _busiest_first(found))
    waiting = [*roots, *(end for end in found.shown if end not in roots)]
    while waiting:
        middle = waiting.pop(0)
        if middle not in sheet.ends:
            sheet.put(middle, *_beside_shared(middle, found.links, sheet))
        around = _around(middle, found.links, sheet)
        if not found.opened:  # near ones come next, so that what hangs together stands together
            near = [end for end, _ in around]
            waiting = [*near, *(end for end in waiting if end not in near)]
    rests = {
        (one.end, one.is_paid): sheet.take(
            sheet.ends[one.end].column + (-1 if one.is_paid else 1), sheet.ends[one.end].line
        )
        for one in found.rests
    }
    return Placed(sheet.ends, rests)


def place_in_row(found: Surroundings, way: Sequence[int], hops: dict[int, int]) -> Placed:
    """The ends of a way in one line, and what else lies between in the columns of its hops."""
    sheet = _Sheet()
    for end in dict.fromkeys(way):
        sheet.put(end, hops[end], 0)
    for end in found.shown:
        sheet.put(end, hops[end], 1)
    return Placed(sheet.ends, {})


def _beside_shared(middle: int, links: Iterable[Link], sheet: _Sheet) -> tuple[int, int]:
    """Where an end begins that was not placed by others: beyond the partners it shares with them.

    In the column next to that of most of them, outward, at the line in their middle; below
    everything where it shares none.
    """
    shared = sorted(sheet.ends[end] for end in _balances(middle, links) if end in sheet.ends)
    if not shared:
        return 0, sheet.below if sheet.ends else 0
    columns = Counter(one.column for one in shared)
    column = min(columns, key=lambda one: (-columns[one], one))
    lines = sorted(one.line for one in shared if one.column == column)
    return column + (1 if column > 0 else -1), lines[len(lines) // 2]


def _around(middle: int, links: Iterable[Link], sheet: _Sheet) -> list[tuple[int, int]]:
    """Place an end's partners that have no place yet; they and their balance, as placed."""
    here, balance = sheet.ends[middle], _balances(middle, links)
    new = [(end, sum_) for end, sum_ in balance.items() if end not in sheet.ends]
    ordered = sorted(new, key=lambda one: (-abs(one[1]), one[0]))
    for end, sum_ in ordered:
        sheet.put(end, here.column + (1 if sum_ > 0 else -1), here.line)
    return ordered


def _balances(middle: int, links: Iterable[Link]) -> dict[int, int]:
    """What an end paid each partner more than it was paid by it."""
    found: dict[int, int] = {}
    for one in links:
        if one.payer == middle:
            found[one.payee] = found.get(one.payee, 0) + one.amount
        elif one.payee == middle:
            found[one.payer] = found.get(one.payer, 0) - one.amount
    return found


def _busiest_first(found: Surroundings) -> list[int]:
    sums = dict.fromkeys(found.shown, 0)
    for one in found.links:
        sums[one.payer] += one.amount
        sums[one.payee] += one.amount
    return sorted(sums, key=lambda end: (-sums[end], end))
