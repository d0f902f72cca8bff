"""The word forms of a list, packed so that one word is compared with hundreds at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.alphabet import DIGRAPH_NUMBER
from qaitaru.screening.names.costs import NO_DIGRAPH, NO_LETTER, Costs, Floats

LONGEST: Final = 24
"""Letters of a form that are compared."""

Ints = NDArray[np.int64]

_SOUND: Final = {
    letter: number
    for number, letters in enumerate(
        ("b p", "c k q g", "d t", "f v w", "h", "j z s x", "l", "m", "n", "r")
    )
    for letter in letters.split()
}


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Forms as numbers: rows are forms, columns their letters, then padding."""

    forms: Sequence[str]
    written: NDArray[np.object_]  # the forms again, to be taken many at once
    length: Ints
    letter: Ints
    digraph: Ints  # of a letter with the one before it
    sounds: NDArray[np.uint32]
    number: dict[str, int]
    _extra: dict[int, Floats] = field(default_factory=dict)

    def put_in(self, costs: Costs) -> Floats:
        """What it costs that all letters before a column stand for nothing."""
        found = self._extra.get(id(costs))
        if found is None:
            found = np.zeros((len(self.forms), LONGEST + 1), dtype=np.float32)
            np.cumsum(costs.extra[self.letter], axis=1, out=found[:, 1:])
            self._extra[id(costs)] = found
        return found


def vocabulary_of(forms: Sequence[str]) -> Vocabulary:
    """Pack the forms, in their order; each stands once."""
    letter = np.full((len(forms), LONGEST), NO_LETTER, dtype=np.int64)
    digraph = np.full((len(forms), LONGEST), NO_DIGRAPH, dtype=np.int64)
    for row, form in enumerate(forms):
        for column, sign in enumerate(form[:LONGEST]):
            if "a" <= sign <= "z":
                letter[row, column] = ord(sign) - ord("a")
            digraph[row, column] = DIGRAPH_NUMBER.get(
                form[max(column - 1, 0) : column + 1], NO_DIGRAPH
            )
    return Vocabulary(
        forms=forms,
        written=np.array(forms, dtype=object),
        length=np.array([min(len(form), LONGEST) for form in forms], dtype=np.int64),
        letter=letter,
        digraph=digraph,
        sounds=np.array([sounds_of(form) for form in forms], dtype=np.uint32),
        number={form: row for row, form in enumerate(forms)},
    )


def sounds_of(form: str) -> int:
    """The consonant sounds of a form as a set of bits; vowels, often miswritten, are not in it."""
    bits = 0
    for letter in form:
        bits |= 1 << _SOUND[letter] if letter in _SOUND else 0
    return bits


def skeleton(form: str) -> str:
    """The consonant sounds in their order, repeats as one: what long words are looked up by."""
    sounds = [
        letter if letter.isdigit() else chr(ord("A") + _SOUND[letter])
        for letter in form
        if letter in _SOUND or letter.isdigit()
    ]
    return "".join(one for at, one in enumerate(sounds) if at == 0 or one != sounds[at - 1])
