"""The editor of a request: every field its laws ask, the checklist beside them as they fill."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from tests.web.case_callers import Told, member, tell_case, with_item
from tests.web.conftest import Caller

from qaitaru.acts.casework.look_at_requests import look_at_request
from qaitaru.acts.casework.make_request import note_paper, tell_field
from qaitaru.acts.casework.send_request import step_request
from qaitaru.casework.bodies.requests import FieldTold, Paper, RequestStep
from qaitaru.web.casework.request_writing import PAPERS

Texts = Callable[[html.HtmlElement, str], list[str]]
BY_SCRIPT = {"hx-request": "true", "hx-target": "aside#checklist"}


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case with a request for the account abroad."""
    return tell_case(with_item(caller, tmp_path).desk)


def test_every_field_that_is_owed_stands_on_the_page_and_every_item_names_its_field(
    caller: Caller, told: Told, texts: Texts
) -> None:
    page = caller.page(f"/requests/{told.request}/write")
    fields = {one.get("id") for one in page.xpath("//form//*[starts-with(@id, 'f-')]")}
    linked = {one.rpartition("#")[2] for one in page.xpath("//aside//li//a/@href")}
    assert linked
    assert linked <= fields
    one = look_at_request(caller.desk, told.request)
    assert len(texts(page, "//aside//ul/li")) == len(one.checks)
    told_of = [line for line in texts(page, "//aside//p") if f"№ {one.told.asked[0][0]}" in line]
    assert len(told_of) == len(one.faults) > 1, "what fishes is told beside the items"


def test_what_is_written_is_kept_by_the_button_and_the_checklist_follows(
    caller: Caller, told: Told, texts: Texts
) -> None:
    address = f"/requests/{told.request}"
    before = texts(caller.page(f"{address}/write"), "//aside//summary")[0]
    kept = caller.send(
        f"{address}/keep",
        text_facts="Drug money was paid to the account.\r\nTwice.",
        text_case_name="The flat",
        text_purpose=" ",
        paper_seal="1",
    )
    assert kept.url.path == f"{address}/write"
    page = html.document_fromstring(kept.text)
    assert texts(page, "//aside//summary")[0] != before
    one = look_at_request(caller.desk, told.request)
    assert one.told.fields["facts"] == "Drug money was paid to the account.\nTwice."
    assert set(one.told.fields) == {"facts", "case_name"}, "blanks say nothing"
    assert [each.field for each in one.told.papers] == ["seal"]
    entries = len(one.told.case.record.entries)
    facts = str(page.xpath("string(//textarea[@name='text_facts'])")).replace("\n", "\r\n")
    caller.send(f"{address}/keep", text_facts=facts, paper_seal="1")
    again = look_at_request(caller.desk, told.request)
    assert len(again.told.case.record.entries) == entries, "what says the same is not told twice"


def test_a_script_is_told_the_checklist_alone(caller: Caller, told: Told) -> None:
    fields = {"csrf": caller.csrf, "text_case_name": "The flat"}
    own = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin", **BY_SCRIPT}
    answer = caller.client.post(f"/requests/{told.request}/keep", data=fields, headers=own)
    assert answer.text.lstrip().startswith("<aside")
    assert "Kept 1 field" in answer.text
    assert "<textarea" not in answer.text


def test_who_may_not_write_finds_no_editor_and_what_was_checked_is_fixed(
    caller: Caller, told: Told
) -> None:
    complete(caller, told)
    step_request(member(caller.desk, "bolat"), told.request, RequestStep(to="checked"))
    address = f"/requests/{told.request}"
    assert caller.get(f"{address}/write").status_code == 404
    assert f"{address}/write" not in caller.get(address).text
    refused = caller.send(f"{address}/keep", text_facts="Otherwise.")
    assert refused.status_code == 422
    assert caller.get("/requests/977/write").status_code == 404


def complete(caller: Caller, told: Told) -> None:
    """Fill in all that is owed, and ask of it what does not fish."""
    number = told.request
    told_now = look_at_request(caller.desk, number).told
    for asked, _ in told_now.asked:
        assert caller.send(f"/case/requests/{number}/drop", asked=str(asked)).status_code == 200
    what = {
        "text": "Statements of the account",
        "assistance": "records",
        "subject": str(told.subject),
        "account": "AE070331234567890123456",
        "element": "e6",
        "why": "the proceeds were paid to it",
        "since": "2025-01-01",
        "until": "2025-12-31",
    }
    assert caller.send(f"/case/requests/{number}/ask", **what).status_code == 200
    for check in look_at_request(caller.desk, number).missing:
        for field in check.missing:
            if field in PAPERS:
                note_paper(caller.desk, number, Paper(field=field))
            else:
                tell_field(caller.desk, number, FieldTold(field=field, text="As told."))
    one = look_at_request(caller.desk, number)
    assert one.is_ready, (one.missing, one.faults)
