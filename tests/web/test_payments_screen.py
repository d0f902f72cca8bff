"""Hits in payments in the browser: field, words, score and reasons, the transfer and the entry."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from lxml import html
from tests.screening.desk_cases import ROW_SAKSAUL, invented
from tests.web.conftest import Caller

from qaitaru.acts.act import Desk
from qaitaru.acts.lists.look_at_lists import AsOf
from qaitaru.acts.screening.screen_payments import ScreenedPayments, look_at_payments
from qaitaru.web.screens import payments

Texts = Callable[[html.HtmlElement, str], list[str]]
LEDGER = """\
{"id":"p1","schema":"Payment","properties":{"amount":["1500"],"currency":["USD"],\
"date":["2026-02-01"],"purpose":["loan to Qasim Saksaulov"],"payer":["c1"]}}
{"id":"c1","schema":"Company","properties":{"name":["Altyn Dala LLP"]}}
{"id":"p2","schema":"Payment","properties":{"amount":["7"],"currency":["USD"],\
"date":["2026-02-02"],"purpose":["rent"],"payer":["c2"]}}
{"id":"c2","schema":"Person","properties":{"name":["Qasim Saksaulov"]}}
"""


@pytest.fixture
def paid(caller: Caller, tmp_path: Path) -> Caller:
    caller.ingest(tmp_path / "evidence", paid__ftm__json=LEDGER)
    invented(caller.desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    return caller


def test_without_a_list_in_force_the_page_says_so(caller: Caller, texts: Texts) -> None:
    assert caller.page("/hits").xpath("//main//a[@href='/hits/payments']")
    answer = caller.get("/hits/payments")
    assert answer.status_code == 422
    assert texts(html.document_fromstring(answer.text), "//p[@role='alert']")


def test_each_hit_names_payment_field_entry_score_and_reasons(paid: Caller, texts: Texts) -> None:
    page = paid.page("/hits/payments")
    rows = texts(page, "//tbody/tr")
    assert len(rows) == 2
    text, party = rows
    assert "1,500.00 USD" in text.replace("\u00a0", " ")
    assert "purpose of payment · paid.ftm.json" in text
    assert "payer" in party
    assert texts(page, "//tbody/tr/td[2]") == ["Qasim Saksaulovtest T1"] * 2
    assert all(float(one) > 0.7 for one in texts(page, "//tbody/tr/td[3]"))
    assert texts(page, "//tbody/tr[1]/td[4]//li")


def test_a_hit_that_is_kept_leads_to_its_decision(paid: Caller) -> None:
    decisions = "//tbody//a[starts-with(@href, '/hits/') and contains(., 'Hit')]/@href"
    assert not paid.page("/hits/payments").xpath(decisions)
    paid.send("/hits/screen")
    found = paid.page("/hits/payments").xpath(decisions)
    assert len(found) == 2
    assert all(paid.page(address) is not None for address in found)


def test_a_hit_leads_to_its_row_its_transfer_and_its_entry(paid: Caller, texts: Texts) -> None:
    page = paid.page("/hits/payments")
    opened, transfers = page.xpath("//tbody/tr[1]/th//a/@href")
    assert texts(paid.page(opened), "//*[@id='panel']//h2")
    assert paid.page(opened).xpath("//tr[@aria-current]")
    assert paid.get(opened, **{"hx-target": "panel"}).text.lstrip().startswith("<")
    listed = paid.page(transfers)
    assert "loan to Qasim Saksaulov" in texts(listed, "//tbody/tr[@aria-current]/td[5]")
    (entry,) = page.xpath("//tbody/tr[1]/td[2]//a/@href")
    assert texts(paid.page(entry), "//tbody/tr/th") == ["T1"]


def test_the_lists_are_those_of_the_day_or_instant_asked_for(paid: Caller, texts: Texts) -> None:
    assert paid.get("/hits/payments?as_of=2025-12-31").status_code == 422
    assert paid.get("/hits/payments?as_of=soon").status_code == 422
    assert len(paid.page("/hits/payments?as_of=2026-01-05").xpath("//tbody/tr")) == 2
    then = paid.page("/hits/payments?as_of=2026-03-02T09:00:00Z")
    assert len(texts(then, "//tbody/tr")) == 2


def test_new_rows_and_new_lists_are_screened_and_the_same_are_not_again(
    paid: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[AsOf] = []

    def counted(desk: Desk, as_of: AsOf) -> ScreenedPayments:
        runs.append(as_of)
        return look_at_payments(desk, as_of)

    monkeypatch.setattr(payments, "look_at_payments", counted)
    paid.page("/hits/payments")
    paid.page("/hits/payments?page=1")
    assert len(runs) == 1
    more = LEDGER.replace("1500", "1600").replace("rent", "hire")
    paid.ingest(tmp_path / "more", more__ftm__json=more)
    assert len(paid.page("/hits/payments").xpath("//tbody/tr")) == 4
    invented(paid.desk, tmp_path / "lists", ["T9,Zz Yy,,,"], date(2026, 1, 6))
    assert not paid.page("/hits/payments").xpath("//tbody/tr")


def test_long_work_has_its_own_page_that_leads_back(
    paid: Caller, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    go_on = threading.Event()

    def slow(desk: Desk, as_of: AsOf) -> ScreenedPayments:
        go_on.wait()
        return look_at_payments(desk, as_of)

    monkeypatch.setattr(payments, "look_at_payments", slow)
    monkeypatch.setattr(payments, "SOON", 0.01)
    try:
        answer = paid.get("/hits/payments?as_of=2026-01-05")
    finally:
        go_on.set()
    assert answer.url.path.startswith("/jobs/")
    assert "Screening the payments" in texts(html.document_fromstring(answer.text), "//h1")
    monkeypatch.setattr(payments, "SOON", 30)
    assert paid.page("/hits/payments?as_of=2026-01-05").xpath("//tbody/tr")
    done = paid.page(answer.url.path)
    assert done.xpath("//main//a[@class='button']/@href") == ["/hits/payments?as_of=2026-01-05"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_hits_have_words_in_each_language(paid: Caller, texts: Texts, language: str) -> None:
    page = paid.page(f"/hits/payments?lang={language}")
    assert not [one for one in texts(page, "//main//*") if one.startswith("web.")]
