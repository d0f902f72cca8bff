"""FollowTheMoney entities as transfers and claims."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.message_texts import claims, codes, problems, read_text, recognised, transfers

from qaitaru.facts.problems import Severity
from qaitaru.ingest.readers.ftm.reader import READER
from qaitaru.ingest.reading import Fact

PERSON = {"id": "p1", "schema": "Person", "properties": {"name": ["Ivan"], "country": ["kz"]}}
COMPANY = {
    "id": "c1",
    "schema": "Company",
    "properties": {"name": ["Alpha LLP"], "registrationNumber": ["123"]},
}
ACCOUNT = {
    "id": "a1",
    "schema": "BankAccount",
    "properties": {"iban": ["KZ00 TEST 1"], "bankName": ["Test Bank"]},
}
OWNERSHIP = {
    "id": "o1",
    "schema": "Ownership",
    "properties": {"owner": ["p1"], "asset": ["c1"], "percentage": ["50"]},
}


def payment(**properties: str) -> dict[str, object]:
    said = {"amount": "1500.50", "currency": "USD", "date": "2014-05-06"} | properties
    listed = {name: [text] for name, text in said.items() if text}
    return {"id": "pay1", "schema": "Payment", "properties": listed}


def read(folder: Path, *entities: object) -> list[Fact]:
    return read_text(READER, "\n".join(json.dumps(one) for one in entities), folder)


def test_a_payment_names_parties_that_stand_below_it(tmp_path: Path) -> None:
    sides = {"payer": "p1", "payerAccount": "a1", "beneficiary": "c1", "beneficiaryAccount": "a1"}
    said = payment(**sides, purpose="goods", transactionNumber="T-1")
    (found,) = transfers(read(tmp_path, said, PERSON, COMPANY, ACCOUNT))
    assert (found.amount_minor, found.currency, found.booked_on) == (
        1500_50,
        "USD",
        date(2014, 5, 6),
    )
    assert (found.payer_name, found.payer_country, found.payer_code) == ("Ivan", "KZ", "")
    assert (found.payer_account, found.payer_bank) == ("KZ00TEST1", "Test Bank")
    assert (found.payee_name, found.payee_code, found.payee_account) == (
        "Alpha LLP",
        "123",
        "KZ00TEST1",
    )
    assert (found.purpose, found.reference, found.place) == ("goods", "T-1", "line=1")


def test_what_a_transfer_has_no_place_for_is_claimed_of_it(tmp_path: Path) -> None:
    said = payment(payer="p1", programme="X", transactionNumber="T-1", recordId="R-1")
    assert claims(read(tmp_path, said, PERSON), "transfer:1") == {
        "schema": "Payment",
        "source_id": "pay1",
        "payer": "party:1",
        "programme": "X",
        "recordId": "R-1",
    }


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        ({"date": "2014"}, date(2014, 1, 1), date(2014, 12, 31)),
        ({"date": "2014-02"}, date(2014, 2, 1), date(2014, 2, 28)),
        ({"date": "2014-02-03"}, date(2014, 2, 3), None),
        ({"date": "", "startDate": "2014-02-03"}, date(2014, 2, 3), None),
        (
            {"date": "", "startDate": "2014-02", "endDate": "2014-03"},
            date(2014, 2, 1),
            date(2014, 3, 31),
        ),
    ],
)
def test_a_date_is_as_long_as_it_is_stated(
    tmp_path: Path, dates: dict[str, str], first: date, last: date | None
) -> None:
    (found,) = transfers(read(tmp_path, payment(**dates)))
    assert (found.booked_on, found.until_on) == (first, last)


def test_a_time_without_its_zone_stays_as_written(tmp_path: Path) -> None:
    (found,) = transfers(read(tmp_path, payment(date="2014-02-03T10:11:12")))
    assert (found.booked_on, found.clock_time, found.booked_utc) == (
        date(2014, 2, 3),
        "10:11:12",
        None,
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"amount": "-1"}, "amount_unreadable"),
        ({"amount": "1,5"}, "amount_unreadable"),
        ({"amount": ""}, "amount_unreadable"),
        ({"currency": ""}, "amount_unreadable"),
        ({"currency": "dirham"}, "amount_unreadable"),
        ({"date": ""}, "date_unreadable"),
        ({"date": "2014-13-01"}, "date_unreadable"),
        ({"date": "May 2014"}, "date_unreadable"),
    ],
)
def test_a_payment_that_is_not_exact_is_no_transfer(
    tmp_path: Path, said: dict[str, str], code: str
) -> None:
    facts = read(tmp_path, payment(**said))
    assert (transfers(facts), codes(facts)) == ([], [code])
    assert problems(facts)[0].severity is Severity.SKIPPED


def test_two_amounts_are_none(tmp_path: Path) -> None:
    said = {"amount": ["1", "2"], "currency": ["USD"], "date": ["2014-05-06"]}
    facts = read(tmp_path, {"id": "x", "schema": "Payment", "properties": said})
    assert (transfers(facts), codes(facts)) == ([], ["amount_unreadable"])


def test_a_relation_names_its_ends_as_the_house_does(tmp_path: Path) -> None:
    facts = read(tmp_path, OWNERSHIP, PERSON, COMPANY)
    assert claims(facts, "relation:1") == {
        "schema": "Ownership",
        "source_id": "o1",
        "kind": "Ownership",
        "source": "party:1",
        "target": "party:2",
        "percentage": "50",
    }
    assert claims(facts, "party:2")["registration_number"] == "123"
    assert claims(facts, "party:1")["country"] == "kz"


def test_what_stands_beside_the_properties_is_claimed_too(tmp_path: Path) -> None:
    facts = read(tmp_path, PERSON | {"datasets": ["a", "b"], "first_seen": None, "target": True})
    said = claims(facts, "party:1")
    assert (said["datasets"], said["target"]) == ("a, b", "True")
    assert "first_seen" not in said


def test_a_schema_nobody_knows_is_noted_once_and_kept(tmp_path: Path) -> None:
    strange = [{"id": f"s{n}", "schema": "Song", "properties": {"name": "La"}} for n in (1, 2)]
    facts = read(tmp_path, *strange)
    assert [(one.code, one.place, one.found) for one in problems(facts)] == [
        ("schema_unknown", "line=1", "Song")
    ]
    assert claims(facts, "entity:2")["name"] == "La"


def test_a_payment_that_comes_twice_is_one_transfer(tmp_path: Path) -> None:
    facts = read(tmp_path, payment(), payment(purpose="more"))
    assert (len(transfers(facts)), codes(facts)) == (1, ["entity_repeated"])
    assert claims(facts, "transfer:1")["purpose"] == "more"


def test_a_party_that_is_not_in_the_file_is_noted(tmp_path: Path) -> None:
    (found,) = problems(read(tmp_path, payment(payer="nobody")))
    assert (found.code, found.found, found.expected) == ("entity_not_in_file", "nobody", "payer")


@pytest.mark.parametrize(
    "said",
    [
        {"id": 5, "schema": "Person"},
        {"id": "", "schema": "Person"},
        {"id": "x"},
        {"id": "x", "schema": "Person", "properties": []},
        {"id": "x", "schema": "Person", "properties": {"name": [1]}},
        {"id": "x", "schema": "Person", "properties": {"name": {"a": "b"}}},
    ],
)
def test_an_entity_of_another_shape_is_not_taken(tmp_path: Path, said: object) -> None:
    facts = read(tmp_path, said, PERSON)
    assert codes(facts) == ["entity_malformed"]
    assert claims(facts, "party:1")["name"] == "Ivan"


def test_a_broken_line_does_not_stop_the_file(tmp_path: Path) -> None:
    facts = read_text(READER, "[" * 100_000 + "\n" + json.dumps(PERSON), tmp_path)
    assert codes(facts) == ["json_unreadable"]
    assert claims(facts, "party:1")["name"] == "Ivan"


def test_a_file_without_entities_is_refused(tmp_path: Path) -> None:
    (found,) = problems(read_text(READER, "{}\n", tmp_path))
    assert (found.code, found.severity) == ("no_entity_in_file", Severity.REFUSED)


def test_recognised_by_its_first_line(tmp_path: Path) -> None:
    assert recognised(READER, json.dumps(PERSON).encode(), tmp_path)
    assert not recognised(READER, b'{"rows": []}', tmp_path)
    assert not recognised(READER, b"id,schema\n", tmp_path)


VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
ENTITIES = st.fixed_dictionaries(
    {"id": VALUES | st.just("p1"), "schema": st.sampled_from(["Person", "Payment", "Ownership"])},
    optional={"properties": st.dictionaries(st.sampled_from(["amount", "date", "owner"]), VALUES)},
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entities=st.lists(ENTITIES, max_size=5))
def test_any_objects_end_as_facts(tmp_path: Path, entities: list[object]) -> None:
    assert read(tmp_path, *entities)
