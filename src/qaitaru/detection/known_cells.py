"""Facts beside transfers as cells of plain tables: their columns, and each read strictly.

A name is compared in small letters with single spaces; what is written differently is another name.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Final

from qaitaru.detection.currency_units import Units, converted, largest
from qaitaru.detection.known import PRICE_PLACES, AccountKind, Kind, RowKind
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import to_minor
from qaitaru.facts.table_headers import TableColumns


class Cell(Enum):
    """What a cell holds."""

    NAME = auto()
    MONEY = auto()  # in the currency of its row
    PRICE = auto()
    PERCENT = auto()
    DAY = auto()


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """The column of a kind of fact."""

    name: str
    kind: Kind
    cell: Cell


@dataclass(frozen=True, slots=True)
class CellRead:
    """What a cell says: a name, or a number; money with the currency it is compared in."""

    name: str = ""
    number: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class CellFault:
    """Which problem, and what is expected."""

    code: str
    expected: str = ""


_NAMES: Final = (
    ("city", AccountKind.CITY),
    ("line_of_business", AccountKind.LINE_OF_BUSINESS),
    ("device", AccountKind.DEVICE),
    ("address", AccountKind.ADDRESS),
    ("phone", AccountKind.PHONE),
    ("representative", AccountKind.REPRESENTATIVE),
    ("controller", AccountKind.CONTROLLER),
)
ACCOUNT_COLUMNS: Final = (
    *(KnownColumn(name, kind, Cell.NAME) for name, kind in _NAMES),
    KnownColumn("declared_income", AccountKind.DECLARED_INCOME, Cell.MONEY),
    KnownColumn("expected_turnover", AccountKind.EXPECTED_TURNOVER, Cell.MONEY),
    KnownColumn("usual_cash_percent", AccountKind.USUAL_CASH, Cell.PERCENT),
    KnownColumn("listed_from", AccountKind.LISTED, Cell.DAY),
    KnownColumn("measure_from", AccountKind.MEASURE, Cell.DAY),
    KnownColumn("owner_changed_on", AccountKind.OWNER_CHANGED, Cell.DAY),
    KnownColumn("opened_on", AccountKind.OPENED, Cell.DAY),
)
ROW_COLUMNS: Final = (
    KnownColumn("city", RowKind.CITY, Cell.NAME),
    KnownColumn("device", RowKind.DEVICE, Cell.NAME),
    KnownColumn("ip", RowKind.IP, Cell.NAME),
    KnownColumn("unit_price", RowKind.UNIT_PRICE, Cell.PRICE),
    KnownColumn("price_low", RowKind.PRICE_LOW, Cell.PRICE),
    KnownColumn("price_high", RowKind.PRICE_HIGH, Cell.PRICE),
    KnownColumn("invoice", RowKind.INVOICE, Cell.NAME),
    KnownColumn("invoice_amount", RowKind.INVOICE_AMOUNT, Cell.MONEY),
)
SPAN_COLUMNS: Final = ("since", "until")
"""The first day of what a row of accounts says, and the first after it."""
ACCOUNTS: Final = TableColumns(
    "accounts_file",
    ("account",),
    (*(one.name for one in ACCOUNT_COLUMNS), "currency", *SPAN_COLUMNS),
)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DECIMAL: Final = re.compile(r"(\d{1,12}|\d{1,3}( \d{3}){1,3})([.]\d{0,18}|,\d{1,2})?", re.ASCII)


def cell_read(cell: Cell, text: str, currency: str, units: Units) -> CellRead | CellFault:
    """What a cell says, or what is wrong with it.

    Args:
        text: not empty, with single spaces.
        currency: that of its row, for money; may be empty.
        units: those in which amounts are compared.
    """
    if cell is Cell.NAME:
        is_seen = text.isprintable()
        return CellRead(text.lower()) if is_seen else CellFault("unseen")
    if cell is Cell.MONEY:
        return _money(text, currency.upper(), units)
    number = _OTHERS[cell](text)
    return CellFault(*_EXPECTED[cell]) if number is None else CellRead(number=number)


def shown(text: str) -> str:
    """A cell's text, with what cannot be seen by its number: ``U+200B``."""
    return "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in text)


def day_seconds(text: str) -> int | None:
    """The second a day begins, in UTC."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _money(text: str, currency: str, units: Units) -> CellRead | CellFault:
    if currency not in CURRENCIES:
        return CellFault("currency", "KZT")
    decimal = _decimal(text)
    minor = None if decimal is None else to_minor(decimal, currency)
    unit, factor = units.of(currency)
    if minor is None or minor > largest(factor):
        places = CURRENCIES[currency].exponent
        return CellFault("amount", f"{Decimal(123456).scaleb(-places)}")
    return CellRead(number=converted(minor, factor), unit=unit)


def _price(text: str) -> int | None:
    decimal = _decimal(text)
    scaled = None if decimal is None else decimal.scaleb(PRICE_PLACES)
    return int(scaled) if scaled and scaled == int(scaled) else None


def _percent(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) <= 100 else None


def _decimal(text: str) -> Decimal | None:
    if not _DECIMAL.fullmatch(text):
        return None
    return Decimal(text.replace(" ", "").replace(",", "."))


_OTHERS: Final = {Cell.PRICE: _price, Cell.PERCENT: _percent, Cell.DAY: day_seconds}
_EXPECTED: Final = {
    Cell.PRICE: ("price", "1234.5678"),
    Cell.PERCENT: ("percent", "20"),
    Cell.DAY: ("day", "2025-03-05"),
}
