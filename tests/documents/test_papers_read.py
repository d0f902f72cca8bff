"""A request read again: whatever its facts say stands on its pages, in PDF and in Word."""

import dataclasses
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from tests.documents.in_office import text_in_office
from tests.documents.paper_facts import MLA, PRODUCED

from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.filling import Pen, value_text
from qaitaru.documents.templating.papers import Issuer, build_paper
from qaitaru.documents.templating.shelf import shipped
from qaitaru.facts.money import Money
from qaitaru.wording import LANGUAGES, forms_for

UNSAID = {"encumbrances", "measure", "phase"}
"""What a request does not tell of an asset: how it stands here."""


def leaves(value: object, pen: Pen) -> Iterator[str]:
    """Every text, amount and date that the facts hold, as the language writes it."""
    if isinstance(value, str | Prose | Money | date | datetime):
        yield value_text(value, pen)
    elif isinstance(value, tuple):
        for one in value:
            yield from leaves(one, pen)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            if one.name not in UNSAID:
                yield from leaves(getattr(value, one.name), pen)


def bare(text: str) -> str:
    """The letters and digits alone: blanks, hyphens and marks of division are the page's."""
    return re.sub(r"[\W_]", "", text)


def request(language: str) -> Outline:
    (template,) = (one for one in shipped() if one.name == f"kz/mla_request.{language}")
    outline = build_paper(template, MLA, Issuer(agency="A", produced_utc=PRODUCED)).outline
    assert outline is not None
    return outline


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_request_says_stands_in_the_pdf(language: str) -> None:
    with pypdfium2.PdfDocument(render_pdf(request(language))) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    # the head and foot of a page stand between two halves of what goes over its end
    text = bare(" ".join(pages))
    told = list(leaves(MLA, Pen(language, forms_for(language))))
    assert len(told) > 80
    lacking = [one for one in told if not all(bare(word) in text for word in one.split())]
    assert lacking == []


def test_all_that_a_request_says_stands_in_word(tmp_path: Path) -> None:
    contents = {language: render_docx(request(language)) for language in LANGUAGES}
    for language, text in text_in_office(contents, tmp_path).items():
        told = leaves(MLA, Pen(language, forms_for(language)))
        assert [one for one in told if bare(one) not in bare(text)] == []
