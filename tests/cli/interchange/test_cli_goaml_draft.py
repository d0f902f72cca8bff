"""``qaitaru goaml draft`` writes a form and its notes, and ``goaml write`` takes the form."""

import json
from pathlib import Path

import pytest
from tests.interchange.cases import CASE, PAYER
from typer.testing import CliRunner, Result

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app
from qaitaru.cli.face import WORDS
from qaitaru.interchange.ftm import ftm_lines

OWN = '[[report]]\ncode = "UTR"\nshape = "transaction"\n'


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "goaml", "draft", "write", "check"])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft")
    made = create_workspace(folder / "w", Settings(title="T", language="en"))
    (folder / "case.json").write_bytes(b"".join(ftm_lines(CASE)))
    handover = Handover(paths=(folder / "case.json",), legal_basis="order 5")
    list(ingest_evidence(Desk(made), handover))
    made.close()
    return folder / "w"


def goaml(*words: str | Path) -> Result:
    return CliRunner().invoke(make_app(), ["goaml", *map(str, words)])


def draft(workspace: Path, out: Path, *words: str | Path) -> Result:
    asked = ("draft", "--out", out, "--workspace", workspace, "--purpose", "answer 7")
    return goaml(*asked, *words)


def test_a_draft_names_what_is_missing_and_keeps_where_each_value_stands(
    workspace: Path, tmp_path: Path
) -> None:
    out, form = tmp_path / "aif.json", tmp_path / "form.json"
    form.write_text('{"rentity_id": "101"}')
    asked = ("--account", PAYER, "--report-code", "AIFT", "--fiu-ref", "F-9", "--currency", "KZT")
    left = draft(workspace, out, *asked, "--form", form, "--json")
    told = json.loads(left.stdout)
    assert (left.exit_code, told["transactions"]) == (1, 2)
    missing = {one["path"]: one["told"] for one in told["missing"]}
    assert missing["/report/transaction[2]/amount_local"] == WORDS("goaml_draft.rate")
    assert "/report/rentity_id" not in missing
    assert "/report/fiu_ref_number" not in missing
    assert "goaml_part_missing" in {one["code"] for one in told["problems"]}
    written = json.loads(out.read_text())
    assert (written["fiu_ref_number"], written["report_code"]) == ("F-9", "AIFT")
    notes = json.loads((tmp_path / "aif.notes.json").read_text())["notes"]
    assert any(one["standing"] == [{"exhibit": 1, "place": "line=10"}] for one in notes)
    assert goaml("write", out, "--out", tmp_path / "r.xml", "--draft").exit_code == 1
    assert b"<fiu_ref_number>F-9</fiu_ref_number>" in (tmp_path / "r.xml").read_bytes()


def test_a_draft_is_told_in_words(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.json"
    left = draft(workspace, out, "--account", PAYER, "--report-code", "SAR")
    assert WORDS("goaml_draft.missing") in left.stdout
    assert str(out) in left.stdout


def test_an_agencys_own_codes_are_taken_from_its_profile(workspace: Path, tmp_path: Path) -> None:
    own, out = tmp_path / "own.toml", tmp_path / "r.json"
    own.write_text(OWN)
    asked = ("--account", PAYER, "--report-code", "UTR")
    assert draft(workspace, out, *asked).exit_code != 0
    assert not out.exists()
    assert draft(workspace, out, *asked, "--profile", own).exit_code == 1
    assert goaml("check", out, "--profile", tmp_path / "none.toml").exit_code != 0
    assert goaml("write", out, "--profile", own, "--out", tmp_path / "r.xml").exit_code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--report-code", "STR"),
        ("--report-code", "STR", "--transfer", "1-t1", "--period", "2025-01"),
        ("--report-code", "NONE", "--transfer", "1-t1"),
        ("--report-code", "STR", "--transfer", "1-t1", "--purpose", " "),
    ],
)
def test_nothing_is_drafted_without_a_choice_a_code_or_a_purpose(
    workspace: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "nothing.json"
    assert draft(workspace, out, *words).exit_code != 0
    assert not out.exists()
