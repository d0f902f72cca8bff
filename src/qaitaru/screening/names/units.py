"""The units of a script that its table has costs for: letters, folded letters, jamo."""

import re
import unicodedata
from typing import Final

from qaitaru.screening.names.scripts import Script

_MARKS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed]")
_ARABIC: Final = str.maketrans("کیىۀہەګگپچژټډړښځڅېۍڼٱڤ", "كييهههغغبجزتدرشزسييناف")
_ARABIC_LETTERS: Final = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويةءآأؤإئ")
_HEBREW_LETTERS: Final = frozenset("אבגדהוזחטיכלמנסעפצקרשתךםןףץ")
_SILENT: Final = "\u1140\u110b"  # the round letter that opens a syllable with no consonant
_GLIDES: Final = {
    whole: f"{glide}{vowel}"
    for glide, wholes, vowels in (
        ("y", "\u1163\u1164\u1167\u1168\u116d\u1172", "\u1161\u1162\u1165\u1166\u1169\u116e"),
        ("w", "\u116a\u116b\u116f\u1170\u1171", "\u1161\u1162\u1165\u1166\u1175"),
    )
    for whole, vowel in zip(wholes, vowels, strict=True)
} | {"\u116c": "\u1169\u1175"}
"""Vowels of two sounds, as the two."""


def units_of(word: str, script: Script) -> tuple[str, ...]:
    """The units of a word, in writing order.

    Arabic letters of Persian, Urdu, Pashto and Kurdish are folded to the Arabic ones next in
    sound; short vowels, where someone wrote them, are taken off as everyone else leaves them off.
    """
    if script is Script.ARABIC:
        folded = _MARKS.sub("", word).translate(_ARABIC)
        return tuple(letter for letter in folded if letter in _ARABIC_LETTERS)
    if script is Script.HEBREW:
        return tuple(letter for letter in word if letter in _HEBREW_LETTERS)
    if script is Script.HANGUL:
        jamo = unicodedata.normalize("NFD", word)
        return tuple(
            unit
            for one in jamo
            if one.isalpha() and one not in _SILENT
            for unit in _GLIDES.get(one, one)
        )
    return tuple(letter for letter in word.replace("щ", "шч") if letter.isalpha())
