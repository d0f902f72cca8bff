"""Blocks of an outline as pieces of Word, in reading order."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from qaitaru.documents.outline import (
    Block,
    Figure,
    Items,
    Note,
    Paragraph,
    Particulars,
    Section,
    Table,
)
from qaitaru.documents.pictures import picture_stream
from qaitaru.documents.word.pieces import Bookmarks, Piece, paragraph, piece, run
from qaitaru.documents.word.tables import particulars_pieces, table_pieces

_WIDTH: Final = Mm(170)
_DEEPEST: Final = 3
BULLETS, NUMBERS = 90, 91  # abstract numberings of this house


class Blocks:
    """Writes sections into a document, one after the other; anchors become bookmarks."""

    def __init__(self, document: Document, marks: Bookmarks) -> None:
        self._document = document
        self._marks = marks
        self._pictures = 0
        self._numbering = document.part.numbering_part.element
        _add_numbering(self._numbering)
        self._bullets = self._numbering.add_num(BULLETS).numId

    def section(self, section: Section, depth: int = 1) -> Iterator[Piece]:
        """A headed part with its blocks and its own parts."""
        if section.title:
            new_page = [piece("w:pageBreakBefore")] if section.new_page else []
            inside = [*self._marks.place(section.anchor), run(section.title)]
            yield paragraph(f"Heading{min(depth, _DEEPEST)}", inside, *new_page)
        for block in section.blocks:
            yield from self._block(block)
        for part in section.sections:
            yield from self.section(part, depth + 1)

    def _block(self, block: Block) -> Iterator[Piece]:
        marks = self._marks
        if isinstance(block, Paragraph):
            yield paragraph("Normal", [*marks.place(block.anchor), *marks.runs(block.spans)])
        elif isinstance(block, Note):
            yield paragraph("Note", marks.runs(block.spans))
        elif isinstance(block, Table):
            yield from table_pieces(block, marks)
        elif isinstance(block, Particulars):
            yield from particulars_pieces(block, marks)
        elif isinstance(block, Items):
            yield from self._items(block)
        else:
            yield from self._figure(block)

    def _items(self, items: Items) -> Iterator[Piece]:
        """A list; each ordered one begins at 1 again."""
        number = self._begun() if items.ordered else self._bullets
        for line in items.entries:
            place = piece("w:numPr", piece("w:ilvl", val=0), piece("w:numId", val=number))
            yield paragraph("Items", self._marks.runs(line), place)

    def _begun(self) -> int:
        num = self._numbering.add_num(NUMBERS)
        num.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(num.numId)

    def _figure(self, figure: Figure) -> Iterator[Piece]:
        """The chart as a picture; what it shows in words is its alternative text."""
        self._pictures += 1
        inline = self._document.part.new_pic_inline(picture_stream(figure.svg), _WIDTH)
        told = inline.docPr
        told.set("id", str(self._pictures))
        told.set("name", f"figure-{self._pictures}")
        told.set("descr", figure.spoken)
        for named in inline.iter(qn("pic:cNvPr")):
            named.set("name", f"figure-{self._pictures}.png")
        yield paragraph("Caption", [run(figure.caption)])
        yield paragraph("Picture", [piece("w:r", piece("w:drawing", inline))])


def _add_numbering(numbering: Piece) -> None:
    """The house's two lists, before every list of the document, as the schema asks."""
    for at, (number, kind, text) in enumerate(
        ((BULLETS, "bullet", "\N{EN DASH}"), (NUMBERS, "decimal", "%1)"))
    ):
        indent = piece("w:pPr", piece("w:ind", left=425, hanging=425))
        level = piece(
            "w:lvl",
            piece("w:start", val=1),
            piece("w:numFmt", val=kind),
            piece("w:lvlText", val=text),
            piece("w:lvlJc", val="left"),
            indent,
            ilvl=0,
        )
        kind_of = piece("w:multiLevelType", val="singleLevel")
        numbering.insert(at, piece("w:abstractNum", kind_of, level, abstractNumId=number))
