"""The records of a case read once: every value that is compared, as numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final, TypeVar

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.identifiers.kazakhstan import birth_date, is_of_a_woman, looks_like_bin
from qaitaru.facts.moments import Period
from qaitaru.facts.parties import PartyKind, name_key
from qaitaru.resolution.records import (
    NameWord,
    PartyRecord,
    ReadName,
    other_numbers,
    state_numbers,
)
from qaitaru.resolution.values import Values, values_of

_DIGITS: Final = re.compile(r"\D+")
_SIGNS: Final = re.compile(r"[\W_]+")
_T = TypeVar("_T")
_SUBSCRIBER: Final = 10  # digits of a phone number behind the country's own

Birth = tuple[int, int, int]
"""Year, month and day; month and day are 0 where the source tells the year alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Records in the order of their numbers, and what is compared of them.

    ``names`` are rows of names (each a tuple of words, the father's apart) by record; ``fathers``
    the fathers' names as words.
    """

    records: Sequence[PartyRecord]
    state: Sequence[frozenset[str]]
    names: Values
    fathers: Values
    genders: Values
    births: Values
    numbers: Values
    phones: Values
    accounts: Values
    addresses: Values
    countries: Values


def told(records: Iterable[PartyRecord], read_name: ReadName) -> Told:
    """Read the records, in whatever order they come."""
    rows = sorted(records, key=lambda one: one.record_no)
    words = [[tuple(read_name(name)) for name in row.names] for row in rows]
    state = [state_numbers(row) for row in rows]
    return Told(
        records=rows,
        state=state,
        names=values_of(_once(filter(None, map(_own, names))) for names in words),
        fathers=values_of(_once(_fathers(names)) for names in words),
        genders=values_of(_once(_genders(*one)) for one in zip(words, state, strict=True)),
        births=values_of(_once(_births(*one)) for one in zip(rows, state, strict=True)),
        numbers=values_of(sorted(other_numbers(row)) for row in rows),
        phones=values_of(_once(map(phone, row.phones)) for row in rows),
        accounts=values_of(_once(map(account, row.accounts)) for row in rows),
        addresses=values_of(_once(_address_words(row.addresses)) for row in rows),
        countries=values_of(_once(map(str.casefold, row.countries)) for row in rows),
    )


def phone(text: str) -> str:
    """A phone number without what says which country it is dialled from.

    Empty for what is too short, or one digit over and over: a source says so that it has none.
    """
    digits = _DIGITS.sub("", text)[-_SUBSCRIBER:]
    return digits if len(digits) == _SUBSCRIBER and len(set(digits)) > 1 else ""


def account(text: str) -> str:
    """An account number plainly written."""
    return _SIGNS.sub("", text).upper()


def is_company(record: PartyRecord, state: frozenset[str]) -> bool:
    """Whether a record is of a legal person, by its source or, where that is silent, its number."""
    if record.kind is PartyKind.UNKNOWN:
        return bool(state) and all(map(looks_like_bin, state))
    return record.kind is PartyKind.LEGAL


def _own(name: tuple[NameWord, ...]) -> tuple[NameWord, ...]:
    return tuple(word for word in name if not word.is_patronymic)


def _fathers(names: Iterable[tuple[NameWord, ...]]) -> Iterator[NameWord]:
    """Fathers' names; their gender is the child's, and told elsewhere."""
    for name in names:
        yield from (replace(word, gender="") for word in name if word.is_patronymic)


def _genders(names: Iterable[tuple[NameWord, ...]], state: frozenset[str]) -> Iterator[str]:
    yield from (word.gender for name in names for word in name)
    for number in state:
        if not looks_like_bin(number) and (woman := is_of_a_woman(number)) is not None:
            yield "female" if woman else "male"


def _births(record: PartyRecord, state: frozenset[str]) -> Iterator[Birth]:
    """The births a source tells and those that an IIN spells."""
    yield from filter(None, map(_birth, record.births))
    for number in () if is_company(record, state) else sorted(state):
        if day := birth_date(number):
            yield day.year, day.month, day.day


def _birth(birth: BirthDate) -> Birth | None:
    start, end = birth.period.start, birth.period.end
    if birth.period == Period(start, start + timedelta(days=1)) and not birth.approximate:
        return start.year, start.month, start.day
    return (start.year, 0, 0) if start.year == (end - timedelta(days=1)).year else None


def _address_words(addresses: Iterable[str]) -> Iterator[str]:
    """Words of two letters or more, and numbers."""
    for address in addresses:
        yield from (one for one in name_key(address).split() if len(one) > 1 or one.isdigit())


def _once(values: Iterable[_T]) -> list[_T]:
    return [one for one in dict.fromkeys(values) if one]
