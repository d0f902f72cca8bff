"""The twelve-digit numbers of Kazakhstan: IIN of a natural person, BIN of a legal person."""

from datetime import date
from typing import Final

_FIRST: Final = tuple(range(1, 12))
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
_CENTURY: Final = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}
_BIN_RESIDENCE: Final = "456"  # resident, non-resident, joint enterprise


def check_digit(first_eleven: str) -> int | None:
    """The twelfth digit of an IIN or BIN, or None where the number is never issued.

    The second weights are an ordered list: kept in a set, as one public package does, they give
    wrong digits.

    Source: order of the Minister of Internal Affairs of Kazakhstan No. 521 of 29 June 2023.
    """
    for weights in (_FIRST, _SECOND):
        rest = sum(int(d) * w for d, w in zip(first_eleven, weights, strict=True)) % 11
        if rest < 10:
            return rest
    return None


def is_number(text: str) -> bool:
    """Twelve digits whose last is the check digit of the others."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        return False
    return check_digit(text[:11]) == int(text[11])


def looks_like_bin(text: str) -> bool:
    """Whether the digits are laid out as a BIN: year and month, then 4, 5 or 6 as the fifth."""
    return "01" <= text[2:4] <= "12" and text[4] in _BIN_RESIDENCE


def birth_date(iin: str) -> date | None:
    """The date of birth an IIN spells, or None: since 2013 custom, not a rule of validity."""
    century = _CENTURY.get(iin[6])
    if century is None:
        return None
    try:
        return date(century + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except ValueError:
        return None


def is_of_a_woman(iin: str) -> bool | None:
    """What the seventh digit of an IIN says of its bearer: odd a man, even a woman; None else."""
    return None if iin[6] not in _CENTURY else iin[6] in "246"
