"""A request of ten pages as PDF and as a document of Word, beside one plain setting of its pages.

A Kazakh page is set twice, so that no mark of division stays inside its words: the ratio tells what
that costs. The text is that of the house's own catalogues: words as they are really used.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
from tests.documents.paper_facts import MLA, PRODUCED

from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.outline import Outline
from qaitaru.documents.render_docx import render_docx
from qaitaru.documents.render_pdf import paper_outline, render_pdf, typeset
from qaitaru.documents.templating.papers import Issuer, build_paper
from qaitaru.documents.templating.shelf import shipped
from qaitaru.wording import LANGUAGES, words_for

_LETTERS = 24_000
_RUNS = 3


def measure() -> dict[str, Any]:
    """For each language: pages, seconds of computing, and the ratio to one plain setting."""
    return {language: _measured(language) for language in LANGUAGES}


def _measured(language: str) -> dict[str, Any]:
    outline = _request(language)
    pages = len(pypdfium2.PdfDocument(render_pdf(outline)))
    plain = _seconds(lambda: typeset(outline, paper_outline(outline)))
    pdf = _seconds(lambda: render_pdf(outline))
    return {
        "pages": pages,
        "pdf_seconds": round(pdf, 3),
        "pdf_to_plain_ratio": round(pdf / plain, 2),
        "docx_seconds": round(_seconds(lambda: render_docx(outline)), 3),
    }


def _request(language: str) -> Outline:
    facts = replace(MLA, facts=Prose(kk=_prose("kk"), ru=_prose("ru"), en=_prose("en")))
    (template,) = (one for one in shipped() if one.name == f"kz/mla_request.{language}")
    outline = build_paper(template, facts, Issuer(agency="", produced_utc=PRODUCED)).outline
    assert outline is not None
    return outline


def _prose(language: str) -> str:
    """Paragraphs of six sentences from the catalogue's problems and typologies."""
    texts = words_for(language).texts
    told = [
        text[0].replace("{", "").replace("}", "")
        for key, text in sorted(texts.items())
        if key.startswith(("typology.", "problem.")) and len(text[0]) > 80
    ]
    paragraphs = [" ".join(told[nth : nth + 6]) for nth in range(0, len(told), 6)]
    return "\n\n".join(paragraphs)[:_LETTERS]


def _seconds(work: Callable[[], object]) -> float:
    """The least seconds of computing of several runs, whatever else the machine does."""
    taken = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)
