"""The names of a list, ready to be asked: by their words, and by neighbouring words as one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.costs import Floats
from qaitaru.screening.names.packing import skeletons_of, vocabulary_of
from qaitaru.screening.names.rarity import weight
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import Token, tokens
from qaitaru.screening.names.vocabulary import LONGEST, Ints, Vocabulary
from qaitaru.screening.names.words import words

_SUN_LETTERS: Final = frozenset("tdrzsln")
SHORT: Final = 5
"""Letters of a word that one slip leaves little alike."""
_THREE_AT_MOST: Final = 14  # letters of three words that are compared as one


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name with its words and what each is worth."""

    words: tuple[Token, ...]
    weights: tuple[float, ...]

    @property
    def weight(self) -> float:
        """What the whole name is worth."""
        return sum(self.weights)


def read_name(name: str) -> ReadName:
    """A name as it is compared."""
    return _weighed(tokens(name))


def by_script(name: ReadName) -> list[ReadName]:
    """A name written in two scripts at once is two spellings of it; initials go with each."""
    scripts = sorted({word.script for word in name.words if len(word.form) > 1} - {Script.OTHER})
    if len(scripts) < 2 or len(name.words) < 3:
        return [name]
    parts = (
        tuple(
            word
            for word in name.words
            if word.script in {script, Script.OTHER} or len(word.form) == 1
        )
        for script in scripts
    )
    return [_weighed(part) for part in parts]


def _weighed(words: tuple[Token, ...]) -> ReadName:
    return ReadName(words, tuple(weight(word) for word in words))


def spans(name: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """Each word, and two or three neighbours as one, with where they begin and end."""
    for first in range(len(name)):
        yield name[first].form, first, first + 1
        if name[first].whole:
            yield name[first].whole, first, first + 1
        for last in range(first + 2, min(first + 3, len(name)) + 1):
            for form in _as_one([word.whole or word.form for word in name[first:last]]):
                if len(form) <= (LONGEST if last == first + 2 else _THREE_AT_MOST):
                    yield form, first, last


def _as_one(forms: Sequence[str]) -> tuple[str, ...]:
    """Neighbouring words written as one, and as spoken together where that differs."""
    written = "".join(forms)
    if words("articles").isdisjoint(forms):
        return (written,)
    return tuple(dict.fromkeys((written, "".join(_assimilated(forms)))))


def _assimilated(forms: Sequence[str]) -> Iterator[str]:
    """The words as spoken together: the L of an Arabic article is unheard before a sun letter."""
    for form, following in pairwise((*forms, "")):
        unheard = form in words("articles") and following[:1] in _SUN_LETTERS
        yield form[:-1] if unheard and following else form


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """Names by number, the forms in them, and where each form stands.

    Forms below ``singles`` are words; the others are neighbouring words as one. The places of form
    ``row`` are numbers ``starts[row]`` to ``starts[row + 1]`` of ``name``, ``first``, ``last``.
    """

    names: Sequence[ReadName]
    weights: Floats  # of whole names
    initials: Floats  # in each, how many
    vocabulary: Vocabulary
    singles: int
    starts: Ints
    name: Ints
    first: Ints
    last: Ints
    worth: Floats  # of the words at a place
    skeletons: dict[str, tuple[int, ...]]
    less_a_letter: dict[str, tuple[int, ...]]  # short words, whole and with any one letter left out
    unread: Ints  # forms of scripts that the house does not read


def name_index(names: Sequence[str]) -> NameIndex:
    """Index names; a name's number is its place in the sequence."""
    return index_of([read_name(name) for name in names])


def index_of(read: Sequence[ReadName]) -> NameIndex:
    """Index names that have been read."""
    places: tuple[dict[str, list[tuple[int, int, int]]], ...] = ({}, {})
    for number, name in enumerate(read):
        for form, first, last in spans(name.words):
            kind = places[0] if last == first + 1 else places[1]
            kind.setdefault(form, []).append((number, first, last))
    forms = [*places[0], *places[1]]
    rows = [*places[0].values(), *places[1].values()]
    flat = np.array([place for row in rows for place in row], dtype=np.int64).reshape(-1, 3)
    vocabulary = vocabulary_of(forms, len(places[0]))
    return NameIndex(
        names=read,
        weights=np.array([name.weight for name in read], dtype=np.float32),
        initials=np.array([_initials(name) for name in read], dtype=np.float32),
        vocabulary=vocabulary,
        singles=len(places[0]),
        starts=np.cumsum([0, *map(len, rows)], dtype=np.int64),
        name=flat[:, 0],
        first=flat[:, 1],
        last=flat[:, 2],
        worth=_worths(read, flat),
        skeletons=_by_skeleton(forms),
        less_a_letter=_less_a_letter(list(places[0])),
        unread=np.array([row for row, form in enumerate(forms) if not form.isascii()], np.int64),
    )


def _initials(name: ReadName) -> int:
    return sum(len(word.form) == 1 for word in name.words)


def _worths(names: Sequence[ReadName], places: NDArray[np.int64]) -> Floats:
    sums = np.cumsum([0.0, *(weight for name in names for weight in name.weights)])
    begins = np.cumsum([0, *(len(name.words) for name in names)])[places[:, 0]]
    worth = sums[begins + places[:, 2]] - sums[begins + places[:, 1]]
    found: Floats = worth.round(4).astype(np.float32)  # the same wherever the name stands
    return found


def _less_a_letter(forms: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for row, form in enumerate(forms):
        if len(form) <= SHORT:
            for part in {form, *less_a_letter(form)}:
                found.setdefault(part, []).append(row)
    return {part: tuple(rows) for part, rows in found.items()}


def less_a_letter(form: str) -> list[str]:
    """A form with each of its letters left out in turn."""
    return [form[:at] + form[at + 1 :] for at in range(len(form))]


def _by_skeleton(forms: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for row, key in enumerate(skeletons_of(forms)):
        found.setdefault(key, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}
