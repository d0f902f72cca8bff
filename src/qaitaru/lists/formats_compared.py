"""Two states of a list that came in two formats, compared by what every format tells.

The hash of an entry is over every word of it as its format has it: OFAC's CSV and its XML say the
same in other words. So an entry from two formats is the same where its facts are: who it is, with
which names, births, places, countries, numbers, under which regimes. What only one of the formats
has room for is not a change.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from qaitaru.facts.designations import BirthDate, Designation, ListedName, ListedNumber
from qaitaru.lists.content import squashed

Facts = tuple[tuple[str, tuple[str, ...]], ...]
"""Fields and their values, in a fixed order of both."""

_WORD: Final = re.compile(r"\w+")


def facts_of(entry: Designation) -> Facts:
    """What an entry says in whichever format, the order and the spelling of words left out."""
    return tuple((field, tuple(sorted(set(read(entry))))) for field, read in _FIELDS)


def _names(entry: Designation) -> Iterator[str]:
    yield from map(_name, entry.names)


def _name(name: ListedName) -> str:
    """The words of a name in order of the alphabet: formats put the family name at either end."""
    words = " ".join(sorted(_WORD.findall(name.text.casefold())))
    return f"{words} (weak)" if name.weak else words


def _births(entry: Designation) -> Iterator[str]:
    yield from map(_birth, entry.births)


def _birth(birth: BirthDate) -> str:
    about = "circa " if birth.approximate else ""
    return f"{about}{birth.period.start}/{birth.period.end}"


def _numbers(entry: Designation) -> Iterator[str]:
    yield from map(_number, entry.numbers)


def _number(number: ListedNumber) -> str:
    signs = "".join(sign for sign in number.number.upper() if sign.isalnum())
    return f"{number.kind} {signs}"


def _plain(values: Iterable[str]) -> Iterator[str]:
    for value in values:
        yield squashed(value).casefold()


_FIELDS: Final[tuple[tuple[str, Callable[[Designation], Iterable[str]]], ...]] = (
    ("kind", lambda entry: (entry.kind.value,)),
    ("names", _names),
    ("regimes", lambda entry: _plain(entry.regimes)),
    ("births", _births),
    ("birth_places", lambda entry: _plain(entry.birth_places)),
    ("nationalities", lambda entry: entry.nationalities),
    ("countries", lambda entry: entry.countries),
    ("gender", lambda entry: filter(None, (entry.gender.value,))),
    ("numbers", _numbers),
)
