"""The work of a long request grows with its pages, in each language: its speed is the bench's."""

from cProfile import Profile
from dataclasses import replace
from pstats import Stats

import pypdfium2
import pytest
from tests.documents.paper_facts import MLA, PRODUCED

from qaitaru.documents.render_pdf import render_pdf
from qaitaru.documents.templating.papers import Issuer, build_paper
from qaitaru.documents.templating.shelf import shipped
from qaitaru.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_twice_the_pages_are_at_most_twice_the_work(language: str) -> None:
    _made(language, 1)  # fonts and templates are read once
    once, twice = _counted(language, 30), _counted(language, 60)
    assert twice[0] >= 10
    assert twice[1] <= 2 * once[1]


def _counted(language: str, times: int) -> tuple[int, int]:
    """The pages, and the calls it took to set them: the same on every machine."""
    counting = Profile()
    content = counting.runcall(_made, language, times)
    with pypdfium2.PdfDocument(content) as document:
        return len(document), Stats(counting).total_calls  # type: ignore[attr-defined]  # no stub


def _made(language: str, times: int) -> bytes:
    (template,) = (one for one in shipped() if one.name == f"kz/mla_request.{language}")
    facts = replace(MLA, asked=MLA.asked * times, assets=MLA.assets * (times // 3))
    outline = build_paper(template, facts, Issuer(agency="A", produced_utc=PRODUCED)).outline
    assert outline is not None
    return render_pdf(outline)
