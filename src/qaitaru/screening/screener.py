"""Parties put to lists: each designation that a party may be, the likeliest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.compared_names import compared_texts
from qaitaru.screening.evidence.name import UNLIKE, chance
from qaitaru.screening.evidence.numbers import normal, worth
from qaitaru.screening.hits import Hit
from qaitaru.screening.names.asking import Asking
from qaitaru.screening.names.index import NameIndex, name_index
from qaitaru.screening.scoring import Likeness, by_number_alone, least_grade, scored

ALERT: Final = 0.72
"""The score from which a hit is shown where nobody chose another."""


class Screener:
    """Designations, ready to be asked; made once and asked often."""

    def __init__(self, designations: Sequence[Designation]) -> None:
        """Make ready the designations of any lists."""
        self.designations = tuple(designations)
        self._bearers: dict[str, list[tuple[int, ListedName]]] = {}
        self._numbers: dict[str, list[int]] = {}
        for at, one in enumerate(self.designations):
            for name in one.names:
                for text in compared_texts(name):
                    self._bearers.setdefault(text, []).append((at, name))
            for number in one.numbers:
                if worth(number):
                    self._numbers.setdefault(normal(number.number), []).append(at)
        self._texts = list(self._bearers)
        self._asking = Asking(name_index(self._texts))

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
        numbered = self._numbered(asked)
        floor = chance(UNLIKE) if numbered else least_grade(asked, threshold)
        alone = ((at, by_number_alone(asked, self.designations[at], threshold)) for at in numbered)
        for at, hit in (*self._by_name(asked, min(floor, threshold), threshold), *alone):
            if hit is None:
                continue
            if at not in best or hit.order < best[at].order:
                best[at] = hit
        return tuple(sorted(best.values(), key=lambda hit: hit.order)[:limit])

    @property
    def index(self) -> NameIndex:
        """The names asked, for whoever looks through running text for them."""
        return self._asking.index

    def screen_many(
        self, asked: Iterable[Asked], *, threshold: float = ALERT, limit: int | None = None
    ) -> Iterator[tuple[Hit, ...]]:
        """What ``screen`` answers to each, in their order."""
        for one in asked:
            yield self.screen(one, threshold=threshold, limit=limit)

    def _by_name(
        self, asked: Asked, floor: float, threshold: float
    ) -> Iterator[tuple[int, Hit | None]]:
        for text in asked.names:
            for found in self._asking.names_like(text, floor):
                read = self._asking.index.names[found.number]
                for at, name in self._bearers[self._texts[found.number]]:
                    like = Likeness(text, name, found, read)
                    yield at, scored(asked, self.designations[at], like, threshold)

    def _numbered(self, asked: Asked) -> list[int]:
        """The designations that have a number of the party."""
        found = (at for number in asked.numbers for at in self._numbers.get(normal(number), ()))
        return list(dict.fromkeys(found))
