"""Who a subject is, by its fields: checked as they are told, and enough for a request or not."""

from datetime import date

import pytest
from msgspec.structs import replace
from tests.casework.told_requests import Telling, mla

from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.near import near
from qaitaru.casework.requests.answered_fields import answered_fields
from qaitaru.casework.subjects import countries_of, is_identified, refuse_subject
from qaitaru.law.request_fields import RequestField

TODAY = date(2026, 3, 2)
DAUREN = Subject(
    name="Dauren T.",
    code="810514552405",
    born_on=date(1981, 5, 14),
    citizenship="kz",
    residence="Almaty",
)


def why(**said: object) -> str:
    refused = refuse_subject(replace(DAUREN, **said), TODAY)
    return refused.reason if refused else ""


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, ""),
        ({"name": "  "}, "text_wanting"),
        ({"born_on": date(2026, 3, 3)}, "in_future"),
        ({"born_on": TODAY}, ""),
        ({"citizenship": "KZ, QQ"}, "country_unknown"),
        ({"code": "810514552406"}, "code_faulty"),
        ({"code": "FZ-005252", "citizenship": "AE"}, ""),
        ({"code": "FZ-005252", "citizenship": "KZ, AE"}, ""),
        ({"code": "any", "citizenship": ""}, ""),
        ({"born_on": date(1990, 1, 1)}, ""),
    ],
)
def test_a_field_that_cannot_be_is_refused_and_a_custom_is_not_held_against_papers(
    said: dict[str, object], reason: str
) -> None:
    assert why(**said) == reason


def test_countries_are_told_by_their_codes_each_once() -> None:
    assert countries_of(replace(DAUREN, citizenship="kz, RU kz")) == ("KZ", "RU")
    assert countries_of(Subject(name="x")) == ()


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [
        ({}, True),
        ({"code": "", "document": "card 12"}, True),
        ({"code": ""}, False),
        ({"born_on": None}, False),
        ({"citizenship": ""}, False),
        ({"is_organisation": True, "born_on": None, "citizenship": ""}, True),
        ({"is_organisation": True, "residence": ""}, False),
        ({"is_organisation": True, "code": "", "document": "x"}, False),
    ],
)
def test_whether_the_fields_say_who_it_is(said: dict[str, object], *, is_enough: bool) -> None:
    assert is_identified(replace(DAUREN, **said)) is is_enough


def persons_answered(told: Telling, number: int) -> bool:
    told.entries = [
        one for one in told.entries if getattr(one.body, "field", "") != RequestField.PERSONS
    ]
    return RequestField.PERSONS in answered_fields(told.at(number))


def test_a_request_about_somebody_whose_fields_say_who_they_are_has_its_persons() -> None:
    told, number = mla()
    assert not persons_answered(told, number)
    told.entries[0] = replace(told.entries[0], body=DAUREN)
    assert persons_answered(told, number)


def test_what_is_near_is_named_and_where_nothing_is_the_first_few_are() -> None:
    known = ["household", "firm", "son", "daughter", "household"]
    assert near("houshold", known) == "household"
    assert near("zzz", known) == "household, firm, son"
    assert near("x", ()) == ""
