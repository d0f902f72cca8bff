"""A paper in the browser: how it would stand, what it lacks, its issues and their files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from httpx import Response
from lxml import html
from tests.acts.limited_item_cases import limit_item
from tests.web.case_callers import Told, member, tell_case, with_item
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA, EVIDENCE

from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.make_request import begin_request
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.casework.bodies.assets import Valuation
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.requests import Request

LANGUAGES = ("kk", "ru", "en")
PETITION = {
    "say-number": "31",
    "say-court": "Investigating court of Primer",
    "say-investigator": "investigator A. Mysalova",
    "say-facts": "The flat was paid for with the proceeds.",
    "say-grounds": "The flat is offered for sale.",
    "say-storage": "With the owner of record",
    "say-prosecutor": "the prosecutor of Primer",
    "say-signed-position": "Investigator",
    "say-signed-name": "A. Mysalova",
    "say-link_to_case": "owns the flat",
}


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case, its flat under restriction."""
    found = tell_case(with_item(caller, tmp_path).desk)
    caller.send(
        f"/case/investigations/{found.case}/correct?entry={found.flat}",
        entry=str(found.flat),
        sort="land",
        name="Flat, Abay 1-1",
        country="kz",
        particulars="address = Almaty, Abay 1-1",
    )
    return found


def opened(caller: Caller, address: str) -> Any:
    return caller.page(address)


def read(answer: Response) -> Any:
    return html.document_fromstring(answer.text)


def at(told: Told, language: str = "en") -> str:
    return f"/papers/measures/{told.measure}/judge_petition?in={language}&lang=en"


def make(caller: Caller, told: Told, do: str, language: str = "en", **fields: str) -> Response:
    address = f"/papers/measures/{told.measure}/judge_petition/make?in={language}&lang=en"
    return caller.send(address, do=do, **fields)


def lacks(answer: Response) -> list[str]:
    page = read(answer)
    return [one.text_content().strip() for one in page.xpath("//ul[contains(@class, 'lacks')]/li")]


def issues(answer: Response) -> list[Any]:
    return list(read(answer).xpath("//section[@id='issues']/article"))


def test_a_paper_is_shown_as_it_would_stand_and_names_what_it_lacks(
    caller: Caller, told: Told
) -> None:
    page = opened(caller, at(told))
    (sheet,) = page.xpath("//div[@class='paper']")
    assert sheet.get("lang") == "en"
    text = " ".join(sheet.text_content().split())
    assert "247500031000123" in text
    assert "Flat, Abay 1-1" in text
    gaps = [one.text_content() for one in sheet.xpath(".//mark")]
    assert {"court", "facts", "prosecutor", "where the property is kept"} <= set(gaps)
    wanting = lacks(caller.get(at(told)))
    assert "Missing: court" in wanting
    assert all("‹" not in one for one in wanting)
    hrefs = [str(one) for one in page.xpath("//ul[contains(@class, 'lacks')]//a/@href")]
    for href in (one for one in hrefs if one.startswith("#")):
        assert page.xpath(f"//*[@id='{href[1:]}']"), href
    for href in (one for one in hrefs if one.startswith("/")):
        assert caller.get(href).status_code == 200, href


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_the_language_of_the_page_and_drawn_in_its_own(
    caller: Caller, told: Told, language: str
) -> None:
    page = opened(caller, f"/papers/measures/{told.measure}/judge_petition?in=ru&lang={language}")
    assert page.xpath("//div[@class='paper']/@lang") == ["ru"]
    assert page.get("lang") == language
    assert not re.findall(r"\b(?:web|paper|law)\.[a-z_.]+", page.text_content())


def test_what_is_said_is_kept_language_by_language(caller: Caller, told: Told) -> None:
    make(caller, told, "keep", **{"say-court": "Court of Primer", "say-number": "7"})
    answer = make(caller, told, "keep", "ru", **{"say-court": "Суд города Пример"})
    page = read(answer)
    assert page.xpath("//input[@id='say-court']/@value") == ["Суд города Пример"]
    assert page.xpath("//input[@id='say-number']/@value") == ["7"]
    assert "Court of Primer" in page.xpath("//small[@class='elsewhere']")[0].text_content()
    assert "Not in this language: court" in lacks(caller.get(at(told, "kk")))
    same = {"say-court": "Court No. 1", "say-court-same": "1"}
    make(caller, told, "keep", **same)
    assert not [one for one in lacks(caller.get(at(told, "kk"))) if "court" in one]


def test_a_value_that_cannot_be_read_is_told_beside_its_field(caller: Caller, told: Told) -> None:
    answer = make(caller, told, "keep", **(PETITION | {"say-signed-name": ""}))
    assert answer.status_code == 422
    page = read(answer)
    (field,) = page.xpath("//*[@aria-invalid='true']")
    assert field.get("id") == "say-signed"
    assert page.xpath(f"//*[@id='{field.get('aria-describedby')}']")
    assert page.xpath("//*[@role='alert']")


def test_what_lacks_something_is_not_issued(caller: Caller, told: Told) -> None:
    answer = make(caller, told, "issue", **{"say-number": "31"})
    assert answer.status_code == 422
    assert "Missing: court" in lacks(answer)
    assert not issues(caller.get(at(told)))


def test_it_is_issued_sealed_and_taken_away(caller: Caller, told: Told) -> None:
    answer = make(caller, told, "issue", basis="CPC 163", **PETITION)
    assert (answer.status_code, lacks(answer)) == (200, [])
    (issue,) = issues(answer)
    text = " ".join(issue.text_content().split())
    assert "Issue 1 · No. 31" in text
    assert "aigerim" in text
    files = {str(one).rpartition("/")[2]: str(one) for one in issue.xpath(".//a/@href")[:3]}
    assert caller.get(files["pdf"]).content.startswith(b"%PDF")
    assert caller.get(files["docx"]).content.startswith(b"PK")
    facts = json.loads(caller.get(files["json"]).content)
    assert facts["number"] == "31"
    sent = caller.get(files["pdf"]).headers["content-disposition"]
    assert f"judge_petition.measure-{told.measure}.en.pdf" in sent
    exhibit = issue.xpath(".//a[starts-with(@href, '/evidence/')]/@href")[0]
    assert "CPC 163" in opened(caller, str(exhibit)).text_content()
    assert caller.get(files["pdf"].replace("/issued/", "/issued/9")).status_code == 404
    assert caller.get(f"{files['pdf']}x").status_code == 404


def test_the_next_issue_tells_what_differs_in_words(caller: Caller, told: Told) -> None:
    make(caller, told, "issue", **PETITION)
    value = Valuation(
        basis="market", on=caller.clock().date(), amount_minor=45_000_000_00, currency="KZT"
    )
    describe_asset(caller.desk, told.flat, value)
    answer = make(caller, told, "issue", **{"say-storage": "In the custody of the bailiff"})
    newest, first = issues(answer)
    rows = {
        str(row.xpath("string(th)")): [str(one.text_content()) for one in row.xpath("td")]
        for row in newest.xpath(".//tbody/tr")
    }
    assert rows["where the property is kept"] == [
        "With the owner of record",
        "In the custody of the bailiff",
    ]
    assert rows["assets No.\xa01: value"] == ["40,000,000.00\xa0KZT", "45,000,000.00\xa0KZT"]
    assert not first.xpath(".//table")
    make(caller, told, "issue", "ru")
    assert len(issues(caller.get(at(told)))) == 2, "Russian lacks its texts"


def test_a_draft_says_that_it_is_one(caller: Caller, told: Told) -> None:
    answer = make(caller, told, "issue", is_draft="1", **PETITION)
    (issue,) = issues(answer)
    assert "draft" in issue.text_content()
    sheet = opened(caller, f"{at(told)}&draft=1").xpath("//p[@class='draft']")
    assert "DRAFT" in sheet[0].text_content()


def test_other_papers_of_the_case_know_the_facts_and_who_signs(caller: Caller, told: Told) -> None:
    make(caller, told, "keep", **PETITION)
    page = opened(caller, f"/papers/measures/{told.measure}/restriction_order?in=en")
    assert page.xpath("//textarea[@id='say-facts']/text()") == [PETITION["say-facts"]]
    assert page.xpath("//input[@name='say-signed-name']/@value") == ["A. Mysalova"]
    assert page.xpath("//input[@id='say-number']/@value") == [""]


def test_every_place_tells_its_papers(caller: Caller, told: Told) -> None:
    def documents(place: str) -> set[str]:
        page = opened(caller, f"/papers/{place}")
        return {str(one).rpartition("/")[2] for one in page.xpath("//th//a[@data-line]/@href")}

    of_measure = {"judge_petition", "restriction_order"}
    of_case = {"asset_schedule", "fiu_spontaneous", "handover_list", "investigation_report"}
    assert documents(f"measures/{told.measure}") == of_measure
    assert documents(f"requests/{told.request}") == {"mla_request"}
    assert documents(f"investigations/{told.case}") == of_measure | of_case | {"mla_request"}
    of_asset = of_measure | {"asset_schedule", "investigation_report"}
    assert documents(f"assets/{told.flat}") == of_asset
    for address in (f"/measures/{told.measure}", f"/investigations/{told.case}"):
        assert opened(caller, address).xpath(f"//a[@href='/papers{address}']")


def test_all_papers_issued_in_an_investigation_are_listed(caller: Caller, told: Told) -> None:
    make(caller, told, "issue", **PETITION)
    (section,) = opened(caller, f"/papers/investigations/{told.case}").xpath("//*[@id='issued']")
    (row,) = section.xpath(".//tbody/tr")
    assert "31" in row.text_content()
    assert caller.get(str(row.xpath(".//a[contains(@href, '/pdf')]/@href")[0])).status_code == 200


def test_a_request_is_filled_in_the_request_and_the_way_leads_back(
    caller: Caller, told: Told
) -> None:
    address = f"/papers/requests/{told.request}/mla_request?in=en"
    page = opened(caller, f"{address}&lang=en")
    (way,) = [
        str(one)
        for one in page.xpath("//ul[contains(@class, 'lacks')]//a/@href")
        if "field=purpose" in str(one)
    ]
    form = opened(caller, way)
    assert form.xpath("//main//input[@name='back']/@value") == [address]
    answer = caller.send(
        f"/case/requests/{told.request}/field",
        field="purpose",
        text="To prove where the money went",
        back=address,
    )
    assert answer.url.path == f"/papers/requests/{told.request}/mla_request"
    sheet = read(answer).xpath("//div[@class='paper']")[0]
    assert "To prove where the money went" in sheet.text_content()
    away = caller.send(
        f"/case/requests/{told.request}/field", field="purpose", text="x", back="//evil.test/"
    )
    assert away.url.path == "/"


def test_what_a_role_does_not_open_is_not_there(caller: Caller, told: Told) -> None:
    other = member(caller.desk, "bolat")
    foreign = tell_case(member(caller.desk, "dana"), title="Not ours")
    for place in (f"measures/{foreign.measure}", f"investigations/{foreign.case}"):
        assert caller.get(f"/papers/{place}").status_code == 404
    assert caller.get(f"/papers/measures/{foreign.measure}/judge_petition").status_code == 404
    seen = open_investigation(other, "An auditor's").head.number
    give_role(other, seen, RoleGiven(member="aigerim", role="analyst"))
    asked = begin_request(other, seen, Request(title="x", channel="mla", partner="ae")).number
    assert caller.get(f"/papers/requests/{asked}/mla_request").status_code == 404
    assert not opened(caller, f"/papers/requests/{asked}").xpath("//a[@data-line]")
    assert caller.get(f"/papers/investigations/{seen}/asset_schedule").status_code == 200
    for nowhere in ("measures/9999", "assets/1", "nothing/1", "measures/x"):
        assert caller.get(f"/papers/{nowhere}").status_code == 404, nowhere
    for missing in ("mla_request", "prosecutor_consent"):  # of a request; of the prosecutor alone
        assert caller.get(f"/papers/measures/{told.measure}/{missing}").status_code == 404


def test_items_of_limited_use_are_marked_and_refused(caller: Caller, told: Told) -> None:
    limit_item(caller.desk, 1)
    answer = caller.get(at(told))
    page = read(answer)
    assert page.xpath("//div[@role='note']")
    assert not page.xpath("//div[@class='paper']")
    assert any("Evidence item" in one for one in lacks(answer))
    refused = make(caller, told, "issue", **PETITION)
    assert refused.status_code == 422
    assert not issues(refused)


def test_what_is_handed_over_is_told_by_the_numbers_of_its_items(
    caller: Caller, told: Told
) -> None:
    address = f"/papers/investigations/{told.case}/handover_list"
    page = opened(caller, f"{address}?in=en&lang=en")
    assert page.xpath("//input[@id='say-exhibits']/@value") == ["1"]
    assert "extract.txt" in page.xpath("//div[@class='paper']")[0].text_content()
    for text in ("1, two", "99"):
        answer = caller.send(f"{address}/make?in=en&lang=en", do="keep", **{"say-exhibits": text})
        assert answer.status_code == 422
        wrong = read(answer).xpath("//*[@aria-invalid='true']/@name")
        assert wrong == ["say-exhibits"]


def test_a_letter_to_a_bank_is_made_from_the_cell_of_its_account(
    caller: Caller, tmp_path: Path
) -> None:
    caller.ingest(tmp_path / "in", alpha__csv=str(EVIDENCE["alpha-01__csv"]))
    cell = opened(caller, f"/coverage?open={ALPHA}%2FKZT%2F2026-03&lang=en")
    cells = cell.xpath("//a[contains(@href, 'bank_letter')]/@href")
    address = str(cells[0]) if cells else f"/papers/accounts/{ALPHA}/bank_letter?currency=KZT"
    page = opened(caller, f"{address}&in=en&lang=en")
    assert page.xpath("//input[@id='say-bank']")
    fields = {
        "say-bank": "Primer Bank JSC",
        "say-number": "45-7",
        "say-case_number": "255500031000123",
        "say-basis": "sanction of 20 November 2026",
        "say-answer_by": "2026-12-02",
        "say-period_first": "2026-01-01",
        "say-period_last": "2026-04-30",
        "say-signed-position": "Investigator",
        "say-signed-name": "D. Serikkyzy",
    }
    at_once = f"/papers/accounts/{ALPHA}/bank_letter/make?currency=KZT&in=en&lang=en"
    faulty = caller.send(at_once, do="keep", **(fields | {"say-answer_by": "soon"}))
    assert faulty.status_code == 422
    wrong = read(faulty).xpath("//*[@aria-invalid='true']/@name")
    assert wrong == ["say-answer_by"]
    answer = caller.send(at_once, do="issue", **fields)
    assert (answer.status_code, lacks(answer)) == (200, [])
    assert len(issues(answer)) == 1
    assert caller.get("/papers/accounts/KZ00NOBODY/bank_letter").status_code == 404
    assert caller.get(f"/papers/accounts/{ALPHA}").url.path.endswith("/bank_letter")


def test_templates_tell_whose_they_are_and_what_is_wrong(caller: Caller) -> None:
    page = opened(caller, "/templates?lang=en")
    links = [str(one) for one in page.xpath("//tbody//a/@href")]
    assert len(links) > 30
    one = opened(caller, "/templates/kz/bank_letter.ru?lang=en")
    assert "{{bank.name}}" in one.text_content()
    answer = caller.send("/templates/copy?lang=en", template="kz/bank_letter.ru")
    assert answer.url.path == "/templates/kz/bank_letter.ru"
    path = caller.desk.workspace.templates / "kz" / "bank_letter.ru.md"
    path.write_text(path.read_text("utf-8") + "\n{{bnak}}\n", "utf-8")
    broken = opened(caller, "/templates/kz/bank_letter.ru?lang=en")
    assert "bnak" in broken.xpath("//section[@id='check']")[0].text_content()
    notice = opened(caller, "/templates?lang=en").xpath("//p[contains(@class, 'notice')]")[0]
    assert "kz/bank_letter.ru" in notice.text_content()
    assert caller.get("/templates/kz/nothing.ru").status_code == 404
    assert caller.send("/templates/copy", template="kz/nothing.ru").status_code == 404
