"""The goAML commands: a form becomes a report, a report a form, and losses are told."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app
from qaitaru.cli.face import WORDS


def goaml(*words: str | Path) -> tuple[int, str]:
    left = CliRunner().invoke(make_app(), ["goaml", *map(str, words)])
    assert left.exception is None or isinstance(left.exception, SystemExit), left.output
    return left.exit_code, left.stdout


@pytest.fixture
def schema(shared: Path) -> Path:
    return shared / "data" / "goaml" / "xsd" / "goAMLSchema_5.0.2_ae.xsd"


@pytest.fixture
def sample(shared: Path) -> Path:
    return shared / "data" / "goaml" / "samples" / "STR.xml"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "goaml", "write", "read", "loss"])


def test_a_report_is_taken_apart_and_written_again(
    sample: Path, schema: Path, tmp_path: Path
) -> None:
    form, made = tmp_path / "form.json", tmp_path / "made.xml"
    assert goaml("read", sample, "--out", form) == (0, _told("interchange.no_loss", form))
    code, out = goaml("write", form, "--schema", schema, "--out", made, "--json")
    told = json.loads(out)
    assert (code, told["may_be_sent"], told["losses"], told["problems"]) == (0, True, [], [])
    again = tmp_path / "again.json"
    assert goaml("read", made, "--out", again)[0] == 0
    assert again.read_bytes() == form.read_bytes()


def _told(key: str, path: Path) -> str:
    return f"{WORDS(key)}\n{WORDS('cli.interchange.written', path=path)}\n"


def test_a_report_that_breaks_a_rule_is_not_written_but_as_a_draft(tmp_path: Path) -> None:
    form, made = tmp_path / "form.json", tmp_path / "made.xml"
    form.write_text('{"report_code": "AIF", "submission_date": "2026-01-02T00:00:00"}')
    code, out = goaml("write", form, "--out", made)
    assert code == 1
    assert "fiu_ref_number" in out
    assert not made.exists()
    assert goaml("write", form, "--out", made, "--draft")[0] == 1
    assert b"<report_code>AIF</report_code>" in made.read_bytes()


def test_the_losses_of_a_report_are_told_with_their_reason(schema: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_text('{"reporting_person": {"first_name": "Дана", "last_name": "Kim"}}')
    code, out = goaml("loss", form, "--schema", schema, "--json")
    first, second = json.loads(out)["losses"]
    assert code == 1
    assert (first["code"], first["became"]) == ("name_in_latin", "Dana")
    assert second["told"] == WORDS("loss.own_letters_lost")
    assert "Dana" in goaml("loss", form, "--schema", schema)[1]


def test_a_file_that_is_no_form_is_refused_with_the_place(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_text('{"transaction": [{"amount_local": 5}]}')
    code, out = goaml("loss", form, "--json")
    assert code == 1
    assert "$.transaction[0].amount_local" in json.loads(out)["problems"][0]["found"]


def test_a_report_of_the_workspace_is_made_again_from_its_facts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "goaml", "again"])
    made = create_workspace(tmp_path / "w", Settings(title="T", language="en"))
    file, out = tmp_path / "r.xml", tmp_path / "r.json"
    file.write_text("<report><rentity_id>1</rentity_id><report_code>STR</report_code></report>")
    list(ingest_evidence(Desk(made), Handover(paths=(file,), legal_basis="order 5")))
    made.close()
    own = ("--workspace", tmp_path / "w", "--out", out)
    assert goaml("again", "1", *own, "--purpose", "x", "--json")[0] == 0
    assert json.loads(out.read_text()) == {"rentity_id": "1", "report_code": "STR"}
    assert goaml("again", "1", *own, "--purpose", "x")[0] == 0
    assert goaml("again", "1", *own, "--purpose", " ")[0] == 2
