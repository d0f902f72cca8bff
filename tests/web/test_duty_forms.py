"""Everything the command line does on a duty, by forms: what each asks, does, and tells beside."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from lxml import html
from tests.web.conftest import Caller
from tests.web.duty_callers import as_second, freeze

from qaitaru.acts.duty.decide_request import decide_request
from qaitaru.acts.duty.look_at_duties import look_at_duty
from qaitaru.duty.bodies import Attempt, Body, Happened, Payment, PermittedPayment, Verification
from qaitaru.evidence.journal import entries
from qaitaru.web.duty_slots import FORMS
from qaitaru.wording import LANGUAGES

Texts = Callable[[html.HtmlElement, str], list[str]]
PERMIT = {"asset": "1", "amount": "100", "on": "2026-03-02", "payee": "KGD"}


def last(caller: Caller) -> Body:
    """What was told last of the first duty."""
    return look_at_duty(caller.desk, 1).record.entries[-1].body


def sent(caller: Caller, form: str, **fields: str) -> html.HtmlElement:
    return html.document_fromstring(caller.send(f"/duty/1/{form}", **fields).text)


def fault(page: html.HtmlElement) -> tuple[str, str]:
    """The field that is marked, and what is told beside it."""
    (field,) = page.xpath("//*[@aria-invalid='true']")
    (told,) = page.xpath("//small[@id='fault']")
    assert "fault" in field.get("aria-describedby")
    names = field.xpath("./@name | .//input/@name")
    return names[0], " ".join(told.text_content().split())


@pytest.mark.parametrize("form", [*FORMS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_stands_on_a_page_of_its_own(opened: Caller, form: str, language: str) -> None:
    page = opened.page(f"/duty/1/new/{form}?lang={language}")
    assert page.xpath(f"//form[@action='/duty/1/{form}']")
    assert not page.xpath("//input[@type='text' and not(ancestor::label) and not(@aria-label)]")
    opened.page("/duty/1?lang=en")


def test_a_form_that_there_is_not_is_not_found(opened: Caller) -> None:
    assert opened.get("/duty/1/new/thaw").status_code == 404
    assert opened.send("/duty/1/thaw").status_code == 404
    assert opened.get("/duty/9/new/freeze").status_code == 404


def test_the_hour_of_a_form_is_the_jurisdictions_own(opened: Caller) -> None:
    freeze(opened, at="2026-03-02T10:30")
    assert look_at_duty(opened.desk, 1).record.entries[-1].at.isoformat() == (
        "2026-03-02T05:30:00+00:00"
    )
    assert "Asia/Almaty" in opened.get("/duty/1/new/freeze").text


def test_an_hour_that_was_twice_is_not_guessed(opened: Caller) -> None:
    """On 1 March 2024 the clocks of Almaty went from midnight back to eleven."""
    field, told = fault(freeze(opened, at="2024-02-29T23:30"))
    assert (field, "2026-03-06T10:30+05:00" in told) == ("at", True)


def test_a_refusal_is_told_beside_its_field_and_nothing_typed_is_lost(opened: Caller) -> None:
    page = freeze(opened, link="indirect", link_text="")
    field, told = fault(page)
    assert field == "link_text"
    assert "indirect asset leads" in told
    assert page.xpath("//input[@name='link'][@checked]/@value") == ["indirect"]
    assert page.xpath("//input[@name='owner']/@value") == ["Marat Samalov"]
    assert fault(freeze(opened, currency="KZZ"))[0] == "currency"
    assert fault(freeze(opened, exhibit="one"))[0] == "exhibit"


def test_money_that_comes_is_frozen_with_it_and_every_figure_opens_its_row(
    opened: Caller, texts: Texts
) -> None:
    freeze(opened)
    page = sent(opened, "credit", asset="1", amount="25 000", at="", remark="")
    rows = texts(page, "//section[@id='a1']//tbody/tr")
    assert ["1,500,000.50 KZT" in rows[0], "1,525,000.50 KZT" in rows[1]] == [True, True]
    links = page.xpath("//section[@id='assets']/div//tbody//td//a/@href")
    assert set(links) == {"#e1", "#a1"}
    assert page.xpath("//li[@id='e1']")
    assert fault(sent(opened, "credit", asset="7", amount="1"))[0] == "asset"
    assert fault(sent(opened, "credit", asset="1", amount="0"))[0] == "amount"


def test_an_attempt_is_noted_and_stands_on_the_page(opened: Caller, texts: Texts) -> None:
    told = {"direction": "debit", "amount": "900", "currency": "usd", "counterparty": "ABC"}
    page = sent(opened, "attempt", **told)
    assert "900.00 USD · ABC" in texts(page, "//section[@id='attempts']/p[1]")[0]
    body = last(opened)
    assert isinstance(body, Attempt)
    assert (body.amount_minor, body.currency, body.asset) == (900_00, "USD", 0)


def test_what_the_law_permits_stands_beside_its_article(opened: Caller, texts: Texts) -> None:
    freeze(opened)
    page = opened.page("/duty/1/new/permit")
    assert all("191-IV" in one for one in texts(page, "//label[@class='choice']"))
    sent(opened, "permit", permitted="taxes", **PERMIT)
    body = last(opened)
    assert isinstance(body, PermittedPayment)
    assert body.amount_minor == 100_00
    assert fault(sent(opened, "permit", permitted="salary", **PERMIT))[0] == "minimum"
    told = {"minimum": "49 000", "members": "3", "source": "Budget law, art. 9"}
    above = PERMIT | {"amount": "147 000.01"}
    assert fault(sent(opened, "permit", permitted="salary", **told, **above))[0] == "amount"
    sent(opened, "permit", permitted="salary", **told, **PERMIT | {"amount": "147 000"})
    body = last(opened)
    assert isinstance(body, PermittedPayment)
    assert body.members == 3


def test_purposes_are_ticked_and_the_payment_is_bound_to_what_was_granted(opened: Caller) -> None:
    freeze(opened)
    asked = {"exemption": "humanitarian", "asset": "1", "limit": "500", "period": "month"}
    days = {"first_day": "2026-03-01", "last_day": "2026-04-30"}
    assert fault(sent(opened, "exempt", **asked, **days))[0].startswith("purpose")
    sent(opened, "exempt", purpose_humanitarian="1", **asked, **days)
    decide_request(as_second(opened), 2, granted=True, remark="")
    page = opened.page("/duty/1/new/pay?request=2")
    assert page.xpath("//input[@name='request'][@checked]/@value") == ["2"]
    assert "500.00" in page.text_content()
    paid = {"request": "2", "purpose": "humanitarian", "payee": "x", "on": "2026-03-02"}
    assert fault(sent(opened, "pay", amount="501", **paid))[0] == "amount"
    assert fault(sent(opened, "pay", amount="5", **paid | {"on": "2027-01-01"}))[0] == "on"
    assert fault(sent(opened, "pay", amount="5", **paid | {"request": "9"}))[0] == "request"
    sent(opened, "pay", amount="500", **paid)
    assert isinstance(last(opened), Payment)


def test_a_petition_goes_the_way_of_its_regime_with_its_phases(
    opened: Caller, texts: Texts
) -> None:
    page = opened.page("/duty/1/new/delist")
    assert page.xpath("//input[@name='route']/@value") == ["un.ombudsperson"]
    assert fault(sent(opened, "delist", route="un.ombudsperson", petitioner="x"))[0] == "grounds"
    told = {"route": "un.ombudsperson", "petitioner": "counsel", "grounds": "another person"}
    page = sent(opened, "delist", **told)
    phases = texts(page, "//section[@id='petitions']//li")
    assert len(phases) == 4
    assert "running" in phases[0]
    sent(opened, "event", event="information_gathered", about="1", at="", outcome="")
    body = last(opened)
    assert isinstance(body, Happened)
    assert body.about == 1


def test_an_event_of_a_request_needs_its_request(opened: Caller) -> None:
    assert fault(sent(opened, "event", event="notified", about="", outcome=""))[0] == "about"
    page = opened.page("/duty/1/new/event?event=reported")
    assert page.xpath("//select[@name='event']/option[@selected]/@value") == ["reported"]


def test_several_discriminators_are_compared_at_once(opened: Caller, texts: Texts) -> None:
    page = opened.page("/duty/1/new/verify")
    assert page.xpath("//input[@name='ours_name']/@value") == ["Marat Samalov"]
    name = {"ours_name": "Marat", "listed_name": "MARAT", "agrees_name": "yes"}
    told = {"conclusion": "another_person", **name}
    assert fault(sent(opened, "verify", **told))[0] == "conclusion"
    birth = {"ours_birth_date": "1991", "listed_birth_date": "1970", "agrees_birth_date": "no"}
    page = sent(opened, "verify", **told, **birth)
    assert len(texts(page, "//section[@id='verified']//tbody/tr")) == 2
    body = last(opened)
    assert isinstance(body, Verification)
    assert [one.agrees for one in body.compared] == [True, False]
    odd = sent(opened, "verify", **told, ours_gender="m", agrees_gender="perhaps")
    assert "perhaps" in texts(odd, "//small[@id='fault']")[0]


def test_a_release_names_its_assets(opened: Caller) -> None:
    freeze(opened)
    assert fault(sent(opened, "release", ground="delisted", asset_1="1"))[0] == "ground"
    assert fault(sent(opened, "release", ground="delisted", asset_x="1"))[0].startswith("asset")


def test_who_asked_has_no_button_and_is_told_who_decides(opened: Caller, texts: Texts) -> None:
    freeze(opened)
    opened.send("/duty/1/event", event="delisting_ended", about="", outcome="")
    page = sent(opened, "release", ground="delisted")
    assert not page.xpath("//button[@name='do']")
    assert "a second member decides" in texts(page, "//section[@id='requests']")[0]


def test_a_refusal_of_a_request_needs_its_reason(opened: Caller, texts: Texts) -> None:
    freeze(opened)
    opened.send("/duty/1/event", event="delisting_ended", about="", outcome="")
    opened.send("/duty/1/release", ground="delisted")
    answer = opened.send("/duty/1/decide", entry="3", do="refuse", remark="")
    assert answer.status_code == 422
    assert texts(html.document_fromstring(answer.text), "//p[@role='alert']")


def test_a_letter_is_looked_at_before_it_is_written(opened: Caller, texts: Texts) -> None:
    asked = {"letter": "neutral", "language": "ru", "on": "2026-03-02", "own": ""}
    page = sent(opened, "letter", do="look", **asked)
    assert "Marat Samalov" in texts(page, "//section[@id='looked']")[0]
    assert not look_at_duty(opened.desk, 1).record.entries
    page = sent(opened, "letter", do="pdf", **asked | {"own": "Вы в перечне ООН"})
    assert fault(page)[0] == "own"
    assert fault(sent(opened, "letter", do="look", **asked | {"on": ""}))[0] == "on"
    assert fault(sent(opened, "letter", do="look", **asked | {"language": "de"}))[0] == "language"
    assert fault(sent(opened, "letter", do="look", **asked | {"letter": "told"}))[0] == "letter"


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_comes_as_a_file_and_its_hash_is_kept(
    opened: Caller, ending: str, begins: bytes, language: str
) -> None:
    asked = {"letter": "neutral", "language": language, "on": "2026-03-02", "own": ""}
    answer = opened.send("/duty/1/letter", do=ending, **asked)
    assert answer.content.startswith(begins)
    assert f"letter-1.{language}.{ending}" in answer.headers["content-disposition"]
    page = opened.page("/duty/1")
    assert page.xpath("//section[@id='letters']//span[@class='code']")


def test_the_report_comes_as_html_too(opened: Caller) -> None:
    answer = opened.send("/duty/1/report?lang=ru", format="html")
    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert "freeze-1.ru.html" in answer.headers["content-disposition"]


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_the_journal_keeps_the_hash_of_the_very_file_that_was_taken_away(
    opened: Caller, ending: str
) -> None:
    answer = opened.send("/duty/1/report?lang=kk", format=ending)
    with opened.desk.workspace.record.read() as connection:
        (kept,) = [one for one in entries(connection) if one.fields["act"] == "issue_freeze_report"]
    digest = sha256(answer.content).hexdigest()
    assert kept.payload == {"duty": 1, "files": {f"freeze-1.kk.{ending}": digest}}


def test_a_report_of_another_form_or_by_a_mere_link_is_not_issued(opened: Caller) -> None:
    assert opened.send("/duty/1/report", format="docx").status_code == 404
    assert opened.get("/duty/1/report").status_code == 405


def test_the_desk_shows_the_late_ones_alone_and_home_tells_of_them(
    opened: Caller, texts: Texts
) -> None:
    told = {"reference": "XXi.001", "jurisdiction": "kz", "regime": "", "publisher": "un"}
    opened.send("/duty/open", party="Second one", published="2026-03-02T12:00", **told)
    assert [one.split()[0] for one in texts(opened.page("/duty"), "//tbody/tr")] == [
        "Marat",
        "Second",
    ]
    assert len(texts(opened.page("/duty?late=1"), "//tbody/tr")) == 1
    (tile,) = texts(opened.page("/"), "//li[contains(@class,'tile')][h2/a/@href='/duty']")
    assert "1 duty is late of 2" in tile
    assert "Marat Samalov: Freeze the funds" in tile
    opened.clock.move(days=-1)
    assert not texts(opened.page("/duty?late=1"), "//tbody/tr")
    assert "Nothing is late" in texts(opened.page("/"), "//a[@href='/duty']/ancestor::li")[-1]


def test_a_faulty_law_pack_does_not_shut_the_house(opened: Caller, texts: Texts) -> None:
    opened.ingest(opened.desk.workspace.folder.parent / "in", a__txt="x")
    folder = opened.desk.workspace.folder / "law"
    folder.mkdir()
    (folder / "kz-years.toml").write_text("code =", encoding="utf-8")
    assert "kz-years.toml" in opened.get("/").text
    assert opened.get("/duty").status_code == 422
