"""The cells of a party's row: kind, births, countries, gender, numbers, each read or told."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender
from qaitaru.facts.identifiers.kazakhstan import (
    birth_date,
    is_number,
    is_of_a_woman,
    looks_like_bin,
)
from qaitaru.facts.moments import Period
from qaitaru.lists.births import birth_of
from qaitaru.lists.content import squashed
from qaitaru.lists.countries import country_of, is_country

_KINDS: Final = {
    DesignatedKind.PERSON: "person individual natural man woman p физлицо физическое лицо тұлға",
    DesignatedKind.ORGANISATION: "organisation organization entity company legal business o e"
    " юрлицо юридическое организация ұйым заңды",
    DesignatedKind.VESSEL: "vessel ship v судно кеме",
    DesignatedKind.AIRCRAFT: "aircraft plane воздушное самолет ұшақ",
    DesignatedKind.UNKNOWN: "unknown legalentity thing",
}
_KIND_OF: Final = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_GENDERS: Final = {
    Gender.FEMALE: "f female woman ж жен женский женщина әйел",
    Gender.MALE: "m male man м муж мужской мужчина ер",
    Gender.UNKNOWN: "unknown x u",
}
_GENDER_OF: Final = {word: gender for gender, words in _GENDERS.items() for word in words.split()}
_BETWEEN: Final = re.compile(r"\s*[;|]\s*")


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell, joined there by semicolons, each once."""
    return tuple(dict.fromkeys(filter(None, map(squashed, _BETWEEN.split(cell)))))


def kind_of(cell: str) -> DesignatedKind | None:
    """The kind a word names, in English, Russian or Kazakh; None for a word that names none."""
    first = squashed(cell).lower().partition(" ")[0]
    return _KIND_OF.get(first) if first else DesignatedKind.UNKNOWN


def gender_of(cell: str) -> Gender | None:
    """The gender a word names; None for a word that names none."""
    word = squashed(cell).lower().rstrip(".")
    return _GENDER_OF.get(word) if word else Gender.UNKNOWN


def births_of(cell: str) -> Iterator[BirthDate | str]:
    """Each birth, or the text that states none."""
    for text in several(cell):
        yield birth_of(text) or text


def countries_of(cell: str) -> Iterator[tuple[str, bool]]:
    """Each country, and whether it is one that is known."""
    for text in several(cell):
        code = country_of(text)
        yield code, is_country(code)


def birth_by_iin(numbers: tuple[str, ...]) -> Iterator[tuple[BirthDate, Gender]]:
    """The birth and gender that an IIN among the numbers tells of its bearer."""
    for number in numbers:
        if is_number(number) and not looks_like_bin(number) and (day := birth_date(number)):
            period = Period(day, day + timedelta(days=1))
            gender = Gender.FEMALE if is_of_a_woman(number) else Gender.MALE
            yield BirthDate(period=period, original=day.isoformat()), gender
