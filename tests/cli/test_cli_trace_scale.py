"""``qaitaru trace CLAIM --to FOLDER``, and what is said where a claim is too large without it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qaitaru.acts.tracing import trace_size
from qaitaru.cli.app import make_app
from qaitaru.facts.errors import ClaimTooLarge, SettingFaulty
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.faults import fault_text

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFLOAN
:86:/NAME/Lender
:61:250103D250,00NTRFFLAT
:86:/NAME/Seller
:62F:C250131KZT50,00
-
"""
CLAIM = """account = "KZ000000000000000001"
[[receipt]]
claimant = "Lender"
reference = "LOAN"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace with one statement, and a claim beside it."""
    (tmp_path / "a.sta").write_text(STATEMENT)
    (tmp_path / "claim.toml").write_text(CLAIM)
    run = CliRunner()
    at = ["--workspace", str(tmp_path / "w")]
    assert run.invoke(make_app(), ["init", str(tmp_path / "w")]).exit_code == 0
    words = ["ingest", str(tmp_path / "a.sta"), "--basis", "test", *at]
    assert run.invoke(make_app(), words).exit_code == 0
    return tmp_path


def _trace(place: Path, *words: str) -> tuple[int, str, BaseException | None]:
    asked = ["trace", *words, "--workspace", str(place / "w")]
    left = CliRunner().invoke(make_app(), asked)
    return left.exit_code, left.stdout, left.exception


def test_a_claim_is_traced_into_a_folder_and_made_again(place: Path) -> None:
    claim, to = str(place / "claim.toml"), place / "answer"
    code, out, _ = _trace(place, claim, "--to", str(to), "--json")
    assert code == 0
    told = json.loads(out)
    assert told == json.loads((to / "summary.json").read_bytes())
    by_rule = {one["rule"]: one for one in told["rules"]}
    assert by_rule["fifo"]["result"]["held_minor"] == {"Lender": {"KZT": 5000}}
    assert by_rule["own-first"]["result"]["left_minor"] == {"Lender": {"KZT": 15000}}
    code, out, _ = _trace(place, "--again", str(by_rule["fifo"]["analysis"]), "--json")
    assert (code, json.loads(out)["equal"]) == (0, True)
    assert _trace(place, "--again", str(by_rule["fifo"]["analysis"]))[0] == 0


def test_the_table_says_nothing_of_outflows_that_a_rule_does_not_attribute(place: Path) -> None:
    claim = str(place / "claim.toml")
    code, out, _ = _trace(place, claim, "--to", str(place / "answer"), "--rule", "pari-passu")
    assert code == 0
    assert "–" in out


@pytest.mark.parametrize("more", ["--all-steps", "--regardless"])
def test_what_is_for_few_bookings_is_refused_with_a_folder(place: Path, more: str) -> None:
    claim, to = str(place / "claim.toml"), place / "answer"
    fault = _trace(place, claim, "--to", str(to), more)[2]
    assert isinstance(fault, SettingFaulty)
    assert fault.setting == more
    (place / "there").mkdir()
    fault = _trace(place, claim, "--to", str(place / "there"))[2]
    assert isinstance(fault, SettingFaulty)
    assert fault.setting == "--to"
    fault = _trace(place, "--again", "1", "--to", str(to))[2]
    assert isinstance(fault, SettingFaulty)


def test_a_claim_too_large_is_refused_with_the_way_out(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace_size, "ONE_BY_ONE", 1)
    claim = str(place / "claim.toml")
    fault = _trace(place, claim)[2]
    assert isinstance(fault, ClaimTooLarge)
    for language in LANGUAGES:
        told = fault_text(fault, words_for(language))
        assert "--to" in told
        assert "--regardless" in told
        assert fault.bookings in told
    assert _trace(place, claim, "--rule", "fifo", "--regardless")[0] == 0
