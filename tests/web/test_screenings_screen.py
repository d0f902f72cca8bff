"""The screenings kept, in the browser: listed, opened from a hit, and made again."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.screening.desk_cases import OTHER, ROW_JUSAN, ROW_SAKSAUL, SAKSAUL, invented, people
from tests.web.conftest import Caller

from qaitaru.acts.screening.look_at_screenings import look_at_screening
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.screening.screen_payments import screen_payments

Texts = Callable[[html.HtmlElement, str], list[str]]


@pytest.fixture
def screened(caller: Caller, tmp_path: Path) -> Caller:
    """Two people in a report, one of them on a list, screened once."""
    people(caller.desk, tmp_path / "evidence", SAKSAUL, OTHER)
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(caller.desk)
    screen_payments(caller.desk)
    return caller


def test_a_hit_leads_to_the_screening_that_met_it_with_lists_parameters_and_code(
    screened: Caller, texts: Texts
) -> None:
    (address,) = screened.page("/hits/1").xpath("//a[contains(@href, '/hits/screenings/')]/@href")
    page = screened.page(address)
    facts = " ".join(texts(page, "//dl[@class='facts']//dd"))
    kept = look_at_screening(screened.desk, 1)
    for told in (kept.result_sha256, kept.data_version, kept.code_version, "0.720"):
        assert told in facts
    assert page.xpath("//table[1]//a[@href='/lists/1']")
    assert kept.lists[0].content_sha256 in texts(page, "//table[1]//code")
    assert page.xpath("//a[@data-line]/@href") == ["/hits/1"]


def test_the_screenings_stand_in_a_list_the_latest_first(
    screened: Caller, texts: Texts, tmp_path: Path
) -> None:
    invented(screened.desk, tmp_path / "lists", [ROW_JUSAN], date(2026, 1, 6))
    screen_parties(screened.desk)
    screen_payments(screened.desk)
    assert screened.page("/hits").xpath("//a[@href='/hits/screenings']")
    page = screened.page("/hits/screenings")
    assert texts(page, "//tbody//a[@data-line]") == [
        "Screening 4: payments",
        "Screening 3: parties",
        "Screening 2: payments",
        "Screening 1: parties",
    ]
    assert texts(page, "//tbody/tr[last()]/td[last()]") == ["not made again yet"]
    nobody = screened.page("/hits/screenings/3")
    assert "Nothing was met." in texts(nobody, "//main/p")


def test_made_again_it_says_that_it_is_the_same_and_the_page_keeps_it(
    screened: Caller, texts: Texts
) -> None:
    answer = screened.send("/hits/screenings/1/again")
    assert answer.url.path.startswith("/jobs/")
    page = html.document_fromstring(answer.text)
    assert texts(page, "//main//h2") == ["The same, byte for byte."]
    assert page.xpath("//a[@href='/hits/screenings/1']")
    (told,) = texts(screened.page("/hits/screenings/1"), "//dl[@class='facts']/dd[last()]")
    assert told.startswith("the same, byte for byte")


def test_what_was_never_kept_is_not_found(screened: Caller) -> None:
    assert screened.get("/hits/screenings/99").status_code == 404
    assert screened.send("/hits/screenings/99/again").status_code == 404
