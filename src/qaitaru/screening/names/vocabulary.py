"""The word forms of a list, packed so that one word is compared with hundreds at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.romanise import plainly_spelt

LONGEST: Final = 24
"""Letters of a form that are compared."""

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]

_ROUNDING: Final = 1e-3
_LENGTHS: Final = np.arange(256)

_SPELT: Final = """
    dzh>j dj>j zh>j kh>h sh>s ch>c sz>s ts>c tz>c cz>c ou>u ck>k q>k w>v y>i ph>f
"""
_FOLDS: Final = tuple((one.split(">")[0], one.split(">")[1]) for one in _SPELT.split())

_REPEATED: Final = re.compile(r"(.)\1+", re.DOTALL)

SOUND: Final = {
    letter: number
    for number, letters in enumerate(
        ("b p", "c k q g", "d t", "f v w", "h", "j z s", "l", "m", "n", "r")
    )
    for letter in letters.split()
}
AS_SOUNDS: Final = {
    code: chr(ord("A") + SOUND[chr(code)]) if chr(code) in SOUND else None
    for code in range(ord("a"), ord("z") + 1)
}


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Forms as numbers: rows are forms, columns their letters, then padding."""

    forms: Sequence[str]
    folded: NDArray[np.object_]  # as ``folded`` writes them
    folded_letters: Bits  # as ``letters_twice`` tells them
    folded_length: NDArray[np.uint8]
    length: Ints
    stem: Ints  # letters before the ending of a family name
    letter: NDArray[np.uint8]
    digraph: NDArray[np.uint8]  # of a letter with the one before it
    sounds: NDArray[np.uint32]
    number: dict[str, int]

    def perhaps_alike(self, form: str, folded: str, last: int, *, most: int, least: float) -> Ints:
        """The rows below ``last`` that may be alike a form: by its sounds, and by its letters.

        Args:
            most: sounds that only one of the two has.
            least: what Indel must say of the two as folded; whatever it says so of is among them.
        """
        own, more = letters_twice(folded)
        shares = (least - _ROUNDING) * (len(folded) + _LENGTHS) / 2 - more
        needed = np.ceil(shares).clip(0, 255).astype(np.uint8)
        shared = np.bitwise_count(self.folded_letters[:last] & np.uint64(own))
        near = shared >= needed.take(self.folded_length[:last])
        near &= np.bitwise_count(self.sounds[:last] ^ np.uint32(sounds_of(form))) <= most
        found: Ints = np.flatnonzero(near)
        return found


def folded(form: str) -> str:
    """A form with what is only spelling taken off: by it, forms worth comparing are found."""
    return _REPEATED.sub(r"\1", respelt(form))


def respelt(text: str) -> str:
    """A text with each sound of it spelt in one way."""
    plain = plainly_spelt(text)
    for written, read in _FOLDS:
        if written in plain:
            plain = plain.replace(written, read)
    return plain


def sounds_of(form: str) -> int:
    """The consonant sounds of a form as a set of bits; vowels, often miswritten, are not in it."""
    bits = 0  # ``ph`` is an F, and a P by a slip of the hand
    for letter in form.replace("ph", "pf"):
        bits |= 1 << SOUND[letter] if letter in SOUND else 0
    return bits


def letters_twice(form: str) -> tuple[int, int]:
    """The letters of a form as bits, those it has twice as bits 32 above, and how many more it has.

    Letters of other scripts may share a bit. Two forms share no more letters than they share bits,
    and what one of them has thrice or more.
    """
    once = twice = more = 0
    for letter in form:
        bit = 1 << (ord(letter) & 31)
        more += bool(twice & bit)
        twice |= once & bit
        once |= bit
    return once | twice << 32, more


def skeleton(form: str) -> str:
    """The consonant sounds in their order, repeats as one: what long words are looked up by."""
    sounds = form.replace("ph", "f").translate(AS_SOUNDS)
    if len(set(sounds)) == len(sounds):
        return sounds
    return _REPEATED.sub(r"\1", sounds)
