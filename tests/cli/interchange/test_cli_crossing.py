"""Reports are carried between goAML and FM-1 from the command line, and losses are told."""

import json
from pathlib import Path

import pytest
from tests.ingest.fm1_texts import form
from typer.testing import CliRunner

from qaitaru.cli.app import make_app


@pytest.fixture(autouse=True)
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["qaitaru", "fm1", "goaml", "to-goaml", "to-fm1"])


def run(*words: str | Path) -> tuple[int, str]:
    left = CliRunner().invoke(make_app(), [str(word) for word in words])
    assert left.exception is None or isinstance(left.exception, SystemExit), left.output
    return left.exit_code, left.stdout


def test_a_form_goes_over_and_back(tmp_path: Path) -> None:
    source, codes = tmp_path / "a.xml", tmp_path / "codes.json"
    report, back = tmp_path / "r.json", tmp_path / "b.json"
    source.write_bytes(form().encode("utf-16"))
    codes.write_text('{"MemberId": {"1": "from", "2": "to"}}')
    code, out = run("fm1", "to-goaml", source, "--codes", codes, "--out", report, "--json")
    told = json.loads(out)
    assert (code, told["written"]) == (1, [str(report)])
    assert {"no_code", "no_place", "wanted"} <= {one["code"] for one in told["losses"]}
    assert all(one["told"] for one in told["losses"])
    assert run("goaml", "to-fm1", report, "--codes", codes, "--out", back)[0] == 1
    assert "Серікова" in back.read_text(encoding="utf-8")


def test_two_transactions_become_two_files(tmp_path: Path) -> None:
    report, out = tmp_path / "r.json", tmp_path / "f.json"
    report.write_text('{"transaction": [{"amount_local": "1"}, {"amount_local": "2"}]}')
    assert run("goaml", "to-fm1", report, "--out", out)[0] == 1
    assert sorted(path.name for path in tmp_path.glob("f*")) == ["f-1.json", "f-2.json"]


def test_a_crosswalk_that_is_none_is_refused(tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    report.write_text("{}")
    told = run("goaml", "to-fm1", report, "--codes", report.with_name("r.json"), "--out", report)
    assert told[0] == 1
    report.write_text("[]")
    codes = tmp_path / "c.json"
    codes.write_text("[]")
    report.write_text("{}")
    code, out = run("goaml", "to-fm1", report, "--codes", codes, "--out", report, "--json")
    assert (code, json.loads(out)["problems"][0]["code"]) == (1, "code_crossing_faulty")


def test_what_is_lost_in_one_field_again_and_again_is_one_line_of_the_table(tmp_path: Path) -> None:
    report, out = tmp_path / "r.json", tmp_path / "f.json"
    report.write_text('{"transaction": [{"teller": "Kim"}, {"teller": "Li"}]}')
    told = run("goaml", "to-fm1", report, "--out", out)[1]
    [line] = [line for line in told.splitlines() if "teller" in line]
    assert [cell.strip() for cell in line.split("│")][2:5] == [
        "2",
        "/report/transaction[1]/teller",
        "Kim",
    ]
    as_json = json.loads(run("goaml", "to-fm1", report, "--out", out, "--json")[1])
    assert [one["found"] for one in as_json["losses"] if "teller" in one["field"]] == ["Kim", "Li"]


def test_what_the_other_side_asks_for_is_told_by_its_own_name(tmp_path: Path) -> None:
    report, out = tmp_path / "r.json", tmp_path / "f.json"
    report.write_text("{}")
    told = json.loads(run("goaml", "to-fm1", report, "--out", out, "--json")[1])
    wanted = [one["field"].rpartition("/")[2] for one in told["losses"] if one["code"] == "wanted"]
    assert wanted == ["DocumentType", "ReasonFilingId"]
