"""The network's page: what is around a party, the way of money, and where each figure leads."""

from collections.abc import Callable

import pytest
from lxml import etree, html
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA, BETA

Texts = Callable[[html.HtmlElement, str], list[str]]


@pytest.fixture
def ledger(member: Caller) -> Caller:
    return member


def _mark(page: html.HtmlElement, name: str) -> str:
    href = page.xpath(f"//tr[th[contains(., '{name}')]]//a[contains(@href, '/transfers')]/@href")[0]
    return str(href).split("party=")[1].split("&")[0]


def test_without_evidence_the_page_teaches(caller: Caller, texts: Texts) -> None:
    assert texts(caller.page("/network"), "//main//section/h2")


def test_an_account_means_its_holder_and_the_address_says_so(ledger: Caller) -> None:
    answer = ledger.get(f"/network?of={ALPHA}")
    assert ALPHA not in str(answer.url)
    assert "of=" in str(answer.url)


def test_what_is_drawn_is_in_the_tables_and_every_sum_opens_its_rows(
    ledger: Caller, texts: Texts
) -> None:
    page = ledger.page(f"/network?of={ALPHA}")
    rows = texts(page, "//table[caption[starts-with(., 'Who paid whom')]]/tbody/tr")
    assert rows[0].startswith("ТОО «Альфа»ТОО «Бета»510.00 KZT3")
    (drawn,) = page.xpath("//*[@class='chart network-drawing']")
    assert len(drawn.xpath(".//*[local-name()='rect']")) == 3
    for address in page.xpath("//td[@class='sum']/a/@href"):
        assert texts(ledger.page(str(address)), "//table/tbody/tr")


def test_a_name_that_one_party_has_is_opened_and_of_several_one_is_chosen(
    ledger: Caller, texts: Texts
) -> None:
    assert "of=" in str(ledger.get("/network?find=Бета").url)
    assert len(texts(ledger.page("/network?find=ТОО"), "//section//li/a")) == 2
    assert texts(ledger.page("/network?find=Никто"), "//p[@role='status']")


def test_who_is_hidden_is_told_and_counted_with_the_others(ledger: Caller, texts: Texts) -> None:
    page = ledger.page(f"/network?of={ALPHA}")
    hidden = ledger.page(f"/network?of={ALPHA}&hide={_mark(page, 'Бета')}")
    assert texts(hidden, "//li[@class='chip']")[0].startswith("ТОО «Бета»")
    rows = texts(hidden, "//table[caption[starts-with(., 'Who paid whom')]]/tbody/tr")
    assert any(row.startswith("ТОО «Альфа»others: 1510.00 KZT") for row in rows)


def test_the_way_of_money_is_told_row_by_row(ledger: Caller, texts: Texts) -> None:
    page = ledger.page(f"/network?of={ALPHA}&to={BETA}")
    (row,) = texts(page, "//section[@class='sheet way']//tbody/tr")
    assert "400.00 KZT" in row
    assert "Оплата по договору 7" in row
    back = ledger.page(f"/network?of={BETA}&to={ALPHA}&best=fattest&days=3")
    assert texts(back, "//section[@class='sheet way']/p[@role='status']")


def test_the_canvas_is_told_the_same(ledger: Caller) -> None:
    told = ledger.get(f"/network/canvas.json?of={ALPHA}&at=x:y:z").json()
    assert {box["name"] for box in told["boxes"]} >= {"ТОО «Альфа»", "ТОО «Бета»"}
    months = {tuple(arrow["months"]) for arrow in told["arrows"]}
    assert months == {("2026-01",), ("2026-01", "2026-03")}
    mark = next(box["mark"] for box in told["boxes"] if box["opened"])
    moved = ledger.get(f"/network/canvas.json?of={ALPHA}&at={mark}:-50:700").json()
    box = next(one for one in moved["boxes"] if one["opened"])
    assert (box["x"], box["y"]) == (-50, 700)


def test_the_drawing_stands_alone(ledger: Caller) -> None:
    answer = ledger.get(f"/network/drawing.svg?of={ALPHA}")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert b"var(" not in answer.content
    assert etree.fromstring(answer.content).tag.endswith("svg")


def test_by_account_the_ends_are_accounts(ledger: Caller, texts: Texts) -> None:
    page = ledger.page(f"/network?by=account&find={ALPHA}")
    names = texts(page, "//table[caption='Who is shown']/tbody/tr/th")
    assert any(ALPHA in name for name in names)


def test_whom_nobody_knows_is_not_there(ledger: Caller) -> None:
    assert ledger.get("/network?of=0000000000000000").status_code == 404


def test_the_money_of_a_row_is_followed_on_and_back(ledger: Caller, texts: Texts) -> None:
    rows = texts(ledger.page("/network/follow?row=1-b1"), "//table/tbody/tr")
    assert len(rows) == 1
    assert "ТОО «Бета»" in rows[0]
    back = ledger.page("/network/follow?row=3-b1&way=back&days=any")
    assert "ТОО «Альфа»" in texts(back, "//table/tbody/tr")[0]
    assert ledger.get("/network/follow?row=1-b99").status_code == 404
    assert "/network/follow?row=1-b1" in ledger.get("/transfers").text
