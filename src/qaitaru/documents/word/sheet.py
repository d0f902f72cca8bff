"""The sheet a document of Word is set on: A4, fonts by name, styles, the language of its words.

The fonts are those of every office machine that writes Kazakh: nothing is embedded, and a document
that is edited further looks the same on the next desk. Word hyphenates by the language named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from qaitaru.documents.word.pieces import Piece, piece

TAGS: Final[Mapping[str, str]] = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en-GB"}
_INK: Final = RGBColor(0x16, 0x20, 0x2B)
_QUIET: Final = RGBColor(0x51, 0x60, 0x6E)
_LINK: Final = RGBColor(0x1B, 0x4F, 0x8A)
_CODE: Final = "Courier New"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph is set; sizes and room above and below in points."""

    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    keep: bool = False
    colour: RGBColor = _INK
    leading: float = 1.0
    align: WD_ALIGN_PARAGRAPH | None = None


_RIGHT, _MIDDLE, _BOTH = (
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
_LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
_SMALL: Final = {
    "Cell": Look(size=8.5, before=2, after=2),
    "CellHead": Look(size=8, before=3, after=3, bold=True, keep=True),
    "Detail": Look(size=8, after=3),
    "Particular": Look(size=9.5, before=2, after=2),
    "Gap": Look(size=4),
    "Picture": Look(size=8, after=8),
    "Kind": Look(size=9, after=2, bold=True, colour=_LINK),
    "Contents": Look(size=12, before=16, after=6, bold=True, keep=True),
    "Note": Look(size=9.5, before=6, after=6, leading=1.1),
    "Items": Look(size=10, after=3, leading=1.15),
    "Letterhead": Look(size=11, after=2, bold=True, align=_MIDDLE),
    "LetterheadLine": Look(size=8.5, align=_MIDDLE),
    "Reference": Look(size=12, before=4, align=_LEFT),
    "Addressee": Look(size=12, before=4, align=_LEFT),
    "Signature": Look(size=12, before=18, bold=True, align=_LEFT),
    "SignatureName": Look(size=12, before=18, bold=True, align=_RIGHT),
}
_REPORT: Final = {
    "Normal": Look(size=10, after=6, leading=1.15),
    "Title": Look(size=21, after=4, bold=True),
    "Heading 1": Look(size=15, before=20, after=8, bold=True, keep=True),
    "Heading 2": Look(size=11.5, before=14, after=6, bold=True, keep=True),
    "Heading 3": Look(size=10.5, before=10, after=4, bold=True, keep=True),
    "Caption": Look(size=9, before=10, after=4, bold=True, keep=True),
    "Header": Look(size=8, colour=_QUIET),
    "Footer": Look(size=8, colour=_QUIET),
    **_SMALL,
}
_FORMAL: Final = _REPORT | {
    "Normal": Look(size=12, after=6, leading=1.1, align=_BOTH),
    "Title": Look(size=14, before=14, after=10, bold=True, align=_MIDDLE),
    "Heading 1": Look(size=12, before=12, after=6, bold=True, keep=True),
    "Heading 2": Look(size=12, before=8, after=4, bold=True, keep=True),
    "Caption": Look(size=10.5, before=8, after=3, bold=True, keep=True),
    "Cell": Look(size=10, before=2, after=2),
    "CellHead": Look(size=9.5, before=3, after=3, bold=True, keep=True),
    "Particular": Look(size=11, before=2, after=2),
    "Note": Look(size=11, before=6, after=6, leading=1.1),
    "Items": Look(size=12, after=4, leading=1.1, align=_BOTH),
}


def new_sheet(language: str, *, formal: bool) -> Document:
    """An empty document on A4 with every style of the house."""
    document = docx.Document()
    font, looks = ("Times New Roman", _FORMAL) if formal else ("Arial", _REPORT)
    _named(document, font, TAGS[language])
    for name, look in looks.items():
        _set(_paragraph_style(document, name), look, font)
    for name, code, colour in (
        ("Quiet", False, _QUIET),
        ("Code", True, None),
        ("Hyperlink", False, _LINK),
        ("CodeLink", True, _LINK),
    ):
        _set_run(document, name, colour, code=code)
    _page(document)
    _hyphenated(document)
    return document


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    known = {style.name for style in document.styles}
    if name in known:
        found = document.styles[name]
    else:
        found = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        found.element.set(qn("w:styleId"), name)
    return cast("ParagraphStyle", found)  # what a style of that kind is


def _set(style: ParagraphStyle, look: Look, font: str) -> None:
    for rest in style.element.findall(qn("w:rPr")) + style.element.findall(qn("w:pPr")):
        style.element.remove(rest)
    style.font.size, style.font.bold = Pt(look.size), look.bold
    style.font.color.rgb = look.colour
    style.font.name = font
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing, form.keep_with_next = look.leading, look.keep
    form.alignment = look.align
    form.widow_control = True
    if style.name == "Note":
        (spacing,) = style.element.get_or_add_pPr().findall(qn("w:spacing"))
        spacing.addprevious(_beside())  # where the schema asks for it
    outline = {"Heading 1": 0, "Heading 2": 1, "Heading 3": 2}.get(style.name or "")
    if outline is not None:
        style.element.get_or_add_pPr().append(piece("w:outlineLvl", val=outline))


def _beside() -> Piece:
    """The rule at the side of a remark."""
    edge = piece("w:left", val="single", sz=16, space=8, color="1B4F8A")
    return piece("w:pBdr", edge)


def _set_run(document: Document, name: str, colour: RGBColor | None, *, code: bool) -> None:
    style = cast("CharacterStyle", document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))
    style.element.set(qn("w:styleId"), name)
    if code:
        style.font.name = _CODE
    if colour is not None:
        style.font.color.rgb = colour


def _named(document: Document, font: str, tag: str) -> None:
    """The font and language of whatever no style says otherwise of."""
    (defaults,) = document.styles.element.iter(qn("w:rPrDefault"))
    for one in list(defaults):
        defaults.remove(one)
    fonts = piece("w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font)
    defaults.append(
        piece("w:rPr", fonts, piece("w:sz", val=20), piece("w:lang", val=tag, eastAsia=tag))
    )


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def _hyphenated(document: Document) -> None:
    """Words are divided at the end of a line, not more than three lines running."""
    settings = document.settings.element
    (after,) = settings.iter(qn("w:defaultTabStop"))
    after.addnext(piece("w:consecutiveHyphenLimit", val=3))
    after.addnext(piece("w:autoHyphenation", val="true"))
