"""The screening desk in the browser: the queue, both sides, two members, lists and changes."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from litestar.testing import TestClient
from lxml import html
from tests.screening.desk_cases import (
    JUSAN,
    OTHER,
    ROW_JUSAN,
    ROW_SAKSAUL,
    SAKSAUL,
    as_member,
    invented,
    people,
)
from tests.web.conftest import HERE, TOKEN, Caller

from qaitaru.web.app import make_app

Texts = Callable[[html.HtmlElement, str], list[str]]
CONFIRM = "//button[@value='confirm']"
GIVEN = {"verdict": "match", "ground": "same_name_and_birth", "by_name": "1", "by_birth_date": "1"}


@pytest.fixture
def desk_with_hit(caller: Caller, tmp_path: Path) -> Caller:
    people(caller.desk, tmp_path / "evidence", SAKSAUL, JUSAN, OTHER)
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    assert caller.send("/hits/screen").url.path == "/hits"
    return caller


@pytest.fixture
def second(desk_with_hit: Caller) -> Iterator[Caller]:
    """Another member at the same workspace."""
    desk = as_member(desk_with_hit.desk, "bolat")
    with TestClient(make_app(desk, TOKEN), base_url=HERE) as client:
        caller = Caller(client, desk, desk_with_hit.clock)
        caller.enter()
        yield caller


def test_an_empty_desk_teaches_and_says_what_is_missing(caller: Caller, texts: Texts) -> None:
    assert "No screening yet" in texts(caller.page("/hits"), "//h2")
    assert "No list yet" in texts(caller.page("/lists"), "//h2")
    answer = caller.send("/hits/screen")
    assert answer.status_code == 422
    assert texts(html.document_fromstring(answer.text), "//p[@role='alert']")


def test_both_sides_stand_in_one_table_with_their_differences(
    desk_with_hit: Caller, texts: Texts
) -> None:
    page = desk_with_hit.page("/hits")
    assert page.xpath("//tbody//a[@data-line]/@href") == ["/hits/1"]
    page = desk_with_hit.page("/hits/1")
    rows = texts(page, "//table[contains(@class, 'compare')]/tbody/tr/th")
    assert rows[:3] == ["Names", "Kind", "Born"]
    assert texts(page, "//tr[contains(@class, 'same')]/td")[:2] == ["30/08/1974", "30/08/1974"]
    assert texts(page, "//span[contains(@class, 'word near')]")
    assert any("words of the names agree" in one for one in texts(page, "//td"))
    assert page.xpath("//details//a[@data-key]"), "what a report says opens its place"


def test_the_makers_confirm_button_is_absent(
    desk_with_hit: Caller, second: Caller, texts: Texts
) -> None:
    assert desk_with_hit.send("/hits/1/propose", **GIVEN).url.path == "/hits/1"
    mine = desk_with_hit.page("/hits/1")
    assert not mine.xpath(CONFIRM)
    assert not mine.xpath("//button[@value='refuse']")
    assert mine.xpath("//button[@value='withdraw']")
    assert not mine.xpath("//button[@disabled]")
    refused = desk_with_hit.send("/hits/1/answer", do="confirm")
    assert refused.status_code == 422
    assert second.page("/hits/1").xpath(CONFIRM)
    assert "your turn" in " ".join(texts(second.page("/hits"), "//tbody//small"))
    assert second.send("/hits/1/answer", do="confirm").url.path == "/hits/1"
    assert "match" in texts(desk_with_hit.page("/hits/1"), "//span[@class='state broken']")
    assert desk_with_hit.page("/hits?queue=match").xpath("//tbody//a/@href")
    assert not desk_with_hit.page("/hits").xpath("//tbody")


def test_a_refused_proposal_comes_back_with_its_remark(
    desk_with_hit: Caller, second: Caller, texts: Texts
) -> None:
    desk_with_hit.send("/hits/1/propose", **GIVEN)
    mute = second.send("/hits/1/answer", do="refuse")
    assert mute.status_code == 422
    assert "Write a remark" in texts(html.document_fromstring(mute.text), "//p[@role='alert']")[0]
    second.send("/hits/1/answer", do="refuse", remark="Ask for the document")
    page = desk_with_hit.page("/hits")
    assert "Came back: bolat: Ask for the document" in texts(page, "//tbody//small")
    assert desk_with_hit.page("/hits/1").xpath("//select[@data-verdict='match']")


def test_a_proposal_that_lacks_something_stays_in_its_form(
    desk_with_hit: Caller, texts: Texts
) -> None:
    answer = desk_with_hit.send(
        "/hits/1/propose", verdict="no_match", ground="other", by_name="1", until="2026-12-31"
    )
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert texts(page, "//p[@role='alert']")
    assert page.xpath("//form[.//h2[@id='no_match']]//option[@selected]/@value") == ["other"]
    assert page.xpath("//input[@name='by_name'][@checked]")
    assert page.xpath("//input[@name='until']/@value") == ["2026-12-31"]
    for faulty in ({"until": "soon"}, {"verdict": "perhaps"}):
        assert desk_with_hit.send("/hits/1/propose", **{**GIVEN, **faulty}).status_code == 422
    assert desk_with_hit.send("/hits/1/answer", do="perhaps").status_code == 422
    assert desk_with_hit.get("/hits/9").status_code == 404


def test_lists_show_what_was_in_force_and_what_changed(
    desk_with_hit: Caller, tmp_path: Path, texts: Texts
) -> None:
    changed = ROW_SAKSAUL.replace("Kazakhstan", "Kyrgyzstan")
    invented(desk_with_hit.desk, tmp_path / "lists", [changed, ROW_JUSAN], date(2026, 1, 6))
    page = desk_with_hit.page("/lists")
    assert page.xpath("//tr[@aria-current]//a[@data-line]/@href") == ["/lists/2"]
    then = desk_with_hit.page("/lists?as_of=2026-01-05")
    assert then.xpath("//tr[@aria-current]//a[@data-line]/@href") == ["/lists/1"]
    assert desk_with_hit.page("/lists?as_of=2026-03-02T09:00:00Z").xpath("//table")
    assert desk_with_hit.get("/lists?as_of=then").status_code == 422
    assert desk_with_hit.get("/lists?as_of=2026-03-02T09:00:00").status_code == 422
    page = desk_with_hit.page("/lists/1/2")
    assert "T2 · Umar Zhusanbekov" in texts(page, "//li")
    assert texts(page, "//del") == ["Kazakhstan"]
    assert texts(page, "//ins") == ["Kyrgyzstan"]
    page = desk_with_hit.page("/lists/2?q=umar")
    assert texts(page, "//tbody/tr/th") == ["T2"]
    assert desk_with_hit.get("/lists/9").status_code == 404


def test_home_tells_what_waits_and_when_lists_have_changed(
    desk_with_hit: Caller, tmp_path: Path, texts: Texts
) -> None:
    tile = "//li[contains(@class, 'tile')][.//a[@href='/hits']]"
    page = desk_with_hit.page("/")
    assert texts(page, f"{tile}//p[@class='figure']") == ["1 hits wait"]
    assert page.xpath(f"{tile}//p[@class='first']/a/@href") == ["/hits/1"]
    assert not page.xpath(f"{tile}//span[contains(@class, 'unproved')]")
    invented(desk_with_hit.desk, tmp_path / "lists", [ROW_JUSAN], date(2026, 1, 6))
    assert desk_with_hit.page("/").xpath(f"{tile}//span[contains(@class, 'unproved')]")


def test_the_desk_speaks_all_three_languages(desk_with_hit: Caller, texts: Texts) -> None:
    for language, words in (("kk", "сәйкестік"), ("ru", "овпадени"), ("en", "Hit")):
        for address in ("/hits", "/hits/1", "/lists", "/lists/1"):
            page = desk_with_hit.page(f"{address}?lang={language}")
            assert not [one for one in texts(page, "//main//*") if "web." in one[:5]]
        assert words in " ".join(texts(desk_with_hit.page(f"/hits/1?lang={language}"), "//main"))
