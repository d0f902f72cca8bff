"""The agency's files stand in the workspace: the command line finds them; an option wins."""

import json
from pathlib import Path

import pytest
from tests.ingest.fm1_texts import form
from typer.testing import CliRunner

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app


def rules(needed: str) -> str:
    """An agency's rules of one report code that wants one element."""
    return f'[[report]]\ncode = "AIF"\nshape = "activity"\nneeds = ["{needed}"]\n'


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "goaml", "write", "check", "to-goaml", "fm1"])
    monkeypatch.delenv("QAITARU_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """The folder ``agency/`` of a workspace, with rules of the agency's own."""
    create_workspace(tmp_path / "w", Settings(title="T", language="en", member="m")).close()
    folder = tmp_path / "w" / "agency"
    folder.mkdir()
    (folder / "goaml.toml").write_text(rules("action"))
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "form.json"
    path.write_text('{"report_code": "AIF", "submission_date": "2026-01-02T00:00:00"}')
    return path


def run(*words: str | Path) -> tuple[str, str]:
    left = CliRunner().invoke(make_app(), [*map(str, words)])
    assert left.exception is None or isinstance(left.exception, SystemExit), left.output
    return left.stdout, left.stderr


def wanted(*words: str | Path) -> tuple[set[str], str]:
    """The elements that are told as missing from a report, and what is told beside."""
    out, err = run("goaml", "write", *words, "--out", "made.xml", "--json")
    missing = {
        one["expected"]
        for one in json.loads(out)["problems"]
        if one["code"] == "goaml_part_missing"
    }
    return missing & {"action", "reason", "fiu_ref_number"}, err


def test_the_workspaces_own_rules_hold_and_are_told(agency: Path, report: Path) -> None:
    for at in (agency.parent, agency):
        missing, told = wanted(report, "--workspace", at)
        assert missing == {"action"}
        assert "agency/goaml.toml" in told


def test_a_file_given_by_an_option_wins(agency: Path, report: Path, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(rules("reason"))
    missing, told = wanted(report, "--workspace", agency, "--profile", "own.toml")
    assert (missing, told) == ({"reason"}, "")


def test_with_no_workspace_or_no_such_file_the_shipped_rules_hold(
    agency: Path, report: Path
) -> None:
    assert wanted(report) == ({"fiu_ref_number"}, "")
    (agency / "goaml.toml").unlink()
    assert wanted(report, "--workspace", agency) == ({"fiu_ref_number"}, "")


def test_a_schema_of_the_workspace_is_asked(agency: Path, report: Path, tmp_path: Path) -> None:
    (agency / "goaml.xsd").write_text("<not-a-schema/>")
    run("goaml", "write", report, "--out", "made.xml", "--draft")
    without = json.loads(run("goaml", "check", "made.xml", "--json")[0])
    asked = run("goaml", "check", "made.xml", "--workspace", agency, "--json")
    assert without["schema"] is None
    assert json.loads(asked[0])["schema"]["as_published"]["verdict"] == "unusable"
    assert "agency/goaml.xsd" in asked[1]
    assert (tmp_path / "made.xml").exists()


def test_a_crosswalk_and_lists_of_the_workspace_are_used(agency: Path, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(form().encode("utf-16"))
    (agency / "codes.json").write_text('{"OperationStatusId": {"1": "A"}}')
    (agency / "lists").mkdir()
    (agency / "lists" / "currencies.json").write_text('[{"code": "KZT"}]')
    asked = ("fm1", "to-goaml", "a.xml", "--json", "--out")
    bare = run(*asked, "r.json")[0]
    out, told = run(*asked, "s.json", "--workspace", agency)
    assert "agency/codes.json" in told
    assert "OperationStatusId" in str(_uncoded(bare))
    assert "OperationStatusId" not in str(_uncoded(out))
    run("fm1", "read", "a.xml", "--out", "a.json")
    assert "agency/lists" in run("fm1", "write", "a.json", "--out", "b.xml", "-w", agency)[1]


def _uncoded(out: str) -> list[str]:
    """The fields whose codes nothing carries over."""
    return [one["field"] for one in json.loads(out)["losses"] if one["code"] == "no_code"]
