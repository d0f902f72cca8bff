"""Values of a claim's TOML, read or refused; every fault is a ClaimFaulty that names the key."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import to_minor

_Choice = TypeVar("_Choice", bound=StrEnum)
Table = Mapping[str, Any]


def tables(told: Table, name: str) -> list[Table]:
    """The tables of one name, in order; empty where there is none."""
    found = told.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise ClaimFaulty(name, f"[[{name}]]")
    return found


def texts(told: Table, key: str) -> tuple[str, ...]:
    """A list of texts; empty where there is none."""
    found = told.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ClaimFaulty(key, '["..."]')
    return tuple(found)


def choice(told: Table, key: str, default: _Choice) -> _Choice:
    """One of the values of a choice."""
    kind = type(default)
    value = text(told, key, default.value)
    if value not in list(kind):
        raise ClaimFaulty(key, " | ".join(kind))
    return kind(value)


def minor(told: Table, key: str, currency: str) -> int | None:
    """An amount in minor units, above zero; None where it is not given."""
    if key not in told:
        return None
    amount = balance(told, key, currency)
    if amount <= 0:
        raise ClaimFaulty(key, text(told, key))
    return amount


def balance(told: Table, key: str, currency: str) -> int:
    """A balance in minor units; below zero: an overdraft."""
    given = text(told, key)
    if not currency:
        raise ClaimFaulty(key, "currency")
    try:
        amount = to_minor(Decimal(given), currency)
    except InvalidOperation:
        raise ClaimFaulty(key, given) from None
    if amount is None:
        raise ClaimFaulty(key, given)
    return amount


def day(told: Table, key: str) -> date | None:
    """A day; None where it is not given."""
    found = told.get(key)
    if found is not None and type(found) is not date:
        raise ClaimFaulty(key, str(found))
    return found


def text(told: Table, key: str, default: str | None = None) -> str:
    """A text; ``default`` where it is not given."""
    value = told.get(key, default)
    if not isinstance(value, str):
        raise ClaimFaulty(key, "" if value is None else str(value))
    return value


def refuse_unknown(told: Table, known: set[str]) -> None:
    """Raise ClaimFaulty for a key that has no meaning here."""
    for key in told:
        if key not in known:
            raise ClaimFaulty(key, ", ".join(sorted(known)))


def part(told: Table, key: str) -> Fraction:
    """A part of a whole, such as ``1/2`` or ``0.25``; the whole where it is not given."""
    given = text(told, key, "1")
    try:
        fraction = Fraction(given)
    except (ValueError, ZeroDivisionError):
        raise ClaimFaulty(key, given) from None
    if not 0 < fraction <= 1:
        raise ClaimFaulty(key, given)
    return fraction


def count(told: Table, key: str) -> int:
    """A whole number that is not negative; zero where it is not given."""
    number = told.get(key, 0)
    if type(number) is not int or number < 0:
        raise ClaimFaulty(key, str(number))
    return number
