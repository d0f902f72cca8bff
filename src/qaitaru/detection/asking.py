"""Which typologies are asked of which amounts, in a ledger of one currency or of several.

What compares amounts is asked of each unit by itself; what needs only who, whom and when, of all
transfers together. A typology whose parameters are sums of money is asked where its currency is
the unit, or is led to it by a given rate; elsewhere it is not asked, and that is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum, auto
from fractions import Fraction
from typing import Any

from qaitaru.detection.currency_units import Units, converted
from qaitaru.detection.editions import EVER, InForce, Span
from qaitaru.detection.typology import Amounts, Typology
from qaitaru.detection.units import MINOR_UNITS, unit_of


class Reading(Enum):
    """How ``moves`` are read from the transfers of a file."""

    ALL = auto()  # amounts in the only unit there is
    TOGETHER = auto()  # amounts of several units left out
    APART = auto()  # an account in each unit is an account of its own
    STATED = auto()  # the same by the currency stated, with the amount stated
    OF_UNIT = auto()  # the transfers of one unit only


@dataclass(frozen=True, slots=True)
class Asking:
    """Typologies asked of one reading and time; a unit is named where the reading is of one."""

    reading: Reading
    unit: str = ""
    span: Span = EVER
    typologies: tuple[Typology, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class NotAsked:
    """A typology, the currency of the transfers it was not asked of, and that of its sums."""

    typology: str
    currency: str
    needed: str


def askings(
    typologies: Sequence[InForce],
    currencies: Sequence[str],
    units: Units,
    present: Sequence[str] = (),
) -> tuple[Asking, ...]:
    """Each reading once, with its typologies in their order.

    Args:
        typologies: each with the time it is asked of.
        currencies: those that transfers state, by their codes.
        units: in which amounts are compared, where that is one for each currency.
        present: the units that there are, where it is not: rates of days may leave some out.
    """
    present = present or units.among(currencies)
    found: dict[tuple[Reading, str, Span], list[Typology]] = {}
    for one in typologies:
        for reading, unit, asked in _readings(one.typology, present, units):
            plainest = _plainest(reading, unit, currencies, present)
            those = found.setdefault((*plainest, one.span), [])
            those += [asked] if asked not in those else []
    return tuple(Asking(*key, tuple(asked)) for key, asked in found.items())


def not_asked(
    typologies: Sequence[InForce], currencies: Sequence[str], units: Units
) -> tuple[NotAsked, ...]:
    """Of which currencies a typology was not asked, for want of a rate."""
    every = (one.typology for one in typologies)
    return tuple(
        NotAsked(one.name, currency, one.currency)
        for one in every
        for currency in sorted(currencies)
        if one.currency and units.of(currency)[0] != units.of(one.currency)[0]
    )


def in_unit(typology: Typology, factor: Fraction) -> Typology:
    """The typology with the sums among its parameters in another unit."""
    asked: Any = typology.parameters
    sums = {
        one.name: converted(getattr(asked, one.name), factor)
        for one in fields(asked)
        if unit_of(one.name) == MINOR_UNITS
    }
    return replace(typology, parameters=replace(asked, **sums))


def _readings(
    one: Typology, present: Sequence[str], units: Units
) -> Iterator[tuple[Reading, str, Typology]]:
    if one.currency:
        unit, factor = units.of(one.currency)
        if unit in present:
            yield Reading.OF_UNIT, unit, in_unit(one, factor)
    elif one.reads:  # what is known is known of accounts as they are
        yield from ((Reading.OF_UNIT, unit, one) for unit in present)
    elif one.amounts is Amounts.DIGITS:
        yield Reading.STATED, "", one
    else:
        if one.amounts is not Amounts.COMPARED:
            yield Reading.TOGETHER, "", one
        if one.amounts is not Amounts.UNREAD:
            yield Reading.APART, "", one


def _plainest(
    reading: Reading, unit: str, currencies: Sequence[str], present: Sequence[str]
) -> tuple[Reading, str]:
    """Readings that come to the same are one, so that what they share is made once."""
    if len(present) == 1 and (reading is not Reading.STATED or tuple(currencies) == tuple(present)):
        return Reading.ALL, ""
    return reading, unit
