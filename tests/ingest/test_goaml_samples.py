"""The published sample reports, read to the last field."""

from pathlib import Path

import pytest
from tests.ingest.goaml_texts import (
    codes,
    problems,
    read_file,
    relations,
    subjects,
    transfers,
    values,
)

from qaitaru.facts.claims import Claim
from qaitaru.facts.places import parts
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.reader import READER
from qaitaru.ingest.reading import Fact
from qaitaru.ingest.xml.door import open_xml

SAMPLES = ("AIF", "DPMSR", "SAR", "STR", "vyttah__TR.2079.200000309")


def _sample(shared: Path, name: str) -> Path:
    return shared / "data" / "goaml" / "samples" / f"{name}.xml"


@pytest.fixture(params=SAMPLES)
def sample(shared: Path, request: pytest.FixtureRequest) -> Path:
    return _sample(shared, str(request.param))


def _facts(shared: Path, name: str) -> list[Fact]:
    return read_file(READER, _sample(shared, name))


def test_every_text_of_a_sample_is_claimed_at_its_own_place(sample: Path) -> None:
    root = open_xml(sample.read_bytes())
    assert not isinstance(root, Problem)
    claims = [fact for fact in read_file(READER, sample) if isinstance(fact, Claim)]
    said = {parts(claim.place)["xpath"]: claim.original for claim in claims if claim.original}
    tree = root.getroottree()
    texts = {tree.getpath(one): str(one.text or "").strip() for one in root.iter("*")}
    assert said == {path: text for path, text in texts.items() if text}


def test_a_sample_breaks_no_rule_and_leaves_no_remainder(sample: Path) -> None:
    assert problems(read_file(READER, sample)) == []


def test_the_transaction_report_shows_one_transfer(shared: Path) -> None:
    [transfer] = transfers(_facts(shared, "STR"))
    assert (transfer.amount_minor, transfer.currency) == (120_000_00, "AED")
    assert (transfer.payer_name, transfer.payer_code, transfer.payer_country) == (
        "Layla Hassan",
        "784198512345671",
        "AE",
    )
    assert (transfer.payee_name, transfer.payee_country) == ("John Smith", "GB")
    assert (str(transfer.booked_on), transfer.clock_time) == ("2026-05-24", "14:30:00")
    assert (transfer.reference, transfer.channel) == ("TXN-987654", "ELCFT")
    assert transfer.purpose == "International wire transfer following large cash deposit"
    assert transfer.local_minor is None
    assert transfer.place == "xpath=/report/transaction"


def test_the_transaction_report_names_its_parties_and_their_parts(shared: Path) -> None:
    facts = _facts(shared, "STR")
    assert relations(facts) == {
        ("party:1", "reporting_person", "report:1"),
        ("party:2", "payer", "transfer:1"),
        ("party:3", "payee", "transfer:1"),
    }
    payer = values(facts, "party:2")
    assert (payer["kind"], payer["birth_date"]) == ("natural", "1989-07-02")
    assert payer["client_of_reporter"] == "true"
    assert payer["identification.expiry_date"] == "2030-01-14"
    assert "client_of_reporter" not in values(facts, "party:3")


@pytest.mark.parametrize(
    ("name", "indicator"),
    [
        ("AIF", "RFIUR"),
        ("DPMSR", "DPMSJ"),
        ("SAR", "STRUC"),
        ("STR", "STRUC"),
        (SAMPLES[4], "DPMSJ"),
    ],
)
def test_each_sample_gives_its_one_indicator(shared: Path, name: str, indicator: str) -> None:
    facts = _facts(shared, name)
    assert subjects(facts, "indicator") == ["indicator:1"]
    assert values(facts, "indicator:1") == {"code": indicator}


def test_an_answer_to_the_fiu_keeps_its_request_and_narrative(shared: Path) -> None:
    facts = _facts(shared, "AIF")
    head = values(facts, "report:1")
    assert (head["code"], head["fiu_reference"]) == ("AIF", "FIU-REQ-AIF-2026-008")
    party = values(facts, "relation:2")
    assert (party["kind"], party["significance"]) == ("report_party", "8")
    assert party["reason"] == "Additional information furnished in response to FIU enquiry"


def test_gold_sold_is_an_asset_of_its_report(shared: Path) -> None:
    bar = values(_facts(shared, "DPMSR"), "asset:1")
    assert (bar["type"], bar["make"], bar["estimated_value"]) == (
        "GOLD",
        "Emirates Gold DMCC",
        "75000.00",
    )
    assert (bar["size"], bar["size_unit"], bar["involved_in"]) == ("1000", "GRAM", "report:1")


def test_a_director_is_a_party_related_to_his_firm(shared: Path) -> None:
    facts = _facts(shared, SAMPLES[4])
    assert ("party:3", "director", "party:2") in relations(facts)
    assert values(facts, "party:2")["name"] == "Example Jewellery LLC"
    director = values(facts, "party:3")
    assert (director["name"], director["birth_date"]) == ("Ali Hassan", "1990-01-01")
    assert codes(facts) == []
