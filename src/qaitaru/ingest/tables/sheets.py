"""What every kind of workbook is read as: sheets of rows, and the ways they can be broken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import Cell
from qaitaru.ingest.tables.layout import MOST_COLUMNS
from qaitaru.ingest.tables.row_values import EXACT_DIGITS
from qaitaru.ingest.tables.start import TableRow

FARTHEST_GAP: Final = 100_000  # blank rows between two rows; no statement has such a hole
_DIGITS: Final = Context(prec=EXACT_DIGITS)
_GREATEST_EXPONENT: Final = 308
_SECONDS_A_DAY: Final = 86_400


class SheetBroken(Exception):  # caught within this room, never seen outside
    """A sheet cannot be read on; carries the Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; its rows can be read more than once."""

    name: str
    rows: Callable[[], Iterator[TableRow]]
    hidden: bool = False


def exact(text: str) -> Decimal | None:
    """A number as the file writes it, to the fifteen digits that a spreadsheet keeps.

    What stands past them is the noise of binary arithmetic (``0.30000000000000004``). None for
    what is no number at all.
    Source: Excel specifications and limits, "number precision"; IEEE 754.
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > _GREATEST_EXPONENT:
        return None
    if len(number.as_tuple().digits) <= EXACT_DIGITS or number.adjusted() >= EXACT_DIGITS:
        return number
    return number.normalize(_DIGITS)


def moment_of(serial: Decimal, *, from_1904: bool = False) -> date | datetime | str | None:
    """The day or moment that a serial number stands for; a bare time of day as text.

    Day 60 of the 1900 system is the 29th of February 1900, which never was: None.
    Source: ECMA-376 Part 1, 18.17.4.1 (date systems).
    """
    if 0 <= serial < 1:
        return _clock(serial)
    day, fraction = divmod(serial, 1)
    if not 0 < day < 2_958_466 or (day == 60 and not from_1904):
        return None
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if day < 60 else 30)
    found = start + timedelta(days=int(day))
    if not fraction:
        return found
    midnight = datetime(found.year, found.month, found.day)  # noqa: DTZ001 - the file states no zone
    return midnight + timedelta(seconds=int((fraction * _SECONDS_A_DAY).to_integral_value()))


def _clock(fraction: Decimal) -> str:
    seconds = int((fraction * _SECONDS_A_DAY).to_integral_value())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def place_in(sheet: str, row: int) -> str:
    """The place of a row."""
    return place(sheet=sheet, row=row)


def broken_cell(sheet: str, cell: str, found: str) -> Problem:
    """A cell that says something no cell can say."""
    return Problem("cell_broken", Severity.SKIPPED, place(sheet=sheet, cell=cell), found)


def check_far(sheet: str, before: int, row: int, columns: int) -> None:
    """Refuse a cell that lies so far from the others that the file is made to exhaust a reader.

    Raises: SheetBroken.
    """
    if columns > MOST_COLUMNS or row - before > FARTHEST_GAP:
        found = f"{row} x {columns}"
        expected = f"{before + FARTHEST_GAP} x {MOST_COLUMNS}"
        where = place_in(sheet, row)
        raise SheetBroken(Problem("cell_too_far", Severity.REFUSED, where, found, expected))


def dense(cells: dict[int, Cell]) -> list[Cell]:
    """The cells in order from the first column, with empty ones between."""
    width = max(cells, default=-1) + 1
    return [cells.get(at, "") for at in range(width)]
