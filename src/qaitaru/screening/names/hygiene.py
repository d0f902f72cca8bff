"""What hides in a name before it is read: invisible marks, letters of another script, misread ones.

A name is shown as it was; only what is compared is cleaned.

Source: Unicode Technical Standard 39, section 4 (confusable detection), for the look-alikes.
"""

import re
import unicodedata
from typing import Final

from qaitaru.screening.names.scripts import Script, script_of

_AS_LATIN: Final = dict(zip("авекмнорстухіѕјһԁԛԝ", "abekmhopctyxisjhdqw", strict=True))
_AS_CYRILLIC: Final = dict(zip("abcehkmotxyip", "авсенкмотхуір", strict=True))
_LOOSE_AS_LATIN: Final = {**_AS_LATIN, "г": "r", "п": "n", "ь": "b", "ё": "e", "й": "n"}
_AS_LETTER: Final = str.maketrans("01582346", "olsbzeab")
_ARTICLES: Final = {"Al", "El", "Ul"}
_WORDS: Final = re.compile(r"\w+")
_LONE_DIGIT: Final = re.compile(r"(?<!\d)[01234568](?!\d)")
_BREAKS: Final = {"Zs", "Zl", "Zp", "Cc"}


def visible(text: str) -> str:
    """The text in lower case with compatibility forms undone and nothing invisible in it."""
    if "l" in text and text.replace("l", "I").isupper():
        text = _WORDS.sub(_capital_i, text)
    if text.isascii():
        return text.lower()
    shown = []
    for letter in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(letter)
        if category != "Cf":
            shown.append(" " if category in _BREAKS else letter)
    return "".join(shown).lower()


def _capital_i(word: re.Match[str]) -> str:
    """A lower l among capitals is an I that was misread; an article is an article."""
    return word[0] if word[0] in _ARTICLES else word[0].replace("l", "I")


def one_script(word: str, *, among_latin: bool) -> str:
    """A word with the look-alikes of another script put back into its own.

    Args:
        among_latin: whether other words of the name are Latin; a word made of look-alikes alone
            says nothing by itself.
    """
    if word.isascii():
        return word
    cyrillic = [one for one in word if script_of(one) is Script.CYRILLIC]
    if not cyrillic:
        return word
    latin = [one for one in word if one.isascii() and one.isalpha()]
    safe = all(one in _AS_LATIN for one in cyrillic)
    if not latin:
        return _in_latin(word) if among_latin and safe else word
    foreign = all(one in _AS_CYRILLIC for one in latin)
    if safe != foreign:
        return _in_latin(word) if safe else _in_cyrillic(word)
    return _in_latin(word) if among_latin or len(latin) >= len(cyrillic) else _in_cyrillic(word)


def letters_for_digits(word: str) -> str:
    """A word in which a digit was read for a letter, with the letter: ``0sama`` is ``osama``.

    Digits in a row are a number and stay: ``313``, ``a320``.
    """
    if sum(one.isalpha() for one in word) < 2:
        return word
    return _LONE_DIGIT.sub(lambda digit: digit[0].translate(_AS_LETTER), word)


def _in_latin(word: str) -> str:
    return "".join(_LOOSE_AS_LATIN.get(one, one) for one in word)


def _in_cyrillic(word: str) -> str:
    return "".join(_AS_CYRILLIC.get(one, one) for one in word)
