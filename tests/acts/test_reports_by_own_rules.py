"""goAML reports that come in are read by the agency's rules that the workspace has."""

from pathlib import Path

import pytest
from tests.ingest.goaml_texts import from_to, report, transaction

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import FileOutcome, Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import look_at_evidence, look_at_readings
from qaitaru.acts.intake.look_at_problems import look_at_problems
from qaitaru.acts.intake.read_again import Decision, read_again
from qaitaru.acts.intake.verify_evidence import verify_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.facts.errors import PackFaulty
from qaitaru.ingest.problem_rows import ProblemFilter

SOME = '[[report]]\ncode = "CTR"\nshape = "transaction"\n'
CASH = f"complete = true\n{SOME}"
ALL = CASH + '[[report]]\ncode = "STR"\nshape = "transaction"\n'


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    file = tmp_path / "report.xml"
    file.write_text(report(transaction(from_to())), encoding="utf-8")
    return file


def _ruled(desk: Desk, rules: str) -> None:
    folder = desk.workspace.folder / "agency"
    folder.mkdir(exist_ok=True)
    (folder / "goaml.toml").write_text(rules, encoding="utf-8")


def _ingested(desk: Desk, sent: Path) -> FileOutcome:
    [outcome] = ingest_evidence(desk, Handover(paths=(sent,), legal_basis="test"))
    return outcome


def _unknown(desk: Desk) -> list[tuple[str, str]]:
    page = look_at_problems(desk, ProblemFilter(code="goaml_code_unknown"))
    return [(row.problem.found, row.problem.expected) for row in page.rows]


def test_a_code_that_the_agency_does_not_have_is_a_doubt(desk: Desk, sent: Path) -> None:
    _ruled(desk, CASH)
    read = _ingested(desk, sent)
    assert (read.outcome, read.mapping) == ("read", "agency/goaml.toml")
    assert _unknown(desk) == [("STR", "CTR")]


def test_rules_that_name_some_codes_only_doubt_no_other(desk: Desk, sent: Path) -> None:
    _ruled(desk, SOME)
    assert _ingested(desk, sent).mapping == "agency/goaml.toml"
    assert _unknown(desk) == []


def test_other_rules_read_the_same_report_anew(desk: Desk, sent: Path) -> None:
    assert _ingested(desk, sent).mapping == ""
    for rules, doubts in ((CASH, 1), (ALL, 0)):
        _ruled(desk, rules)
        assert _ingested(desk, sent).outcome == "read"
        assert _ingested(desk, sent).outcome == "unchanged"
        assert len(_unknown(desk)) == doubts
    assert [one.withdrawn for one in look_at_readings(desk, 1)] == [True, True, False]
    assert verify_evidence(desk).holds


def test_a_report_that_is_read_again_is_read_by_them_too(laptop_desk: Desk, sent: Path) -> None:
    _ingested(laptop_desk, sent)
    withdraw_import(laptop_desk, 1, because="the agency's rules came")
    _ruled(laptop_desk, CASH)
    assert read_again(laptop_desk, 1, Decision()).mapping == "agency/goaml.toml"


def test_rules_that_are_none_stop_before_anything_is_sealed(laptop_desk: Desk, sent: Path) -> None:
    _ruled(laptop_desk, "[[report]]\ncode = 1\n")
    with pytest.raises(PackFaulty, match=r"agency/goaml\.toml"):
        _ingested(laptop_desk, sent)
    assert look_at_evidence(laptop_desk) == []
