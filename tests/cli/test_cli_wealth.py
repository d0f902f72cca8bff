"""``qaitaru wealth``: on a file alone, and in a workspace that keeps what it says."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import main
from qaitaru.cli.face import WORDS
from qaitaru.training.scenario import wealth_example
from qaitaru.wealth.analysis import RULES


class Told(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Told]

YEAR = """
currency = "USD"
opening = 2024-12-31
period = [{ name = "2025", ends = 2025-12-31 }]
[[expense]]
what = "spent"
evidence = "slips"
amount.2025 = { low = 90, likely = "100.25", high = 120 }
[[source]]
what = "pay"
evidence = { exhibit = 1, page = 2 }
received.2025 = 40
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Told(int(left.value.code or 0), out, err)

    return call


@pytest.fixture
def year(tmp_path: Path) -> Path:
    file = tmp_path / "year.toml"
    file.write_text(YEAR, encoding="utf-8")
    return file


def test_every_rule_is_told_side_by_side_with_no_workspace(run: Run, year: Path) -> None:
    told = run("wealth", year)
    assert told.code == 0
    for rule in ("net-worth", "expenditures", "cash-t"):
        assert WORDS(f"wealth.rule.{rule}") in told.out
    assert told.out.count("60.25") >= 3
    assert WORDS("wealth.is_lead") in " ".join(told.out.split())


def test_one_rule_is_told_in_full_with_its_lines_and_evidence(run: Run, year: Path) -> None:
    told = run("wealth", year, "--rule", "expenditures")
    assert WORDS("wealth.figure.applications") in told.out
    assert "expense-1, source-1" in told.out
    assert f"{WORDS('wealth.exhibit', number=1)}, " in told.out
    assert WORDS("wealth.figure.outlay") not in told.out


def test_the_json_holds_exact_answers_and_the_lines_of_each_figure(run: Run, year: Path) -> None:
    told = run("wealth", year, "--json").json
    assert told["answers"]["net-worth"]["2025"] == {
        "name": "unknown",
        "low": "50.00",
        "likely": "60.25",
        "high": "80.00",
    }
    assert told["answers"]["net-worth"]["all"] == told["answers"]["cash-t"]["2025"]
    (first, *_) = told["analysis"]["results"]
    assert [part["line"] for part in first["whole"]["figures"][-1]["parts"]] == [
        "expense-1",
        "source-1",
    ]


def test_a_rule_with_no_lines_says_so(run: Run, year: Path) -> None:
    told = run("wealth", year, "--rule", "drug-benefit")
    assert WORDS("cli.wealth.no_lines", rule="drug-benefit") in told.out
    assert run("wealth", year, "--rule", "drug-benefit", "--json").json["answers"] == {}


def test_what_is_wrong_is_named_and_nothing_is_worked(run: Run, year: Path) -> None:
    year.write_text(YEAR + "colour = 3\n", encoding="utf-8")
    told = run("wealth", year)
    assert told.code == 2
    assert "colour" in told.out
    assert "source" in told.out
    assert run("wealth", year, "--json").json["analysis"] is None


def test_a_doubt_is_told_with_code_one(run: Run, year: Path) -> None:
    year.write_text(YEAR.replace('evidence = "slips"\n', ""), encoding="utf-8")
    assert run("wealth", year).code == 1


def test_a_workspace_keeps_the_analysis_and_wants_the_exhibits(
    run: Run, year: Path, tmp_path: Path
) -> None:
    own = Settings(title="Test", language="en", member="aigerim", agency="fiu")
    create_workspace(tmp_path / "here", own).close()
    missing = run("wealth", year, "--workspace", tmp_path / "here")
    assert missing.code == 2
    year.write_text(YEAR.replace("exhibit = 1, page", 'document = "slip", page'), encoding="utf-8")
    kept = run("wealth", year, "-w", tmp_path / "here")
    assert kept.code == 0
    assert "SHA-256" in kept.out
    assert run("wealth", year, "-w", tmp_path / "here", "--json").json["number"] == 1


def test_the_example_is_printed_and_works(run: Run, tmp_path: Path) -> None:
    told = run("wealth", "--example")
    assert told.out == wealth_example()
    (tmp_path / "mine.toml").write_text(told.out, encoding="utf-8")
    assert run("wealth", tmp_path / "mine.toml", "--person", "wife").code == 0
    assert run("wealth", tmp_path / "mine.toml", "--person", "nobody").code == 2


def test_a_wrong_call_is_told(run: Run, year: Path) -> None:
    assert run("wealth").code == 2
    assert run("wealth", year, "--rule", "guess").code == 2
    assert all(run("wealth", year, "--rule", rule, "--json").code == 0 for rule in RULES)
