"""A worksheet before it is written: cells with what they show, and columns by name.

A formula is told apart from text by its type, so that no text of the evidence can become one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache, cached_property
from typing import Final

from qaitaru.tracing.parts import Amount

_DIGITS: Final = Context(prec=17)  # as many as a worksheet's number has


class Formula(str):
    """What a cell computes, without the leading equals sign."""

    __slots__ = ()


Value = str | int | Decimal | date


class Look(StrEnum):
    """How a cell is set."""

    TITLE = "title"
    HEAD = "head"
    TEXT = "text"
    NOTE = "note"
    DAY = "day"
    COUNT = "count"
    MONEY = "money"
    INPUT = "input"  # an amount the reader may change
    INPUT_TEXT = "input_text"
    PRINTED = "printed"  # as the report says it
    RATIO = "ratio"
    CHECK = "check"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell."""

    value: Value
    look: Look = Look.TEXT


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name and, in a group of one column a source, by its source."""

    key: str
    source: str = ""
    width: int = 16


@dataclass(frozen=True)
class Columns:
    """The columns of a sheet in their order."""

    columns: tuple[Column, ...]

    def number(self, key: str, source: str = "") -> int:
        """Counted from 1."""
        return self._numbers[key, source]

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        return {(one.key, one.source): n for n, one in enumerate(self.columns, start=1)}

    def letter(self, key: str, source: str = "") -> str:
        """As a formula names it."""
        return letters(self.number(key, source))

    def has(self, key: str) -> bool:
        """Whether the sheet has such a column or group."""
        return any(one.key == key for one in self.columns)


@dataclass(slots=True)
class Sheet:
    """One worksheet."""

    name: str
    widths: tuple[int, ...] = ()
    frozen: tuple[int, int] = (1, 1)  # the first cell that scrolls
    places: int = 2  # decimals of amounts
    wraps: bool = False  # long text is broken over lines
    heights: dict[int, int] = field(default_factory=dict)  # of rows, in lines
    joined: list[tuple[int, int, int]] = field(default_factory=list)  # row, first and last column
    edges: set[int] = field(default_factory=set)  # columns with a line before them
    heads: tuple[int, int] = (0, 0)  # rows that every printed page repeats
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value | None, look: Look = Look.TEXT) -> None:
        """Fill a cell; None and no text leave it empty."""
        if value is not None and value != "":
            self.cells[row, column] = Cell(value, look)


def group(key: str, sources: Sequence[str], width: int = 16) -> tuple[Column, ...]:
    """One column a source."""
    return tuple(Column(key, source, width) for source in sources)


@cache
def letters(column: int) -> str:
    """A column as formulas name it, counted from 1: A, Z, AA."""
    name = ""
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def elsewhere(sheet: str, here: str = "") -> str:
    """What stands before a cell of another sheet; nothing within the same one."""
    return "" if sheet == here else "'" + sheet.replace("'", "''") + "'!"


def quoted(text: str) -> str:
    """Text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


def units(amount: Amount, places: int) -> Decimal:
    """Minor units as the amount a reader knows, exact to the digits a worksheet has."""
    exact = Fraction(amount) / 10**places
    return _DIGITS.divide(Decimal(exact.numerator), Decimal(exact.denominator))
