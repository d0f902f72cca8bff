"""Whoever asks for JSON is answered in JSON, also where the call cannot be answered."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

LEDGER = "entry_id,account,direction,counterparty,amount\n1,A,in,V,5\n"


@pytest.mark.parametrize(
    ("asked", "code", "details"),
    [
        (["--rule", "guess"], "SettingFaulty", {"setting": "--rule", "found": "guess"}),
        (["--same-day", "x"], "SettingFaulty", {"setting": "--same-day", "found": "x"}),
        (["--ledger", "absent.csv"], "SourceUnreadable", {"path": "absent.csv"}),
        (["--colour", "red"], "NoSuchOption", {}),
    ],
)
def test_what_cannot_be_answered_is_told_as_json(
    tmp_path: Path, asked: list[str], code: str, details: dict[str, str]
) -> None:
    (tmp_path / "a.csv").write_text(LEDGER, encoding="utf-8")
    program = "from qaitaru.cli import main; main()"
    words = ["trace", "--ledger", "a.csv", *asked]
    done = subprocess.run(
        [sys.executable, "-c", program, *words, "--json"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (told,) = json.loads(done.stdout)["problems"]
    assert (told["code"], told["severity"]) == (code, "refused")
    assert details.items() <= told.items()
    assert told["told"] in " ".join(done.stderr.split())
