"""A request of ten pages is a matter of a second or two, in each language."""

import time
from dataclasses import replace

import pypdfium2
import pytest
from tests.documents.paper_facts import MLA, PRODUCED

from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.papers import Issuer, build_paper
from qaitaru.documents.templating.shelf import shipped
from qaitaru.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_pages_are_set_in_three_seconds(language: str) -> None:
    (template,) = (one for one in shipped() if one.name == f"kz/mla_request.{language}")
    facts = replace(MLA, asked=MLA.asked * 60, assets=MLA.assets * 20)
    began = time.perf_counter()
    outline = build_paper(template, facts, Issuer(agency="A", produced_utc=PRODUCED)).outline
    assert outline is not None
    content = render_pdf(outline)
    wall = time.perf_counter() - began
    with pypdfium2.PdfDocument(content) as document:
        pages = len(document)
    assert pages >= 10
    assert wall < 3, f"{pages} pages in {wall:.2f} s"
