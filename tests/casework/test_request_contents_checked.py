"""Whether a request holds what it owes, item by item."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.casework.told_requests import LAW, PAPERS, TEXTS, Telling, asked_of, mla

from qaitaru.casework.bodies.assets import Asset
from qaitaru.casework.bodies.requests import (
    AskedDropped,
    ConductCompared,
    FieldTold,
    Paper,
    Request,
)
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.requests.answered_fields import answered_fields, circumstances
from qaitaru.casework.requests.completeness import ItemCheck, blocking, check_contents
from qaitaru.law.request_fields import Circumstance, RequestField


def owing(checks: tuple[ItemCheck, ...]) -> set[str]:
    return {one.value for check in checks for one in check.missing}


def test_a_whole_request_owes_nothing() -> None:
    told, number = mla()
    assert not blocking(told.at(number))


@pytest.mark.parametrize("name", [*TEXTS, *PAPERS])
def test_leaving_out_any_one_item_is_caught_by_name(name: str) -> None:
    told, number = mla()
    kept = [one for one in told.entries if getattr(one.body, "field", "") != name]
    assert name in owing(blocking(Telling(kept).at(number)))


@pytest.mark.parametrize("text", ["  ", "-", "—", "...", "?"])
def test_a_field_that_is_emptied_again_or_filled_with_a_dash_is_missing(text: str) -> None:
    told, number = mla()
    told.tell(FieldTold(field="facts", text=text), number)
    assert owing(blocking(told.at(number))) == {"facts"}


def test_a_dash_for_their_article_compares_no_conduct() -> None:
    told, number = mla()
    told.tell(ConductCompared(conduct="hid it", ours="CC art. 218", theirs="-"), number)
    fields = answered_fields(told.at(number))
    assert RequestField.DUAL_CRIMINALITY not in fields


def test_without_a_treaty_reciprocity_and_the_diplomatic_way_are_owed() -> None:
    told, number = mla(treaty="")
    assert owing(blocking(told.at(number))) == {
        "basis",
        "diplomatic_channel",
        "reciprocity_guarantee",
    }


def test_a_request_in_a_language_of_the_state_needs_no_translation() -> None:
    told, number = mla(language="ru")
    told.entries = [one for one in told.entries if getattr(one.body, "field", "") != "translation"]
    assert not blocking(told.at(number))


def test_questions_and_rights_are_owed_for_an_interview_alone() -> None:
    told, number = mla()
    told.tell(asked_of(1, assistance="interview"), number)
    assert {"questions", "procedural_rights_extract"} <= owing(blocking(told.at(number)))


def test_what_is_advised_is_told_and_does_not_block() -> None:
    told, number = mla()
    checks = check_contents(told.at(number))
    assert "damage" in owing(checks)
    assert "damage" not in owing(blocking(told.at(number)))
    assert any(one.is_met for one in checks)


def test_a_treaty_binds_where_it_is_the_basis() -> None:
    told, number = mla()
    without = {one.contents.key for one in check_contents(told.at(number))}
    told, number = mla(basis=("uncac",))
    assert {one.contents.key for one in check_contents(told.at(number))} >= without


def test_an_incoming_request_owes_what_the_law_of_the_asker_says() -> None:
    told, number = mla(is_incoming=True)
    assert "kz.cpc_565" not in {one.contents.key for one in check_contents(told.at(number))}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"treaty": ""}, Circumstance.NO_TREATY),
        ({"is_electronic": True}, Circumstance.SENT_ELECTRONICALLY),
        ({"urgency": "urgent"}, Circumstance.URGENT),
        ({"asks_presence": True}, Circumstance.PRESENCE_ASKED),
        ({"asks_procedure": True}, Circumstance.PROCEDURE_ASKED),
    ],
)
def test_circumstances_follow_from_the_head(
    said: dict[str, object], expected: Circumstance
) -> None:
    told, number = mla()
    assert expected not in circumstances(told.at(number))
    told, number = mla(**said)
    assert expected in circumstances(told.at(number))


def test_circumstances_follow_from_those_it_is_about() -> None:
    told, number = mla()
    company = told.tell(Subject(name="TOO", is_organisation=True))
    told.tell(ProceduralStatus(status="suspect", since=told.now.date()), 1)
    assert Circumstance.CHARGE_NOTIFIED in circumstances(told.at(number))
    assert Circumstance.LEGAL_PERSON not in circumstances(told.at(number))
    told.tell(asked_of(company), number)
    assert Circumstance.LEGAL_PERSON in circumstances(told.at(number))


def test_fields_follow_from_what_is_asked() -> None:
    told, number = mla()
    found = answered_fields(told.at(number))
    assert {
        RequestField.BASIS,
        RequestField.ACTIONS_ASKED,
        RequestField.JUSTIFICATION,
        RequestField.PERIOD,
        RequestField.PROPERTY_DESCRIPTION,
        RequestField.PROPERTY_LOCATION,
        RequestField.PROPERTY_VALUE,
    } <= found
    assert RequestField.ACCOUNTS not in found
    unvalued = told.tell(Asset(sort="land", name="a flat"))
    told.tell(asked_of(1, asset=unvalued, account="GB33", why="", until=None), number)
    now = answered_fields(told.at(number))
    assert RequestField.ACCOUNTS in now
    assert now.isdisjoint(
        {
            RequestField.JUSTIFICATION,
            RequestField.PERIOD,
            RequestField.PROPERTY_LOCATION,
            RequestField.PROPERTY_VALUE,
        }
    )


def test_dual_criminality_is_answered_by_conduct_under_both_laws() -> None:
    told, number = mla()
    told.tell(ConductCompared(conduct="hid the origin", ours="218", theirs="327"), number)
    assert RequestField.DUAL_CRIMINALITY in answered_fields(told.at(number))
    told.tell(ConductCompared(conduct="knew of it", ours="218"), number)
    assert RequestField.DUAL_CRIMINALITY not in answered_fields(told.at(number))


def test_what_is_dropped_is_asked_no_more() -> None:
    told, number = mla()
    ((asked, _),) = told.at(number).asked
    told.tell(AskedDropped(), asked)
    assert told.at(number).asked == ()
    assert RequestField.ACTIONS_ASKED not in answered_fields(told.at(number))


def test_a_field_or_paper_that_the_law_does_not_know_answers_nothing() -> None:
    told, number = mla()
    before = answered_fields(told.at(number))
    told.tell(FieldTold(field="poem", text="..."), number)
    told.tell(Paper(field="ribbon"), number)
    assert answered_fields(told.at(number)) == before


def test_a_request_that_asks_nothing_answers_nothing_of_it() -> None:
    told = Telling()
    number = told.tell(Request(title="t", channel="fiu", partner="gb"))
    assert not answered_fields(told.at(number))


def test_before_any_edition_of_a_law_nothing_is_owed_by_it() -> None:
    told, number = mla()
    then = replace(told.at(number), case=CaseAt(told.record, LAW, datetime(2010, 1, 1, tzinfo=UTC)))
    assert not [one for one in check_contents(then) if one.edition.from_known]


@pytest.mark.parametrize(
    ("partner", "expected"),
    [("gb", {"uk.mla_guidelines"}), ("US", {"us.mla_guidance"}), ("de", set())],
)
def test_what_the_requested_state_expects_is_asked_of_its_partners_alone(
    partner: str, expected: set[str]
) -> None:
    told, number = mla(partner=partner)
    found = {one.contents.key: one for one in check_contents(told.at(number))}
    assert set(found) - {"kz.cpc_565"} == expected
    assert not any(found[key].blocks for key in expected), "what was not read keeps nothing back"


def test_of_a_request_from_abroad_the_other_state_asks_by_its_own_law() -> None:
    told, number = mla(is_incoming=True)
    assert not check_contents(told.at(number)), "no pack tells what Kazakhstan or Britain owe so"


def test_dual_criminality_is_owed_where_help_is_coercive() -> None:
    told, number = mla(basis=("uncac",))
    owed = {one.item.key for one in check_contents(told.at(number))}
    assert "dual" not in owed
    told.tell(asked_of(1, assistance="freezing"), number)
    dual = [one for one in check_contents(told.at(number)) if one.item.key == "dual"]
    assert {one.contents.key for one in dual} == {"un.uncac_46", "uk.mla_guidelines"}
    assert all(one.missing == (RequestField.DUAL_CRIMINALITY,) for one in dual)
