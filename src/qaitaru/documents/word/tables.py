"""Tables in Word: a heading row repeated on each page, rows that no page parts, links in cells."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from typing import Final

from qaitaru.documents.outline import Align, Column, Line, Particulars, Row, Span, Table
from qaitaru.documents.word.pieces import Bookmarks, Piece, paragraph, piece, run
from qaitaru.documents.word.widths import PAGE_TWIPS, widths

HAIR: Final = "D3DAE1"
INK: Final = "16202B"
_NAMES_TWIPS: Final = PAGE_TWIPS * 3 // 11


def table_pieces(table: Table, marks: Bookmarks) -> Iterator[Piece]:
    """The caption, the table, and a line of room under it."""
    if table.caption:
        yield paragraph("Caption", marks.runs((Span(table.caption, target=table.target),)))
    sizes = widths(table)
    rows = [row for one in table.rows for row in _rows(one, table.columns, sizes, marks)]
    yield _table(sizes, [_head(table.columns, sizes), *rows], ruled=True)
    yield paragraph("Gap")


def particulars_pieces(block: Particulars, marks: Bookmarks) -> Iterator[Piece]:
    """Names beside what they are."""
    sizes = [_NAMES_TWIPS, PAGE_TWIPS - _NAMES_TWIPS]
    rows = [
        _row(
            [
                _cell(sizes[0], [paragraph("Particular", [run(name, "Quiet")])]),
                _cell(sizes[1], [paragraph("Particular", marks.runs(line))]),
            ]
        )
        for name, line in block.entries
    ]
    if rows:
        yield _table(sizes, rows, ruled=True)
        yield paragraph("Gap")


def bare_table(sizes: Sequence[int], cells: Sequence[Sequence[Piece]]) -> Piece:
    """One row of cells without rules: a letterhead, a signature."""
    return _table(
        sizes,
        [_row([_cell(width, inside) for width, inside in zip(sizes, cells, strict=True)])],
        ruled=False,
    )


def _table(sizes: Sequence[int], rows: Iterable[Piece], *, ruled: bool) -> Piece:
    edges = [piece("w:insideH", val="single", sz=4, space=0, color=HAIR)] if ruled else []
    margins = piece(
        "w:tblCellMar", piece("w:left", w=60, type="dxa"), piece("w:right", w=60, type="dxa")
    )
    properties = piece(
        "w:tblPr",
        piece("w:tblW", w=sum(sizes), type="dxa"),
        *([piece("w:tblBorders", *edges)] if edges else []),
        piece("w:tblLayout", type="fixed"),
        margins,
    )
    grid = piece("w:tblGrid", *(piece("w:gridCol", w=width) for width in sizes))
    return piece("w:tbl", properties, grid, *rows)


def _head(columns: Sequence[Column], sizes: Sequence[int]) -> Piece:
    edges = piece(
        "w:tcBorders",
        piece("w:top", val="single", sz=8, space=0, color=INK),
        piece("w:bottom", val="single", sz=6, space=0, color=INK),
    )
    cells = [
        _cell(width, [paragraph("CellHead", [run(column.title)], *_side(column))], copy(edges))
        for column, width in zip(columns, sizes, strict=True)
    ]
    return _row(cells, piece("w:tblHeader"))


def _rows(
    row: Row, columns: Sequence[Column], sizes: Sequence[int], marks: Bookmarks
) -> Iterator[Piece]:
    """One row, or two: the first cell stands beside both, and no page parts them."""
    keep = [piece("w:keepNext")] if row.detail else []
    first, *rest = [
        paragraph("Cell", _anchored(line, row.anchor if not nth else "", marks), *keep, *side)
        for nth, (line, side) in enumerate(zip(row.cells, map(_side, columns), strict=True))
    ]
    begun = [piece("w:vMerge", val="restart")] if row.detail else []
    others = [_cell(width, [one]) for width, one in zip(sizes[1:], rest, strict=True)]
    yield _row([_cell(sizes[0], [first], *begun), *others])
    if row.detail:
        under = [paragraph("Detail", marks.runs(row.detail))]
        spanned = _cell(sum(sizes[1:]), under, span=len(columns) - 1)
        yield _row([_cell(sizes[0], [paragraph("Cell")], piece("w:vMerge")), spanned])


def _anchored(line: Line, anchor: str, marks: Bookmarks) -> list[Piece]:
    return [*marks.place(anchor), *marks.runs(line)]


def _side(column: Column) -> list[Piece]:
    return [piece("w:jc", val="right")] if column.align is Align.END else []


def _row(cells: Iterable[Piece], *properties: Piece) -> Piece:
    return piece("w:tr", piece("w:trPr", piece("w:cantSplit"), *properties), *cells)


def _cell(width: int, inside: Iterable[Piece], *properties: Piece, span: int = 0) -> Piece:
    spanned = [piece("w:gridSpan", val=span)] if span else []
    size = piece("w:tcW", w=width, type="dxa")
    return piece("w:tc", piece("w:tcPr", size, *spanned, *properties), *inside)
