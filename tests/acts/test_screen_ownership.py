"""What the designated hold by a workspace's own evidence, while a hit waits and once decided."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.ingest.goaml_texts import PERSON, report, side, transaction
from tests.screening.desk_cases import ROW_SAKSAUL, invented

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.screening.hit_views import HitView, Queue
from qaitaru.acts.screening.look_at_hits import look_at_hits
from qaitaru.acts.screening.screen_ownership import designated_by_hits, screen_ownership
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.screening.deciding import HitState
from qaitaru.screening.ownership.answering import Answer, Designated
from qaitaru.screening.ownership.reading import Reading, reading_on

DAY = date(2026, 3, 2)
GRAPH = [
    ("P1", "Person", {"name": ["Саксаулов Касым Тестович"], "birthDate": ["1974-08-30"]}),
    ("C1", "Company", {"name": ["Altyn Dala LLP"]}),
    ("C2", "Company", {"name": ["Kok Zhiek JSC"]}),
    ("R1", "RealEstate", {"name": ["Flat 12"]}),
    ("O1", "Ownership", {"owner": ["P1"], "asset": ["C1"], "percentage": ["60"]}),
    ("O2", "Ownership", {"owner": ["C1"], "asset": ["C2"], "percentage": ["half"]}),
    ("O3", "Ownership", {"owner": ["C1"], "asset": ["R1"], "percentage": ["100"]}),
    ("O4", "Ownership", {"owner": ["C1"]}),
    ("D1", "Debt", {"debtor": ["C1"], "creditor": ["C2"]}),
]


@pytest.fixture
def screened(laptop_desk: Desk, tmp_path: Path) -> Desk:
    path = tmp_path / "graph.ftm.json"
    lines = [{"id": key, "schema": kind, "properties": said} for key, kind, said in GRAPH]
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    list(ingest_evidence(laptop_desk, Handover(paths=(path,), legal_basis="order 12")))
    invented(laptop_desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(laptop_desk)
    return laptop_desk


@pytest.fixture
def ofac() -> Reading:
    found = reading_on("ofac", DAY)
    assert found is not None
    return found


def test_what_a_party_with_an_open_hit_holds_is_possible(screened: Desk, ofac: Reading) -> None:
    made = screen_ownership(screened, ofac, DAY)
    (one,) = made.found.designated
    assert (one.reference, one.proved) == ("T1", False)
    answers = {made.names[each.party]: each.answer for each in made.found.parties}
    assert answers == dict.fromkeys(("Altyn Dala LLP", "Kok Zhiek JSC", "Flat 12"), Answer.POSSIBLE)


def test_each_link_cites_the_row_of_the_evidence(screened: Desk, ofac: Reading) -> None:
    made = screen_ownership(screened, ofac, DAY)
    company = next(one for one in made.found.parties if made.names[one.party] == "Altyn Dala LLP")
    (interest,) = company.paths[0].stakes[0].interests
    assert (interest.file, interest.place) == ("graph.ftm.json", "line=5")


def test_a_share_that_is_none_and_an_end_not_named_are_told(screened: Desk, ofac: Reading) -> None:
    made = screen_ownership(screened, ofac, DAY)
    assert [(one.code, one.place) for one in made.problems] == [
        ("share_unreadable", "line=6"),
        ("interest_end_missing", "line=8"),
    ]


def decided(view: HitView, state: HitState) -> HitView:
    return replace(view, stands=replace(view.stands, state=state))


def test_a_match_counts_by_decision_and_no_match_not_at_all(screened: Desk) -> None:
    (view,) = look_at_hits(screened, Queue.ALL).hits
    party = view.kept.found.party
    match, none = decided(view, HitState.MATCH), decided(view, HitState.NO_MATCH)
    assert designated_by_hits([view, match, view]) == [Designated(party, "T1", proved=True)]
    assert designated_by_hits([none]) == []
    assert designated_by_hits([replace(match, is_met=False)]) == []


OWNER = (
    "<related_persons><entity_related_person><person><first_name>Касым</first_name>"
    "<middle_name>Тестович</middle_name><last_name>Саксаулов</last_name>"
    "<birthdate>1974-08-30T00:00:00</birthdate></person>"
    "<role>SHRHL</role><share_percentage>60.00</share_percentage></entity_related_person>"
    "</related_persons>"
)


def test_an_owner_in_a_suspicious_report_leads_to_the_company_and_its_account(
    laptop_desk: Desk, tmp_path: Path, ofac: Reading
) -> None:
    firm = f"<t_entity><name>Altyn Dala LLP</name>{OWNER}</t_entity>"
    account = f"<from_account><account>KZ00TEST0000000001</account>{firm}</from_account>"
    payee = PERSON.format(tag="to_person", first="B", last="C")
    text = report(transaction(side("from", account) + side("to", payee)))
    path = tmp_path / "str.xml"
    path.write_text(text, encoding="utf-8")
    list(ingest_evidence(laptop_desk, Handover(paths=(path,), legal_basis="order 12")))
    invented(laptop_desk, tmp_path / "lists", [ROW_SAKSAUL], date(2026, 1, 5))
    screen_parties(laptop_desk)
    made = screen_ownership(laptop_desk, ofac, DAY)
    held = {made.names[one.party]: one.answer for one in made.found.parties}
    assert held == dict.fromkeys(("Altyn Dala LLP", "KZ00TEST0000000001"), Answer.POSSIBLE)
    (stake,) = (
        next(one for one in made.found.parties if made.names[one.party] == "Altyn Dala LLP")
        .paths[0]
        .stakes
    )
    assert stake.interests[0].note == "SHRHL"
    assert stake.interests[0].file == "str.xml"
