"""``qaitaru export`` writes a case and will not without a purpose."""

import json
from pathlib import Path

import pytest
from tests.interchange.cases import CASE
from typer.testing import CliRunner, Result

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app
from qaitaru.interchange.ftm import ftm_lines


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    made = create_workspace(folder / "w", Settings(title="T", language="en"))
    (folder / "case.json").write_bytes(b"".join(ftm_lines(CASE)))
    list(
        ingest_evidence(Desk(made), Handover(paths=(folder / "case.json",), legal_basis="order 5"))
    )
    made.close()
    return folder / "w"


def export(workspace: Path, *words: str | Path) -> Result:
    asked = ["export", *map(str, words), "--workspace", str(workspace)]
    return CliRunner().invoke(make_app(), asked)


def test_a_case_is_written_and_counted(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.ftm.json"
    left = export(workspace, "ftm", "--out", out, "--purpose", "to the partner", "--json")
    told = json.loads(left.stdout)
    assert left.exit_code == 0
    assert (told["transfers"], told["bytes"]) == (2, out.stat().st_size)
    plain = export(workspace, "graphml", "--out", out, "--purpose", "to the partner")
    assert plain.exit_code == 0
    assert str(out) in plain.stdout


@pytest.mark.parametrize(
    "words", [("ftm",), ("ftm", "--purpose", " "), ("excel", "--purpose", "to the partner")]
)
def test_nothing_leaves_without_a_purpose_or_a_form(
    workspace: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "nothing"
    assert export(workspace, *words, "--out", out).exit_code != 0
    assert not out.exists()
