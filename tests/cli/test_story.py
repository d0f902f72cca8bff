"""The bundled scenario as one case, from suspicion to return, typed on the command line.

The chapters (``tests/cli/story``) do it step by step by a clock of their own, and try every illegal
shortcut; here each paper that was issued on the way is read back.
"""

import dataclasses
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.story import abroad, at_home, sold_early, to_return
from tests.cli.story.hand import Case
from tests.cli.story.papers import MLA_FIELDS
from tests.cli.story.scene import set_scene
from tests.cli.story.teller import teller_at
from tests.databases import new_database
from tests.documents.test_papers_read import bare

from qaitaru.documents.facts.parts import Prose
from qaitaru.documents.facts.reading import read_facts
from qaitaru.documents.templating.filling import CLOSES, OPENS, Pen, value_text
from qaitaru.documents.templating.shelf import shipped
from qaitaru.facts.money import Money
from qaitaru.wording import forms_for

CHAPTERS = (
    at_home.opened,
    at_home.found,
    at_home.restricted,
    at_home.petitioned,
    at_home.lapsed,
    abroad.asked_abroad,
    abroad.answered,
    abroad.told_on,
    abroad.asked_of_unit,
    sold_early.held,
    sold_early.sold,
    sold_early.claimed,
    to_return.kept,
    to_return.confiscated,
    to_return.returned,
    to_return.told_whole,
)
PAPERS = (
    (
        "restriction_order",
        "ru",
        ("Шырганакова Куляш Абишевна", "41000000,00KZT", "161", "согласие № 9"),
    ),
    ("prosecutor_consent", "kk", ("Үлгі қаласының прокуратурасы", "218-бабы", "Б. Ұлғатов")),
    ("judge_petition", "kk", ("Үлгі қалалық тергеу соты", "41000000,00KZT", "161–163", "48 сағат")),
    ("judge_petition", "ru", ("Следственный суд города Пример", "24582591,76KZT", "161–163")),
    ("mla_request", "kk", ("Үлгі көшесіндегі пәтер", "180000,00USD", "557–565", at_home.ABROAD)),
    ("mla_request", "ru", ("Квартира на улице Примерной", "180000,00USD", "557–565", "ОАЭ")),
    ("mla_request", "en", ("The flat on Sample Street", "180,000.00USD", "557–565", "FZ-005252")),
    ("arin_enquiry", "en", ("CARIN", "Meridian Sample Components FZE", "DRAFT")),
    ("fiu_request", "ru", ("ПФР ОАЭ", "статья 218 УК", "следственная группа", "FZ-005252")),
    ("asset_schedule", "ru", ("42500000,00KZT", "27556759,04KZT", "20:311:005:014:12:47")),
    ("investigation_report", "kk", ("24582591,76KZT", "Біріккен Араб Әмірліктері", "мерзімі")),
    ("investigation_report", "en", ("24,582,591.76KZT", "United Arab Emirates")),
    ("handover_list", "ru", ("land-register.csv", "SHA-256", "требование прокурора")),
)


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def record(request: pytest.FixtureRequest) -> str:
    """Where the story is kept, on each engine in turn: in its folder, or in a new database."""
    if request.param == "sqlite":
        return ""
    server: str = request.getfixturevalue("postgres")
    return new_database(server, "template1")


@pytest.fixture(scope="module")
def case(record: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The story told whole."""
    with teller_at(tmp_path_factory.mktemp("story")) as teller:
        case = set_scene(teller, record)
        for chapter in CHAPTERS:
            chapter(teller, case)
        yield case


def pages_of(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        return [page.get_textpage().get_text_range() for page in document]


def word_of(path: Path) -> str:
    """All that a document of Word says, heads and feet too."""
    with zipfile.ZipFile(path) as parts:
        names = [one for one in parts.namelist() if re.match(r"word/(document|header|footer)", one)]
        texts = [parts.read(one).decode() for one in names]
    return " ".join(re.sub("<[^>]+>", "", re.sub("</w:p>", " ", one)) for one in texts)


def told_by(document: str, language: str, facts: object) -> Iterator[str]:
    """Every text, sum and day of the facts that the template tells, as the language writes it."""
    (template,) = (one for one in shipped() if one.name == f"kz/{document}.{language}")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"{{[^{}]*}}", template.text))))
    pen, waiting = Pen(language, forms_for(language)), [facts]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str | Prose | Money | date):
            yield value_text(one, pen)
        elif isinstance(one, tuple):
            waiting += one
        elif dataclasses.is_dataclass(one):
            names = (each.name for each in dataclasses.fields(one))
            waiting += [getattr(one, name) for name in names if name in named]


@pytest.mark.slow
@pytest.mark.parametrize(("document", "language", "said"), PAPERS)
def test_every_paper_of_the_story_says_what_it_must(
    case: Case, document: str, language: str, said: tuple[str, ...]
) -> None:
    paths = {kind: case.papers[document, f"{language}.{kind}"] for kind in ("pdf", "docx", "json")}
    facts = read_facts(document, paths["json"].read_bytes())
    told = list(told_by(document, language, facts))
    for text in (" ".join(pages_of(paths["pdf"])), word_of(paths["docx"])):
        assert not set("{}\ufffd" + OPENS + CLOSES) & set(text)
        assert [one for one in said if bare(one) not in bare(text)] == []
        lacking = [one for one in told if not all(bare(w) in bare(text) for w in one.split())]
        assert lacking == []


@pytest.mark.slow
def test_a_draft_says_on_every_page_that_it_is_one(case: Case) -> None:
    drafted = pages_of(case.papers["mla_draft", "en.pdf"])
    assert len(drafted) > 1
    assert all("DRAFT – NOT FOR SENDING" in one for one in drafted)
    assert word_of(case.papers["mla_draft", "en.docx"]).count("DRAFT – NOT FOR SENDING") == 2
    assert not any("DRAFT" in one for one in pages_of(case.papers["mla_request", "en.pdf"]))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_request_is_told_in_the_order_of_its_instrument(case: Case, language: str) -> None:
    text = bare(" ".join(pages_of(case.papers["mla_request", f"{language}.pdf"])))
    order = ("requesting_authority", "case_nature", "facts", "full_text_of_articles", "persons")
    places = [text.index(bare(MLA_FIELDS[one][language])[:25]) for one in (*order, "purpose")]
    assert places == sorted(places)
