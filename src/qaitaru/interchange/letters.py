"""Letters that a format cannot write, and a name in Latin for a field that takes no other.

Source: XML 1.0 (Fifth Edition), 2.2; ICAO Doc 9303 part 3, section 6 (Cyrillic), with the letters
that passports of Kazakhstan use for the Kazakh ones. Not verified against the order on passports.
"""

import re
import unicodedata
from typing import Final

_IMPOSSIBLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CYRILLIC: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
_WRITTEN: Final = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g k n o u u h i"
)
_LATIN: Final = {
    letter: "" if written == "-" else written
    for letter, written in zip(_CYRILLIC, _WRITTEN.split(), strict=True)
}


def possible(text: str) -> str:
    """The text without the letters that no XML document can hold."""
    return _IMPOSSIBLE.sub("", text)


def in_latin(text: str) -> str | None:
    """A Cyrillic or accented name in plain Latin letters; None where a letter is neither.

    Signs of punctuation are left as they are.
    """
    found = [_latin(letter, text, at) for at, letter in enumerate(text)]
    return None if None in found else "".join(one for one in found if one is not None)


def _latin(letter: str, text: str, at: int) -> str | None:
    if letter.isascii() or not letter.isalpha():
        return letter
    written = _LATIN.get(letter.lower())
    if written is None:
        plain = unicodedata.normalize("NFKD", letter)
        bare = "".join(one for one in plain if not unicodedata.combining(one))
        return bare if bare.isascii() else None
    if letter.islower() or not written:
        return written
    beside = text[at + 1 : at + 2] or text[max(at - 1, 0) : at]
    return written.upper() if beside.isupper() else written.capitalize()


def is_plain_latin(text: str) -> bool:
    """Whether every letter is one of the Latin alphabet without marks."""
    return text.isascii()
