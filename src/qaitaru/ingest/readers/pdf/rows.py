"""From the pages of a PDF to the rows of its table, each with the rectangle it stands in.

A booking begins at a line with a date in the column of dates. What stands under it or, where its
cells are centred, around it, belongs to it as long as it adds text to texts and no amount to
amounts. Drawn cells decide where they are drawn. A row that goes on overleaf is one row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from qaitaru.facts.places import page_box
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.pdf.columns import open_columns, ruled_columns
from qaitaru.ingest.readers.pdf.owners import OVERLEAF, Texture, begins_above, owners, texture_of
from qaitaru.ingest.readers.pdf.sheets import Sheet, sheet_of
from qaitaru.ingest.readers.pdf.words import Line, Page, phrases, union
from qaitaru.ingest.tables.start import TableRow


@dataclass(slots=True)
class _Row:
    """Cells of one row, in the order of columns, and the rectangle they stand in."""

    place: str
    cells: list[str]
    kind: str = "line"  # or booking; or overleaf, which goes on with the last booking
    problems: tuple[Problem, ...] = ()

    def go_on(self, more: "_Row") -> None:
        """Take in what of this row stands overleaf."""
        self.cells = _joined([self.cells, more.cells])
        found = " | ".join(filter(None, more.cells))
        self.problems += (Problem("pdf_row_overleaf", Severity.NOTED, more.place, found),)


def table_rows(pages: Iterable[Page]) -> Iterator[TableRow]:
    """All that is printed, in order: a line as its phrases, a row of the table as its cells."""
    held: list[_Row] = []  # the last booking, and what stands between it and the next
    for row in chain.from_iterable(_rows(sheets) for sheets in _alike(map(sheet_of, pages))):
        if row.kind == "overleaf" and held and held[0].kind == "booking":
            held[0].go_on(row)
            continue
        if row.kind == "booking" or not held or held[0].kind != "booking":
            yield from map(_told, held)
            held = []
        held.append(row)
    yield from map(_told, held)


def _told(row: _Row) -> TableRow:
    return TableRow(row.place, row.cells, row.problems)


def _alike(sheets: Iterable[Sheet]) -> Iterator[list[Sheet]]:
    """Pages one after another that share a header; those with none follow the one before."""
    group: list[Sheet] = []
    header: list[str] = []
    for sheet in sheets:
        again = sheet.headed_by(header)
        if again is None and sheet.band and header:
            yield group
            group, header = [], []
        header = header or [line.text for line in sheet.header]
        group.append(again or sheet)
    if group:
        yield group


def _rows(sheets: Sequence[Sheet]) -> Iterator[_Row]:
    bookings = [line for sheet in sheets for line in sheet.bookings]
    headed = next((sheet for sheet in sheets if sheet.band), None)
    shared = None if headed is None else _shared(sheets, headed, bookings)
    for sheet in sheets:
        yield from _sheet_rows(sheet, _texture(sheet, shared))


def _shared(sheets: Sequence[Sheet], headed: Sheet, bookings: Sequence[Line]) -> Texture:
    """The texture of pages that share a header: what is seen on one holds for all."""
    gap = min(sheet.gap for sheet in sheets if sheet.begins)
    columns = open_columns(headed.header, bookings, gap)
    centred = any(sheet.is_centred for sheet in sheets)
    texture = texture_of(columns, bookings, centred=centred)
    return replace(texture, centred=centred or begins_above(headed, texture))


def _texture(sheet: Sheet, shared: Texture | None) -> Texture | None:
    """By the page's own upright rules, else what its group of pages shares."""
    if sheet.begins:
        ruled = ruled_columns(sheet.page.uprights, [*sheet.bookings, *sheet.header])
        if ruled is not None:
            return texture_of(ruled, sheet.bookings, centred=sheet.is_centred)
    return shared


def _sheet_rows(sheet: Sheet, texture: Texture | None) -> Iterator[_Row]:
    if texture is None:
        yield from (_plain(sheet, line) for line in sheet.lines)
        return
    owned = owners(sheet, texture)
    for members in _grouped(sheet, owned):
        first = members[0]
        lines = [sheet.lines[i] for i in members]
        if first in sheet.band:
            yield _row(sheet, lines, [_header_cells(sheet, texture, line) for line in lines])
        elif sheet.begins & {*members}:
            cells = [_booked_cells(sheet, texture, line) for line in lines]
            yield _row(sheet, lines, cells, "booking")
        elif owned.get(first) == OVERLEAF:
            cells = [_phrase_cells(sheet, texture, line) for line in lines]
            yield _row(sheet, lines, cells, "overleaf")
        elif first < sheet.band.start:
            yield from (_plain(sheet, line) for line in lines)
        else:
            yield _row(sheet, lines, [_phrase_cells(sheet, texture, line) for line in lines])


def _grouped(sheet: Sheet, owned: dict[int, int]) -> list[list[int]]:
    """The lines of the page that are one row each, in the order in which the rows begin."""
    rows: dict[tuple[str, int], list[int]] = {}
    for i, line in enumerate(sheet.lines):
        if i in sheet.band:
            key = ("header", 0)
        elif i in sheet.begins or i in owned:
            key = ("booking", owned.get(i, i))
        elif sheet.is_gridded(line) and i >= sheet.band.stop:
            key = ("cells", sheet.shelf(i))
        else:
            key = ("line", i)
        rows.setdefault(key, []).append(i)
    return sorted(rows.values(), key=lambda members: members[0])


def _row(sheet: Sheet, lines: Sequence[Line], cells: list[list[str]], kind: str = "line") -> _Row:
    return _Row(page_box(sheet.page.number, union(lines)), _joined(cells), kind)


def _plain(sheet: Sheet, line: Line) -> _Row:
    """A line outside the table: its phrases, one a cell."""
    texts = [piece.text for piece in phrases(line, sheet.gap, sheet.cuts(line))]
    return _row(sheet, [line], [texts])


def _booked_cells(sheet: Sheet, texture: Texture, line: Line) -> list[str]:
    """A line of a booking: word by word where it begins one, since cells may stand close."""
    if line in sheet.bookings:
        return [cell.text if cell else "" for cell in texture.cells(line)]
    return _phrase_cells(sheet, texture, line)


def _phrase_cells(sheet: Sheet, texture: Texture, line: Line) -> list[str]:
    """A line by whole phrases, each in the column where it begins, or lies with one column."""
    cells = [""] * len(texture.columns)
    for piece in phrases(line, sheet.gap, sheet.cuts(line)):
        at = texture.columns.span(piece).start
        cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells


def _header_cells(sheet: Sheet, texture: Texture, line: Line) -> list[str]:
    """A line of the header: a heading over several columns is said in each of them."""
    cells = [""] * len(texture.columns)
    cuts = sheet.cuts(line)
    for piece in phrases(line, sheet.gap, cuts):
        for at in texture.columns.under(piece, cuts):
            cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells


def _joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """Cells that stand under one another as one text each."""
    width = max(len(row) for row in rows)
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return [" ".join(filter(None, column)) for column in zip(*padded, strict=True)]
