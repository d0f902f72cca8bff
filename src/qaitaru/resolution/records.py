"""A party as one source tells it, and the numbers by which the state knows it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.identifiers import IdentifierKind, check
from qaitaru.facts.parties import PartyKind

_STATE: Final = frozenset({"iin", "bin", "tax_id", "national_id"})
_VOWELS: Final = frozenset("aeiouy")
_SIGNS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PartyNumber:
    """A number of a party; ``kind`` as of a listed number: iin, bin, passport, tax_id, other."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecord:
    """What one source says of one party; ``record_no`` is the caller's own and known once.

    ``accounts`` are those it holds. Countries are ISO 3166-1 alpha-2 where they are such.
    """

    record_no: int
    kind: PartyKind = PartyKind.UNKNOWN
    names: tuple[str, ...] = ()
    births: tuple[BirthDate, ...] = ()
    numbers: tuple[PartyNumber, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of a name as the name core reads it.

    ``form`` is one spelling for all scripts and habits, of a patronymic the father's name alone;
    ``sounds`` what it is looked up by; ``given`` the known given name it is, if it is one;
    ``gender`` what its ending tells (``male``, ``female``), if it does. An initial stands for any
    word that begins with its sound.
    """

    form: str
    sounds: str
    given: str = ""
    gender: str = ""
    is_patronymic: bool = False
    is_initial: bool = False

    @property
    def first_sound(self) -> str:
        """What the word begins with; one vowel is often written for another."""
        return "a" if self.form[0] in _VOWELS else self.sounds[:1]


ReadName = Callable[[str], Sequence[NameWord]]
"""The name core's reading of a name; words that stand beside a name (ТОО, Mr) are left out."""


def state_numbers(record: PartyRecord) -> frozenset[str]:
    """The valid IIN and BIN of a record; a number that cannot be one proves nothing.

    Source: Law of Kazakhstan of 12 January 2007 No. 223 on national registers of identification
    numbers, art. 1: one number for each person.
    """
    checked = (check(IdentifierKind.IIN, one.text) for one in record.numbers if one.kind in _STATE)
    return frozenset(one.normal for one in checked if one.valid)


def other_numbers(record: PartyRecord) -> frozenset[str]:
    """Passports, foreign tax numbers and the like, plainly written: they are renewed and shared."""
    state = state_numbers(record)
    plain = (_SIGNS.sub("", one.text).upper() for one in record.numbers)
    return frozenset(one for one in plain if one and one not in state)


def in_conflict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of state numbers say that these are two parties."""
    return bool(one) and bool(other) and not one & other
