"""What a workspace knows of parties is asked of its transfers: listed matches, shared phones."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import COLLECTOR, collected, take_in
from tests.screening.desk_cases import as_member, invented

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import DetectedHere, detect_again, detect_here
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.screening.decide_hit import Decision, confirm_hit, propose_decision
from qaitaru.acts.screening.look_at_hits import look_at_hits
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.screening.deciding import Verdict

MATCHED = Decision(
    verdict=Verdict.MATCH,
    ground="same_by_authority",
    discriminators=("name",),
    remark="letter 7",
)


def _reported(desk: Desk, folder: Path, *told: tuple[str, str]) -> None:
    """Take in a report that names persons with their phones."""
    folder.mkdir(exist_ok=True)
    lines = [
        {"id": f"P{at}", "schema": "Person", "properties": {"name": [name], "phone": [phone]}}
        for at, (name, phone) in enumerate(told)
    ]
    path = folder / "phones.ftm.json"
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    list(ingest_evidence(desk, Handover(paths=(path,), legal_basis="order 12")))


@pytest.fixture
def collecting(desk: Desk, tmp_path: Path) -> Desk:
    """A desk where three paid one account."""
    take_in(desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 4)))
    return desk


def _run(desk: Desk, *names: str) -> DetectedHere:
    return detect_here(desk, asked_typologies(names, {}))


def test_money_of_a_confirmed_match_is_a_finding_and_of_a_hit_alone_is_none(
    collecting: Desk, tmp_path: Path
) -> None:
    invented(collecting, tmp_path / "lists", ["T1,Плательщик 2,,,"], date(2026, 1, 5))
    screen_parties(collecting)
    (hit,) = (
        one.kept.number
        for one in look_at_hits(collecting).hits
        if one.kept.found.matched_name == "Плательщик 2"
    )
    before = _run(collecting, "from_listed")
    assert before.run.result.unknown == ("from_listed",)
    propose_decision(collecting, hit, MATCHED)
    later = as_member(collecting, "bolat")
    confirm_hit(later, hit)
    found = _run(collecting, "from_listed")
    assert found.run.result.unknown == ()
    (finding,) = found.run.result.findings
    assert finding.sums[0].amount_minor == 100_00
    assert finding.evidence[0].name == "listed"
    assert detect_again(collecting, found.run.number).equal


def test_payers_of_one_phone_are_a_finding(collecting: Desk, tmp_path: Path) -> None:
    told = tuple((f"Плательщик {at}", "+7 (701) 000-00-01") for at in range(1, 4))
    _reported(collecting, tmp_path / "report", *told, ("Ромашкова Вера", "+7 702 1"))
    found = _run(collecting, "linked_payers", "from_listed")
    assert found.run.result.unknown == ("from_listed",)
    (finding,) = found.run.result.findings
    assert finding.about == COLLECTOR
    assert finding.evidence[0].name == "shared"
