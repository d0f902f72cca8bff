"""Numbers that pass their checks and yet belong to nobody.

An IIN here spells a birth, and a BIN a registration, that has not come yet: the years are the
story's own, the century is the next. An account's own part spells DEMO, or is all zeros but its
last digits where only digits are allowed, under a bank code that is not given out.
"""

from datetime import date
from itertools import count

import stdnum.iban

from qaitaru.facts.identifiers.kazakhstan import check_digit

_BORN_FROM_2000 = {"m": "5", "f": "6"}
_BIN_YEARS_AHEAD = 40  # 2024 is written as 64
_HEAD_OFFICE = "40"  # a resident legal person, its head office
_BBAN_DIGITS_AE = 16


def iin(born: date, sex: str, serial: int) -> str:
    """The number of a natural person whose digits spell a birth a hundred years later.

    The story's people are born from 1960 to 1999, so that no living person has the digits.
    """
    return _checked(f"{born:%y%m%d}{_BORN_FROM_2000[sex]}", serial, 4)


def bin_of(registered: date, serial: int) -> str:
    """The number of a legal person registered forty years after the story's date."""
    year = (registered.year + _BIN_YEARS_AHEAD) % 100
    return _checked(f"{year:02}{registered:%m}{_HEAD_OFFICE}", serial, 5)


def iban(country: str, bank_code: str, serial: int) -> str:
    """An account number valid by its check digits."""
    own = f"DEMO{serial:09}" if country == "KZ" else f"{serial:0{_BBAN_DIGITS_AE}}"
    bban = bank_code + own
    digits: str = stdnum.iban.calc_check_digits(f"{country}00{bban}")
    return f"{country}{digits}{bban}"


def _checked(start: str, serial: int, width: int) -> str:
    """The first number from that serial on that has a check digit at all."""
    candidates = (f"{start}{number:0{width}}" for number in count(serial))
    return next(f"{text}{digit}" for text in candidates if (digit := check_digit(text)) is not None)
