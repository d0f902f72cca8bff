"""What must be proved of one asset."""

from enum import StrEnum


class Element(StrEnum):
    """An element of proof of an asset; words stand under ``law.element``.

    Source: Kazakhstan, CPC arts 163(4), 668(2), 670(2); CC art. 48; as E1 to E9 of the house.
    """

    E1 = "e1"  # the predicate act
    E2 = "e2"  # a benefit was obtained, and its amount
    E3 = "e3"  # the asset is identified and located
    E4 = "e4"  # ownership or control, nominees among them
    E5 = "e5"  # acquisition: date, price, who paid
    E6 = "e6"  # the money links the act to the asset
    E6_VALUE = "e6_value"  # in place of E6: a ground for property of equal value
    E7 = "e7"  # a lawful source was looked into and is excluded
    E8 = "e8"  # the third person is not bona fide
    E9 = "e9"  # the provisional measure is lawful
