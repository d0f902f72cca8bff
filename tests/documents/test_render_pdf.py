"""The PDF report: the same bytes each time, an archive's format, every letter, every link."""

import ctypes
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pypdfium2.raw
import pytest

from qaitaru.documents.outline import Outline, spans_of, walk
from qaitaru.documents.render_pdf import cuttable, paper_outline, render_pdf
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.wording import LANGUAGES, forms_for, words_for

Told = Callable[[str], ReportFacts]
KAZAKH = "әғқңөұүһі ₸"


def _outline(facts: ReportFacts, language: str) -> Outline:
    return build(facts, words_for(language), forms_for(language))


def _text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def _links(pdf: bytes) -> int:
    """How many links the pages hold, as an independent reader counts them."""
    count = 0
    for page in pypdfium2.PdfDocument(pdf):
        place = ctypes.c_int(0)
        link = pypdfium2.raw.FPDF_LINK()
        while pypdfium2.raw.FPDFLink_Enumerate(page, place, ctypes.byref(link)):
            count += 1
    return count


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kazakh_letter_comes_out(investigation: Told, language: str) -> None:
    facts = investigation(language)
    text = _text(render_pdf(_outline(facts, language)))
    assert KAZAKH in text
    assert all(exhibit.sha256 in text for exhibit in facts.exhibits)
    assert words_for(language)("report.kind") in text


def test_the_same_facts_give_the_same_bytes(investigation: Told) -> None:
    first = render_pdf(_outline(investigation("kk"), "kk"))
    assert first == render_pdf(_outline(investigation("kk"), "kk"))


def test_another_moment_gives_other_bytes(investigation: Told) -> None:
    facts = investigation("en")
    later = replace(facts, produced_utc=facts.produced_utc.replace(year=2027))
    assert render_pdf(_outline(facts, "en")) != render_pdf(_outline(later, "en"))


def test_the_file_says_it_is_for_archives_and_for_everyone(investigation: Told) -> None:
    pdf = render_pdf(_outline(investigation("en"), "en"))
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


def test_every_link_of_the_outline_is_a_link_in_the_file(investigation: Told) -> None:
    outline = _outline(investigation("en"), "en")
    blocks = [block for section in walk(outline.sections) for block in section.blocks]
    linked = sum(span.target != "" for block in blocks for span in spans_of(block))
    contents = len(list(walk(outline.sections)))
    assert linked > 300
    assert _links(render_pdf(outline)) >= linked + contents


def test_what_would_be_a_program_for_the_typesetter_stays_text(investigation: Told) -> None:
    hostile = '#read("/etc/passwd") $x$ @row-1 *b* _i_ `c` \\ [#image("x")] <row-1>'
    facts = replace(investigation("en"), title=hostile, member=hostile)
    text = _text(render_pdf(_outline(facts, "en")))
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text


def test_letters_of_no_font_are_told_and_do_not_stop_the_report(investigation: Told) -> None:
    facts = replace(investigation("en"), title="中国银行 \x00\u202e 😀 العربية", agency="ქართული")
    text = _text(render_pdf(_outline(facts, "en")))
    assert "[U+4E2D]" in text
    assert "[U+202E]" in text


@pytest.mark.parametrize("name", ["<svg>", "&amp;", "x" * 400, "", " ", "a\nb", "😀", "\u200b"])
def test_any_party_can_be_drawn(investigation: Told, name: str) -> None:
    facts = investigation("en")
    flows = (replace(facts.flows[0], payer=name), *facts.flows[1:])
    parties = (replace(facts.parties[0], name=name, accounts=("9" * 80,)),)
    pdf = render_pdf(_outline(replace(facts, flows=flows, parties=parties), "en"))
    assert pdf.startswith(b"%PDF-1.7")


def test_a_long_code_may_be_cut_and_a_plain_word_may_not() -> None:
    for word in ("ұйымдастырушылар", "ауыртпалықтарын,", "(действительный:", "«заңдастыру»."):
        assert cuttable(word) == word
    assert cuttable("Уголовно-процессуального") == "Уголовно-\u200bпроцессуального"
    assert "\u200b" in cuttable("KZ64999KZT0000010234567")
    assert cuttable("vypiska_bank_2025.csv").split("\u200b") == [
        "vypiska_",
        "bank_",
        "2025.",
        "csv",
    ]


def test_no_break_stays_in_what_a_reader_copies(investigation: Told) -> None:
    facts = investigation("en")
    text = _text(render_pdf(_outline(facts, "en")))
    assert "\u200b" not in text
    assert facts.coverage[0].account in text


def test_the_sheet_is_given_data_alone(investigation: Told) -> None:
    data = paper_outline(_outline(investigation("kk"), "kk"))
    assert data["language"] == "kk"
    assert data["produced"]["year"] == 2026
