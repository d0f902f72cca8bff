"""Ownership in the browser: the reading, the day, how far each answer goes, and its evidence."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.screening.desk_cases import ROW_SAKSAUL, SAKSAUL, invented
from tests.web.conftest import Caller

from qaitaru.acts.screening.screen_parties import screen_parties

Texts = Callable[[html.HtmlElement, str], list[str]]
PERSON = {"name": [SAKSAUL[1]], "birthDate": [SAKSAUL[2]]}
GRAPH = [
    ("P1", "Person", PERSON),
    ("C1", "Company", {"name": ["Altyn <b> LLP"]}),
    ("C2", "Company", {"name": ["Kok Zhiek JSC"]}),
    ("O1", "Ownership", {"owner": ["P1"], "asset": ["C1"], "percentage": ["60"]}),
    ("O2", "Ownership", {"owner": ["C1"], "asset": ["C2"], "percentage": ["20"]}),
    ("O3", "Ownership", {"owner": ["C1"]}),
]


@pytest.fixture
def held(caller: Caller, tmp_path: Path) -> Caller:
    lines = [{"id": key, "schema": kind, "properties": said} for key, kind, said in GRAPH]
    told = "".join(json.dumps(one) + "\n" for one in lines)
    caller.ingest(tmp_path / "evidence", graph__ftm__json=told)
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(caller.desk)
    return caller


def test_an_empty_desk_is_taught(caller: Caller, texts: Texts) -> None:
    assert caller.page("/hits").xpath("//main//a[@href='/hits/ownership']")
    page = caller.page("/hits/ownership")
    assert "No party with a hit holds anything" in texts(page, "//h2")
    assert page.xpath("//input[@name='as_of']/@value") == ["2026-03-02"]


def test_each_party_is_told_with_its_answer_and_its_path(held: Caller, texts: Texts) -> None:
    page = held.page("/hits/ownership?rule=ofac&as_of=2026-03-02")
    assert texts(page, "//tbody/tr/th") == ["Altyn <b> LLP", "Kok Zhiek JSC"]
    assert texts(page, "//tbody//span[contains(@class, 'state')]") == ["possible", "not proved"]
    (first, second) = texts(page, "//tbody/tr/td[3]")
    assert "Саксаулов Касым Тестович → shares 60 % → Altyn <b> LLP" in first
    assert "→ shares 20 % → Kok Zhiek JSC" in second
    assert page.xpath("//section//li/a/@href") == ["/hits/1"]
    assert "does not name both ends" in " ".join(texts(page, "//details//li"))


def test_each_link_opens_its_evidence(held: Caller, texts: Texts) -> None:
    page = held.page("/hits/ownership")
    (address,) = page.xpath("//tbody/tr[1]//a[@data-key]/@href")
    opened = held.page(address)
    assert texts(opened, "//*[@id='panel']//h2")
    assert "60" in " ".join(texts(opened, "//*[@id='panel']"))
    part = held.get(address, **{"hx-target": "panel"})
    assert "<table" not in part.text.split("panel")[0]


def test_the_reading_chosen_decides(held: Caller, texts: Texts) -> None:
    page = held.page("/hits/ownership?rule=fatf&as_of=2026-03-02")
    assert texts(page, "//select[@name='rule']/option[@selected]")[0].startswith("FATF")
    assert "FATF" in texts(page, "//main//p[@class='quiet']")[0]


@pytest.mark.parametrize("asked", ["rule=nobody", "as_of=soon", "rule=ofac&as_of=1900-01-01"])
def test_what_cannot_be_asked_is_said(held: Caller, texts: Texts, asked: str) -> None:
    answer = held.get(f"/hits/ownership?{asked}")
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert texts(page, "//p[@role='alert']")
    assert not page.xpath("//tbody")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_has_words_in_each_language(held: Caller, texts: Texts, language: str) -> None:
    page = held.page(f"/hits/ownership?lang={language}")
    assert not [one for one in texts(page, "//main//*") if one.startswith("web.")]
