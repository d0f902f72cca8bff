"""What a network asks of its links: as the plain rules answer it, and as the engine does."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Protocol

from qaitaru.networks.links import Link, Rest, rest


class Book(Protocol):
    """The links of one currency and one time."""

    def largest(self, limit: int) -> list[Link]:
        """The largest links, the largest first."""

    def partners(self, end: int, apart: Collection[int], limit: int) -> list[int]:
        """Whom an end paid and was paid by, the largest sum of both first, some left out."""

    def among(self, ends: Collection[int]) -> list[Link]:
        """The links between ends, by payer and payee."""

    def rests(self, opened: Collection[int], shown: Collection[int]) -> list[Rest]:
        """What opened ends have with all that are not shown, in order of end, payments last."""

    def degrees(self, ends: Collection[int]) -> dict[int, int]:
        """With how many others each end has links."""


class PlainBook:
    """The links themselves, for as many as one can read."""

    def __init__(self, links: Iterable[Link]) -> None:
        """The links of one currency and one time."""
        self._links = sorted(links)

    def largest(self, limit: int) -> list[Link]:
        """The largest links; of equal ones the first by payer and payee."""
        return sorted(self._links, key=lambda one: -one.amount)[:limit]

    def partners(self, end: int, apart: Collection[int], limit: int) -> list[int]:
        """The partners of an end; of equal ones the lower number first."""
        sums: dict[int, int] = defaultdict(int)
        for one in self._links:
            if end in (one.payer, one.payee):
                sums[one.payee if one.payer == end else one.payer] += one.amount
        left = [other for other in sums if other not in apart]
        return sorted(left, key=lambda other: (-sums[other], other))[:limit]

    def among(self, ends: Collection[int]) -> list[Link]:
        """The links between ends."""
        return [one for one in self._links if one.payer in ends and one.payee in ends]

    def rests(self, opened: Collection[int], shown: Collection[int]) -> list[Rest]:
        """The sums of what is not shown; none where all is."""
        found = []
        for end in sorted(opened):
            came = [one for one in self._links if one.payee == end and one.payer not in shown]
            went = [one for one in self._links if one.payer == end and one.payee not in shown]
            found += [rest(end, some, is_paid=some is came) for some in (came, went) if some]
        return found

    def degrees(self, ends: Collection[int]) -> dict[int, int]:
        """How many others each end has links with."""
        others: dict[int, set[int]] = {end: set() for end in ends}
        for one in self._links:
            for end, other in ((one.payer, one.payee), (one.payee, one.payer)):
                if end in others:
                    others[end].add(other)
        return {end: len(some) for end, some in others.items()}
