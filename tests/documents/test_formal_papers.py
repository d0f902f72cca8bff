"""A paper of an agency: its head, who is written to, who signs; Kazakh words are divided."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from tests.documents.in_office import text_in_office

from qaitaru.documents.dividing import divided
from qaitaru.documents.outline import (
    Formal,
    Items,
    Letterhead,
    Outline,
    Paragraph,
    Particulars,
    Section,
    Signature,
    Span,
)
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_html import render_html
from qaitaru.documents.render_pdf import render_pdf, thin

SEAL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
)
PROSE = (
    "Қазақстан Республикасының Бас прокуратурасы қылмыстық жолмен алынған мүлікті қайтару "
    "жөніндегі халықаралық шарттардың талаптарын басшылыққа ала отырып, тергеп-тексеру барысында "
    "анықталған 12\u00a0345\u00a0678,90\u00a0KZT көлеміндегі қаражаттың қозғалысы туралы "
    "мәліметтерді ұсынуды сұрайды. "
)


def line(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def paper(language: str = "kk", *, image: bytes = b"") -> Outline:
    return Outline(
        language=language,
        kind="Сұрау салу",
        title="Құқықтық көмек көрсету туралы сұрау салу",
        author="Агенттік",
        produced_utc=datetime(2026, 3, 5, tzinfo=UTC),
        head=Particulars(()),
        contents_title="",
        running_head="Сұрау салу № 12",
        page_of="{pages} беттің {page}-беті",
        sections=(
            Section(
                "1. Мән-жайы",
                "one",
                (Paragraph(line(PROSE * 3)), Items((line("бірі"), line("екінші")), ordered=True)),
            ),
        ),
        formal=Formal(
            letterhead=Letterhead(
                names=("БАС ПРОКУРАТУРА", "ГЕНЕРАЛЬНАЯ ПРОКУРАТУРА"),
                lines=("Үлгі к., 1",),
                image=image,
            ),
            reference=(line("№ 12-3/45"), line("2026 жылғы 5 наурыз")),
            addressee=(line("Үлгі мемлекетінің Әділет министрлігі"),),
            signatures=(Signature("Бөлім бастығы", "А. Үлгіов"),),
            seal="М.О.",
        ),
    )


def read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    return text.replace("\u00a0", " ")


def test_the_paper_says_who_writes_to_whom_and_who_signs() -> None:
    text = read(render_pdf(paper()))
    for told in ("БАС ПРОКУРАТУРА", "Үлгі к., 1", "№ 12-3/45", "Әділет министрлігі", "А. Үлгіов"):
        assert told in text
    assert text.index("БАС ПРОКУРАТУРА") < text.index("Әділет министрлігі") < text.index("Мән-жайы")
    assert text.index("екінші") < text.index("Бөлім бастығы") < text.index("М.О.")


def test_kazakh_words_are_divided_and_the_rest_of_the_text_stays_whole() -> None:
    pdf = render_pdf(paper())
    words = divided(pdf)
    assert words
    whole = read(pdf).replace("\ufffe", "").replace("\xad", "")
    told, said = ("".join(text.replace("-", "").split()) for text in (whole, PROSE))
    assert said in told  # a hyphen that ends a line is told like one that divides
    left = {word for word in read(pdf).split() if "\xad" in word}
    assert all(word.replace("\xad", "").replace("\ufffe", "").strip(".,") in words for word in left)
    assert pdf == render_pdf(paper())


def test_thousands_are_parted_by_a_narrow_space_and_nothing_else_is() -> None:
    assert thin("12\u00a0345\u00a0678,90\u00a0KZT") == "12\u202f345\u202f678,90\u00a0KZT"
    assert thin("1\u00a05000 ст.\u00a0161") == "1\u00a05000 ст.\u00a0161"


@pytest.mark.parametrize("image", [b"", SEAL])
def test_the_same_paper_stands_in_word(image: bytes, tmp_path: Path) -> None:
    content = render_docx(paper(image=image))
    assert content == render_docx(paper(image=image))
    (text,) = text_in_office({"paper": content}, tmp_path).values()
    for told in ("БАС ПРОКУРАТУРА", "№ 12-3/45", "Әділет министрлігі", "А. Үлгіов", "М.О."):
        assert told in text
    assert " ".join(PROSE.split()) in text.replace("\u00a0", " ")


ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "numPr",
    "pBdr",
    "shd",
    "tabs",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
    "rPr",
    "sectPr",
)
"""Properties of a paragraph in the order of the schema: CT_PPr of ISO/IEC 29500-1."""


def test_what_word_is_strict_about_is_kept() -> None:
    document = docx.Document(BytesIO(render_docx(paper(image=SEAL))))
    parts = (document.element, document.styles.element, document.part.numbering_part.element)
    for properties in (one for part in parts for one in part.iter(qn("w:pPr"))):
        names = [child.tag.rpartition("}")[2] for child in properties]
        known = [name for name in names if name in ORDER]
        assert known == sorted(known, key=ORDER.index), names
    cells = list(document.element.iter(qn("w:tc")))
    assert cells
    assert all(cell[-1].tag == qn("w:p") for cell in cells)
    body = list(document.element.body)
    assert body[-2].tag == qn("w:p")
    assert not any(a.tag == b.tag == qn("w:tbl") for a, b in pairwise(body))
    numbers = [one.get("id") for one in document.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)


def test_the_same_paper_stands_in_a_browser() -> None:
    page = render_html(paper())
    for told in ("БАС ПРОКУРАТУРА", "№ 12-3/45", "Әділет министрлігі", "А. Үлгіов", "М.О."):
        assert told in page
    assert page.index("№ 12-3/45") < page.index("<h1>") < page.index("А. Үлгіов")


def test_the_letterhead_may_bear_a_picture() -> None:
    assert len(render_pdf(paper(image=SEAL))) > len(render_pdf(paper()))
