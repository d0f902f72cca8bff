"""Parties put to lists: each designation that a party may be, the likeliest first."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.compared_names import compared_texts
from qaitaru.screening.hits import Hit, Reason
from qaitaru.screening.names.asking import Asking, NameHit
from qaitaru.screening.names.index import name_index

ALERT: Final = 0.72
"""The score from which a hit is shown where nobody chose another."""


class Screener:
    """Designations, ready to be asked; made once and asked often."""

    def __init__(self, designations: Sequence[Designation]) -> None:
        """Make ready the designations of any lists."""
        self.designations = tuple(designations)
        self._bearers: list[list[tuple[int, ListedName]]] = []
        texts: dict[str, int] = {}
        for at, one in enumerate(self.designations):
            for name in one.names:
                for text in compared_texts(name):
                    number = texts.setdefault(text, len(texts))
                    if number == len(self._bearers):
                        self._bearers.append([])
                    self._bearers[number].append((at, name))
        self._asking = Asking(name_index(list(texts)))

    def screen(
        self, asked: Asked, *, threshold: float = ALERT, limit: int | None = None
    ) -> tuple[Hit, ...]:
        """The designations a party may be, best first.

        Args:
            asked: the party.
            threshold: only hits scored so or above.
            limit: at most so many.
        """
        best: dict[int, Hit] = {}
        for text in asked.names:
            for found in self._asking.names_like(text, threshold):
                for at, name in self._bearers[found.number]:
                    hit = _hit(self.designations[at], name, text, found)
                    if at not in best or hit.order < best[at].order:
                        best[at] = hit
        return tuple(sorted(best.values(), key=lambda hit: hit.order)[:limit])

    def screen_many(
        self, asked: Iterable[Asked], *, threshold: float = ALERT, limit: int | None = None
    ) -> Iterator[tuple[Hit, ...]]:
        """What ``screen`` answers to each, in their order."""
        for one in asked:
            yield self.screen(one, threshold=threshold, limit=limit)


def _hit(designation: Designation, name: ListedName, text: str, found: NameHit) -> Hit:
    odds = math.log(found.score / (1 - found.score))
    reasons = (Reason("name_agrees", odds, text, name.text),)
    return Hit(designation, found.score, name.text, name, reasons, found.pairing.agreed)
