"""Papers of an investigation from the command line: issued again with what was said, and listed."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.casework.bodies.assets import Asset, Owner, Particular, Proof
from qaitaru.cli.app import main


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["qaitaru", "documents", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return int(str(left.value.code))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one flat in an investigation."""
    own = Settings(title="The flat", language="en", member="aida", agency_name="AED")
    workspace = create_workspace(tmp_path / "w", own)
    desk = Desk(workspace)
    (tmp_path / "extract.txt").write_text("An extract of the register of rights.", "utf-8")
    list(ingest_evidence(desk, Handover(paths=(tmp_path / "extract.txt",), legal_basis="order 12")))
    case = open_investigation(desk, "The flat").head.number
    where = (Particular(name="address", value="Almaty, Abay 1-1"),)
    flat = add_asset(
        desk,
        case,
        Asset(sort="land", name="Flat", country="KZ", particulars=where),
        owners=(Owner(name="Samat T.", by="record"),),
    ).number
    describe_asset(desk, flat, Proof(shows="an extract of the register", exhibit=1))
    workspace.close()
    return tmp_path / "w"


def issue(monkeypatch: pytest.MonkeyPatch, folder: Path, *words: str) -> int:
    of = ("issue", "asset_schedule", "--investigation", "1", "--language", "en")
    return run(monkeypatch, *of, *words, "--workspace", str(folder), "--json")


def test_what_was_said_serves_the_next_issue(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert issue(monkeypatch, folder, "--say", "signed=Investigator | A. M.", "--number", "1") == 0
    capsys.readouterr()
    assert issue(monkeypatch, folder, "--number", "2") == 2
    (lack,) = json.loads(capsys.readouterr().out)["problems"]
    assert lack["found"] == "signed"
    assert issue(monkeypatch, folder, "--number", "2", "--kept") == 0
    done = json.loads(capsys.readouterr().out)
    assert [one["field"] for one in done["differences"]] == ["number"]


def test_papers_issued_are_listed_with_what_differs(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed(*words: str) -> Any:
        capsys.readouterr()
        assert run(monkeypatch, "issues", *words, "--workspace", str(folder), "--json") == 0
        return json.loads(capsys.readouterr().out)

    assert listed("--investigation", "1") == []
    issue(monkeypatch, folder, "--say", "signed=Investigator | A. M.", "--number", "1")
    issue(monkeypatch, folder, "--kept", "--number", "2", "--draft")
    first, second = listed("--investigation", "1")
    assert (first["number"], first["is_draft"], first["differences"]) == ("1", False, [])
    assert (second["number"], second["is_draft"]) == ("2", True)
    assert second["differences"] == [{"field": "number", "was": "1", "now": "2"}]
    assert {one["kind"] for one in first["files"]} == {"pdf", "docx", "json"}
    assert listed("--account", "KZ00") == []
    for plain in (["--investigation", "1"], ["--account", "KZ00"]):
        assert run(monkeypatch, "issues", *plain, "--workspace", str(folder)) == 0
    shown = capsys.readouterr().out
    assert "draft No. 2" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert run(monkeypatch, "issues", "--workspace", str(folder)) == 2
    assert run(monkeypatch, "issues", "--measure", "99", "--workspace", str(folder)) == 2


def test_items_handed_over_are_kept_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of = ("issue", "handover_list", "--investigation", "1", "--language", "en", "--json")
    said = ["number=6", "signed=A | B", "receiver=C | D", "handed=2026-03-20T15:30"]
    said += ["place=Primer", "receiving=Prosecutor's office", "ground=the demand of 5 March"]
    words = [word for one in said for word in ("--say", one)]
    assert run(monkeypatch, *of, *words, "--exhibit", "1", "--workspace", str(folder)) == 0
    capsys.readouterr()
    assert run(monkeypatch, *of, "--kept", "--workspace", str(folder)) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == []
