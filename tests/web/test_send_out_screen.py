"""Send out as: what goes and what does not is shown first, then the file is taken; roles hold."""

import json
from pathlib import Path

import pytest
from lxml import html
from tests.acts.limited_item_cases import limit_item
from tests.web.case_callers import member as another_member
from tests.web.case_callers import tell_case
from tests.web.conftest import Caller
from tests.web.evidence_texts import ALPHA

from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.requests import Limitation
from qaitaru.evidence import journal
from qaitaru.facts.problems import Problem
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.fm1.writing import fm1_taken
from qaitaru.web.view import LANGUAGE_COOKIE

REPORT = {"form": "goaml", "purpose": "answer 7", "report_code": "STR", "account": ALPHA}
SCHEMA = "goAMLSchema_5.0.2_ae.xsd"


@pytest.fixture
def at(member: Caller) -> str:
    return f"/investigations/{tell_case(member.desk).case}/send-out"


def looked(caller: Caller, at: str, **fields: str) -> html.HtmlElement:
    return _preview(caller, at, 200, fields)


def refused(caller: Caller, at: str, **fields: str) -> html.HtmlElement:
    return _preview(caller, at, 422, fields)


def _preview(caller: Caller, at: str, status: int, fields: dict[str, str]) -> html.HtmlElement:
    answer = caller.send(f"{at}/preview", None, **fields)
    assert answer.status_code == status, answer.text[:500]
    return html.document_fromstring(answer.text)


def files(page: html.HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath("//input[@name='file']/@value")]


def rows(page: html.HtmlElement, table: str) -> list[str]:
    return [one.text_content() for one in page.xpath(f"//table[@id='{table}']/tbody/tr")]


def test_the_page_opens_in_each_language_and_the_investigation_leads_there(
    member: Caller, at: str
) -> None:
    for language, heading in (
        ("kk", "Шығарып беру"),
        ("ru", "Выгрузить как"),
        ("en", "Send out as"),
    ):
        member.client.cookies.set(LANGUAGE_COOKIE, language)
        assert member.page(at).xpath("//h1")[0].text == heading
    case = member.page(at.removesuffix("/send-out"))
    assert case.xpath(f"//a[@href='{at}']")


@pytest.mark.parametrize("form", ["ftm", "bods", "case", "graphml", "gexf"])
def test_the_case_is_previewed_and_taken_in_each_form(member: Caller, at: str, form: str) -> None:
    page = looked(member, at, form=form, purpose="partner's request 3")
    [name] = files(page)
    taken = member.send(f"{at}/file", form=form, purpose="partner's request 3", file=name)
    assert taken.status_code == 200
    assert taken.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert taken.content


def test_what_a_form_has_no_place_for_is_counted(member: Caller, at: str) -> None:
    page = looked(member, at, form="case", purpose="x")
    goes, stays = page.xpath("//section[@id='preview']/ul[@class='told']")
    assert goes.text_content().startswith("Evidence items: ")
    assert "Transfers: " in stays.text_content()
    every = looked(member, at, form="ftm", purpose="x")
    assert len(every.xpath("//section[@id='preview']/ul[@class='told']")) == 1


def test_a_report_tells_what_it_lacks_and_is_a_draft_until_then(member: Caller, at: str) -> None:
    page = looked(member, at, **REPORT, currency="KZT")
    wants = "\n".join(rows(page, "wants"))
    assert "/report/rentity_id" in wants
    assert "transmode_code" in wants
    assert files(page) == ["draft-str.xml", "str.json", "str.notes.json"]
    form = member.send(f"{at}/file", None, **REPORT, currency="KZT", file="str.json").json()
    assert form["transaction"]
    notes = member.send(f"{at}/file", None, **REPORT, currency="KZT", file="str.notes.json").json()
    assert any(one["path"].endswith("amount_local") for one in notes["notes"])


def test_the_agencys_own_files_are_used(member: Caller, at: str, shared: Path) -> None:
    folder = member.desk.workspace.folder / "agency"
    folder.mkdir()
    (folder / "goaml.xsd").write_bytes((shared / "data/goaml/xsd" / SCHEMA).read_bytes())
    (folder / "form.json").write_text(json.dumps({"rentity_id": "101", "submission_code": "E"}))
    page = looked(member, at, **REPORT, currency="KZT")
    assert "/report/rentity_id" not in "\n".join(rows(page, "wants"))
    losses = "\n".join(rows(page, "losses"))
    assert "/report/transaction" in losses
    assert "Element '" in page.text_content()


def test_a_file_of_the_agency_that_cannot_be_read_is_told(member: Caller, at: str) -> None:
    folder = member.desk.workspace.folder / "agency"
    folder.mkdir()
    (folder / "codes.json").write_text("[]")
    page = looked(member, at, **REPORT)
    assert files(page)[0] == "draft-str.xml"
    (folder / "goaml.toml").write_text("report = 1")
    refused(member, at, **REPORT)
    member.page(at)


def test_an_fm1_is_written_for_each_transaction(member: Caller, at: str) -> None:
    fields = {**REPORT, "form": "fm1"}
    page = looked(member, at, **fields)
    name = files(page)[0]
    taken = member.send(f"{at}/file", None, **fields, file=name)
    root = open_xml(taken.content)
    assert not isinstance(root, Problem)
    assert fm1_taken(root)[1] == []
    assert rows(page, "losses")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"form": "ftm", "purpose": " "}, ""),
        ({"form": "pdf", "purpose": "x"}, "pdf"),
        ({**REPORT, "report_code": "NOPE"}, "NOPE"),
        ({**REPORT, "account": ""}, "account"),
        ({**REPORT, "account": "KZ99"}, "KZ99"),
        ({**REPORT, "finding": "x"}, "x"),
        ({**REPORT, "rows": "nonsense"}, "nonsense"),
        ({**REPORT, "currency": "ZZZ"}, "ZZZ"),
        ({**REPORT, "first_day": "2026-02-01", "day_after": "2026-01-01"}, "2026-02-01"),
    ],
)
def test_what_cannot_be_made_is_told_above_the_form_which_keeps_what_was_said(
    member: Caller, at: str, fields: dict[str, str], told: str
) -> None:
    page = refused(member, at, **fields)
    [fault] = page.xpath("//p[@role='alert']")
    assert told in fault.text_content()
    assert page.xpath("//textarea[@name='purpose']")[0].text.strip() == fields["purpose"].strip()
    assert member.send(f"{at}/file", None, **fields, file="case.ftm.json").status_code == 422


def test_a_file_that_is_none_of_them_shows_the_preview_again(member: Caller, at: str) -> None:
    answer = member.send(f"{at}/file", form="ftm", purpose="x", file="other")
    assert files(html.document_fromstring(answer.text)) == ["case.ftm.json"]


def test_days_and_rows_choose_what_a_report_tells(member: Caller, at: str) -> None:
    days = {"first_day": "1999-01-01", "day_after": "1999-02-01"}
    none = looked(member, at, **REPORT, **days)
    assert "Transactions: 0" in none.text_content()
    some = looked(member, at, **{**REPORT, "account": ""}, rows="1-b1; 1-b2", indicators="A, B")
    assert "Transactions: 2" in some.text_content()


def test_who_may_not_share_has_neither_button_nor_page(member: Caller, at: str) -> None:
    case = int(at.split("/")[2])
    analyst = another_member(member.desk, "dana")
    give_role(member.desk, case, RoleGiven(member="dana", role="analyst"))
    own = member.desk.workspace.settings
    object.__setattr__(member.desk.workspace, "settings", analyst.workspace.settings)
    assert not member.page(at.removesuffix("/send-out")).xpath(f"//a[@href='{at}']")
    assert member.get(at).status_code == 404
    assert (
        member.send(f"{at}/file", form="ftm", purpose="x", file="case.ftm.json").status_code == 404
    )
    object.__setattr__(member.desk.workspace, "settings", own)


def test_an_item_of_limited_use_goes_only_where_it_may(member: Caller, at: str) -> None:
    limit_item(member.desk, 1, Limitation(uses=("evidence",), may_be_shared_with=("gpo",)))
    page = looked(member, at, form="ftm", purpose="x")
    assert "evidence item stays" in page.text_content()
    assert (
        "goes out with these limitations"
        in looked(member, at, form="ftm", purpose="x", to="gpo").text_content()
    )
    refused(member, at, **{**REPORT, "account": "", "rows": "1-b1"})


def test_the_journal_keeps_what_for_and_of_which_investigation(member: Caller, at: str) -> None:
    looked(member, at, form="gexf", purpose="partner's request 3")
    with member.desk.workspace.record.read() as record:
        kept = [one.payload for one in journal.entries(record) if one.payload]
    case = at.split("/")[2]
    assert f"№ {case}: partner's request 3" in [one.get("purpose") for one in kept]
