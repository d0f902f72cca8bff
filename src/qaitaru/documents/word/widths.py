"""How wide the columns of a table are: those that may be narrow by their text, the rest by share.

Word and LibreOffice measure columns each in their own way; widths that are given look the same.
"""

from collections.abc import Sequence
from typing import Final

from qaitaru.documents.outline import Align, Line, Style, Table

PAGE_TWIPS: Final = 9638  # 170 mm between the margins
_LETTER_TWIPS: Final = 102  # of a letter of 8.5 points, on average
_PADDING_TWIPS: Final = 240
_LONG: Final = 26  # letters beyond which text is wrapped


def widths(table: Table, page_twips: int = PAGE_TWIPS) -> list[int]:
    """The width of each column, in twentieths of a point; together the page's."""
    natural = [_natural(table, nth) for nth in range(len(table.columns))]
    shares = [column.share for column in table.columns]
    if not any(shares):
        return _scaled(natural, page_twips)
    narrow = sum(width for width, share in zip(natural, shares, strict=True) if not share)
    left = max(page_twips - narrow, page_twips // 4)
    room = _scaled([w for w, share in zip(natural, shares, strict=True) if not share], narrow)
    if narrow + left > page_twips:
        room = _scaled(room, page_twips - left)
    spread = _scaled([share for share in shares if share], left)
    given = {True: iter(spread), False: iter(room)}
    return [next(given[bool(share)]) for share in shares]


def _natural(table: Table, nth: int) -> int:
    """What a column would take: its longest line, wrapped where it is running text."""
    column = table.columns[nth]
    texts = [_text(row.cells[nth]) for row in table.rows]
    lines = [line for text in texts for line in text.split("\n")]
    words = [word for text in (*texts, column.title) for word in text.split()]
    longest = max((len(line) for line in lines), default=0)
    if any(span.style is Style.CODE for row in table.rows for span in row.cells[nth]):
        words, longest = [word + "  " * (len(word) // 8) for word in words], longest * 5 // 4
    if column.align is Align.START:
        longest = min(longest, _LONG)
    return max(longest, *(min(len(word), _LONG) for word in words), 2) * _LETTER_TWIPS + (
        _PADDING_TWIPS
    )


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


def _scaled(parts: Sequence[int], whole: int) -> list[int]:
    """The parts made to sum to the whole; what rounding leaves is the last one's."""
    total = sum(parts)
    if not total:
        return list(parts)
    sized = [part * whole // total for part in parts]
    return [*sized[:-1], sized[-1] + whole - sum(sized)]
