"""Sheets as an XLSX file: no text can become a formula, and the same sheets give the same bytes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.page import PageMargins

from qaitaru.documents.exhibits.grid import Cell, Formula, Look, Sheet, letters

_LONGEST: Final = 32_767  # letters a cell holds
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the format's dates have no zone
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_MISREAD: Final = frozenset(
    "=+-@"
)  # an office program that edits such a text takes it for a formula
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_INK, _QUIET, _GROUND, _GIVEN, _LINE = "16202B", "51606E", "E7ECF1", "FFF6D6", "D3DAE1"
_FONTS: Final = {
    Look.TITLE: Font(name="Calibri", size=14, bold=True, color=_INK),
    Look.HEAD: Font(name="Calibri", size=10, bold=True, color=_INK),
    Look.TOTAL: Font(name="Calibri", size=10, bold=True, color=_INK),
    Look.CHECK: Font(name="Calibri", size=10, bold=True, color=_INK),
    Look.NOTE: Font(name="Calibri", size=10, color=_QUIET),
    Look.PRINTED: Font(name="Calibri", size=10, italic=True, color=_QUIET),
}
_PLAIN: Final = Font(name="Calibri", size=10, color=_INK)
_FILLS: Final = {Look.HEAD: _GROUND, Look.TOTAL: _GROUND, Look.INPUT: _GIVEN}
_AMOUNTS: Final = frozenset({Look.MONEY, Look.INPUT, Look.PRINTED, Look.TOTAL})
_FORMATS: Final = {
    Look.DAY: "dd.mm.yyyy",
    Look.COUNT: "0",
    Look.RATIO: "0.##########",
}


def written(sheets: Sequence[Sheet]) -> bytes:
    """The file; what it computes is computed when it is opened."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator, book.properties.created = "", _MADE
    book.calculation.fullCalcOnLoad = True
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), sheet)
    made = BytesIO()
    book.save(made)
    return _repeatable(made.getvalue())


def _write(page: Any, sheet: Sheet) -> None:
    styles = _Styles(sheet)
    for (row, column), cell in sorted(sheet.cells.items()):
        target = page.cell(row, column)
        _fill(target, cell)
        styles.give(target, cell)
    for number, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[letters(number)].width = width
    for row, lines in sheet.heights.items():
        page.row_dimensions[row].height = _LINE_HEIGHT * lines
    for row, first, last in sheet.joined:
        page.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    page.freeze_panes = page.cell(*sheet.frozen)
    page.sheet_view.showGridLines = False
    _printed(page, sheet)


def _printed(page: Any, sheet: Sheet) -> None:
    """On A3 sheets side by side, with the headings on each."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A3
    page.page_setup.fitToHeight = 0
    page.page_setup.fitToWidth = -(-sum(sheet.widths) // _PAGE_WIDTH)
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, footer=0.35)
    if all(sheet.heads):
        page.print_title_rows = f"{sheet.heads[0]}:{sheet.heads[1]}"
        page.print_title_cols = f"A:{letters(sheet.frozen[1] - 1)}"
    page.oddFooter.center.text = "&A  &P / &N"


def _fill(target: Any, cell: Cell) -> None:
    value = cell.value
    if isinstance(value, Formula):
        target.value, target.data_type = f"={value}", "f"
    elif isinstance(value, str):
        target.value, target.data_type = _text(value), "s"
    else:
        target.value = value


@dataclass(slots=True)
class _Styles:
    """How cells of a sheet are set: a file knows each way once, and cells of one way share it."""

    sheet: Sheet
    known: dict[tuple[Look, bool, bool], Any] = field(default_factory=dict)

    def give(self, target: Any, cell: Cell) -> None:
        value = cell.value
        told = isinstance(value, str) and not isinstance(value, Formula)
        quotes = told and str(value)[:1] in _MISREAD
        way = (cell.look, quotes, target.column in self.sheet.edges)
        if way in self.known:
            target._style = self.known[way]  # noqa: SLF001 - no other way in that is not slow
            return
        self._set(target, cell.look)
        target.quotePrefix = quotes
        if way[2]:
            target.border = _EDGED
        self.known[way] = target._style  # noqa: SLF001

    def _set(self, target: Any, look: Look) -> None:
        target.font = _FONTS.get(look, _PLAIN)
        if look in _FILLS:
            target.fill = PatternFill("solid", fgColor=_FILLS[look])
        target.number_format = _format(look, self.sheet)
        target.alignment = _alignment(look, self.sheet)
        if look not in {Look.TITLE, Look.NOTE}:
            target.border = _UNDERLINE


_WRAPS: Final = Alignment(vertical="top", wrap_text=True)
_AMOUNT: Final = Alignment(vertical="top", horizontal="right")
_MIDDLE: Final = Alignment(vertical="top", horizontal="center")
_WORDS: Final = Alignment(vertical="top", horizontal="left", indent=1)
_PLACED: Final = {
    **dict.fromkeys((Look.COUNT, Look.DAY, Look.CHECK), _MIDDLE),
    **dict.fromkeys((Look.TEXT, Look.INPUT_TEXT), _WORDS),
    **dict.fromkeys((Look.TITLE, Look.NOTE), Alignment(vertical="top")),
}
_HAIR: Final = Side(style="hair", color=_LINE)
_UNDERLINE: Final = Border(bottom=_HAIR)
_EDGED: Final = Border(bottom=_HAIR, left=Side(style="thin", color=_QUIET))
_LINE_HEIGHT: Final = 14  # points
_PAGE_WIDTH: Final = 330  # letters across an A3 page, small but legible


def _alignment(look: Look, sheet: Sheet) -> Alignment:
    if look is Look.HEAD or sheet.wraps:
        return _WRAPS
    return _PLACED.get(look, _AMOUNT)


def _format(look: Look, sheet: Sheet) -> str:
    if look not in _AMOUNTS:
        return _FORMATS.get(look, "General")
    decimals = "." + "0" * sheet.places if sheet.places else ""
    return f"#,##0{decimals};-#,##0{decimals};\N{EN DASH}"


def _text(value: str) -> str:
    """What XML can hold; a letter that it cannot is shown as missing."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)[:_LONGEST]


def _repeatable(made: bytes) -> bytes:
    """The same file with no trace of when it was written."""
    target = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, content in _parts(source):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            file.writestr(entry, content)
    return target.getvalue()


def _parts(source: ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in source.namelist():
        content = source.read(name)
        if name == "docProps/core.xml":
            content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
        yield name, content
