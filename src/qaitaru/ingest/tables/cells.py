"""What stands in one cell of a table, whatever the table was kept in."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final

Cell = str | Decimal | date | datetime
"""Text as printed; or, in a workbook, an exact number or a date."""

BLANKS: Final = " \t\r\n\v\f\u00a0\u2000\u2001\u2002\u2003\u2007\u2009\u202f\u3000"
"""What may stand around a value and means nothing."""

NOTHING: Final = ("", "-", "–", "—")
"""How a bank prints an empty amount."""

HIDDEN: Final = r"[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
"""Characters that change what is seen, or are not seen. Source: Unicode TR 36, 2.10."""

_HIDDEN: Final = re.compile(HIDDEN)


def text_of(cell: Cell) -> str:
    """The cell as text without the blanks around it; a number as plain digits, a day as ISO."""
    if isinstance(cell, str):
        return cell.strip(BLANKS)
    if isinstance(cell, Decimal):
        return format(cell.normalize() if cell else cell, "f")
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    return cell.isoformat()


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return isinstance(cell, str) and not cell.strip(BLANKS)


def hidden_in(text: str) -> str:
    """The hidden characters of a text by code point, in order of first standing; mostly none."""
    if text.isascii() and text.isprintable():
        return ""
    found = dict.fromkeys(_HIDDEN.findall(text))
    return ", ".join(f"U+{ord(one):04X} {unicodedata.name(one, '')}".rstrip() for one in found)


def column_letters(index: int) -> str:
    """A column's name as a spreadsheet shows it, from index 0: A, B ... Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def line_of(cells: Sequence[Cell]) -> str:
    """The cells that hold something, as one line parted by tabs."""
    return "\t".join(_printed(cells))


def _printed(cells: Sequence[Cell]) -> Iterator[str]:
    return (text_of(cell) for cell in cells if not is_blank(cell))
