"""The word forms of a list read all at once: what one form is read for is done to their whole text.

The forms stand in one text, a form a line, so that each rule of spelling goes over them once.
"""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.alphabet import DIGRAPH_NUMBER
from qaitaru.screening.names.costs import NO_DIGRAPH, NO_LETTER
from qaitaru.screening.names.vocabulary import (
    AS_SOUNDS,
    LONGEST,
    SOUND,
    Bits,
    Vocabulary,
    respelt,
)
from qaitaru.screening.names.words import without_ending

_LINE: Final = "\n"  # in no form: names are taken apart at it
_REPEATED: Final = re.compile(r"([^\n])\1+")
_BITS: Final = np.uint32(31)

_DIGRAPH_OF: Final = np.full((NO_LETTER + 1, NO_LETTER + 1), NO_DIGRAPH, dtype=np.uint8)
for _two, _number in DIGRAPH_NUMBER.items():
    _DIGRAPH_OF[ord(_two[0]) - ord("a"), ord(_two[1]) - ord("a")] = _number

_SOUND_OF: Final = np.zeros(128, dtype=np.uint32)
for _letter, _number in SOUND.items():
    _SOUND_OF[ord(_letter)] = 1 << _number


def vocabulary_of(forms: Sequence[str], words: int | None = None) -> Vocabulary:
    """Pack the forms, in their order; each stands once.

    Args:
        forms: words, then neighbouring words as one; none is empty.
        words: how many of them are words; all if not told.
    """
    letter = _letters(forms)
    folded = folded_forms(forms)
    length = np.array([len(form) for form in forms], dtype=np.int64).clip(max=LONGEST)
    stem = length.copy()
    stem[:words] = [without_ending(form) for form in forms[:words]]
    return Vocabulary(
        forms=forms,
        folded=np.array(folded, dtype=object),
        folded_letters=_letters_twice(folded),
        folded_length=np.array([min(len(form), 255) for form in folded], dtype=np.uint8),
        length=length,
        stem=stem.clip(max=LONGEST),
        letter=letter,
        digraph=_digraphs(letter),
        sounds=_sounds(forms),
        number={form: row for row, form in enumerate(forms)},
    )


def folded_forms(forms: Sequence[str]) -> list[str]:
    """Each form as ``folded`` writes it."""
    return _lines(_REPEATED.sub(r"\1", respelt(_LINE.join(forms))), forms)


def skeletons_of(forms: Sequence[str]) -> list[str]:
    """The ``skeleton`` of each form."""
    heard = _LINE.join(forms).replace("ph", "f").translate(AS_SOUNDS)
    return _lines(_REPEATED.sub(r"\1", heard), forms)


def _lines(text: str, forms: Sequence[str]) -> list[str]:
    return text.split(_LINE) if forms else []


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


def _sounds(forms: Sequence[str]) -> NDArray[np.uint32]:
    """What ``sounds_of`` says of each form."""
    signs, starts = _signs([form.replace("ph", "pf") for form in forms])
    bits = np.where(signs < len(_SOUND_OF), _SOUND_OF[np.minimum(signs, 127)], np.uint32(0))
    found: NDArray[np.uint32] = np.bitwise_or.reduceat(bits, starts) if len(starts) else bits
    return found


def _letters_twice(forms: Sequence[str]) -> Bits:
    """What ``letters_twice`` says of each form."""
    signs, starts = _signs(forms)
    form = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(signs)))
    is_letter = signs != ord(_LINE)
    letters = np.sort(form[is_letter] * 32 + (signs[is_letter] & _BITS))
    again = letters[1:][letters[1:] == letters[:-1]]
    found = np.zeros(len(forms), dtype=np.uint64)
    for places, first in ((letters, 0), (again, 32)):
        bits = np.uint64(1) << (places % 32 + first).astype(np.uint64)
        np.bitwise_or.at(found, places // 32, bits)
    return found


def _signs(forms: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The signs of the text of all forms, each with its line's end, and where each form begins."""
    text = "".join(f"{form}{_LINE}" for form in forms)
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ends = np.flatnonzero(signs == ord(_LINE))
    return signs, np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))[: len(ends)]
