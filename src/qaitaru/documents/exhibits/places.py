"""Where everything stands: sheets, columns, rows; and how a formula names it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.documents.exhibits.grid import (
    Columns,
    Formula,
    Look,
    Sheet,
    Value,
    elsewhere,
    quoted,
    units,
)
from qaitaru.documents.exhibits.plan import FIRST_ROW, Account, Line
from qaitaru.tracing.parts import OWN, UNKNOWN, Amount
from qaitaru.wording import Words

HEAD_ROW = FIRST_ROW - 2
"""The names of sources stand here; formulas compare with them."""
START_ROW = FIRST_ROW - 1
"""Zeros: where every account begins."""
UNIT = "$C$4"
DECIMALS = "$C$5"
TOLERANCE = "$C$6"
_LOOKS: Final = {
    "ratio": Look.RATIO,
    "source": Look.TEXT,
    "found": Look.COUNT,
    "tier": Look.COUNT,
    "sums_check": Look.CHECK,
    "printed_check": Look.CHECK,
}


@dataclass(frozen=True, slots=True)
class Placed:
    """One account's sheet: its columns, and the first and the last row of each line."""

    account: Account
    sheet: str
    columns: Columns
    rows: tuple[tuple[int, int], ...]
    lends: bool  # a transfer takes the shortfall with it too
    places: int  # of the currency
    decimals: int  # kept in comparisons: what a worksheet's numbers can hold of these amounts
    lots: tuple[int, ...] = ()  # of a stack: the rows in which lots came

    def last_row(self) -> int:
        """Of the last booking; the row of zeros where there is none."""
        return self.rows[-1][1] if self.rows else START_ROW


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of accounts."""

    sources: tuple[str, ...]
    sheets: Mapping[str, Placed]
    departures: Mapping[str, tuple[str, int]]  # outflow -> account, number of its line
    words: Words
    named: Mapping[str, str]  # source -> as it is written in cells

    def sender(self, line: Line) -> tuple[Placed, int]:
        """The sheet and row of the outflow whose money arrives."""
        account, number = self.departures[line.departed]
        sent_from = self.sheets[account]
        return sent_from, sent_from.rows[number][0]

    def claimants(self) -> tuple[str, ...]:
        """All sources but own and unknown."""
        return self.sources[1:-1]


@dataclass(frozen=True, slots=True)
class At:
    """One row of one sheet, as formulas speak of it."""

    book: Book
    placed: Placed
    sheet: Sheet
    row: int

    def on(self, row: int) -> "At":
        """Another row of the same sheet."""
        return replace(self, row=row)

    def formula(self, key: str, text: str, source: str = "") -> None:
        """Write a computed cell."""
        number = self.placed.columns.number(key, source)
        self.sheet.put(self.row, number, Formula(text), _LOOKS.get(key, Look.MONEY))

    def given(self, key: str, amount: Amount, source: str = "") -> None:
        """Write an amount that the reader may change."""
        value = units(amount, self.placed.places)
        self.sheet.put(self.row, self.placed.columns.number(key, source), value, Look.INPUT)

    def told(self, key: str, value: Value | None, look: Look = Look.TEXT) -> None:
        """Write what the evidence or the report says."""
        self.sheet.put(self.row, self.placed.columns.number(key), value, look)

    def here(self, key: str, source: str = "") -> str:
        """A cell of this row."""
        return f"{self.placed.columns.letter(key, source)}{self.row}"

    def before(self, key: str, source: str = "") -> str:
        """The cell above it."""
        return f"{self.placed.columns.letter(key, source)}{self.row - 1}"

    def up_to(self, key: str, source: str = "", row: int = 0) -> str:
        """The column from the row of zeros to the row above, or to a row."""
        letter = self.placed.columns.letter(key, source)
        return f"{letter}${START_ROW}:{letter}{row or self.row - 1}"

    def across(self, key: str, sources: tuple[str, ...], row: int = 0) -> str:
        """Neighbouring columns of a group in this row, or in a row."""
        first = self.placed.columns.letter(key, sources[0])
        last = self.placed.columns.letter(key, sources[-1])
        at = row or self.row
        return f"{first}{at}" if first == last else f"{first}{at}:{last}{at}"

    def head(self, source: str, key: str = "held") -> str:
        """The cell with a source's name."""
        return f"{self.placed.columns.letter(key, source)}${HEAD_ROW}"

    def heads(self, key: str, sources: tuple[str, ...]) -> str:
        """The names of several."""
        first = self.placed.columns.letter(key, sources[0])
        last = self.placed.columns.letter(key, sources[-1])
        return f"${first}${HEAD_ROW}:${last}${HEAD_ROW}"

    def of(self, other: Placed, row: int, key: str, source: str = "") -> str:
        """A cell of another sheet."""
        sheet = elsewhere(other.sheet, self.placed.sheet)
        return f"{sheet}{other.columns.letter(key, source)}{row}"

    def start(self) -> int:
        """The row of zeros."""
        return START_ROW

    def column_of(self, other: "At", key: str) -> str:
        """Another sheet's column from the row of zeros to the row above the other place."""
        letter, sheet = other.placed.columns.letter(key), self._sheet_of(other)
        return f"{sheet}${letter}${START_ROW}:${letter}${other.row - 1}"

    def up_through(self, other: "At", key: str) -> str:
        """Another sheet's column from its first row on, so that places in it are row numbers."""
        letter, sheet = other.placed.columns.letter(key), self._sheet_of(other)
        return f"{sheet}${letter}$1:${letter}${other.row}"

    def _sheet_of(self, other: "At") -> str:
        return elsewhere(other.placed.sheet, self.placed.sheet)

    @property
    def own(self) -> tuple[str, ...]:
        """The first source of every group."""
        return (OWN,)

    @property
    def others(self) -> tuple[str, ...]:
        """The claimants and unknown: neighbours in every group."""
        return self.book.sources[1:]

    @property
    def claimants(self) -> tuple[str, ...]:
        """The claimants, which may be none."""
        return self.book.claimants()

    @property
    def unknown(self) -> str:
        """The last source of every group."""
        return UNKNOWN

    def word(self, key: str) -> str:
        """A word of the catalogue inside a formula."""
        return quoted(self.book.words(key))
