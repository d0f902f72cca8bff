"""Ask a list for a name: the names most like it, the best first."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from qaitaru.screening.names.candidates import may_stand
from qaitaru.screening.names.costs import Floats
from qaitaru.screening.names.grading import grade, graded
from qaitaru.screening.names.index import NameIndex, ReadName, by_script, index_of, read_name
from qaitaru.screening.names.likeness import NOWHERE, Likeness, likeness
from qaitaru.screening.names.pairing import INITIAL_AT_MOST, Pairing, Place, paired
from qaitaru.screening.names.rarity import RAREST
from qaitaru.screening.names.reading_back import is_read_back, read_back_from, turned
from qaitaru.screening.names.tokens import Token
from qaitaru.screening.names.vocabulary import Ints

_JOINED: Final = 1.5  # worth from which neighbouring words are asked for as one
_HOPE: Final = 0.12  # below the threshold by which a name is still compared
_MEMORY: Final = 20_000  # words whose likeness is remembered


class NameHit(NamedTuple):
    """A name of the list like the one asked for: its number, the grade, and why."""

    score: float
    number: int
    asked: ReadName  # of a name in two scripts, the one that agreed
    pairing: Pairing


class Asking:
    """An index being asked; words once asked for are remembered."""

    def __init__(self, index: NameIndex) -> None:
        """Ask an index."""
        self.index = index
        self._from = np.array([read_back_from(name) for name in index.names], dtype=np.float32)
        self._known: dict[tuple[Token, ...], Likeness] = {}

    def names_like(self, name: str, threshold: float) -> list[NameHit]:
        """The names graded at the threshold or above, best first; the number settles equals."""
        found: dict[int, NameHit] = {}
        for asked in by_script(read_name(name)):
            for hit in self._like(asked, threshold):
                if hit.number not in found or hit.score > found[hit.number].score:
                    found[hit.number] = hit
        return sorted(found.values(), key=lambda hit: (-hit.score, hit.number))

    def _like(self, asked: ReadName, threshold: float) -> list[NameHit]:
        if not asked.words:
            return []
        asked_for = [
            (first, last, self._likeness(asked, first, last)) for first, last in _spans(asked)
        ]
        if not any(len(like.names) for _, _, like in asked_for):
            return []  # as is most often so where a list is short
        numbers = self._candidates(asked, asked_for, threshold)
        places: list[list[Place]] = [[] for _ in numbers]
        for first, last, like in asked_for:
            if not len(like.name) or not len(numbers):
                continue
            begin = like.name.searchsorted(numbers, "left").tolist()
            end = like.name.searchsorted(numbers, "right").tolist()
            for at, (low, high) in enumerate(zip(begin, end, strict=True)):
                places[at] += _places_of(like, first, last, range(low, high))
        hits = []
        for number, offered in zip(numbers.tolist(), places, strict=True):
            pairing = _pairing(asked, self.index.names[number], offered)
            score = grade(pairing)
            if score >= threshold:
                hits.append(NameHit(score, number, asked, pairing))
        return hits

    def read_back(self, listed: ReadName) -> Pairing:
        """The one name of the index and another that is read into its letters."""
        places = []
        for first, last in _spans(listed):
            like = self._likeness(listed, first, last)
            places += _places_of(like, first, last, range(len(like.name)))
        return turned(paired(listed, self.index.names[0], places))

    def _likeness(self, asked: ReadName, first: int, last: int) -> Likeness:
        words = asked.words[first:last]
        if last > first + 1 and not may_stand(words, self.index):
            return NOWHERE
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = likeness(words, sum(asked.weights[first:last]), self.index)
            self._known[words] = known
        return known

    def _candidates(
        self, asked: ReadName, likes: Sequence[tuple[int, int, Likeness]], threshold: float
    ) -> Ints:
        found = [one for one in likes if len(one[2].names)]
        is_like = np.zeros(len(self.index.names), dtype=bool)
        for _, _, like in found:
            is_like[like.names] = True
        numbers: Ints = is_like.nonzero()[0]
        at = [numbers.searchsorted(like.names) for _, _, like in found]
        by_word = np.zeros((2, len(asked.words), len(numbers)), dtype=np.float32)
        for (first, last, like), places in zip(found, at, strict=True):
            if last == first + 1:
                by_word[:, first, places] = like.gain, like.covered
        gained, covered = by_word[:, 0].copy()
        for first in range(1, len(asked.words)):
            gained += by_word[0, first]
            covered += by_word[1, first]
        for (first, last, like), places in zip(found, at, strict=True):
            if last > first + 1:
                more = (like.gain, like.covered) - by_word[:, first:last, places].sum(axis=1)
                gained[places] += np.maximum(more[0], 0)
                covered[places] += np.maximum(more[1], 0)
        hope = self._hope(asked, numbers, gained, covered)
        best = hope >= np.minimum(threshold - _HOPE, self._from[numbers])
        return numbers[best]

    def _hope(self, asked: ReadName, numbers: Ints, gained: Floats, covered: Floats) -> Floats:
        """What names may be graded at most: each initial stands for whatever word is left."""
        theirs = self.index.initials[numbers]
        ours = sum(len(word.form) == 1 for word in asked.words)
        left = asked.weight - covered - theirs * np.float32(RAREST)
        other_left = self.index.weights[numbers] - covered - np.float32(ours * RAREST)
        agreed = gained + (theirs + np.float32(ours)) * np.float32(INITIAL_AT_MOST)
        found: Floats = graded(agreed, np.maximum(left, 0), np.maximum(other_left, 0))
        return found


def _pairing(asked: ReadName, listed: ReadName, offered: Sequence[Place]) -> Pairing:
    """Two names side by side; by the letters of the listed one where they are alike enough."""
    pairing = paired(asked, listed, offered)
    if not is_read_back(asked, listed) or grade(pairing) < read_back_from(listed):
        return pairing
    return _asking_only(asked).read_back(listed)


@lru_cache(maxsize=64)
def _asking_only(name: ReadName) -> Asking:
    return Asking(index_of([name]))


def _places_of(like: Likeness, first: int, last: int, numbers: Iterable[int]) -> list[Place]:
    return [
        Place(first, last, int(like.first[one]), int(like.last[one]), float(like.cost[one]))
        for one in numbers
    ]


def _spans(asked: ReadName) -> list[tuple[int, int]]:
    count = len(asked.words)
    found = [(at, at + 1) for at in range(count)]
    for first in range(count):
        for last in range(first + 2, min(first + 3, count) + 1):
            words = asked.words[first:last]
            if (
                len({word.script for word in words}) == 1
                and sum(asked.weights[first:last]) > _JOINED
            ):
                found.append((first, last))
    return found
