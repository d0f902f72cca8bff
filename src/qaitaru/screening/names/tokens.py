"""A name taken apart into its words, each in plain Latin letters and in its own script."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from qaitaru.facts.designations import Gender
from qaitaru.screening.names.han import han_words
from qaitaru.screening.names.hygiene import letters_for_digits, one_script, visible
from qaitaru.screening.names.romanise import plainly_spelt, romanised
from qaitaru.screening.names.scripts import Script, word_script
from qaitaru.screening.names.units import units_of
from qaitaru.screening.names.words import fathers_gender, in_short, patronymic, words

MOST: Final = 12
"""Words of a name that are compared; more is a sentence."""

_FATHER: Final = 3  # letters of a father's name at least

_BETWEEN: Final = re.compile(r"[\s\-\u2010-\u2015_,;:/\\|()\[\]{}\"«»“”„•·・+&@#*=<>?!]+")
_WITHIN: Final = re.compile("['’‘`´ʻʼʿʾʹ″‛.]")
_INITIAL: Final = re.compile(r"(?<=\w)\.(?=\w{2})")
_TWO_INITIALS: Final = re.compile(r"(?<![\w.])(\w)\.(\w)\.?(?!\w|\.\w)")
_KOREAN_NAME: Final = re.compile(r"[\uac00-\ud7af]{3,4}")
_LEE: Final = {"이", "리"}  # one family name, spelt after the south and after the north
_ARTICLE: Final = re.compile(r"ال\w{3,}")
_BY_UNITS: Final = {Script.ARABIC, Script.HEBREW, Script.HANGUL, Script.CYRILLIC}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    ``form`` is its plain Latin spelling, of a patronymic the father's name alone. ``units`` are
    those its script's table has costs for; none for a word that is compared by its form.
    ``whole`` is the plain Latin spelling of a patronymic with its ending; ``written`` is the word
    as it stood, to be shown: it makes no difference between two words.
    """

    form: str
    script: Script
    units: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    is_patronymic: bool = False
    whole: str = ""
    written: str = field(default="", compare=False)

    def __hash__(self) -> int:
        """Of the form alone, which is enough to look words up by and quick."""
        return hash(self.form)


def tokens(name: str) -> tuple[Token, ...]:
    """The words of a name in their order, at most ``MOST`` of them."""
    text = in_short(visible(name))
    if "." in text:
        text = _TWO_INITIALS.sub(_apart, _INITIAL.sub(" ", text))
    written = [word for word in (_WITHIN.sub("", one) for one in _BETWEEN.split(text)) if word]
    among_latin = any("a" <= letter <= "z" for word in written for letter in word)
    found: list[Token] = []
    for word in written[:MOST]:
        found += _read(one_script(word, among_latin=among_latin))
    return tuple(_with_fathers(found[:MOST]))


def _with_fathers(found: Sequence[Token]) -> Iterator[Token]:
    """A father's name with the word after it that makes it a patronymic, as one."""
    for at, one in enumerate(found):
        ends_father = fathers_gender(one.form) is not None
        following = fathers_gender(found[at + 1].form) if at + 1 < len(found) else None
        if ends_father and at:
            continue
        if following is None or ends_father or one.is_patronymic or len(one.form) < _FATHER:
            yield one
        else:
            yield replace(one, gender=following, is_patronymic=True)


def _apart(initials: re.Match[str]) -> str:
    """Two letters with points: a company form, or the initials of two names."""
    together = "".join(initials.groups())
    return together if together in words("forms") else " ".join(initials.groups())


@lru_cache(maxsize=50_000)
def _read(word: str) -> tuple[Token, ...]:
    """A word; where a script writes two as one, both: a Korean name, the Arabic article."""
    parts: tuple[str, ...] = (word,)
    if word_script(word) is Script.HAN:
        return tuple(_han(*one) for one in han_words(word))
    if _KOREAN_NAME.fullmatch(word):
        parts = (word[:1], word[1:])
    elif _ARTICLE.fullmatch(word):
        parts = (word[:2], word[2:])
    return tuple(token for token in map(_token, parts) if token.form)


def _token(word: str) -> Token:
    script = word_script(word)
    form = romanised(word, script)
    if script is Script.OTHER:
        return Token(word, script, written=word)
    if word in _LEE:
        return Token("li", script, units_of("리", script), written=word)
    form = plainly_spelt(letters_for_digits(form))
    units = units_of(word, script) if script in _BY_UNITS else ()
    father = patronymic(form) if script in {Script.LATIN, Script.CYRILLIC} else None
    if father is not None:
        own = _of_father(father.stem, units)
        return Token(
            form=father.stem,
            script=script,
            units=own,
            gender=father.gender,
            is_patronymic=True,
            whole=form,
            written=word,
        )
    return Token(form, script, units, written=word)


def _han(written: str, read: str) -> Token:
    """A Chinese word by its reading; by its signs, where one of them cannot be read."""
    return Token(read, Script.HAN, written=written) if read else Token(written, Script.OTHER)


def _of_father(stem: str, units: Sequence[str]) -> tuple[str, ...]:
    """The Cyrillic letters that make the Latin stem, with the glide that an ending took away."""
    read = [
        plainly_spelt(romanised("".join(units[:count]), Script.CYRILLIC))
        for count in range(len(units) + 1)
    ]
    count = max(count for count, form in enumerate(read) if stem.startswith(form))
    return (*units[:count], "й") if read[count] + "y" == stem else tuple(units[:count])
