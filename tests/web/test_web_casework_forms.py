"""Every form of an investigation: it opens, does its one act, and tells a refusal by its field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from lxml import html
from tests.web.case_callers import Told, member, tell_case, with_item
from tests.web.conftest import Caller

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.casework.send_request import step_request
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.requests import RequestStep
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.requests import stepping
from qaitaru.web.screens.case_forms import FORMS

GIVEN: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {
    "investigations": {
        "subject": {"name": "LLP Steppe", "is_organisation": "1"},
        "status": {"subject": "{subject}", "status": "suspect", "since": "2026-03-01"},
        "role": {"member": "sholpan", "role": "analyst"},
        "agency": {"agency": "kgd", "name": "State Revenue Committee"},
        "predicate": {"registration": "247500031000777", "registered_on": "2026-02-20"},
        "task": {"text": "ask the bank", "member": "aigerim", "due_on": "2026-03-09"},
        "note": {"text": "seen at the flat", "about": "{flat}"},
        "hypothesis": {"topic": "who_benefited", "text": "the brother did"},
        "question": {"text": "who paid?", "approach": "statements"},
        "order": {
            "model": "kz.object",
            "court": "the court",
            "document": "No. 1",
            "asset_{flat}": "1",
            "others_ground": "transferred to hide it, art. 48(2)(5)",
        },
        "penalty": {"sort": "fine", "amount": "300000", "currency": "KZT", "document": "No. 2"},
        "asset": {
            "sort": "vehicle",
            "name": "a car",
            "country": "kz",
            "particulars": "VIN = X1\nplate=777",
            "owner_of_record": "LLP Steppe",
        },
        "measure": {
            "measure": "kz.restriction",
            "asset_{account}": "1",
            "ground": "possible_confiscation",
            "authority": "investigator",
            "document": "No. 6",
            "amount": "5000.50",
            "currency": "usd",
        },
        "request": {
            "title": "the company abroad",
            "channel": "arin",
            "partner": "TR",
            "language": "en",
            "urgency": "urgent",
            "is_electronic": "1",
        },
    },
    "assets": {
        "value": {"basis": "tax", "on": "2026-03-01", "amount": "12 000 000", "currency": "KZT"},
        "owner": {"by": "belief", "name": "B.", "part": "1/2", "until": "2026-02-01"},
        "prove": {"shows": "the extract", "exhibit": "1"},
        "encumber": {"sort": "mortgage", "holder": "a bank", "amount": "7", "currency": "KZT"},
        "manage": {"manager": "the committee"},
        "cost": {"text": "heating", "on": "2026-03-01", "amount": "10", "currency": "KZT"},
        "claim": {
            "claimant": "the bank",
            "sort": "creditor",
            "faith_price": "for",
            "faith_care": "unknown",
        },
        "move": {"to": "dissipated", "remark": "burnt"},
    },
    "measures": {
        "step": {"event": "owner_notified", "document": "No. 8"},
        "release": {"ground": "excessive", "asset_{flat}": "1"},
    },
    "requests": {
        "field": {"field": "facts", "text": "he sold"},
        "ask": {
            "text": "the company's register",
            "assistance": "records",
            "subject": "{subject}",
            "element": "e4",
            "since": "2025-01-01",
            "until": "2025-12-31",
        },
        "conduct": {"conduct": "sale of drugs", "ours": "CC 297"},
        "paper": {"field": "signature"},
        "go": {"to": "withdrawn", "remark": "no need"},
    },
}
"""What is sent, by the thing and the form; numbers of the case stand in braces."""
AFTER: Final = {
    "investigations": {"role_end", "task_done", "conclusion", "register", "order_step"}
    | {"closing", "reopening", "correct"},
    "assets": {"sell", "traced", "decide_right", "return", "principle"},
    "measures": {"extend"},
    "requests": {"drop", "answer", "consent", "use"},
}
"""Forms that need something before them: each has a test of its own."""


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case as its forms find it."""
    return tell_case(with_item(caller, tmp_path).desk)


def _number(told: Told, of: str) -> int:
    things = {"assets": told.flat, "measures": told.measure, "requests": told.request}
    return things.get(of, told.case)


def _filled(told: Told, fields: Mapping[str, str]) -> dict[str, str]:
    named = {name: str(getattr(told, name)) for name in ("subject", "flat", "account", "case")}
    return {key.format(**named): text.format(**named) for key, text in fields.items()}


def _last(caller: Caller, told: Told) -> CaseEntry:
    return look_at_investigation(caller.desk, told.case).record.entries[-1]


def _send(caller: Caller, address: str, **fields: str) -> html.HtmlElement:
    answer = caller.send(address, **fields)
    assert answer.status_code == 200, _alert(answer.text)
    return html.document_fromstring(answer.text)


def _alert(text: str) -> list[str]:
    """What a page complains of."""
    return [part.partition("<")[0] for part in text.split('role="alert">')[1:]]


def test_no_form_is_without_a_test() -> None:
    for of, forms in FORMS.items():
        assert set(GIVEN[of]) | AFTER[of] == set(forms)


@pytest.mark.parametrize("of", FORMS)
def test_every_form_opens_with_its_fields(caller: Caller, told: Told, of: str) -> None:
    number = _number(told, of)
    for form in FORMS[of]:
        query = f"&entry={told.subject}" if form == "correct" else ""
        page = caller.page(f"/case/{of}/{number}/new/{form}?lang=kk{query}")
        action = str(page.xpath("//form[contains(@class, 'sheet')]/@action")[0])
        assert action.startswith(f"/case/{of}/{number}/{form}")
        assert page.xpath("//main//form//*[self::input or self::select or self::textarea]")


@pytest.mark.parametrize("of", FORMS)
def test_an_empty_form_is_refused_and_a_full_one_does_its_one_act(
    caller: Caller, told: Told, of: str
) -> None:
    number = _number(told, of)
    for form, fields in GIVEN[of].items():
        before = _last(caller, told)
        if form != "field":  # an empty text takes a field back
            empty = caller.send(f"/case/{of}/{number}/{form}")
            assert (form, empty.status_code) == (form, 422)
            assert _alert(empty.text)[0]
        assert _last(caller, told) == before
        answer = caller.send(f"/case/{of}/{number}/{form}", **_filled(told, fields))
        assert (form, answer.status_code) == (form, 200), _alert(answer.text)
        assert answer.url.path == f"/{of}/{number}"
        assert _last(caller, told).number > before.number


def test_what_a_role_does_not_open_has_no_button_and_no_form(caller: Caller, told: Told) -> None:
    other = member(caller.desk, "bolat")
    case = tell_case_for_analyst(other)
    page = caller.page(f"/investigations/{case}")
    links = [str(one) for one in page.xpath("//main//a/@href")]
    assert f"/case/investigations/{case}/new/note" in links
    assert f"/case/investigations/{case}/new/measure" not in links
    assert f"/case/investigations/{case}/new/closing" not in links
    assert caller.get(f"/case/investigations/{case}/new/measure").status_code == 404
    refused = caller.send(f"/case/investigations/{case}/closing", reason="other", text="x")
    assert refused.status_code == 422
    assert told.case != case


def tell_case_for_analyst(desk: Desk) -> int:
    """An investigation in which the caller is an analyst."""
    case = open_investigation(desk, "An analyst's case").head.number
    give_role(desk, case, RoleGiven(member="aigerim", role="analyst"))
    return case


def test_a_wrong_day_and_a_wrong_sum_are_told_beside_their_fields(
    caller: Caller, told: Told
) -> None:
    address = f"/case/assets/{told.flat}/value"
    good = dict(GIVEN["assets"]["value"])
    for name, text in (("on", "yesterday"), ("amount", "many"), ("currency", "XYZ")):
        answer = caller.send(address, **good | {name: text})
        assert answer.status_code == 422
        page = html.document_fromstring(answer.text)
        assert page.xpath("//*[@aria-invalid='true']/@name") == [name]
        assert page.xpath("//small[@id='fault']")
    answer = caller.send(f"/case/assets/{told.flat}/owner", by="record", name="B", part="half")
    assert html.document_fromstring(answer.text).xpath("//*[@aria-invalid]/@name") == ["part"]
    answer = caller.send(
        f"/case/investigations/{told.case}/asset", sort="cash", name="x", particulars="nothing"
    )
    assert "VIN = " in answer.text
    answer = caller.send(f"/case/assets/{told.flat}/prove", shows="x", exhibit="99")
    assert answer.status_code == 422


def test_a_task_is_finished_a_role_ended_and_a_question_concluded(
    caller: Caller, told: Told
) -> None:
    at = f"/case/investigations/{told.case}"
    _send(caller, f"{at}/task", **GIVEN["investigations"]["task"])
    task = _last(caller, told).number
    _send(caller, f"{at}/task_done", task=str(task), remark="asked")
    assert look_at_investigation(caller.desk, told.case).tasks[0].done_at
    role = look_at_investigation(caller.desk, told.case).roles[-1][0].number
    _send(caller, f"{at}/role_end", ended_role=str(role))
    assert len(look_at_investigation(caller.desk, told.case).roles) == 1
    _send(caller, f"{at}/hypothesis", **GIVEN["investigations"]["hypothesis"])
    supposed = str(_last(caller, told).number)
    _send(caller, f"{at}/question", text="who?", approach="ask", hypothesis=supposed)
    page = _send(caller, f"{at}/conclusion", about=supposed, outcome="confirmed", text="he did")
    assert "he did" in page.text_content()
    key = page.xpath("//section[@id='plan']//tbody//a/@href")[0].rpartition("=")[2]
    page = _send(caller, f"{at}/register", register=key, answer="nothing", remark="none")
    assert "1 of" in page.xpath("//section[@id='plan']//summary")[0].text_content()


def test_an_order_goes_on_and_an_investigation_closes_and_opens_again(
    caller: Caller, told: Told
) -> None:
    at = f"/case/investigations/{told.case}"
    _send(caller, f"{at}/order", **_filled(told, GIVEN["investigations"]["order"]))
    order = str(_last(caller, told).number)
    page = _send(caller, f"{at}/order_step", order=order, event="final", document="No. 3")
    assert "final" in page.xpath("//section[@id='measures']")[0].text_content()
    held = caller.send(f"{at}/closing", reason="other", text="done")
    assert held.status_code == 422
    _send(caller, f"/case/measures/{told.measure}/step", event="lifted")
    _send(caller, f"{at}/closing", reason="recovered", text="done")
    closing = _last(caller, told).number
    decide_entry(member(caller.desk, "bolat"), closing, granted=True, remark="")
    page = caller.page(f"/investigations/{told.case}")
    links = [str(one) for one in page.xpath("//main//a/@href")]
    assert f"{at}/new/reopening" in links
    assert f"{at}/new/asset" not in links
    _send(caller, f"{at}/reopening", text="a new asset")
    assert look_at_investigation(caller.desk, told.case).closed is None


def test_a_right_is_decided_and_what_each_way_needs_leads_to_its_form(
    caller: Caller, told: Told
) -> None:
    at = f"/case/assets/{told.flat}"
    _send(caller, f"{at}/claim", **GIVEN["assets"]["claim"])
    right = str(_last(caller, told).number)
    page = caller.page(f"/assets/{told.flat}")
    ways = page.xpath("//section[@id='ways']//a/@href")
    assert f"/case/investigations/{told.case}/new/measure?asset_{told.flat}=1" in ways
    assert f"{at}/new/move?to=arrested" not in ways
    assert f"{at}/new/move?to=dissipated" in ways
    page = _send(
        caller, f"{at}/decide_right", right=right, outcome="upheld", decided_by="c", document="4"
    )
    assert f"{at}/new/move?to=claim_upheld" in page.xpath("//section[@id='ways']//a/@href")
    form = caller.page(f"/case/investigations/{told.case}/new/measure?asset_{told.flat}=1")
    assert form.xpath(f"//input[@name='asset_{told.flat}']/@checked")


def test_an_asset_is_arrested_sold_confiscated_and_given_back_by_form(
    caller: Caller, told: Told
) -> None:
    second = member(caller.desk, "bolat")
    at, case = f"/case/assets/{told.flat}", f"/case/investigations/{told.case}"
    measure = f"/case/measures/{told.measure}"
    _send(caller, f"{measure}/step", event="court_decided", outcome="granted", document="No. 9")
    _send(
        caller,
        f"{case}/measure",
        **{f"asset_{told.flat}": "1"},
        measure="kz.arrest",
        ground="possible_confiscation",
        authority="investigating_judge",
        document="No. 9",
        follows=str(told.measure),
        others_ground="obtained",
        others_why="bought with the proceeds",
    )
    sale = {"ground": "costly", "buyer": "C", "on": "2026-03-02", "amount": "100"}
    _send(caller, f"{at}/sell", **sale, currency="KZT")
    _send(caller, f"{case}/order", **_filled(told, GIVEN["investigations"]["order"]))
    order = str(_last(caller, told).number)

    def moved(to: str, **fields: str) -> None:
        _send(caller, f"{at}/move", to=to, **fields)
        decide_entry(second, _last(caller, told).number, granted=True, remark="")

    moved("ordered")
    _send(caller, f"{case}/order_step", order=order, event="final", document="No. 10")
    moved("final")
    _send(caller, f"{case}/order_step", order=order, event="enforced", document="No. 11")
    moved("enforced")
    given = {"to": "state", "recipient": "the budget", "amount": "100", "currency": "KZT"}
    _send(caller, f"{at}/return", **given, document="No. 12")
    page = caller.page(f"/assets/{told.flat}")
    key = page.xpath("//section[@id='principles']//a/@href")[0].rpartition("=")[2]
    page = _send(caller, f"{at}/principle", principle=key, kept="for", text="told")
    assert "told" in page.xpath("//section[@id='principles']")[0].text_content()
    moved("state_income", basis="art. 7")
    cells = caller.page("/assets").xpath("//section[@class='column']/h2")
    assert any("state" in one.text_content() for one in cells)


def test_a_measure_is_made_to_hold_longer_by_form(caller: Caller, told: Told) -> None:
    answer = caller.send(
        f"/case/measures/{told.measure}/extend", authority="prosecutor", document="No. 5"
    )
    assert answer.status_code == 422
    assert "the law lets nobody" in answer.text or "extend" in answer.text


def test_an_answer_comes_with_its_limitation_and_is_used_within_it(
    caller: Caller, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = f"/case/requests/{told.request}"
    asked = caller.page(f"{at}/new/drop").xpath("//select[@name='asked']/option/@value")[-1]
    monkeypatch.setattr(stepping, "blocking", lambda _: ())
    monkeypatch.setattr(stepping, "fishes", lambda _: False)
    step_request(member(caller.desk, "bolat"), told.request, RequestStep(to="checked"))
    _send(caller, f"{at}/go", to="sent", document="No. 20")
    page = _send(
        caller,
        f"{at}/answer",
        **{f"asked_{asked}": "1", "uses_evidence": "1"},
        exhibit="1",
        form="certified",
        until="2027-01-01",
    )
    (limit,) = page.xpath("//section[@id='answers']//p[@class='notice']")
    assert "evidence" in limit.text_content()
    answer = str(_last(caller, told).number)
    _send(caller, f"{at}/use", answer_no=answer, use="evidence", where="the petition")
    refused = caller.send(f"{at}/use", answer_no=answer, use="tax")
    assert refused.status_code == 422
    _send(caller, f"{at}/consent", answer_no=answer, use="tax", document="No. 21")
    consent = _last(caller, told).number
    assert caller.send(f"{at}/use", answer_no=answer, use="tax").status_code == 422
    decide_entry(member(caller.desk, "bolat"), consent, granted=True, remark="")
    _send(caller, f"{at}/use", answer_no=answer, use="tax")


def test_what_was_traced_names_an_analysis_that_is_kept(caller: Caller, told: Told) -> None:
    traced = {"rule": "lowest", "analysis": "7", "amount": "9", "currency": "KZT"}
    answer = caller.send(f"/case/assets/{told.flat}/traced", **traced)
    assert answer.status_code == 422
    page = html.document_fromstring(answer.text)
    assert page.xpath("//*[@aria-invalid='true']/@name") == ["analysis"]


def test_what_is_asked_is_dropped_by_form(caller: Caller, told: Told) -> None:
    at = f"/case/requests/{told.request}"
    asked = caller.page(f"{at}/new/drop").xpath("//select[@name='asked']/option/@value")[-1]
    page = _send(caller, f"{at}/drop", asked=str(asked))
    assert "nothing is asked" in page.xpath("//section[@id='asked']")[0].text_content()
