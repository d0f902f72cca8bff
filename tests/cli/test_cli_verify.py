"""``qaitaru verify``: what was forged is named, and the code of exit tells that something was."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update
from tests.forging import forge

from qaitaru.acts.workspace import open_workspace
from qaitaru.cli.app import main
from qaitaru.engine.schema import CLAIMS, EVIDENCE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QAITARU_LANG", "en")
    (tmp_path / "note.txt").write_text("Seized in the car.", encoding="utf-8")
    home = tmp_path / "w"
    for words in (("init", home), ("ingest", "--workspace", home, "--basis", "order 5", tmp_path)):
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit):
            main()
    return home


def _verified(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *more: str,
) -> tuple[object, str]:
    capsys.readouterr()
    monkeypatch.setattr(sys, "argv", ["qaitaru", "verify", "--workspace", str(home), *more])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0, " ".join(capsys.readouterr().out.split())


def test_what_was_forged_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _verified(home, monkeypatch, capsys)[0] == 0
    workspace = open_workspace(home)
    slipped_in = {"name": "flat", "version": 1, "text": "", "sha256": "", "saved_at": ""}
    member = workspace.settings.member
    forge(workspace.record, "evidence_items", update(EVIDENCE).values(legal_basis="order 6"))
    forge(workspace.record, "claims", insert(CLAIMS).values(saved_by=member, **slipped_in))
    workspace.close()
    code, told = _verified(home, monkeypatch, capsys)
    assert code == 1
    assert "Rows of table evidence_items are not what entry" in told
    assert "Rows of table claims that no act added: flat 1." in told
    proof: Any = json.loads(_verified(home, monkeypatch, capsys, "--json")[1])
    assert [one["table"] for one in proof["altered_rows"]] == ["evidence_items"]
    assert proof["untold_rows"] == [{"table": "claims", "runs": [["flat", 1]]}]


def test_a_head_kept_elsewhere_is_met_or_never_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept: str = json.loads(_verified(home, monkeypatch, capsys, "--json")[1])["journal_head"]
    code, told = _verified(home, monkeypatch, capsys, "--head", f" {kept.upper()} ")
    assert (code, "had the kept head at entry" in told) == (0, True)
    code, told = _verified(home, monkeypatch, capsys, "--head", "0" * 64)
    assert (code, f"never had the kept head {'0' * 64}" in told) == (1, True)
