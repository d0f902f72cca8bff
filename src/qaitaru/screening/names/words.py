"""Words that stand beside a name, and endings that make a father's name a patronymic."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from qaitaru.facts.designations import Gender
from qaitaru.screening.names.romanise import plainly_spelt

_SHORTEST_STEM: Final = 3


_CYRILLIC_ENDINGS: Final = ("ов", "ев", "ёв", "ова", "ева", "ёва", "тегі", "теги")

_AFTER_GLIDE: Final = {"evich", "evitch", "ewich", "evitsj", "evna", "ewna"}


class Patronymic(NamedTuple):
    """The father's name in a patronymic, and the gender its ending tells."""

    stem: str
    gender: Gender


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in plain Latin letters: particles, titles, forms, kinship."""
    return frozenset(plainly_spelt(word) for word in _read()[kind].split())


@cache
def groups(kind: str) -> tuple[tuple[str, ...], ...]:
    """The words of a kind by group, a group a line."""
    return tuple(tuple(line.split()) for line in _read()[kind].strip().splitlines())


def patronymic(word: str) -> Patronymic | None:
    """A patronymic taken apart: ``abishuly`` and ``abishevich`` are both of ``abish``.

    A father's name that ends in a glide loses it before the ending: ``nikolaevich``, ``nikolay``.

    Source: Kazakhstan, Code on Marriage and Family of 26 December 2011, art. 63 (-uly, -qyzy).
    """
    if not word.endswith(_every_patronymic()):
        return None
    for ending, gender in _patronymics():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            glide = "y" if stem[-1] in "ae" and ending in _AFTER_GLIDE else ""
            return Patronymic(stem + glide, gender)
    return None


@cache
def _patronymics() -> tuple[tuple[str, Gender], ...]:
    """Endings of patronymics, the longest first, each with the gender it tells."""
    male = ((ending, Gender.MALE) for ending in words("patronymic_male"))
    female = ((ending, Gender.FEMALE) for ending in words("patronymic_female"))
    return tuple(sorted((*male, *female), key=lambda one: (-len(one[0]), one[0])))


@cache
def _every_patronymic() -> tuple[str, ...]:
    return tuple(ending for ending, _ in _patronymics())


def in_short(text: str) -> str:
    """A text in which the name of a company's form, spelt out, is its abbreviation."""
    for form, whole in _forms_spelt_out():
        if whole in text:
            text = text.replace(whole, form)
    return text


@cache
def _forms_spelt_out() -> tuple[tuple[str, str], ...]:
    lines = _read()["spelt_out"].strip().splitlines()
    pairs = [(form, whole.strip()) for form, _, whole in (line.partition(" ") for line in lines)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


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
