"""Which forms of a list are worth comparing with a word letter by letter."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from qaitaru.screening.names.costs import Floats
from qaitaru.screening.names.index import SHORT, NameIndex, less_a_letter
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import Token
from qaitaru.screening.names.vocabulary import Ints, folded, skeleton

_WITHOUT_VOWELS: Final = {Script.ARABIC, Script.HEBREW}
APART: Final = {*_WITHOUT_VOWELS, Script.HANGUL}  # two words as one are also two words of a list
_LONG: Final = 9  # letters
NO_FLOATS: Final = np.empty(0, dtype=np.float32)


def may_stand(words: Sequence[Token], index: NameIndex) -> bool:
    """Whether neighbouring words as one are anywhere: in most scripts by the sounds of a form."""
    script = words[0].script
    if script in _WITHOUT_VOWELS or script in {Script.HANGUL, Script.OTHER}:
        return True
    return skeleton("".join(word.form for word in words)) in index.skeletons


def candidates(form: str, script: Script, count: int, index: NameIndex) -> Ints:
    """The forms worth comparing: by sounds and letters, and long ones by their skeleton."""
    apart = script in APART
    known = index.skeletons.get(skeleton(form), ())
    same = np.array([*known, *(() if count > 1 or apart else _a_slip_away(form, index))], np.int64)
    if count > 1 and not apart:
        return same[same < index.singles]
    last = len(index.vocabulary.forms) if apart and count == 1 else index.singles
    most, least = _looked_through(script, len(form))
    plain = folded(form)
    rows = index.vocabulary.perhaps_alike(form, plain, last, most=most, least=least)
    alike = letters_alike(plain, index.vocabulary.folded[rows].tolist(), least)
    rows = rows[alike >= least]
    return np.union1d(rows, same) if len(same) else rows


def _looked_through(script: Script, letters: int) -> tuple[int, float]:
    """How many sounds of like forms may differ, and how alike their letters must be."""
    if script is Script.CYRILLIC:
        return 5, 0.38  # it is written by ear
    if script in APART:
        return 4, 0.42
    return 3 if letters >= _LONG else 2, 0.58


def _a_slip_away(form: str, index: NameIndex) -> Iterator[int]:
    """Short words a slip away; and words as one, where a letter was typed for the blank."""
    parts = less_a_letter(form)
    if len(form) <= SHORT + 1:
        for part in (form, *parts):
            yield from index.less_a_letter.get(part, ())
    else:
        rows = (index.vocabulary.number.get(part, -1) for part in parts)
        yield from (row for row in rows if row >= index.singles)


def letters_alike(form: str, forms: Sequence[str], least: float) -> Floats:
    """How alike a form is to each; those less alike than ``least`` are nought."""
    if not forms:
        return NO_FLOATS
    found: NDArray[np.float32] = process.cdist(
        [form], forms, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32
    )
    row: Floats = found[0]
    return row
