"""A case goes out of a workspace and comes into another one, and the journal keeps what for."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml.etree import fromstring
from tests.interchange.cases import CASE, PAYEE, PAYER

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.interchange.export_case import FORMS, export_case
from qaitaru.evidence import journal
from qaitaru.interchange.ftm import ftm_lines


@pytest.fixture
def filled(laptop_desk: Desk, tmp_path: Path) -> Desk:
    """A workspace into which a FollowTheMoney case was taken."""
    file = tmp_path / "case.ftm.json"
    file.write_bytes(b"".join(ftm_lines(CASE)))
    list(ingest_evidence(laptop_desk, Handover(paths=(file,), legal_basis="order 12")))
    return laptop_desk


def entities(desk: Desk) -> list[dict[str, Any]]:
    content = export_case(desk, "ftm", purpose="to the partner").content
    return [json.loads(line) for line in content.splitlines()]


def test_a_case_taken_in_goes_out_with_its_payments_accounts_and_interests(filled: Desk) -> None:
    found = entities(filled)
    payments = [one["properties"] for one in found if one["schema"] == "Payment"]
    assert [(one["amount"], one["currency"]) for one in payments] == [
        (["300.50"], ["KZT"]),
        (["1.00"], ["USD"]),
    ]
    assert payments[0]["recordId"] == ["exhibit=1;line=10"]
    accounts = {
        one["properties"]["accountNumber"][0] for one in found if one["schema"] == "BankAccount"
    }
    assert {PAYER, PAYEE} <= accounts
    schemas = [one["schema"] for one in found]
    assert schemas.count("Document") == 1
    assert "Ownership" in schemas
    assert "Directorship" in schemas


def test_every_end_that_is_named_is_in_the_file(filled: Desk) -> None:
    found = entities(filled)
    known = {one["id"] for one in found}
    ends = ("payer", "beneficiary", "payerAccount", "beneficiaryAccount", "owner", "asset", "proof")
    for one in found:
        properties = one["properties"]
        assert isinstance(properties, dict)
        for end in ends:
            assert set(properties.get(end, ())) <= known


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_and_the_journal_keeps_what_for(filled: Desk, form: str) -> None:
    done = export_case(filled, form, purpose="to the partner")
    content, counts = done.content, done.counts
    assert done.goes_out == done.left_out == ()
    assert content
    assert counts["transfers"] == 2
    assert counts["exhibits"] == 1
    with filled.workspace.record.read() as record:
        told = [(one.fields["act"], one.payload) for one in journal.entries(record)]
    assert ("export_case", {"form": form, "purpose": "to the partner"}) in told


def test_the_exhibits_custody_and_its_reading_are_in_the_graph(filled: Desk) -> None:
    graph = json.loads(export_case(filled, "case", purpose="x").content)["@graph"]
    names = [one.get("uco-core:name") for one in graph]
    assert {"sealed", "import 1", "qaitaru ftm"} <= set(names)


def test_a_network_sums_what_goes_from_one_to_another(filled: Desk) -> None:
    root = fromstring(export_case(filled, "gexf", purpose="x").content)
    space = {"g": "http://gexf.net/1.3"}
    values = [one.get("value") for one in root.iterfind(".//g:edge//g:attvalue", space)]
    assert "300.50" in values
    assert len(root.findall(".//g:edge", space)) == 2


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_an_end_that_nobody_names_is_one_of_its_own(filled: Desk, form: str) -> None:
    root = fromstring(export_case(filled, form, purpose="x").content)
    ends = [one.get("id") for one in root.iter("{*}node")]
    links = [(one.get("source"), one.get("target")) for one in root.iter("{*}edge")]
    assert len(ends) == len(set(ends))
    assert {end for link in links for end in link} == set(ends)
    assert [str(end).startswith("unnamed:") for end in ends].count(True) == 1
    assert "" not in ends


def test_a_workspace_with_nothing_in_it_says_nothing(laptop_desk: Desk) -> None:
    for form in FORMS:
        counts = export_case(laptop_desk, form, purpose="x").counts
        assert set(counts.values()) == {0}
