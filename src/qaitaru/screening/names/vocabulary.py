"""The word forms of a list, packed so that one word is compared with hundreds at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.alphabet import DIGRAPH_NUMBER
from qaitaru.screening.names.costs import NO_DIGRAPH, NO_LETTER
from qaitaru.screening.names.romanise import plainly_spelt
from qaitaru.screening.names.words import without_ending

LONGEST: Final = 24
"""Letters of a form that are compared."""

Ints = NDArray[np.int64]

_ROUNDING: Final = 1e-3

_SPELT: Final = """
    dzh>j dj>j zh>j kh>h sh>s ch>c sz>s ts>c tz>c cz>c ou>u ck>k q>k w>v y>i ph>f
"""
_FOLDS: Final = tuple((one.split(">")[0], one.split(">")[1]) for one in _SPELT.split())

_DIGRAPH_OF: Final = np.full((NO_LETTER + 1, NO_LETTER + 1), NO_DIGRAPH, dtype=np.uint8)
for _two, _number in DIGRAPH_NUMBER.items():
    _DIGRAPH_OF[ord(_two[0]) - ord("a"), ord(_two[1]) - ord("a")] = _number

_REPEATED: Final = re.compile(r"(.)\1+", re.DOTALL)

_SOUND: Final = {
    letter: number
    for number, letters in enumerate(
        ("b p", "c k q g", "d t", "f v w", "h", "j z s", "l", "m", "n", "r")
    )
    for letter in letters.split()
}
_AS_SOUNDS: Final = {
    code: chr(ord("A") + _SOUND[chr(code)]) if chr(code) in _SOUND else None
    for code in range(ord("a"), ord("z") + 1)
}


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Forms as numbers: rows are forms, columns their letters, then padding."""

    forms: Sequence[str]
    _folded: NDArray[np.object_]  # as ``folded`` writes them, each when it is first asked for
    _folded_letters: NDArray[np.uint32]  # which there are, as a set of bits
    _folded_length: Ints  # 0 of what is not folded yet
    length: Ints
    stem: Ints  # letters before the ending of a family name
    letter: NDArray[np.uint8]
    digraph: NDArray[np.uint8]  # of a letter with the one before it
    sounds: NDArray[np.uint32]
    number: dict[str, int]

    def folded_at(self, rows: Ints) -> list[str]:
        """The folded forms of rows, in their order."""
        self._fold(rows)
        found: list[str] = self._folded[rows].tolist()
        return found

    def perhaps_alike(self, form: str, rows: Ints, least: float) -> Ints:
        """The rows that may be alike a folded form: letters that only one has are not shared.

        Whatever is ``least`` alike by Indel is among them.
        """
        self._fold(rows)
        own, theirs = np.uint32(letters_of(form)), self._folded_letters[rows]
        length = self._folded_length[rows]
        shared = np.minimum(
            len(form) - np.bitwise_count(own & ~theirs).astype(np.int64),
            length - np.bitwise_count(theirs & ~own),
        )
        found: Ints = rows[2 * shared >= (least - _ROUNDING) * (len(form) + length)]
        return found

    def _fold(self, rows: Ints) -> None:
        for row in rows[self._folded_length[rows] == 0].tolist():
            form = folded(self.forms[row])
            self._folded[row], self._folded_length[row] = form, len(form)
            self._folded_letters[row] = letters_of(form)


def vocabulary_of(forms: Sequence[str], words: int | None = None) -> Vocabulary:
    """Pack the forms, in their order; each stands once.

    Args:
        forms: words, then neighbouring words as one.
        words: how many of them are words; all if not told.
    """
    letter = _letters(forms)
    length = [min(len(form), LONGEST) for form in forms]
    stem = [min(without_ending(form), LONGEST) for form in forms[:words]]
    return Vocabulary(
        forms=forms,
        _folded=np.full(len(forms), None, dtype=object),
        _folded_letters=np.zeros(len(forms), dtype=np.uint32),
        _folded_length=np.zeros(len(forms), dtype=np.int64),
        length=np.array(length, dtype=np.int64),
        stem=np.array(stem + length[len(stem) :], dtype=np.int64),
        letter=letter,
        digraph=_digraphs(letter),
        sounds=np.array([sounds_of(form) for form in forms], dtype=np.uint32),
        number={form: row for row, form in enumerate(forms)},
    )


def _letters(forms: Sequence[str]) -> NDArray[np.uint8]:
    """The letters as numbers; whatever is none is ``NO_LETTER``."""
    text = "".join(form[:LONGEST].ljust(LONGEST) for form in forms)
    signs = np.frombuffer(text.encode("ascii", "replace"), dtype=np.uint8) - np.uint8(ord("a"))
    found: NDArray[np.uint8] = np.where(signs < NO_LETTER, signs, np.uint8(NO_LETTER))
    return found.reshape(len(forms), LONGEST)


def _digraphs(letter: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Each letter with the one before it, as the number of their digraph."""
    found = np.full(letter.shape, NO_DIGRAPH, dtype=np.uint8)
    found[:, 1:] = _DIGRAPH_OF[letter[:, :-1], letter[:, 1:]]
    return found


def folded(form: str) -> str:
    """A form with what is only spelling taken off: by it, forms worth comparing are found."""
    plain = plainly_spelt(form)
    for written, read in _FOLDS:
        if written in plain:
            plain = plain.replace(written, read)
    return _REPEATED.sub(r"\1", plain)


def sounds_of(form: str) -> int:
    """The consonant sounds of a form as a set of bits; vowels, often miswritten, are not in it."""
    bits = 0  # ``ph`` is an F, and a P by a slip of the hand
    for letter in form.replace("ph", "pf"):
        bits |= 1 << _SOUND[letter] if letter in _SOUND else 0
    return bits


def letters_of(form: str) -> int:
    """The letters of a form as a set of bits; of other scripts some share a bit."""
    bits = 0
    for letter in set(form):
        bits |= 1 << (ord(letter) & 31)
    return bits


def skeleton(form: str) -> str:
    """The consonant sounds in their order, repeats as one: what long words are looked up by."""
    sounds = form.replace("ph", "f").translate(_AS_SOUNDS)
    if len(set(sounds)) == len(sounds):
        return sounds
    return _REPEATED.sub(r"\1", sounds)
