"""Payment hits in the browser: in the same queue, with their payments behind, told to the duty."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.acts.test_payment_hits import MATCHED, decide, pay
from tests.screening.desk_cases import ROW_JUSAN, ROW_SAKSAUL, invented
from tests.web.conftest import Caller

from qaitaru.acts.duty.open_duty import open_duty_of_hit
from qaitaru.acts.intake.withdraw_import import withdraw_import

Texts = Callable[[html.HtmlElement, str], list[str]]
RENT = "rent {:02}, Qasim Saksaulov, paid"


@pytest.fixture
def paid(caller: Caller, tmp_path: Path) -> Caller:
    """Twelve rents with a listed name in the text, and a listed payer."""
    rents = [
        (f"2026-01-{day:02}", "Altyn Dala LLP", "Beket House", RENT.format(day))
        for day in range(1, 13)
    ]
    sides = [("2026-02-01", "Umar Zhusanbekov", "Beket House", "gift")]
    pay(caller.desk, tmp_path / "evidence", rents + sides)
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL, ROW_JUSAN], date(2026, 1, 5))
    assert caller.send("/hits/screen").url.path == "/hits"
    return caller


def test_parties_and_payments_stand_in_one_queue_and_are_told_apart(
    paid: Caller, texts: Texts
) -> None:
    lines = "//tbody//a[@data-line]"
    assert texts(paid.page("/hits"), lines) == ["Qasim Saksaulov", "Umar Zhusanbekov"]
    only = paid.page("/hits?of=payment")
    assert texts(only, lines) == ["Qasim Saksaulov"], "a side stands as its party does"
    assert "in 12 payments" in texts(only, "//tbody//small")
    assert texts(paid.page("/hits?of=party"), lines) == ["Umar Zhusanbekov"]
    chips = texts(only, "//nav[2]//a")
    assert [one.split()[-1] for one in texts(only, "//ul[@class='chips'][1]//a")][:3] == [
        "2",
        "1",
        "1",
    ], chips
    through = paid.page("/hits?of=payment&queue=all")
    assert texts(through, "//tbody//a[contains(., 'Stands as its party does')]")


def test_a_payment_hit_shows_its_text_and_pages_of_payments_with_their_sources(
    paid: Caller, texts: Texts
) -> None:
    (address,) = paid.page("/hits?of=payment").xpath("//tbody//a[@data-line]/@href")
    page = paid.page(address)
    assert texts(page, "//mark") == ["Qasim Saksaulov"]
    assert texts(page, "//section[.//mark]/p") == [RENT.format(1)]
    assert len(texts(page, "//*[@id='payments']//tbody/tr")) == 10
    assert len(texts(paid.page(f"{address}?page=2"), "//*[@id='payments']//tbody/tr")) == 2
    opened = page.xpath("//*[@id='payments']//tbody/tr[1]/th/a/@href")[0]
    assert texts(paid.page(opened), "//*[@id='panel']//h2")
    listed = page.xpath("//*[@id='payments']//tbody/tr[1]/th//small/a/@href")[0]
    assert RENT.format(1) in " ".join(texts(paid.page(listed), "//tbody/tr[@aria-current]/td"))


def test_a_confirmed_match_opens_a_duty_and_its_payments_are_told_there_once(
    paid: Caller, texts: Texts
) -> None:
    (address,) = paid.page("/hits?of=payment").xpath("//tbody//a[@data-line]/@href")
    number = int(address.rsplit("/", 1)[1])
    decide(paid.desk, number, MATCHED)
    assert paid.page(address).xpath(f"//a[starts-with(@href, '/duty?hit={number}')]")
    refused = paid.send(f"{address}/attempt", **{"entry_1-t1": "1"})
    assert refused.status_code == 422
    open_duty_of_hit(paid.desk, number)
    ticks = "//form[contains(@action, '/attempt')]//input[@type='checkbox']"
    assert len(paid.page(address).xpath(ticks)) == 10
    assert paid.send(f"{address}/attempt").status_code == 422, "none ticked"
    two = {"entry_1-t1": "1", "entry_1-t2": "1"}
    assert paid.send(f"{address}/attempt", **two).url.path == address
    page = paid.page(address)
    assert page.xpath("//a[@href='/duty/1']")
    assert len(page.xpath(ticks)) == 8
    assert paid.send(f"{address}/attempt", **two).status_code == 422
    assert paid.send(f"{address}/attempt", **{"entry_1-t13": "1"}).status_code == 422
    assert paid.send(f"{address}/attempt", do="all").url.path == address
    assert not paid.page(f"{address}?page=2").xpath(ticks)
    assert len(texts(paid.page("/duty/1"), "//*[@id='attempts']/p[not(@class)]")) == 12


def test_a_withdrawn_payment_stays_behind_and_is_told_so(paid: Caller, texts: Texts) -> None:
    (address,) = paid.page("/hits?of=payment").xpath("//tbody//a[@data-line]/@href")
    withdraw_import(paid.desk, 1, because="wrong file")
    rows = texts(paid.page(address), "//*[@id='payments']//tbody/tr")
    assert all("withdrawn" in one for one in rows)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_pages_have_words_in_each_language(paid: Caller, texts: Texts, language: str) -> None:
    (address,) = paid.page("/hits?of=payment").xpath("//tbody//a[@data-line]/@href")
    for page in ("/hits?queue=all", address):
        paid.send("/view", language=language)
        found = texts(paid.page(page), "//main//*")
        assert not [one for one in found if one.startswith(("web.", "hit."))]
