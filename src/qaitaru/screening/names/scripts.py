"""Which script a letter belongs to, as far as names need to know."""

from enum import StrEnum
from functools import lru_cache
from typing import Final


class Script(StrEnum):
    """A script, or a family of scripts that one table serves."""

    LATIN = "latin"
    CYRILLIC = "russian"
    ARABIC = "arabic"
    HEBREW = "hebrew"
    HANGUL = "korean"
    HAN = "chinese"
    KANA = "kana"
    GREEK = "greek"
    GEORGIAN = "georgian"
    ARMENIAN = "armenian"
    OTHER = "other"


_RANGES: Final = (
    (0x0041, 0x024F, Script.LATIN),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x0370, 0x03FF, Script.GREEK),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0530, 0x058F, Script.ARMENIAN),
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFF, Script.ARABIC),
    (0x10A0, 0x10FF, Script.GEORGIAN),
    (0x1100, 0x11FF, Script.HANGUL),
    (0xAC00, 0xD7AF, Script.HANGUL),
    (0x3040, 0x30FF, Script.KANA),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> Script:
    """The script of one character; digits and marks are of none in particular (``OTHER``)."""
    if letter.isascii():
        return Script.LATIN if letter.isalpha() else Script.OTHER
    code = ord(letter)
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return Script.OTHER


def word_script(word: str) -> Script:
    """The script of a word: that of its first letter which has one."""
    for letter in word:
        script = script_of(letter)
        if script is not Script.OTHER:
            return script
    return Script.OTHER
