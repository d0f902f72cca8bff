"""The fields in which two records are compared, and the levels at which each may agree."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import Final


class Field(StrEnum):
    """What is compared, in the order in which it is told."""

    NAME = "name"
    FATHER = "father"
    GENDER = "gender"
    BIRTH = "birth"
    NUMBER = "number"
    PHONE = "phone"
    ACCOUNT = "account"
    ADDRESS = "address"
    COUNTRY = "country"


class NameLevel(IntEnum):
    """How two names agree, and how many others would by chance bear all that they share.

    The father's name counts in that: ``COMMON`` is what someone else among the records is likely
    to be called, ``USUAL`` and ``UNUSUAL`` somebody may be, ``RARE`` hardly anybody, ``UNIQUE``
    nobody.
    """

    OTHER = 0
    ONE_DIFFERS = 1  # each has a word that the other has not
    PART_COMMON = 2  # one has a word less, or an initial for it
    PART_USUAL = 3
    PART_UNUSUAL = 4
    PART_RARE = 5
    PART_UNIQUE = 6
    NEAR_COMMON = 7  # each word is in the other, one of them spelt otherwise
    NEAR_USUAL = 8
    NEAR_UNUSUAL = 9
    NEAR_RARE = 10
    NEAR_UNIQUE = 11
    SAME_COMMON = 12
    SAME_USUAL = 13
    SAME_UNUSUAL = 14
    SAME_RARE = 15
    SAME_UNIQUE = 16


class AlikeLevel(IntEnum):
    """How two words or two addresses agree."""

    OTHER = 0
    NEAR = 1
    SAME = 2


class EqualLevel(IntEnum):
    """Whether two values are equal."""

    OTHER = 0
    SAME = 1


class BirthLevel(IntEnum):
    """How two births agree."""

    OTHER = 0
    YEAR = 1  # the year alone, where one side tells no more
    SLIP = 2  # one of day, month and year differs
    SWAPPED = 3  # day and month changed places
    SAME = 4


class HeldLevel(IntEnum):
    """Whether two parties have a phone or an account in common."""

    OTHER = 0
    BUSY = 1  # one that many have: an exchange, an accountant's, a pool
    SAME = 2


LEVELS: Final[Mapping[Field, type[IntEnum]]] = {
    Field.NAME: NameLevel,
    Field.FATHER: AlikeLevel,
    Field.GENDER: EqualLevel,
    Field.BIRTH: BirthLevel,
    Field.NUMBER: EqualLevel,
    Field.PHONE: HeldLevel,
    Field.ACCOUNT: HeldLevel,
    Field.ADDRESS: AlikeLevel,
    Field.COUNTRY: EqualLevel,
}
FIELDS: Final = tuple(LEVELS)
