"""``qaitaru detect`` and ``qaitaru typologies``: what a machine gets, and what people read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.facts.errors import SettingFaulty

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency,payer_name\n"
FAN = "".join(
    f"F{at:02d},2025-01-0{1 + at % 3},P{at:02d},HUB,100.00,KZT,Payer {at}\n" for at in range(12)
)
QUIET = "".join(
    f"Q{at:03d},2025-02-{1 + at % 28:02d},A{at % 40},B{at % 37},50,KZT,\n" for at in range(200)
)


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "transfers.csv"
    file.write_text(HEADER + text, encoding="utf-8")
    return file


def _detect(file: Path, *words: str) -> tuple[int, str, str, BaseException | None]:
    asked = ["detect", "--transfers", str(file), "--typology", "fan_in", *words]
    left = CliRunner().invoke(make_app(), asked)
    return left.exit_code, left.stdout, left.stderr, left.exception


def test_a_fan_is_one_line_of_json_with_its_transfers_and_why(tmp_path: Path) -> None:
    code, out, _, _ = _detect(_file(tmp_path, FAN + QUIET), "--json")
    assert code == 0
    found = json.loads(out.splitlines()[0])
    assert found["typology"] == "fan_in"
    assert 0 < found["score"] <= 1
    assert found["accounts"][0] == "HUB"
    assert set(found["accounts"]) == {"HUB", *(f"P{at:02d}" for at in range(12))}
    assert sorted(found["transfers"]) == [f"F{at:02d}" for at in range(12)]
    assert "HUB" in found["explanation"]
    assert (found["amount"], found["currency"]) == ("1200.00", "KZT")
    assert found["names"]["P03"] == "Payer 3"
    assert found["evidence"]


def test_bad_rows_leave_the_finding_and_the_code_one(tmp_path: Path) -> None:
    code, out, err, _ = _detect(_file(tmp_path, f"X,2025-13-01,A,B,1,KZT,\n{FAN}{QUIET}"), "--json")
    assert code == 1
    assert json.loads(out.splitlines()[0])["typology"] == "fan_in"
    assert "2025-13-01" in err


def test_a_table_of_something_else_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("name,day\nx,y\n")
    code, out, _, _ = _detect(file, "--json")
    assert code == 2
    (problem,) = json.loads(out)["problems"]
    assert (problem["file"], problem["code"]) == ("other.csv", "transfers_file_header")
    assert problem["mend"]


def test_people_read_a_table_with_what_was_read_and_what_is_left_out(tmp_path: Path) -> None:
    second = FAN.replace("HUB", "HUB2").replace("F", "G").replace("P", "R")
    code, out, _, _ = _detect(_file(tmp_path, FAN + second + QUIET), "--limit", "1")
    assert code == 0
    assert "224" in out
    assert "--limit" in out


def test_what_lies_below_the_least_score_is_counted_and_told_when_asked(tmp_path: Path) -> None:
    many = "".join(
        f"{hub}-{at},2025-03-{1 + at:02d},P{hub}{at},H{hub},{100 + 7 * at}.00,KZT,\n"
        for hub in range(21)
        for at in range(12)
    )
    weak = ("--parameter", "fan_in.counterparties=3", "--parameter", "fan_in.seconds=864000")
    file = _file(tmp_path, many)
    told = {score: _detect(file, *weak, "--least-score", score, "--json") for score in ("0", "1")}
    assert (told["0"][0], told["1"][0]) == (0, 0)
    count = len(told["0"][1].splitlines())
    assert count >= 21
    assert "--least-score" not in told["0"][2]
    assert told["1"][1] == ""
    assert f": {count} (" in told["1"][2]
    assert f"{count}). --least-score 0" in told["1"][2]


def test_an_unknown_typology_is_refused_with_those_there_are(tmp_path: Path) -> None:
    fault = _detect(_file(tmp_path, FAN), "--typology", "fan")[3]
    assert isinstance(fault, SettingFaulty)
    assert "fan_in" in fault.expected


def test_every_typology_is_listed_with_units_defaults_and_source() -> None:
    left = CliRunner().invoke(make_app(), ["typologies", "--json"])
    told = json.loads(left.stdout)
    assert [one["name"] for one in told] == [one.name for one in TYPOLOGIES]
    for one in told:
        assert one["definition"]
        assert one["source"], one["name"]
        assert all(each["unit"] for each in one["parameters"])
    assert CliRunner().invoke(make_app(), ["typologies"]).exit_code == 0


def test_one_typology_is_told_for_people_and_machines() -> None:
    left = CliRunner().invoke(make_app(), ["typologies", "fan_in", "--json"])
    named = {one["name"]: one for one in json.loads(left.stdout)["parameters"]}
    assert named["seconds"] == {"name": "seconds", "default": 604_800, "unit": "seconds"}
    assert "60" in CliRunner().invoke(make_app(), ["typologies", "round_amounts"]).stdout


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_same_input_same_bytes_in_each_language(tmp_path: Path, language: str) -> None:
    file = _file(tmp_path, FAN + QUIET)
    command = [sys.executable, "-m", "qaitaru", "detect", "--transfers", str(file), "--json"]
    asked = [*command, "--typology", "fan_in", "--typology", "fan_out"]
    spoken = {**os.environ, "QAITARU_LANG": language}
    first, second = (
        subprocess.run(asked, env=spoken, capture_output=True, check=True).stdout for _ in range(2)
    )
    assert first == second
    assert json.loads(first.splitlines()[0])["explanation"]


def test_a_table_in_an_encoding_of_its_own_is_read_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "transfers.csv"
    file.write_bytes((HEADER + FAN.replace("Payer", "Шот") + QUIET).encode("cp866"))
    code, out, _, _ = _detect(file, "--json", "--encoding", "cp866")
    assert code == 0
    assert json.loads(out.splitlines()[0])["names"]["P03"] == "Шот 3"


def test_an_encoding_is_of_a_table(tmp_path: Path) -> None:
    for command in (["detect"], ["network"], ["paths", "A", "B"]):
        asked = [*command, "--encoding", "cp1251", "-w", str(tmp_path)]
        assert isinstance(CliRunner().invoke(make_app(), asked).exception, SettingFaulty)
