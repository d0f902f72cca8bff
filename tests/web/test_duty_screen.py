"""The duty in the browser: what is late, clocks with editions, money, rights, two members."""

from collections.abc import Callable
from datetime import date

from lxml import html
from tests.web.conftest import Caller
from tests.web.duty_callers import as_second, freeze

from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.exempt_funds import request_exemption
from qaitaru.duty.bodies import ExemptionRequest

Texts = Callable[[html.HtmlElement, str], list[str]]


def test_an_empty_room_teaches(caller: Caller) -> None:
    assert caller.page("/duty").xpath("//section[contains(@class, 'teach')]//a/@href") == ["/hits"]


def test_what_is_overdue_stands_first_with_its_clock(opened: Caller, texts: Texts) -> None:
    (row,) = texts(opened.page("/duty"), "//tbody/tr")
    assert "overdue" in row
    assert "4 h" in row
    assert "24h: 24 h" in row
    page = opened.page("/duty/1")
    first = texts(page, "//ol[@class='due']/li[1]")[0]
    assert "Freeze the funds" in first
    assert "Late by 4 h" in first
    assert any("not verified" in one for one in texts(page, "//section[@id='clocks']//tr"))
    assert "The customer may not be told why" in page.text_content()


def test_an_asset_is_frozen_by_form_and_its_lateness_told(opened: Caller, texts: Texts) -> None:
    page = freeze(opened)
    (row,) = texts(page, "//section[@id='assets']/div//tbody/tr")
    assert "1,500,000.50 KZT" in row
    assert "owned jointly" in row
    (clock,) = [one for one in texts(page, "//section[@id='clocks']//tr") if "24h" in one]
    assert "done late" in clock
    assert "30 min" in clock


def test_what_is_refused_is_told_and_stays_in_the_form(opened: Caller, texts: Texts) -> None:
    page = freeze(opened, owner="", amount="7")
    assert "an asset needs a name" in texts(page, "//p[@role='alert']")[0]
    assert page.xpath("//input[@name='amount']/@value") == ["7"]
    page = freeze(opened, amount="seven")
    assert "seven" in texts(page, "//small[@id='fault']")[0]
    page = freeze(opened, at="yesterday")
    assert "2026-03-06T10:30" in texts(page, "//p[@role='alert']")[0]


def test_the_maker_has_no_button_and_the_second_member_has(opened: Caller) -> None:
    freeze(opened)
    request = ExemptionRequest(
        exemption="humanitarian",
        asset=1,
        purposes=("humanitarian",),
        limit_minor=100_00,
        period="once",
        first_day=date(2026, 3, 1),
        last_day=date(2026, 3, 31),
    )
    request_exemption(opened.desk, 1, request)
    assert not opened.page("/duty/1").xpath("//button[@name='do']")
    request_exemption(as_second(opened), 1, request)
    page = opened.page("/duty/1")
    assert page.xpath("//button[@name='do']/@value") == ["grant", "refuse"]
    assert page.xpath("//input[@name='entry']/@value") == ["3"]
    answer = opened.send("/duty/1/decide", entry="2", do="grant")
    assert answer.status_code == 422
    assert "a second member must" in answer.text
    answer = opened.send("/duty/1/decide", entry="3", do="grant")
    assert answer.url.path == "/duty/1"
    assert "100.00\u00a0KZT" in answer.text
    assert "Decided by aigerim" in answer.text


def test_an_exemption_is_asked_and_paid_by_form(opened: Caller, texts: Texts) -> None:
    freeze(opened)
    asked = {
        "exemption": "humanitarian",
        "asset": "1",
        "purposes": "humanitarian",
        "limit": "500",
        "period": "month",
        "first_day": "2026-03-01",
        "last_day": "2026-04-30",
    }
    assert opened.send("/duty/1/exempt", **asked).url.path == "/duty/1"
    assert opened.send("/duty/1/exempt", **asked | {"first_day": ""}).status_code == 422
    assert not opened.page("/duty/1").xpath("//a[starts-with(@href, '/duty/1/new/pay')]")
    decide_request(as_second(opened), 2, granted=True, remark="")
    assert opened.page("/duty/1").xpath("//a[starts-with(@href, '/duty/1/new/pay')]")
    paid = {"request": "2", "purpose": "humanitarian", "payee": "x", "on": "2026-03-02"}
    page = html.document_fromstring(opened.send("/duty/1/pay", amount="200", **paid).text)
    assert any("1,499,800.50 KZT" in one for one in texts(page, "//tbody/tr"))
    refused = opened.send("/duty/1/pay", amount="300.01", **paid)
    assert refused.status_code == 422
    assert opened.send("/duty/1/pay", amount="x", **paid).status_code == 422


def test_who_only_shares_a_name_is_verified_and_released_by_form(opened: Caller) -> None:
    freeze(opened)
    refused = opened.send("/duty/1/release", ground="wrongly_affected")
    assert refused.status_code == 422
    told = {"ours_birth_date": "1991", "listed_birth_date": "1970", "agrees_birth_date": "no"}
    assert opened.send("/duty/1/verify", conclusion="another_person", **told).status_code == 200
    asked = opened.send("/duty/1/release", ground="wrongly_affected", asset_1="1")
    assert asked.url.path == "/duty/1"
    decide_request(as_second(opened), 3, granted=True, remark="")
    assert "0.00\u00a0KZT" in opened.get("/duty/1").text


def test_events_and_rights_are_told_by_form(opened: Caller, texts: Texts) -> None:
    freeze(opened)
    answer = opened.send("/duty/1/event", event="reported", at="", about="", outcome="")
    assert "Reported" in answer.text
    told = {"topic": "family", "text": "two children <b>", "review_on": "2026-03-01"}
    page = html.document_fromstring(opened.send("/duty/1/right", **told).text)
    (whole,) = texts(page, "//main")
    assert "was due on 01/03/2026" in whole
    assert "two children <b>" in whole
    assert "impact on the family" not in texts(page, "//section[@id='rights']/p[1]")[0]


def test_the_report_comes_as_a_file_in_the_pages_language(opened: Caller) -> None:
    freeze(opened)
    answer = opened.send("/duty/1/report?lang=kk", format="pdf")
    assert answer.content.startswith(b"%PDF")
    assert "freeze-1.kk.pdf" in answer.headers["content-disposition"]


def test_what_is_not_there_is_not_told(caller: Caller, texts: Texts) -> None:
    assert caller.get("/duty/7").status_code == 404
    answer = caller.send(
        "/duty/open", reference="QDi.1", party="x", jurisdiction="kz", published=""
    )
    assert answer.status_code == 422
    assert "QDi.1" in texts(html.document_fromstring(answer.text), "//p[@role='alert']")[0]


def test_what_is_not_done_yet_tells_the_time_that_has_passed(opened: Caller, texts: Texts) -> None:
    told = texts(opened.page("/duty/1"), "//ol[@class='due']/li/p[@class='figure']")
    assert any(one.endswith("so far") for one in told)
    assert not any(one.startswith("after") for one in told)
