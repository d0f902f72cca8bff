"""The report as a document of Word: the same bytes each time, links that lead, words of its own."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.in_office import pages_in_office, text_in_office

from qaitaru.documents.outline import (
    Align,
    Column,
    Items,
    Note,
    Outline,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Table,
    spans_of,
    walk,
)
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.report import build
from qaitaru.documents.report_facts import ReportFacts
from qaitaru.documents.word.widths import PAGE_TWIPS, widths
from qaitaru.wording import LANGUAGES, forms_for, words_for

Told = Callable[[str], ReportFacts]


def _outline(facts: ReportFacts, language: str) -> Outline:
    return build(facts, words_for(language), forms_for(language))


def small(*blocks: Paragraph | Table | Items | Note, language: str = "en") -> Outline:
    return Outline(
        language=language,
        kind="Kind",
        title="Title",
        author="Agency",
        produced_utc=datetime(2026, 3, 5, 10, 20, 30, tzinfo=UTC),
        head=Particulars(()),
        contents_title="",
        running_head="Head",
        page_of="{pages}: {page}",
        sections=(Section("One", "one", blocks),),
    )


def plain(text: str) -> tuple[Span, ...]:
    return (Span(text),)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(name).decode()


def test_the_same_outline_gives_the_same_bytes(investigation: Told) -> None:
    outline = _outline(investigation("kk"), "kk")
    content = render_docx(outline)
    assert content == render_docx(outline)
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_another_moment_gives_other_bytes(investigation: Told) -> None:
    facts = investigation("en")
    later = replace(facts, produced_utc=facts.produced_utc.replace(year=2027))
    assert render_docx(_outline(facts, "en")) != render_docx(_outline(later, "en"))


def test_every_link_leads_to_a_bookmark_of_the_document(investigation: Told) -> None:
    outline = _outline(investigation("en"), "en")
    body = docx.Document(BytesIO(render_docx(outline))).element.body
    marks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    links = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    blocks = [block for section in walk(outline.sections) for block in section.blocks]
    assert len(links) >= sum(span.target != "" for block in blocks for span in spans_of(block))
    assert len(set(marks)) == len(marks)
    assert len(set(numbers)) == len(numbers)
    assert set(links) <= set(marks)
    assert all(len(name) <= 40 for name in marks)


@pytest.mark.parametrize(("language", "tag"), [("kk", "kk-KZ"), ("ru", "ru-KZ"), ("en", "en-GB")])
def test_word_is_told_the_language_and_to_divide_words(language: str, tag: str) -> None:
    content = render_docx(small(Paragraph(plain("text")), language=language))
    assert f'<w:lang w:val="{tag}"' in part(content, "word/styles.xml")
    assert "<w:autoHyphenation" in part(content, "word/settings.xml")


def test_a_heading_row_is_repeated_and_a_row_is_not_parted() -> None:
    rows = tuple(
        Row((plain(f"{n}"), plain("x")), detail=plain("more") if n else ()) for n in range(2)
    )
    table = Table("Caption", (Column("a"), Column("b", Align.END)), rows)
    text = part(render_docx(small(table)), "word/document.xml")
    assert text.count("<w:tblHeader/>") == 1
    assert text.count("<w:cantSplit/>") == 4
    assert text.count('<w:vMerge w:val="restart"/>') == 1


def test_each_ordered_list_begins_again() -> None:
    lists = [Items((plain("a"), plain("b")), ordered=True) for _ in range(2)]
    content = render_docx(small(*lists, Items((plain("c"),))))
    assert part(content, "word/numbering.xml").count("<w:startOverride") >= 2
    numbered = part(content, "word/document.xml").split("<w:numId w:val=")[1:]
    assert len({one.split("/>")[0] for one in numbered}) == 3


def test_what_would_be_markup_stays_text() -> None:
    hostile = '</w:t><w:instrText>DDEAUTO c:\\\\x</w:instrText>\x00\u202e&amp;"'
    content = render_docx(small(Paragraph(plain(hostile)), Note(plain(hostile))))
    told = "\n".join(one.text for one in docx.Document(BytesIO(content)).paragraphs)
    assert "<w:instrText>DDEAUTO" in told
    assert "[U+0000][U+202E]&amp;" in told


def test_columns_fill_the_page_whatever_they_hold() -> None:
    wide = Row((plain("x" * 300), plain("1 000 000,00 KZT"), plain("")))
    for shares in ((0, 0, 0), (2, 0, 1), (1, 1, 1)):
        columns = tuple(Column("t", share=share) for share in shares)
        found = widths(Table("", columns, (wide,)))
        assert sum(found) == PAGE_TWIPS
        assert min(found) > 0


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.integers(0, 9), st.sampled_from(Align)),
        min_size=1,
        max_size=9,
    )
)
def test_any_columns_fill_the_page(drawn: list[tuple[str, int, Align]]) -> None:
    columns = tuple(Column("title", align, share) for _, share, align in drawn)
    row = Row(tuple(plain(text) for text, _, _ in drawn))
    found = widths(Table("", columns, (row,)))
    assert sum(found) == PAGE_TWIPS
    assert min(found) > 0


def test_libreoffice_reads_every_word_of_it(investigation: Told, tmp_path: Path) -> None:
    outlines = {language: _outline(investigation(language), language) for language in LANGUAGES}
    told = text_in_office({key: render_docx(one) for key, one in outlines.items()}, tmp_path)
    for language, text in told.items():
        facts, words = investigation(language), words_for(language)
        assert " ".join(facts.title.split()) in text
        assert words("report.contents") in text
        assert all(one.sha256 in text for one in facts.exhibits)
        assert "әғқңөұүһі ₸" in text


def test_libreoffice_counts_its_pages(investigation: Told, tmp_path: Path) -> None:
    facts = investigation("en")
    (pages,) = pages_in_office({"a": render_docx(_outline(facts, "en"))}, tmp_path).values()
    for number in (1, 2, len(pages)):
        told = words_for("en")("report.page_of", page=number, pages=len(pages))
        assert told in pages[number - 1]
    assert facts.agency not in pages[0][:40]
    assert facts.agency in pages[1]
