"""Words that stand beside a name, and endings that make a father's name a patronymic."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from qaitaru.facts.designations import Gender

_SHORTEST_STEM: Final = 3


class Patronymic(NamedTuple):
    """The father's name in a patronymic, and the gender its ending tells."""

    stem: str
    gender: Gender


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind in plain Latin letters: particles, titles, forms, kinship."""
    return frozenset(_read()[kind].split())


def patronymic(word: str) -> Patronymic | None:
    """A patronymic taken apart: ``abishuly`` and ``abishevich`` are both of ``abish``.

    Source: Kazakhstan, Code on Marriage and Family of 26 December 2011, art. 63 (-uly, -qyzy).
    """
    for gender, kind in ((Gender.MALE, "patronymic_male"), (Gender.FEMALE, "patronymic_female")):
        for ending in sorted(words(kind), key=len, reverse=True):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_STEM:
                return Patronymic(stem, gender)
    return None


@cache
def _read() -> dict[str, str]:
    text = (files("qaitaru.screening.names") / "tables" / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
