"""Words that stand beside a name, and endings that make a father's name a patronymic."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from qaitaru.facts.designations import Gender

_SHORTEST_STEM: Final = 3


_CYRILLIC_ENDINGS: Final = ("ов", "ев", "ёв", "ова", "ева", "ёва", "тегі", "теги")

_AFTER_GLIDE: Final = {"evich", "evitch", "ewitsch", "evna", "ewna"}


class Patronymic(NamedTuple):
    """The father's name in a patronymic, and the gender its ending tells."""

    stem: str
    gender: Gender


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in plain Latin letters: particles, titles, forms, kinship."""
    return frozenset(_read()[kind].split())


@cache
def groups(kind: str) -> tuple[tuple[str, ...], ...]:
    """The words of a kind by group, a group a line."""
    return tuple(tuple(line.split()) for line in _read()[kind].strip().splitlines())


def patronymic(word: str) -> Patronymic | None:
    """A patronymic taken apart: ``abishuly`` and ``abishevich`` are both of ``abish``.

    A father's name that ends in a glide loses it before the ending: ``nikolaevich``, ``nikolay``.

    Source: Kazakhstan, Code on Marriage and Family of 26 December 2011, art. 63 (-uly, -qyzy).
    """
    for gender, kind in ((Gender.MALE, "patronymic_male"), (Gender.FEMALE, "patronymic_female")):
        for ending in sorted(words(kind), key=len, reverse=True):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_STEM:
                glide = "y" if stem[-1] in "ae" and ending in _AFTER_GLIDE else ""
                return Patronymic(stem + glide, gender)
    return None


def fathers_gender(word: str) -> Gender | None:
    """Whose child a word apart tells of: ``Huseyn oglu`` is a son of Huseyn; none for others."""
    if word not in words("descent"):
        return None
    return Gender.FEMALE if word in words("patronymic_female") else Gender.MALE


@lru_cache(maxsize=50_000)
def without_ending(word: str) -> int:
    """How many letters of a word stand before the ending of a family name; all where it has none.

    The same family is written with the ending, without it, and by gender.
    """
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return len(word) - len(ending)
    return len(word)


@cache
def _endings() -> tuple[str, ...]:
    known = (*words("family_endings"), *_CYRILLIC_ENDINGS)
    return tuple(sorted(known, key=lambda one: (-len(one), one)))


@cache
def _read() -> dict[str, str]:
    text = (files("qaitaru.screening.names") / "tables" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
