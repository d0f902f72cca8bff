"""``qaitaru detect`` in a workspace and ``qaitaru findings``, from the door to the exit code."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import COLLECTOR, collected, quiet_year, take_in
from tests.detection.desk_cases_of_known import RICH, gifts, profile

from qaitaru.acts.act import Desk
from qaitaru.cli.app import main

Left = subprocess.CompletedProcess[str]


def run(folder: Path, *words: str, member: str = "", language: str = "en") -> Left:
    """What a command leaves: in a program of its own where it speaks another language."""
    asked = [*words, "-w", str(folder)]
    return _here(asked, member) if language == "en" else _beside(asked, member, language)


def _here(asked: list[str], member: str) -> Left:
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setenv("QAITARU_MEMBER", member)
        patched.setattr(sys, "argv", ["qaitaru", *asked])
        with pytest.raises(SystemExit) as left:
            main()
    return subprocess.CompletedProcess(
        asked, int(left.value.code or 0), out.getvalue(), err.getvalue()
    )


def _beside(asked: list[str], member: str, language: str) -> Left:
    told = {"QAITARU_LANG": language, "QAITARU_MEMBER": member}
    return subprocess.run(  # a call of our own making
        [sys.executable, "-m", "qaitaru", *asked],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **told},
    )


@pytest.mark.slow
def test_a_workspace_is_asked_and_its_findings_are_decided(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    take_in(laptop_desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    take_in(laptop_desk, tmp_path / "in", "quiet", quiet_year())
    folder = laptop_desk.workspace.folder
    found = run(folder, "detect", "--typology", "fan_in", "--json")
    told = json.loads(found.stdout)
    assert found.returncode == 0, found.stderr
    (one,) = told["findings"]
    assert (one["typology"], one["accounts"][0]) == ("fan_in", COLLECTOR)
    assert one["amounts"] == {"KZT": "1200.00"}
    assert "12 counterparties" in one["explanation"]

    listed = run(folder, "findings", language="ru")
    assert COLLECTOR in listed.stdout
    assert "ждут действий" in listed.stdout
    shown = json.loads(run(folder, "findings", "show", "1", "--json").stdout)
    assert shown["rows"][0]["rows"][0]["entry_id"] == "1-b1"
    whole = run(folder, "findings", "show", "1", language="kk").stdout
    assert "1-b1" in whole
    assert "1-жол" in whole or "жол" in whole

    assert run(folder, "findings", "look", "1").returncode == 0
    held = ("findings", "suppress", "1", "--until", "2099-01-01", "--ground", "business")
    assert "second member" in run(folder, *held).stdout
    alone = run(folder, "findings", "confirm", "1")
    assert (alone.returncode, "another member" in alone.stderr) == (2, True)
    refused = run(folder, "findings", "refuse", "1", "--remark", "no", member="bolat")
    assert "open again" in refused.stdout
    dismissed = run(folder, "findings", "dismiss", "1", "--ground", "other", "--remark", "gifts")
    assert dismissed.returncode == 0
    assert run(folder, "findings", "withdraw", "1").returncode == 0
    assert run(folder, "findings", "take", "1", "--json").returncode == 0
    taken = json.loads(run(folder, "findings", "list", "--state", "taken", "--json").stdout)
    assert [each["number"] for each in taken] == [1]

    again = run(folder, "detect", "again", str(told["analysis"]))
    assert (again.returncode, "byte for byte" in again.stdout) == (0, True)
    tried = run(folder, "detect", "back-test", "fan_in", "--parameter", "counterparties=12,13")
    assert tried.returncode == 0, tried.stderr
    assert "counterparties = 13" in tried.stdout


def test_what_cannot_be_is_refused(laptop_desk: Desk) -> None:
    folder = laptop_desk.workspace.folder
    assert "qaitaru detect" in run(folder, "findings").stdout
    for words in (
        ("detect", "--parameter", "fan_in.counterparties=many"),
        ("detect", "--rate", "USD/KZT=450"),
        ("detect", "--accounts", "facts.csv"),
        ("detect", "back-test", "fan_in", "--parameter", "seconds=week"),
        ("detect", "again", "9"),
        ("findings", "show", "9"),
        ("findings", "--state", "lost"),
        ("findings", "--typology", "nothing"),
    ):
        assert run(folder, *words).returncode == 2, words


def test_a_run_is_told_in_a_table(laptop_desk: Desk, tmp_path: Path) -> None:
    take_in(laptop_desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    folder = laptop_desk.workspace.folder
    at = "2026-03-02T10:00:00+00:00"
    told = run(folder, "detect", "--as-of", at, "--typology", "structuring", "--typology", "fan_in")
    assert told.returncode == 0, told.stderr
    assert "Transfers in KZT looked at: 12." in told.stdout
    assert "not put into the queue" in told.stdout


def test_a_finding_tells_the_facts_beside_it_the_rates_and_what_says_so(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    take_in(laptop_desk, tmp_path / "in", "rich", RICH)
    take_in(laptop_desk, tmp_path / "in", "gifts", gifts("05.01.2026", 10))
    folder = laptop_desk.workspace.folder
    told = tmp_path / "household.toml"
    told.write_text(profile("Ромашкова Вера", "1_200_000"), encoding="utf-8")
    assert run(folder, "wealth", str(told)).returncode == 0
    rate = ("rates", "add", "USD", "KZT", "2026-01-03", "500.5", "--source", "National Bank")
    assert run(folder, *rate).returncode == 0
    asked = ("--typology", "out_of_profile", "--typology", "tf_collection", "--least-score", "0")
    found = json.loads(run(folder, "detect", *asked, "--json").stdout)
    by_name = {one["typology"]: one for one in found["findings"]}
    (income,) = {one["value"] for one in by_name["out_of_profile"]["known"]}
    assert income == 1_200_000_00
    assert by_name["tf_collection"]["whole"] == {"currency": "KZT", "amount": "240240.00"}
    assert [one["source"] for one in by_name["tf_collection"]["rates"]] == ["National Bank"]
    numbers = ("1", "2")
    shown = "".join(run(folder, "findings", "show", one).stdout for one in numbers)
    for text in ("declared income", "version 1", "Letter of the tax office", "National Bank"):
        assert text in shown
    russian = "".join(run(folder, "findings", "show", one, language="ru").stdout for one in numbers)
    assert "по курсам своих дней" in russian


def test_what_is_not_known_for_sure_is_told(laptop_desk: Desk, tmp_path: Path) -> None:
    take_in(laptop_desk, tmp_path / "in", "gifts", gifts("05.01.2026", 10))
    take_in(laptop_desk, tmp_path / "in", "quiet", quiet_year())
    folder = laptop_desk.workspace.folder
    told = tmp_path / "household.toml"
    told.write_text(profile("Василькова Анна", "1"), encoding="utf-8")
    assert run(folder, "wealth", str(told)).returncode == 0
    assert (
        run(
            folder, "rates", "add", "USD", "KZT", "2026-02-01", "500.5", "--source", "NB"
        ).returncode
        == 0
    )
    kazakh = run(folder, "detect", "--typology", "dropper", language="kk").stdout
    assert "Василькова Анна" in kazakh
    assert "USD валютасындағы 25 аударымның" in " ".join(kazakh.split())
