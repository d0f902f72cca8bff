"""What makes a paper of an agency in Word: its head, number and addressee, the place to sign."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

from docx.document import Document
from docx.shared import Mm

from qaitaru.documents.outline import Formal, Letterhead, Line
from qaitaru.documents.pictures import is_drawing, picture_stream
from qaitaru.documents.word.pieces import Bookmarks, Piece, paragraph, piece, run
from qaitaru.documents.word.tables import bare_table
from qaitaru.documents.word.widths import PAGE_TWIPS

_EMBLEM: Final = Mm(22)
_SIGNED: Final = (PAGE_TWIPS // 2, PAGE_TWIPS // 5, PAGE_TWIPS - PAGE_TWIPS // 2 - PAGE_TWIPS // 5)


def head_pieces(formal: Formal, document: Document, marks: Bookmarks) -> Iterator[Piece]:
    """The letterhead, then the number and date beside the addressee."""
    yield from _letterhead(formal.letterhead, document)
    if formal.reference or formal.addressee:
        half = PAGE_TWIPS // 2
        yield bare_table(
            (half, PAGE_TWIPS - half),
            (
                _lines("Reference", formal.reference, marks),
                _lines("Addressee", formal.addressee, marks),
            ),
        )


def foot_pieces(formal: Formal) -> Iterator[Piece]:
    """Who signs, kept on one page with the last words; the place of the seal."""
    for one in formal.signatures:
        yield paragraph("Gap", (), piece("w:keepNext"))
        yield bare_table(
            _SIGNED,
            (
                [paragraph("Signature", [run(one.position)], piece("w:keepNext"))],
                [paragraph("Signature", [run("_" * 12)])],
                [paragraph("SignatureName", [run(one.name)])],
            ),
        )
    yield paragraph("Reference", [run(formal.seal)])  # a document ends in a paragraph


def _lines(style: str, lines: Iterable[Line], marks: Bookmarks) -> list[Piece]:
    return [paragraph(style, marks.runs(line)) for line in lines] or [paragraph(style)]


def _letterhead(head: Letterhead, document: Document) -> Iterator[Piece]:
    if head.image:
        stream = (
            picture_stream(head.image.decode()) if is_drawing(head.image) else BytesIO(head.image)
        )
        inline = document.part.new_pic_inline(stream, _EMBLEM)
        inline.docPr.set("id", "1000")
        yield paragraph("LetterheadLine", [piece("w:r", piece("w:drawing", inline))])
    if head.names:
        width = PAGE_TWIPS // len(head.names)
        cells = [[paragraph("Letterhead", [run(name)])] for name in head.names]
        yield bare_table([width] * len(cells), cells)
    for line in head.lines:
        yield paragraph("LetterheadLine", [run(line)])
    if head.names or head.lines:
        edge = piece("w:bottom", val="single", sz=8, space=1, color="16202B")
        yield paragraph("Gap", (), piece("w:pBdr", edge))
