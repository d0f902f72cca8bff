"""A limitation is shown wherever a datum of its item is, with its request; and the web obeys it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.acts.limited_item_cases import agree, limit_item, take_in
from tests.detection.desk_cases_of_findings import COLLECTOR, collected, quiet_year
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA, BETA, EVIDENCE

from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import detect_here
from qaitaru.acts.tracing.trace_funds import trace_funds

Texts = Callable[[html.HtmlElement, str], list[str]]
CLAIM = """
claimant = "victim"
[[receipt]]
entry = "1-b2"
"""
MARKS = "//a[contains(@href, '/requests/') and contains(., 'Use limited')]"
NOTES = "//div[@role='note']"


@pytest.fixture
def two(caller: Caller, tmp_path: Path) -> Caller:
    files = {name: str(EVIDENCE[name]) for name in ("alpha-01__csv", "beta-01__csv")}
    take_in(caller.desk, tmp_path / "in", **files)
    return caller


def request_of(caller: Caller, exhibit: int) -> str:
    return f"/requests/{look_at_use_marks(caller.desk).of([exhibit])[0].request}"


def pages() -> list[str]:
    return ["/evidence", "/evidence/2", "/transfers", f"/accounts/{BETA}", "/source/2?place="]


def test_nothing_is_marked_where_nothing_is_limited(two: Caller) -> None:
    for address in pages():
        assert not two.page(address).xpath(f"{MARKS}|{NOTES}"), address


def test_lists_mark_the_rows_of_a_limited_item_and_no_others(two: Caller, texts: Texts) -> None:
    limit_item(two.desk, 2)
    for address, rows in (("/evidence", 1), ("/transfers", 1), (f"/accounts/{BETA}", 1)):
        marks = two.page(address).xpath(MARKS)
        assert [one.get("href") for one in marks] == [request_of(two, 2)] * rows, address
        assert "Came from GB" in marks[0].get("title")
    assert texts(two.page("/evidence"), MARKS) == ["Use limited: GB: intelligence"]
    assert not two.page(f"/accounts/{ALPHA}").xpath(MARKS)


def test_an_item_its_source_and_the_panel_tell_the_whole(two: Caller, texts: Texts) -> None:
    limit_item(two.desk, 2)
    for address in ("/evidence/2", "/source/2?place=", f"/accounts/{BETA}?open=2-b1"):
        (note,) = texts(two.page(address), NOTES)
        assert "Item 2: Came from GB in answer to request" in note, address
        assert "Allowed: intelligence." in note
    assert not two.page("/evidence/1").xpath(NOTES)


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "Ограниченное использование"), ("kk", "Пайдалану шектелген")],
)
def test_it_is_told_in_every_language(two: Caller, language: str, words: str) -> None:
    limit_item(two.desk, 2)
    assert words in two.get(f"/evidence?lang={language}").text


def test_a_finding_names_the_items_it_stands_on(
    caller: Caller, tmp_path: Path, texts: Texts
) -> None:
    take_in(caller.desk, tmp_path / "in", quiet__csv=quiet_year())
    take_in(caller.desk, tmp_path / "in", january__csv=collected(COLLECTOR, 1, range(1, 13)))
    detect_here(caller.desk, asked_typologies((), {}))
    assert not caller.page("/findings/1").xpath(NOTES)
    limit_item(caller.desk, 2)
    page = caller.page("/findings/1")
    assert "Item 2: Came from GB" in texts(page, NOTES)[0]
    assert len(page.xpath(f"//div[@id='rows']{MARKS}")) == 12


def test_a_trace_names_its_items_and_gives_a_working_paper_alone(two: Caller, texts: Texts) -> None:
    number = trace_funds(two.desk, CLAIM, rules=["fifo"])[0].analysis
    answer = limit_item(two.desk, 1)
    page = two.page(f"/tracing/{number}")
    assert "Item 1: Came from GB" in texts(page, NOTES)[0]
    assert page.xpath("//form[contains(@action, 'workbook')]//input[@name='use']/@value")
    drawing = page.xpath("//a[contains(@href, '/rules')]/@href")[0]
    assert drawing.endswith("use=intelligence")
    assert ".intelligence" in two.get(drawing).headers["content-disposition"]
    refused = two.get(f"/tracing/{number}/rules")
    assert refused.status_code == 422
    assert "item 1 came from GB" in refused.text
    shown = two.page(f"/tracing/{number}/running?account={ALPHA}&currency=KZT")
    assert shown.xpath(NOTES)
    assert shown.xpath(MARKS)
    agree(two.desk, answer, "evidence")
    page = two.page(f"/tracing/{number}")
    assert not page.xpath("//form[contains(@action, 'workbook')]//input[@name='use']")
    assert two.get(f"/tracing/{number}/rules").status_code == 200


def test_a_workbook_is_made_for_what_is_asked(two: Caller) -> None:
    number = trace_funds(two.desk, CLAIM, rules=["fifo"])[0].analysis
    limit_item(two.desk, 1)
    made = two.send(f"/tracing/{number}/workbook", use="intelligence")
    assert ".intelligence" in made.headers["content-disposition"]
    refused = two.send(f"/tracing/{number}/workbook")
    assert "content-disposition" not in refused.headers
    assert "item 1 came from GB" in refused.text


def test_a_table_taken_away_tells_it_in_a_column(two: Caller) -> None:
    addresses = [f"{one}?format=csv" for one in ("/evidence", "/transfers", f"/accounts/{BETA}")]
    assert all("Use limited" not in two.get(one).text for one in addresses)
    limit_item(two.desk, 2)
    for address in addresses:
        assert two.get(address).text.count("GB: intelligence") == 1, address
    assert "GB" not in two.get(f"/accounts/{ALPHA}?format=csv").text


def test_a_network_and_its_drawing_are_noted_by_what_their_arrows_rest_on(two: Caller) -> None:
    limit_item(two.desk, 2)
    asked = f"of={BETA}"
    assert two.page(f"/network?{asked}").xpath(f"{NOTES}//a[@href='/evidence/2']")
    assert "GB" in two.get(f"/network/drawing.svg?{asked}").text
    gamma = "by=account&of=KZ00000000000000GAMA"
    assert not two.page(f"/network?{gamma}").xpath(NOTES)
    assert "GB" not in two.get(f"/network/drawing.svg?{gamma}").text
