"""Exact reading of the small texts that every format has: amounts, dates, currencies.

Each function gives None for what it cannot read exactly; the reader makes a Problem of it, with
the text and its place. Nothing is guessed: the decimal mark and the date formats are told.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from qaitaru.facts.currencies import BY_NUMBER, CURRENCIES
from qaitaru.facts.money import to_minor
from qaitaru.ingest.text.currency_names import CURRENCY_NAMES

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100
LONGEST_AMOUNT: Final = 40

_SPACES = " \u00a0\u202f\u2009\u2007"
_MINUS = "-\u2212\u2013"
_MACHINE_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_UNIT: Final = re.compile(r"(?P<amount>.*[\d)-])\s*(?P<unit>[^\d\s()-]{1,8})")
_SUCCEEDED: Final = {"RUR": "RUB"}  # accounts and statements kept the old code after 1998


def decimal_of(text: str, decimal_mark: str) -> Decimal | None:
    """An amount as printed: ``1 234 567,50``, ``-12.5``, ``12,00-``, ``(1'000.00)``.

    Thousands stand in groups of three, parted by one kind of space, apostrophe, or whichever of
    point and comma is not the decimal mark. Digits are the ASCII ones; an exponent, infinity or
    a bare sign is not an amount.

    Args:
        text: one amount with no currency in it; spaces around it are allowed.
        decimal_mark: ``,`` or ``.``, decided for the whole file.
    Source: the SI Brochure, 9th edition, 5.4.4 (either mark; groups of three).
    """
    if len(text) > LONGEST_AMOUNT:
        return None
    unsigned, negative = _sign(text.strip())
    found = _pattern(decimal_mark).fullmatch(unsigned)
    if found is None:
        return None
    whole = "".join(digit for digit in found["whole"] if digit.isdecimal())
    amount = Decimal(f"{whole or 0}.{found['fraction'] or 0}")
    return -amount if negative else amount


def without_unit(text: str) -> str:
    """An amount without the currency that stands after it: ``100,00 ₸`` is ``100,00``."""
    found = _UNIT.fullmatch(text.strip())
    return found["amount"] if found and currency_of(found["unit"]) else text


def minor_of(text: str, decimal_mark: str, currency: str) -> int | None:
    """An amount in minor units; None too where it is finer than the currency's minor unit.

    Raises: CurrencyUnknown.
    """
    amount = decimal_of(text, decimal_mark)
    return None if amount is None else to_minor(amount, currency)


def plain_minor_of(text: str, currency: str) -> int | None:
    """An amount as machines write it, in minor units: digits, a point, a leading minus at most.

    Raises: CurrencyUnknown.
    Source: W3C XML Schema Part 2, 3.2.3 decimal.
    """
    if len(text) > LONGEST_AMOUNT or not _MACHINE_DECIMAL.fullmatch(text.strip()):
        return None
    return to_minor(Decimal(text.strip()), currency)


def date_of(text: str, formats: Sequence[str]) -> date | None:
    """The day that the first fitting format reads, between 1900 and 2100.

    Args:
        text: a date, with a time only if the format has one; spaces around it are allowed.
        formats: as ``datetime.strptime`` takes them, in order of preference.
    """
    return _date(text.strip(), tuple(formats))


def currency_of(text: str) -> str | None:
    """The ISO 4217 code that a code, three-digit number, sign or common name stands for.

    RUR and 810 are read as RUB, which banks write them for since 1998.
    Source: ISO 4217; Bank of Russia Regulation 579-P (810 in account numbers is the rouble).
    """
    word = text.strip().strip(".").strip()
    code = word.upper()
    if word.isascii() and code in CURRENCIES:
        return _SUCCEEDED.get(code, code)
    if word in BY_NUMBER:
        return currency_of(BY_NUMBER[word].code)
    return CURRENCY_NAMES.get(" ".join(word.casefold().split()))


def _sign(text: str) -> tuple[str, bool]:
    """The text without its sign, and whether it is negative; a second sign is left in."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True
    if text[:1] in {*_MINUS, "+"} and text:
        return text[1:].lstrip(_SPACES), text[0] != "+"
    if text[-1:] in {*_MINUS} and text:
        return text[:-1].rstrip(_SPACES), True
    return text, False


@cache
def _pattern(decimal_mark: str) -> re.Pattern[str]:
    mark, other = re.escape(decimal_mark), {",": ".", ".": ","}[decimal_mark]
    grouped = (
        rf"[0-9]{{1,3}}(?P<group>[{_SPACES}'\u2019{other}])[0-9]{{3}}(?:(?P=group)[0-9]{{3}})*"
    )
    return re.compile(rf"(?P<whole>{grouped}|[0-9]+|(?={mark}))(?:{mark}(?P<fraction>[0-9]+))?")


@lru_cache(maxsize=8192)
def _date(text: str, formats: tuple[str, ...]) -> date | None:
    if any(letter.isdigit() and not letter.isascii() for letter in text):
        return None
    for form in formats:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 - only its day is used
        except ValueError:
            continue
        return day if EARLIEST_YEAR <= day.year <= LATEST_YEAR else None
    return None
