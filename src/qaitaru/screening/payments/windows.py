"""Stretches of a free text that may be a listed name: only they are put to the lists.

A text of payment is mostly common words. Each word is looked up once among the words of listed
names, misspelt ones too; where words that are near each other may together be most of one listed
name, and are rare enough, the stretch they stand in is asked for.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from qaitaru.screening.names.costs import Floats
from qaitaru.screening.names.index import NameIndex
from qaitaru.screening.names.likeness import likeness
from qaitaru.screening.names.rarity import weight
from qaitaru.screening.names.tokens import tokens
from qaitaru.screening.names.vocabulary import Ints
from qaitaru.screening.payments.rarity import is_rare

LONGEST: Final = 12
"""Words of a stretch; a longer name is found by part of it."""

ENOUGH: Final = 7.0
"""Nats that the words of a stretch must share with a listed name."""

_SHARE: Final = 0.6  # of the whole name's worth
_APART: Final = 3  # words from one to the next of a name, at most: one may stand between
_MEMORY: Final = 100_000
_MOST: Final = 200  # listed names that one text is looked through for
_WORD: Final = re.compile(r"[^\s,;:/\\|()\[\]{}\"«»“”„+&@#*=<>?!]+")


class _Word(NamedTuple):
    start: int
    end: int
    names: Ints  # the listed names that have a word like it, in order
    gain: Floats  # what it shares with each, in nats


class Watch:
    """An index of names, looked through for words of texts; words once seen are remembered."""

    def __init__(self, index: NameIndex) -> None:
        """Watch for the names of an index."""
        self._index = index
        self._known: dict[str, tuple[Ints, Floats]] = {}
        self._gained = np.zeros(len(index.names), dtype=np.float32)

    def stretches(self, text: str) -> tuple[str, ...]:
        """The stretches of a text that may be a name, as they stand in it, each once."""
        words = [self._word(found) for found in _WORD.finditer(text)]
        numbers = self._likely([word for word in words if len(word.names)])
        found: dict[str, None] = {}
        for number in numbers:
            for first, last in self._runs(words, number):
                found.setdefault(text[words[first].start : words[last].end])
        return tuple(found)

    def _likely(self, words: Sequence[_Word]) -> list[int]:
        """The names of which a text may hold the most part, the likeliest first."""
        if not words:
            return []
        gained = self._gained
        for word in words:
            gained[word.names] += word.gain
        touched = np.unique(np.concatenate([word.names for word in words]))
        sums = gained[touched]
        gained[touched] = 0
        share = sums / np.maximum(self._index.weights[touched], ENOUGH)
        likely = (sums >= ENOUGH) & (share >= _SHARE)
        numbers, share = touched[likely], share[likely]
        best = np.argsort(-share, kind="stable")[:_MOST]
        chosen: list[int] = numbers[best].tolist()
        return chosen

    def _runs(self, words: Sequence[_Word], number: int) -> Iterator[tuple[int, int]]:
        """First and last word of each run of near words that are of a name."""
        places = [at for at, word in enumerate(words) if _has(word, number)]
        breaks = [at for at, (one, other) in enumerate(pairwise(places), 1) if other - one > _APART]
        longest = min(len(self._index.names[number].words) + 1, LONGEST)
        for start, end in pairwise([0, *breaks, len(places)]):
            yield from _within(places[start:end], longest)

    def _word(self, found: re.Match[str]) -> _Word:
        """A word with the names it may be of; a number is of none."""
        said = found[0]
        known = self._known.get(said)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[said] = self._names(said)
        return _Word(found.start(), found.end(), *known)

    def _names(self, said: str) -> tuple[Ints, Floats]:
        parts = [one for one in tokens(said) if not any(sign.isdigit() for sign in one.form)]
        found = [likeness((one,), weight(one), self._index) for one in parts if is_rare(one)]
        if not found:
            return _NO_NAMES, _NO_GAIN
        names = np.unique(np.concatenate([one.names for one in found]))
        gain = np.zeros(len(names), dtype=np.float32)
        for one in found:
            at = np.searchsorted(names, one.names)
            gain[at] += one.gain
        return names, gain


def _within(places: Sequence[int], longest: int) -> Iterator[tuple[int, int]]:
    """A run as it is; of one longer than the name, that from each word on: it may hold two."""
    if places[-1] - places[0] < longest:
        yield places[0], places[-1]
        return
    for first in places:
        yield first, max(one for one in places if one - first < longest)


_NO_NAMES: Final[Ints] = np.empty(0, dtype=np.int64)
_NO_GAIN: Final[Floats] = np.empty(0, dtype=np.float32)


def _has(word: _Word, number: int) -> bool:
    at = int(np.searchsorted(word.names, number))
    return at < len(word.names) and int(word.names[at]) == number
